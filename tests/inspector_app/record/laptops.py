"""Three to five laptops as sets of changes, and what people do on them; an oracle is told of each deed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inspector_app.record import erasing, joining, rescuing
from inspector_app.record import state as states
from inspector_app.record.change import Change, make
from inspector_app.record.state import SAME_AS
from tests.inspector_app.record.histories import AT, OTHER_TAG, RECORD, TAG, W1, W2, asked
from tests.inspector_app.record.oracle import NOBODY, Oracle

NOTES = {name: UUID(int=number) for number, name in enumerate(("n1", "n2", "n3"), 1)}
WEAKNESSES = {"w1": W1, "w2": W2, "w3": UUID(int=9)}
SUBJECTS = {**NOTES, **WEAKNESSES}
PLACE = {"interview": str(UUID(int=11)), "author": str(UUID(int=12))}
"""What a note refers to from its beginning, without which nobody could see it."""
NAMES = {subject: name for name, subject in SUBJECTS.items()}

Record = dict[str, Change]


@dataclass(frozen=True)
class Copy:
    """A copy of a whole record at some moment: a backup, a hand-over, the disk of a laptop."""

    device: str
    record: Record
    heard: frozenset[int]


@dataclass(frozen=True)
class Draft:
    """A wording that is being typed, with what was on the screen when typing began."""

    about: str
    parents: Mapping[str, int]
    knew: frozenset[int]


def words_of(about: str) -> str:
    """Return the field that holds a thing's words: a note's text, a weakness's title."""
    return "title" if about in WEAKNESSES else "text"


def union(*records: Record) -> Record:
    """Merge whole records; the changes stay in the order in which they arrived."""
    kept, lost = rescuing.whole(change for record in records for change in record.values())
    assert not lost
    by_id = {change.id: change for change in kept}
    return {name: by_id[name] for record in records for name in record}


def shown_by(record: Record) -> dict[UUID, states.State]:
    """Return the state of every thing in a record."""
    found: dict[UUID, list[Change]] = {}
    for change in record.values():
        found.setdefault(change.subject, []).append(change)
    return {subject: states.derive(changes) for subject, changes in found.items()}


class Laptops:
    """What every laptop holds, and the deeds that people do on them."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = tuple(names)
        self.records: dict[str, Record] = {name: {} for name in self.names}
        self.oracle = Oracle()
        self.oracle.heard = {name: set() for name in self.names}
        self.device = {name: name for name in self.names}
        self.clock = dict.fromkeys(self.names, AT)
        self.typing: dict[str, Draft] = {}
        self.kept: list[Copy] = []

    # What a laptop shows

    def changes(self, name: str, about: str) -> list[Change]:
        """Return what a laptop holds of a thing."""
        return [change for change in self.records[name].values() if change.subject == SUBJECTS[about]]

    def joins(self, name: str) -> dict[UUID, UUID]:
        """Return the joins that a laptop shows; one to a deleted thing counts for nothing."""
        shown = shown_by(self.records[name])
        return {
            subject: state.same_as
            for subject, state in shown.items()
            if state.same_as in shown and not shown[state.same_as].gone
        }

    def shown(self, changes: list[Change]) -> dict[str, Any]:
        """Return the fields that a thing shows."""
        if not changes:
            return {}
        state = states.derive(changes)
        return {TAG: False, OTHER_TAG: False, SAME_AS: None, **state.fields, **state.sets, "gone": state.gone}

    # Deeds

    def write(self, name: str, about: str, fields: Mapping[str, Any]) -> None:
        """Edit as the store does: only what differs, knowing what an ordinary edit knows."""
        changes = self.changes(name, about)
        shown = self.shown(changes)
        fields = {field: value for field, value in fields.items() if not changes or shown.get(field, "") != value}
        if not fields:
            return
        if not changes and about in NOTES:
            fields = {**PLACE, "text": "begun", **fields}
        parents = states.parents_for(changes, fields) if changes else {}
        self._keep(name, about, fields, parents, self.oracle.knows(self.oracle.screen(name, about), fields, shown))

    def decide(self, name: str, about: str, field: str, value: Any) -> None:
        """Take a value; what is asked besides is not decided with it, but for a wording put on a deleted thing."""
        changes = self.changes(name, about)
        before = asked(states.derive(changes))
        knew, keeps = self.oracle.decides(self.oracle.screen(name, about), field)
        fields = {"gone" if field == "deleted" else field: value}
        parents, written = states.to_decide(changes, fields)
        assert written == {**fields, "gone": False} if keeps else written == fields
        self._keep(name, about, written, parents, knew)
        after = asked(states.derive(self.changes(name, about)))
        assert after == {
            one: values for one, values in before.items() if one not in (field, "deleted" if keeps else "")
        }

    def erase(self, name: str, about: str) -> None:
        """Erase as the store does: delete, name all changes that hold words, and write the rest anew."""
        changes = self.changes(name, about)
        if not changes:
            return
        seen, shown = self.oracle.screen(name, about), self.shown(changes)
        fields, emptied = erasing.erasure(changes)
        wordless = {field: shown.get(field) for field in (*PLACE, "stance", "position", SAME_AS, TAG, OTHER_TAG)}
        assert fields == {
            **{field: value for field, value in wordless.items() if value is not None and value is not False},
            "gone": True,
        }
        worded = {one for one in self.oracle.readable(seen) if words_of(about) in self.oracle.entries[one].fields}
        self._keep(name, about, fields, states.heads_of(changes), seen, emptied, frozenset(worded))
        self.records[name] = union(self.records[name])
        if name in self.typing and self.typing[name].about == about:
            del self.typing[name]

    def join(self, name: str, other: str, one: str) -> None:
        """Let a weakness stand for another, unless they are one already."""
        joins = self.joins(name)
        if joining.settled(WEAKNESSES[one], joins) != joining.settled(WEAKNESSES[other], joins):
            self.write(name, other, {SAME_AS: str(WEAKNESSES[one])})

    def separate(self, name: str, other: str) -> None:
        """Let a joined weakness stand for itself again; in a ring the one that leads to it does too."""
        joins, subject = self.joins(name), WEAKNESSES[other]
        path = [other]
        while (following := joins.get(WEAKNESSES[path[-1]])) is not None and NAMES[following] not in path:
            path.append(NAMES[following])
        for about in dict.fromkeys([other, path[-1]] if following == subject else [other]):
            self.write(name, about, {SAME_AS: None})
        if not any("deleted" in asked(states.derive(self.changes(name, about))) for about in path):
            assert joining.settled(subject, self.joins(name)) == subject

    def begin_typing(self, name: str, about: str) -> None:
        """Open a draft of a thing's words."""
        if changes := self.changes(name, about):
            field = words_of(about)
            knew = self.oracle.knows(self.oracle.screen(name, about), [field], self.shown(changes))
            self.typing[name] = Draft(about, states.parents_for(changes, [field]), knew)

    def end_typing(self, name: str, value: str) -> None:
        """Seal a draft: it knows what was on the screen when typing began, whatever was merged meanwhile."""
        draft = self.typing.pop(name)
        field = words_of(draft.about)
        if self.shown(self.changes(name, draft.about)).get(field) != value:
            self._keep(name, draft.about, {field: value}, draft.parents, draft.knew)

    # Copies

    def copy(self, name: str) -> Copy:
        """Return a copy of all that a laptop holds."""
        return Copy(self.device[name], dict(self.records[name]), frozenset(self.oracle.heard[name]))

    def bring_in(self, name: str, copy: Copy) -> None:
        """Merge a copy, young or old; what it does not touch must look as before, and once more must change nothing."""
        before, shown = set(self.records[name]), shown_by(self.records[name])
        self.records[name] = union(self.records[name], copy.record)
        self.oracle.told(name, copy.heard)
        touched = {self.records[name][one].subject for one in set(self.records[name]) - before}
        after = shown_by(self.records[name])
        assert before <= set(self.records[name])
        assert all(after[one] == state for one, state in shown.items() if one not in touched)
        assert union(self.records[name], copy.record) == self.records[name]

    def put_back(self, name: str, copy: Copy) -> None:
        """Make a laptop what a copy is, a backup of its own or another's disk; what it held besides is lost."""
        self.records[name], self.oracle.heard[name] = dict(copy.record), set(copy.heard)
        self.device[name] = copy.device
        self.typing.pop(name, None)

    def _keep(
        self,
        name: str,
        about: str,
        fields: Mapping[str, Any],
        parents: Mapping[str, int],
        knew: frozenset[int],
        erase: tuple[str, ...] = (),
        erases: frozenset[int] = NOBODY,
    ) -> None:
        change = make(
            record=RECORD,
            subject=SUBJECTS[about],
            kind="weakness" if about in WEAKNESSES else "note",
            set=fields,
            parents=parents,
            author=name,
            device=self.device[name],
            at=self.clock[name],
            erase=erase,
            salt=len(self.oracle.entries).to_bytes(16, "big"),
        )
        self.records[name][change.id] = change
        self.oracle.wrote(name, about, fields, knew, erases)
