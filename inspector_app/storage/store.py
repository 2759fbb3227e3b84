"""Writing to a workbook within one transaction: the one door for changes; projection and search follow at once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.plain import Fields, Plain, cleaned
from inspector_app.domain.progress import Progress, in_parts, no_progress, stretch
from inspector_app.domain.shaping import shown_erased
from inspector_app.domain.status import EVIDENCE, touches
from inspector_app.domain.things import Edit, Finding, Note
from inspector_app.record.change import Change, make, read
from inspector_app.record.erasing import erasure
from inspector_app.record.state import GONE, State, derive, heads_of, is_member, parents_for, to_decide
from inspector_app.storage import baselines, tables
from inspector_app.storage.projecting import project
from inspector_app.storage.reading import Reader
from inspector_app.storage.rows import Row, among, columns, keys, put


@dataclass(frozen=True, slots=True)
class Writer:
    """Whose changes a transaction writes: inspector, laptop, and the moment that is shown beside them."""

    record: UUID
    author: UUID
    device: str
    at: str


class Store(Reader):
    """What one deed may read and write; `written` are the ids of its changes, `touched` their kinds.

    `undoes` is the number of the deed that this one takes back, if it does.
    """

    def __init__(self, connection: Connection, writer: Writer) -> None:
        super().__init__(connection)
        self.writer = writer
        self.written: list[str] = []
        self.touched: set[str] = set()
        self.undoes: int | None = None
        self.what = ""

    def write(self, *edits: Edit) -> list[State]:
        """Write edits as changes and return the states of what they touched, in the order of the edits.

        Fields that already show the value given write nothing. The parents are what the edit has seen, else the
        heads of now; an edit never decides unseen.

        Raises:
            InvalidError: The letter is signed, and an edit would change what it rests on.
        """
        histories = self.changes_of([edit.subject for edit in edits])
        states = {subject: derive(changes) for subject, changes in histories.items() if changes}
        made: list[Change] = []
        for edit in edits:
            changes, state = histories[edit.subject], states.get(edit.subject)
            fields = _differing(edit.set, state)
            if not fields:
                continue
            change = self._change(edit.kind, edit.subject, fields, _parents(edit, changes, fields))
            made.append(change)
            changes.append(change)
            states[edit.subject] = derive(changes)
        self._refuse_if_frozen(made)
        self._keep(made)
        project(self.connection, [states[subject] for subject in dict.fromkeys(change.subject for change in made)])
        return [states[edit.subject] for edit in edits if edit.subject in states]

    def decide(self, edit: Edit) -> State:
        """Write an edit that settles whatever was open in the fields it sets.

        Raises:
            InvalidError: The letter is signed, and it rests on what was open.
        """
        changes = self.changes_of([edit.subject])[edit.subject]
        parents, fields = to_decide(changes, edit.set)
        change = self._change(edit.kind, edit.subject, fields, parents)
        self._refuse_if_frozen([change])
        state = derive([*changes, change])
        self._keep([change])
        project(self.connection, [state])
        return state

    def erase(self, kind: str, subject: UUID) -> None:
        """Delete a thing and remove the content of all its changes, here and, by the change written, everywhere."""
        changes = self.changes_of([subject])[subject]
        fields, emptied = erasure(changes)
        change = self._change(kind, subject, fields, heads_of(changes), erase=emptied)
        self._keep([change])
        self._erase(emptied)
        project(self.connection, list(self.states([subject]).values()))
        self.connection.exec_driver_sql(tables.SEARCH_ANEW)  # it remembers words that were taken out for a while

    def add(self, changes: Sequence[Change], progress: Progress = no_progress) -> list[State]:
        """Take in changes from elsewhere, those already here passed over; return the states of what they touched.

        Content that any of them erases goes on all copies.
        """
        known = self.change_ids()
        new = [change for change in changes if change.id not in known]
        erased = self._erase({name for change in new for name in change.erase})
        histories = self.changes_of({change.subject for change in new} | erased)
        for part in in_parts(new, stretch(progress, 0, 30, 100)):
            for change in self._keep(part):
                histories[change.subject].append(change)
        states = []
        for some in in_parts(list(histories.values()), stretch(progress, 30, 40, 100)):
            states += [derive(history) for history in some]
        project(self.connection, states, stretch(progress, 40, 100, 100))
        if erased:
            self.connection.exec_driver_sql(tables.SEARCH_ANEW)
        return states

    def take_out(self, ids: Iterable[str], deed: int, progress: Progress = no_progress) -> None:
        """Take the changes of a deed out again, as an undo may; nothing may stand on them.

        They are kept aside under the deed's number until the next one, for `put_back`.
        """
        table, aside = tables.change, tables.taken
        here, wanted = among(table.c.id), keys(map(bytes.fromhex, ids))
        rows = self.connection.execute(select(table.c.subject, table.c.kind).where(here), wanted)
        kinds = {UUID(bytes=row.subject): row.kind for row in rows}
        held = select(table.c.id, literal(deed), table.c.header, table.c.salt, table.c.content).where(here)
        self.connection.execute(insert(aside).from_select(columns(aside), held).prefix_with("OR REPLACE"), wanted)
        self.set_meta("undoing", "1")
        self.connection.execute(delete(table).where(here), wanted)
        self.connection.execute(delete(tables.meta).where(tables.meta.c.name == "undoing"))
        self.touched |= set(kinds.values())
        histories = self.changes_of(kinds)
        empty = [
            State(subject, kind, {}, {}, True, (), ()) for subject, kind in kinds.items() if not histories[subject]
        ]
        states = [derive(history) for history in histories.values() if history]
        project(self.connection, empty + states, progress)

    def put_back(self, deed: int, progress: Progress = no_progress) -> int:
        """Put back the changes that were taken out as a deed's; return how many there were."""
        aside = tables.taken
        held = select(aside.c.header, aside.c.salt, aside.c.content).where(aside.c.deed == deed)
        rows = self.connection.execute(held)
        changes = [read(row.header, row.salt, row.content) for row in rows]
        self.add(changes, progress)
        self.connection.execute(delete(aside).where(aside.c.deed == deed))
        return len(changes)

    def rebuild(self) -> None:
        """Drop the projection and search index and make them anew from the changes."""
        tables.make_projection(self.connection)
        histories: dict[UUID, list[Change]] = {}
        for change in self.changes():
            histories.setdefault(change.subject, []).append(change)
        erased = [name for history in histories.values() for change in history for name in change.erase]
        self._remember_erased(erased)
        project(self.connection, [derive(history) for history in histories.values()])
        self.set_meta("projection", str(tables.PROJECTION))

    def set_meta(self, name: str, value: str) -> None:
        """Keep a local setting of this workbook."""
        self.connection.execute(
            insert(tables.meta)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )

    def remember_team(self, words: str) -> None:
        """Keep a passphrase of the team after those that are known."""
        known = json.loads(self.meta("team") or "[]")
        if words not in known:
            self.set_meta("team", json.dumps([*known, words]))

    def keep_receipt(self, *, file: str, sha256: str, direction: str, changes: int, digest: str | None = None) -> int:
        """Note that a hand-over came in or went out; return the receipt's number.

        The digest is that of the record as it is now, unless another is given.
        """
        done = self.connection.execute(
            tables.receipt.insert().values(
                at=self.writer.at,
                file=file,
                sha256=sha256,
                direction=direction,
                changes=changes,
                digest=digest or self.digest(),
            )
        )
        assert done.inserted_primary_key is not None  # noqa: S101 - an INSERT of one row always has one
        return int(done.inserted_primary_key[0])

    def keep_deed(self, name: str, what: str, sha256: str, *, final: bool) -> None:
        """Note what this laptop's user did, with the changes it wrote; a final deed is not undone.

        After a new deed that wrote something, what was undone before it is not done again.
        """
        if self.written and self.undoes is None:
            self.connection.execute(delete(tables.taken))
        self.connection.execute(
            tables.deed.insert().values(
                at=self.writer.at,
                name=name,
                what=what or self.what,
                sha256=sha256,
                changes=bytes.fromhex("".join(self.written)),
                final=int(final),
                undoes=self.undoes,
            )
        )

    def begin_deed(self, name: str, what: str, sha256: str) -> int:
        """Note a deed before it is done, for it reaches beyond the workbook; return its number."""
        row = {"at": self.writer.at, "name": name, "what": what, "sha256": sha256, "changes": b"", "final": 1}
        done = self.connection.execute(tables.deed.insert().values(row))
        assert done.inserted_primary_key is not None  # noqa: S101 - an INSERT of one row always has one
        return int(done.inserted_primary_key[0])

    def end_deed(self, key: int, name: str) -> None:
        """Note that a deed which was begun is done, under the name that it has from now on."""
        self.connection.execute(update(tables.deed).where(tables.deed.c.key == key).values(name=name))

    def withdraw_deed(self, key: int) -> None:
        """Forget a deed that was begun and came to nothing."""
        self.connection.execute(delete(tables.deed).where(tables.deed.c.key == key))

    def _change(
        self, kind: str, subject: UUID, fields: Fields, parents: Mapping[str, int], erase: tuple[str, ...] = ()
    ) -> Change:
        return make(
            record=self.writer.record,
            subject=subject,
            kind=kind,
            set=fields,
            parents=parents,
            author=str(self.writer.author),
            device=self.writer.device,
            at=self.writer.at,
            erase=erase,
        )

    def _refuse_if_frozen(self, made: Sequence[Change]) -> None:
        """Refuse to write what a signed letter rests on; only a merge, which takes in what others wrote, may."""
        touched = [one for one in made if touches(one.kind, one.fields)]
        if not touched or not self.course().is_frozen:
            return
        if any(one.kind not in EVIDENCE for one in touched):
            raise InvalidError("The letter is signed; reopen it with a reason to change it.")
        linked = {link.note for finding in self.things(Finding) for link in finding.evidence}
        linked |= {note.interview for note in self.things(Note, subjects=linked)}
        if any(one.subject in linked for one in touched):
            raise InvalidError("The signed letter rests on this as evidence; reopen it with a reason to change it.")

    def _keep(self, changes: Sequence[Change]) -> list[Change]:
        """Keep changes and return them as they are kept: without the content that was erased elsewhere."""
        erased = self.erased()
        kept = [change.without_content() if change.id in erased else change for change in changes]
        rows: list[Row] = [
            (bytes.fromhex(one.id), one.subject.bytes, one.kind, one.header, one.salt, one.content) for one in kept
        ]
        put(self.connection, tables.change, rows)
        self.written += [change.id for change in kept]
        self.touched |= {change.kind for change in kept}
        return kept

    def _erase(self, ids: Iterable[str]) -> set[UUID]:
        """Remove the content of erased changes that are here; return the subjects they belong to."""
        table = tables.change
        here, wanted = among(table.c.id), keys(self._remember_erased(ids))
        rows = self.connection.execute(select(table.c.subject, table.c.kind).where(here), wanted)
        kinds = {UUID(bytes=row.subject): row.kind for row in rows}
        if kinds:
            self.connection.execute(update(table).where(here).values(salt=None, content=None), wanted)
            baselines.forget(self.connection, kinds)
        return set(kinds)

    def _remember_erased(self, ids: Iterable[str]) -> list[bytes]:
        wanted = sorted({bytes.fromhex(change_id) for change_id in ids})
        if wanted:
            statement = insert(tables.erasure).on_conflict_do_nothing()
            self.connection.execute(statement, [{"id": one} for one in wanted])
        return wanted


def _differing(fields: Fields, state: State | None) -> Fields:
    """Return the fields that do not show the value given yet, texts cleaned."""
    found = {}
    for name, value in fields.items():
        new, shown = cleaned(value), _shown(state, name)
        if new != shown or type(new) is not type(shown):
            found[name] = new
    return found


def _shown(state: State | None, name: str) -> Plain:
    if name == GONE:
        return state is not None and state.gone
    if state is not None and name in state.erased:
        return shown_erased(KINDS[state.kind], name) if state.kind in KINDS else None
    if is_member(name):
        return False if state is None else state.sets.get(name, False)
    return None if state is None else state.fields.get(name)


def _parents(edit: Edit, changes: Sequence[Change], fields: Fields) -> dict[str, int]:
    if not changes:
        return {}
    if edit.seen is not None:
        seen = {change.id: change.n for change in changes if change.id in edit.seen}
        if seen:  # else an undo has taken out all that the edit began with
            return seen
    return parents_for(changes, fields)
