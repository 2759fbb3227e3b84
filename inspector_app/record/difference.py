"""What a set of changes does to what a person sees: things new, updated, removed, the same; decisions opened."""

from dataclasses import dataclass
from enum import Enum

from inspector_app.domain.kinds import KINDS
from inspector_app.domain.shaping import is_whole
from inspector_app.record.state import Decision, State


class Outcome(Enum):
    """What happens to one thing."""

    NEW = "new"
    UPDATED = "updated"
    REMOVED = "removed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing before and after."""

    before: State | None
    after: State
    outcome: Outcome
    erases: bool
    """Whether words that are here, shown or not, are removed for good."""

    @property
    def opened(self) -> tuple[Decision, ...]:
        """The decisions that were not open before."""
        known = {decision.field for decision in self.before.decisions} if self.before else set()
        return tuple(decision for decision in self.after.decisions if decision.field not in known)

    @property
    def widened(self) -> tuple[Decision, ...]:
        """The decisions that were open before and get a further value."""
        known = {decision.field: decision.values for decision in self.before.decisions} if self.before else {}
        return tuple(
            decision
            for decision in self.after.decisions
            if decision.field in known and any(value not in known[decision.field] for value in decision.values)
        )

    @property
    def settled(self) -> tuple[str, ...]:
        """The fields of the decisions that were open before and are no more."""
        still = {decision.field for decision in self.after.decisions}
        before = self.before.decisions if self.before else ()
        return tuple(decision.field for decision in before if decision.field not in still)


def visible(state: State | None) -> bool:
    """Tell whether a thing shows: of a known kind, whole, and not deleted."""
    if state is None or state.gone or state.kind not in KINDS:
        return False
    return is_whole(state.kind, state.fields, state.erased)


def step(before: State | None, after: State, *, erases: bool = False) -> Step:
    """Return what happens to a thing: new, removed, updated (a field shown or a decision differs) or the same."""
    was, is_ = visible(before), visible(after)
    if is_ and not was:
        outcome = Outcome.NEW
    elif was and not is_:
        outcome = Outcome.REMOVED
    elif is_ and before is not None and _shown(before) != _shown(after):
        outcome = Outcome.UPDATED
    else:
        outcome = Outcome.SAME
    return Step(before, after, outcome, erases)


def _shown(state: State) -> object:
    known = KINDS[state.kind]
    fields = {name: state.fields.get(name) for name in (*known.fields, "same_as")}
    return fields, dict(state.sets), [(decision.field, decision.values) for decision in state.decisions]
