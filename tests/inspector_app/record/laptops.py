"""Three laptops as sets of changes, each deed noted by an oracle; rules that seek conflicts; what must always hold."""

from collections.abc import Mapping
from itertools import permutations
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from inspector_app.record import state as states
from inspector_app.record.change import Change, make
from inspector_app.record.checking import verify
from inspector_app.record.digest import digest
from tests.inspector_app.record.histories import AT, OTHER_TAG, RECORD, TAG, asked
from tests.inspector_app.record.oracle import Oracle

LAPTOPS = ("A", "B", "C")
SUBJECTS = {name: UUID(int=number) for number, name in enumerate(("n1", "n2", "n3"), 1)}

laptop = st.sampled_from(LAPTOPS)
two = st.permutations(LAPTOPS).map(lambda order: order[:2])
subject = st.sampled_from(tuple(SUBJECTS))
text = st.sampled_from(("one", "two", "three", "two and more"))
stance = st.sampled_from(("progress", "concern", None))
tag = st.sampled_from((TAG, OTHER_TAG))


class Laptops(RuleBasedStateMachine):
    """Edits, deletions, decisions and merges in any order on three laptops."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, Change]] = {name: {} for name in LAPTOPS}
        self.oracle = Oracle(LAPTOPS)
        self.typing: dict[str, tuple[str, dict[str, int], frozenset[int]]] = {}
        self.kept: dict[str, tuple[dict[str, Change], set[int]]] = {}
        self.count = 0

    # What a laptop shows and does

    def changes(self, name: str, about: str) -> list[Change]:
        return [change for change in self.records[name].values() if change.subject == SUBJECTS[about]]

    def states(self, name: str) -> dict[UUID, states.State]:
        found: dict[UUID, list[Change]] = {}
        for change in self.records[name].values():
            found.setdefault(change.subject, []).append(change)
        return {one: states.derive(changes) for one, changes in found.items()}

    def write(self, name: str, about: str, fields: Mapping[str, Any]) -> None:
        """Edit as the store does: only what differs, knowing what an ordinary edit knows."""
        changes = self.changes(name, about)
        shown = self._shown(changes)
        fields = {field: value for field, value in fields.items() if not changes or shown.get(field, "") != value}
        if not fields:
            return
        seen = self.oracle.screen(name, about)
        parents = states.parents_for(changes, fields) if changes else {}
        self._keep(name, about, fields, parents, self.oracle.knows(seen, fields, shown))

    def _shown(self, changes: list[Change]) -> dict[str, Any]:
        if not changes:
            return {}
        state = states.derive(changes)
        return {TAG: False, OTHER_TAG: False, **state.fields, **state.sets, "gone": state.gone}

    def _keep(
        self, name: str, about: str, fields: Mapping[str, Any], parents: Mapping[str, int], knew: frozenset[int]
    ) -> None:
        self.count += 1
        change = make(
            record=RECORD,
            subject=SUBJECTS[about],
            kind="note",
            set=fields,
            parents=parents,
            author=name,
            device=name,
            at=AT,
            salt=self.count.to_bytes(16, "big"),
        )
        self.records[name][change.id] = change
        self.oracle.wrote(name, about, fields, knew)

    # Rules

    @initialize(first=laptop, value=text)
    def start(self, first: str, value: str) -> None:
        self.write(first, "n1", {"text": value, "stance": None})
        for name in LAPTOPS:
            self.merge([name, first])

    @rule(name=laptop, about=subject, value=text)
    def edit(self, name: str, about: str, value: str) -> None:
        self.write(name, about, {"text": value})

    @rule(name=laptop, about=subject, value=text, code=stance, on=st.booleans())
    def bring_in(self, name: str, about: str, value: str, code: str | None, on: bool) -> None:
        self.write(name, about, {"text": value, "stance": code, TAG: on, "gone": False})

    @rule(name=laptop, about=subject, code=stance)
    def mark(self, name: str, about: str, code: str | None) -> None:
        self.write(name, about, {"stance": code})

    @rule(name=laptop, about=subject, which=tag, on=st.booleans())
    def hold(self, name: str, about: str, which: str, on: bool) -> None:
        self.write(name, about, {which: on})

    @rule(name=laptop, about=subject, gone=st.booleans())
    def remove_or_restore(self, name: str, about: str, gone: bool) -> None:
        self.write(name, about, {"gone": gone})

    @rule(pair=two, about=subject, values=st.tuples(text, text))
    def edit_apart(self, pair: list[str], about: str, values: tuple[str, str]) -> None:
        self.merge(pair)
        self.merge(pair[::-1])
        for name, value in zip(pair, values, strict=True):
            self.write(name, about, {"text": value})
        self.merge(pair)

    @rule(pair=two, about=subject, which=tag)
    def tag_apart(self, pair: list[str], about: str, which: str) -> None:
        self.write(pair[0], about, {which: True})
        self.merge(pair[::-1])
        self.write(pair[0], about, {which: False})
        self.write(pair[1], about, {"stance": "concern", which: True})
        self.merge(pair)

    @rule(pair=two, about=subject, value=text)
    def remove_against_edit(self, pair: list[str], about: str, value: str) -> None:
        self.merge(pair)
        self.merge(pair[::-1])
        self.write(pair[0], about, {"gone": True})
        self.write(pair[1], about, {"text": value})
        self.merge(pair)

    @precondition(lambda self: any(states.derive(list(one.values())).decisions for one in self._things()))
    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        """Take one of the values of one open decision, knowing all that is there."""
        waiting = [
            (name, about, decision)
            for name in LAPTOPS
            for about in SUBJECTS
            if (changes := self.changes(name, about))
            for decision in states.derive(changes).decisions
        ]
        name, about, decision = data.draw(st.sampled_from(waiting))
        value = data.draw(st.sampled_from(decision.values))
        field = "gone" if decision.field == "deleted" else decision.field
        changes = self.changes(name, about)
        seen = self.oracle.screen(name, about)
        self._keep(name, about, {field: value}, states.heads_of(changes), seen)
        assert decision.field not in asked(states.derive(self.changes(name, about)))

    @rule(name=laptop, about=subject)
    def begin_typing(self, name: str, about: str) -> None:
        changes = self.changes(name, about)
        if changes:
            seen = self.oracle.screen(name, about)
            knew = self.oracle.knows(seen, ["text"], self._shown(changes))
            self.typing[name] = about, states.parents_for(changes, ["text"]), knew

    @precondition(lambda self: bool(self.typing))
    @rule(data=st.data(), value=text)
    def end_typing(self, data: st.DataObject, value: str) -> None:
        """Seal what was typed: it knows what was on the screen when typing began, whatever was merged meanwhile."""
        name = data.draw(st.sampled_from(sorted(self.typing)))
        about, parents, knew = self.typing.pop(name)
        if self._shown(self.changes(name, about)).get("text") != value:
            self._keep(name, about, {"text": value}, parents, knew)

    @rule(pair=two)
    def merge(self, pair: list[str]) -> None:
        ours, theirs = pair
        before, states_before = set(self.records[ours]), self.states(ours)
        self.records[ours] = {**self.records[theirs], **self.records[ours]}
        self.oracle.told(ours, theirs)
        touched = {self.records[ours][one].subject for one in set(self.records[ours]) - before}
        after = self.states(ours)
        assert before <= set(self.records[ours])
        assert all(after[one] == state for one, state in states_before.items() if one not in touched)

    @rule(name=laptop)
    def back_up(self, name: str) -> None:
        self.kept[name] = dict(self.records[name]), set(self.oracle.heard[name])

    @precondition(lambda self: bool(self.kept))
    @rule(data=st.data(), name=laptop)
    def rewind_or_clone(self, data: st.DataObject, name: str) -> None:
        """Put a laptop back to a backup, its own or another's; what it typed since is lost with the disk."""
        records, heard = self.kept[data.draw(st.sampled_from(sorted(self.kept)))]
        self.records[name], self.oracle.heard[name] = dict(records), set(heard)
        self.typing.pop(name, None)

    def _things(self) -> list[dict[str, Change]]:
        return [
            {change.id: change for change in changes}
            for name in LAPTOPS
            for about in SUBJECTS
            if (changes := self.changes(name, about))
        ]

    # What must always hold

    @invariant()
    def everything_shows_as_those_who_wrote_it_knew(self) -> None:
        for name in LAPTOPS:
            for about in SUBJECTS:
                seen = self.oracle.screen(name, about)
                changes = self.changes(name, about)
                assert len(changes) == len(seen)
                if not seen:
                    continue
                state = states.derive(changes)
                assert asked(state) == self.oracle.waits(seen)
                assert state.gone == self.oracle.is_gone(seen)
                for field in ("text", "stance"):
                    if values := self.oracle.values(seen, field):
                        assert state.fields[field] in values
                for one in (TAG, OTHER_TAG):
                    assert (one in state.sets) == any(self.oracle.values(seen, one))

    @invariant()
    def nobody_s_words_are_lost(self) -> None:
        for name in LAPTOPS:
            held = {(change.set or {}).get("text") for change in self.records[name].values()}
            assert {self.oracle.entries[one].fields.get("text") for one in self.oracle.heard[name]} <= held

    def teardown(self) -> None:
        """Merge all in every order and every grouping: one digest, one state; and the set is whole."""
        results = []
        for first, second, third in permutations(LAPTOPS):
            left = {**self.records[first], **self.records[second]}
            right = {**self.records[second], **self.records[third]}
            for union in ({**left, **self.records[third]}, {**right, **self.records[first]}, {**left, **right}):
                self.records["all"] = union
                results.append((digest(union), self.states("all")))
        assert all(result == results[0] for result in results)
        verify(list(self.records["all"].values()))
