"""Decisions: what two inspectors wrote apart waits for a person; deciding is an ordinary change that travels."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError, MissingError
from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.plain import Plain, worded
from inspector_app.domain.things import Edit, Inspector
from inspector_app.record.canonical import encode
from inspector_app.record.change import Change
from inspector_app.record.history import History
from inspector_app.record.proposal import proposed
from inspector_app.record.state import GONE, Choice, State, derive
from inspector_app.record.state import Decision as Decision  # the window names the type through here
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

DELETED = "deleted"
"""The field of a decision between deleting and keeping."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision in the words of files: ids as exported, authors by their codes.

    `decision` is the same as the record has it, `state` the thing as it shows meanwhile. `base` is the value that all
    the others were made from, where there is just one, and `since` the moment it was written; `proposal` is a text
    that holds both sides' changes, where they do not touch. `authors` are those who stand behind each value, by their
    ids, the latest first; `decided` says that the values are decisions themselves, made apart.
    """

    id: str
    thing: UUID
    subject: str
    kind: str
    field: str
    choices: tuple[Choice, ...]
    decision: Decision
    state: State
    base: Plain = None
    since: str = ""
    proposal: str | None = None
    authors: tuple[tuple[str, ...], ...] = ()
    decided: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the values are texts a person may combine."""
        spec = KINDS[self.kind].fields.get(self.field)
        return spec is not None and spec.shape is Shape.TEXT

    @property
    def both(self) -> str:
        """All the texts, one after the other with a blank line between them."""
        return _together(self.decision)


def waiting(workbook: Workbook) -> list[Waiting]:
    """Return what waits for a person."""
    with workbook.reading() as reader:
        found = reader.decisions()
        codes = {str(one.subject): one.code for one in reader.things(Inspector, deleted=True)}
        ids = reader.ids() if found else {}
        changes = reader.changes_of({decision.subject for decision in found})
        return [_waiting(decision, changes[decision.subject], codes, ids) for decision in found]


def keep(workbook: Workbook, decision_id: str, number: int) -> State:
    """Decide for the value with a number, from 1, in the order in which the decision lists them; return the thing.

    Raises:
        MissingError: There is no such decision; somebody may have decided it.
        InvalidError: There is no such value.
    """
    with workbook.deed("decided", decision_id) as store:
        decision = _open(store, decision_id)
        if not 1 <= number <= len(decision.choices):
            raise InvalidError(f"Choose one of the values 1 to {len(decision.choices)}.")
        return _decide(store, decision, decision.choices[number - 1].value)


def keep_both(workbook: Workbook, decision_id: str) -> State:
    """Decide for all the texts, one after the other with a blank line between them; return the thing.

    Raises:
        MissingError: There is no such decision.
        InvalidError: The values are no texts.
    """
    with workbook.deed("decided", decision_id) as store:
        decision = _open(store, decision_id)
        _refuse_codes(decision)
        return _decide(store, decision, _together(decision))


def write(workbook: Workbook, decision_id: str, text: str) -> State:
    """Decide for a text of one's own; return the thing.

    Raises:
        MissingError: There is no such decision.
        InvalidError: The values are no texts, or the text is empty.
    """
    with workbook.deed("decided", decision_id) as store:
        decision = _open(store, decision_id)
        _refuse_codes(decision)
        return _decide(store, decision, worded(text, "The text is empty; write at least one word."))


def _open(reader: Reader, decision_id: str) -> Decision:
    for decision in reader.decisions():
        if decision.id == decision_id:
            return decision
    raise MissingError(f"No decision “{decision_id[:20]}” waits; it may have been decided by somebody else.")


def _refuse_codes(decision: Decision) -> None:
    spec = KINDS[decision.kind].fields.get(decision.field)
    if spec is None or spec.shape is not Shape.TEXT:
        raise InvalidError("Only texts can be combined; keep one of the values.")


def _together(decision: Decision) -> str:
    return "\n\n".join(str(value) for value in decision.values if value is not None)


def _decide(store: Store, decision: Decision, value: Plain) -> State:
    field = GONE if decision.field == DELETED else decision.field
    return store.decide(Edit(decision.kind, decision.subject, {field: value}))


def _waiting(
    decision: Decision, changes: Sequence[Change], codes: Mapping[str, str], ids: Mapping[UUID, str]
) -> Waiting:
    spec = KINDS[decision.kind].fields.get(decision.field)
    choices = []
    for choice in decision.choices:
        value: Plain = choice.value
        if spec and spec.shape is Shape.REFERENCE and isinstance(value, str):
            value = ids.get(UUID(value), value)
        choices.append(dataclasses.replace(choice, value=value, author=codes.get(choice.author, choice.author)))
    history = History(changes)
    origin = history.origin(decision.field)
    base = origin.set.get(decision.field) if origin is not None and origin.set is not None else None
    made = Waiting(
        id=decision.id,
        thing=decision.subject,
        subject=ids.get(decision.subject, str(decision.subject)),
        kind=decision.kind,
        field=decision.field,
        choices=tuple(choices),
        decision=decision,
        state=derive(changes),
        base=base,
        since=origin.at if origin is not None and origin.set is not None else "",
        authors=_authors(history, decision),
        decided=_is_decided(history, decision),
    )
    texts = [value for value in decision.values if isinstance(value, str)]
    if made.is_text and isinstance(base, str) and len(texts) == len(decision.values) == 2:
        return dataclasses.replace(made, proposal=proposed(base, *texts))
    return made


def _authors(history: History, decision: Decision) -> tuple[tuple[str, ...], ...]:
    """Return who stands behind each value, for the record's decision names only the latest of them."""
    behind: dict[bytes, list[str]] = {}
    for change in history.heads if decision.field == DELETED else history.current(decision.field):
        if decision.field == DELETED:
            value: Plain = derive(history.among(history.below(change))).gone
        elif change.set is None:
            continue
        else:
            value = change.set.get(decision.field)
        behind.setdefault(encode(value), []).append(change.author)
    return tuple(
        tuple(dict.fromkeys((choice.author, *reversed(behind.get(encode(choice.value), ())))))
        for choice in decision.choices
    )


def _is_decided(history: History, decision: Decision) -> bool:
    """Tell whether every value was written by somebody who had decided this very question."""
    name = GONE if decision.field == DELETED else decision.field
    writers = {choice.writer for choice in decision.choices}
    for change in history.changes:
        if change.id in writers:
            before = [one for one in history.among(history.below(change)) if one is not change]
            asked = derive(before).decisions if before and name in change.fields else ()
            if not any(one.field == decision.field for one in asked):
                return False
    return True
