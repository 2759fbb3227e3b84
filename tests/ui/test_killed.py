"""The window killed at any moment while somebody works in it: what it had shown as kept is there, and no half of more.

In each round the real window is typed into by a program of its own and killed; then the workbook is opened without the
window. What it holds is what was acknowledged, or that with the one deed whole that was under way.
"""

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from inspector_app.domain.things import Note, Weakness
from inspector_app.handover import handover_file
from inspector_app.record.change import Change
from inspector_app.record.state import derive
from inspector_app.services import checking, drafts, interviews, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.children import killed
from tests.inspector_app.visits import PASSPHRASE, handed_over, joined_workbook, new_workbook, team_visit

pytestmark = pytest.mark.timeout(400)

OPENING, TYPING, RESTING, MERGING, HANDING_OVER = 8, 20, 10, 12, 10
"""Rounds of each way, 60 in all."""
FILES, NOTES_A_FILE = 25, 4
GIVEN = 2
"""Notes that the visit begins with."""
MERGE, HAND_OVER = "merge", "hand over"
TYPED = re.compile(r"(\d+)\. .* \1")
"""A typed note begins and ends with its number."""
AT_ONCE = 0.4
"""Seconds within which the kill comes once the window has said what it waits for."""

Rows = Mapping[str, tuple[int, ...]]
"""The notes that show: their tags by their text."""


@dataclass
class Desk:
    """A closed workbook, what it is known to hold, and what the rounds came to."""

    folder: Path
    rows: Rows
    brings: Mapping[str, Rows] = field(default_factory=dict)
    handed: Rows | None = None
    draft: str = ""
    number: int = 1
    receipts: int = 0
    acknowledged: int = 0
    interrupted: int = 0
    offered: int = 0

    @property
    def target(self) -> Path:
        """Where hand-overs are written."""
        return self.folder.with_name("given") / "out.handover"

    def work(self, way: str, turn: int, *paths: Path, after: str, within: float = AT_ONCE) -> None:
        """Have somebody work in the window until it is killed, and look into the workbook."""
        seed = f"{way} {turn}"
        seconds = random.Random(seed).uniform(0.0, within)
        arguments = ("-m", "tests.ui.killed_window", self.folder, way, seed, self.number, *paths)
        done = killed(arguments, seconds, after=after)
        try:
            self._look([json.loads(line) for line in done.lines])
        except BaseException as error:
            error.add_note(f"In the round of seed “{seed}”, killed {seconds:.3f} s after “{after}”; it had said:")
            error.add_note("\n".join(done.lines[-6:]))
            raise

    def _look(self, said: Sequence[list[object]]) -> None:
        """Check that the workbook holds what was acknowledged, with at most the one deed that was under way."""
        kept, deeds, handing = [self.rows], [], self.handed
        under_way: Rows | None = None
        for word, *rest in said:
            if word == "will":
                deeds.append(rest[0])
                under_way = self._after(rest, kept)
                handing = under_way if rest[0] == HAND_OVER else handing
            elif word == "kept":
                assert under_way is not None
                kept.append(under_way)
                self.handed, self.draft, under_way = handing, "", None
            else:
                self.draft = str(rest[0])
        with workbooks.opened(self.folder, PASSPHRASE) as book:
            assert checking.check(book).problems == ()
            stored = shown(book)
            assert stored in (kept[-1], under_way)
            numbers = numbers_in(book)
            assert numbers == list(range(1, len(numbers) + 1))
            offered = [one.text for one in drafts.offered(book)]
            assert any(text.startswith(self.draft) for text in (*stored, *offered))
            assert not any(text.startswith(one) for text in stored for one in offered)
            with book.reading() as reader:
                receipts = sum(row.direction == "in" for row in reader.receipts())
            if self.target.exists():
                given = handed_to(book, self.target)
                assert given in (self.handed, handing)
                self.handed = given
        came = stored == under_way != kept[-1]
        assert receipts == self.receipts + (deeds if came else deeds[: len(kept) - 1]).count(MERGE)
        self.rows, self.receipts, self.number = stored, receipts, len(numbers) + 1
        self.acknowledged += len(kept) - 1
        self.interrupted += under_way is not None
        self.offered += bool(offered)

    def _after(self, deed: Sequence[object], kept: Sequence[Rows]) -> Rows:
        """Return the notes that show when a deed is done."""
        match deed:
            case ["write", before, text, list(tags)]:
                rows = {known: ranks for known, ranks in kept[-1].items() if known != before}
                return {**rows, str(text): tuple(tags)} if text else rows
            case ["undo"]:
                return kept[-2]
            case ["merge", str(name)]:
                return {**kept[-1], **self.brings[name]}
        assert deed == [HAND_OVER]
        return kept[-1]


def shown(book: Workbook) -> Rows:
    """Return the notes that show in a workbook."""
    rows = notes.listed(book)
    found = {row.text: row.tags for row in rows}
    assert len(found) == len(rows)
    return found


def numbers_in(book: Workbook) -> list[int]:
    """Return the numbers with which the typed notes end, the deleted ones among them, in their order."""
    with book.reading() as reader:
        texts = [one.text for one in reader.things(Note, deleted=True)]
    brought = [text for text in texts if text.startswith("file ")]
    typed = [found for text in texts if (found := TYPED.fullmatch(text))]
    assert len(typed) == len(texts) - len(brought) - GIVEN
    return sorted(int(found[1]) for found in typed)


def handed_to(book: Workbook, path: Path) -> Rows:
    """Return the notes that show in a hand-over, which is read to its last byte."""
    histories: dict[UUID, list[Change]] = {}
    for change in handover_file.read(path, book.team_passphrases()).changes:
        histories.setdefault(change.subject, []).append(change)
    with book.reading() as reader:
        ranks = {f"tag/{one.subject}": rank for rank, one in enumerate(reader.things(Weakness), 1)}
    states = [derive(changes) for changes in histories.values()]
    return {
        str(state.fields["text"]): tuple(sorted(ranks[name] for name, on in state.sets.items() if on))
        for state in states
        if state.kind == "note" and not state.gone
    }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return the closed workbook of an inspector, with an interview to type into and hand-overs to merge."""
    lead = new_workbook(tmp_path / "a.workbook", team_visit(), author="A")
    (tmp_path / "given").mkdir()
    brings: dict[str, Rows] = {}
    with joined_workbook(tmp_path / "b.workbook", lead, "B") as other:
        heard = interviews.start(other, "parent_carer").subject
        rows: dict[str, tuple[int, ...]] = {}
        for number in range(FILES):
            for count in range(NOTES_A_FILE):
                text = f"file {number:02} note {count}"
                notes.capture(other, interview=heard, text=text, heard="2022-05-10T10:00:00+01:00")
                rows[text] = ()
            path = handed_over(other)
            brings[path.rename(tmp_path / f"{number:02}.handover").name] = dict(rows)
    with lead:
        interviews.start(lead, "parent_carer", "Forum")
        return Desk(lead.folder, shown(lead), brings)


def test_killed_while_the_workbook_is_being_opened_nothing_is_lost(desk: Desk) -> None:
    for turn in range(OPENING):
        desk.work("typing", turn, after="", within=1.2)


def test_killed_while_typing_every_note_shown_as_kept_is_there_and_ends_with_its_number(desk: Desk) -> None:
    for turn in range(TYPING):
        desk.work("typing", turn, after='["kept"')
    assert desk.acknowledged > TYPING


def test_killed_with_half_a_note_typed_the_draft_is_offered(desk: Desk) -> None:
    for turn in range(RESTING):
        desk.work("resting", turn, after='["draft"', within=0.15)
    assert desk.offered


def test_killed_while_merging_each_hand_over_is_in_whole_with_its_receipt_or_not_at_all(desk: Desk) -> None:
    for turn in range(MERGING):
        left = [name for name, rows in desk.brings.items() if not rows.keys() <= desk.rows.keys()]
        desk.work("merging", turn, *map(desk.folder.with_name, left), after='["will"')
    assert desk.acknowledged


def test_killed_while_handing_over_the_file_is_the_old_or_the_new_one_whole(desk: Desk) -> None:
    for turn in range(HANDING_OVER):
        desk.work("handing over", turn, desk.target, after='["will", "hand over"')
    assert desk.handed
