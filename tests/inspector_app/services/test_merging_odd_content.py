"""What is odd and yet somebody's words: it goes through typing, hand-over, merge, search, record and letter."""

import json
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID, uuid4

import docx
import pytest

from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import InvalidError, RefusedFileError
from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import clean
from inspector_app.domain.things import Edit, Interview, Note, Weakness
from inspector_app.handover import handover_file
from inspector_app.record.change import make
from inspector_app.services import (
    drafts,
    findings,
    interviews,
    letters,
    merging,
    notes,
    records,
    undoing,
    workbooks,
)
from inspector_app.services.checking import check
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, exported, handed_over, merged, note, things

Laptops = Mapping[str, Workbook]

HEARD = "2022-05-10T10:00:00+01:00"
TEXTS = {
    "5 MB": ("She waited at the door. " * 218_000 + "Then she left.", "left"),
    "a word of 1 MB": ("x" * 1_000_000, "xxx"),
    "emoji": ("👩‍👩‍👧 waits 😀 for 🇬🇧", "waits"),
    "right to left": ("היא חיכתה بعد المدرسة (three weeks)", "חיכתה"),
    "combining marks": ("Zoe\u0308 and e" + "\u0301" * 60 + " wait", "Zoë"),
    "half a character": ("half \ud83d a sign", "half"),
    "NUL and controls": ("bell\0s and whis\x07tles\x1b", "bells"),
    "markup": ('<b>bold</b> & <script>alert("x")</script> {slot} %s', "alert"),
    "line ends": ("one\r\ntwo\rthree\u2028four\n\nfive\ttab", "five"),
}


def interview(workbook: Workbook) -> UUID:
    with workbook.reading() as reader:
        return reader.things(Interview)[0].subject


# Row by row: what is typed arrives


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_any_kind_goes_through_typing_hand_over_merge_search_record_and_letter(
    kind: str, laptops: Laptops, tmp_path: Path
) -> None:
    lead, b, _ = laptops.values()
    typed, word = TEXTS[kind]
    kept = clean(typed).strip()
    subject = new_id()
    drafts.keep(b, Draft(subject=subject, field="text", kind="note", text=typed))
    assert [one.text for one in drafts.offered(b)] == [clean(typed)]
    taken = notes.capture(b, interview=interview(b), text=typed, heard=HEARD, subject=subject)
    weakness = findings.weaknesses(b)[0].subject
    written = findings.add(b, weakness, typed)
    findings.link(b, written.subject, taken.subject)

    merged(lead, b)

    assert notes.one(lead, subject).text == kept
    assert [one.text for one in findings.of_weakness(lead, weakness)][1:] == [kept]
    assert subject in notes.found(lead, word)
    assert check(lead).problems == ()
    records.export(lead, tmp_path / "record.json")
    assert kept in {one["text"] for one in json.loads((tmp_path / "record.json").read_bytes())["notes"]}
    letters.export(lead, tmp_path / "review.docx", letters.REVIEW, EXPORTERS["review"])
    review = docx.Document(str(tmp_path / "review.docx"))
    assert kept in {one.text for one in review.paragraphs}
    assert any(kept in comment.text for comment in review.comments)
    letters.export(lead, tmp_path / "letter.md", letters.PLAIN, EXPORTERS["letter"])
    assert (tmp_path / "letter.md").stat().st_size > len(kept)


@pytest.mark.parametrize("typed", ["", " \t\n", "\u0301\u0301", "\u200b\ufeff"])
def test_a_label_of_which_nothing_shows_is_left_out_and_a_text_refused(typed: str, laptops: Laptops) -> None:
    b = laptops["B"]
    assert interviews.start(b, "parent_carer", typed, typed, typed).title is None
    before = exported(b)
    for refused in (
        lambda: notes.capture(b, interview=interview(b), text=typed, heard=HEARD),
        lambda: findings.add(b, findings.weaknesses(b)[0].subject, typed),
    ):
        with pytest.raises(InvalidError, match=r"^A (note|paragraph) needs at least one word; .*\.$"):
            refused()
    assert exported(b) == before


def test_a_label_of_one_sign_is_kept_and_one_of_ten_thousand_refused_when_typed_and_kept_when_merged(
    laptops: Laptops,
) -> None:
    lead, b, _ = laptops.values()
    assert interviews.start(b, "parent_carer", "X").title == "X"
    before = exported(b)
    with pytest.raises(InvalidError, match=r"^What an interview is called has at most 500 characters; .*\.$"):
        interviews.start(b, "parent_carer", "Y" * 10_000)
    assert exported(b) == before
    with pytest.raises(RefusedFileError, match="must not be empty"):
        brought(b, weaknesses=[{"id": "wy", "title": "\u0301"}])
    assert exported(b) == before
    brought(b, weaknesses=[{"id": "wx", "title": "T" * 10_000}, {"id": "wy", "title": "\u0301T"}])
    merged(lead, b)
    assert {"X", None} <= {one.interview.title for one in interviews.listed(lead)}
    assert {"T" * 10_000, "\u0301T"} <= {one.title for one in findings.weaknesses(lead)}
    assert check(lead).problems == ()


# Clocks


def test_a_clock_that_jumps_changes_no_order_and_every_time_keeps_its_offset(laptops: Laptops) -> None:
    lead, b, _ = laptops.values()
    heard = [
        "1970-01-01T00:00:00+00:00",
        "2024-02-29T23:59:59+00:00",
        "2022-03-27T00:59:59+00:00",
        "2022-03-27T02:00:00+01:00",  # a second later: the clocks went forward
        "2022-10-30T01:30:00+01:00",
        "2022-10-30T01:30:00+00:00",  # an hour later: the clocks went back
        "2022-05-10T12:00:00+14:00",
        "2022-05-10T00:00:00-11:00",
        "2999-12-31T23:59:59+01:00",
    ]
    where = interviews.start(b, "parent_carer", "Clocks").subject
    for moment in reversed(heard):
        notes.capture(b, interview=where, text=f"Heard {moment}", heard=moment)
    merged(lead, b)
    listed = [one.heard for one in notes.listed(lead, where)]
    assert listed == [heard[place] for place in (0, 2, 3, 6, 7, 4, 5, 1, 8)]
    assert listed == [one.heard for one in notes.listed(b, where)]
    assert set(heard) <= {one["heard"] for one in things(lead, "notes").values() if "heard" in one}


def test_who_edited_last_by_the_clock_has_no_say_in_what_shows(laptops: Laptops) -> None:
    lead, b, c = laptops.values()
    subject = note(lead, "n2").subject
    for book, at, text in ((b, "2999-01-01T00:00:00+00:00", "Far ahead."), (lead, "1970-01-01T00:00:00+00:00", "Ago.")):
        with book.deed("edited") as store:
            store.writer = type(store.writer)(book.record, book.author, book.device, at)
            store.write(Edit("note", subject, {"text": text}))
    merged(c, b, lead)
    assert [set(decision.values) for decision in decisions_of(c)] == [{"Far ahead.", "Ago."}]
    merged(lead, b)
    notes.rewrite(lead, subject, "Said after both.", seen=heads(lead, subject))
    merged(c, lead)
    assert notes.one(c, subject).text == "Said after both."
    assert decisions_of(c) == decisions_of(lead) == []


def decisions_of(workbook: Workbook) -> list[merging.Decision]:
    with workbook.reading() as reader:
        return reader.decisions()


def heads(workbook: Workbook, subject: UUID) -> tuple[str, ...]:
    with workbook.reading() as reader:
        return reader.states([subject])[subject].heads


@pytest.mark.parametrize(
    ("made", "odd"),
    [
        ("1970-01-01T00:00:00+00:00", True),
        ("2999-01-01T00:00:00+00:00", True),
        ("2022-05-10T17:42:00+01:00", False),
        ("of an unknown clock", True),
    ],
)
def test_a_file_dated_in_the_future_or_in_1970_is_merged_and_its_clock_marked(
    made: str, odd: bool, laptops: Laptops, tmp_path: Path
) -> None:
    lead, b, _ = laptops.values()
    edited(b, "n1", text="B's words")
    with b.reading() as reader:
        changes = list(reader.changes())
    path = tmp_path / "dated.handover"
    words = workbooks.team_words(lead)
    handover_file.write(path, changes, record=b.record, by=str(b.author), made=made, passphrase=words, cost=4)
    shown = merging.preview(lead, path)
    assert (shown.updated, shown.has_odd_clock) == (1, odd)
    merging.apply(lead, shown)
    assert note(lead, "n1").text == "B's words"


# The same again


def test_the_same_file_under_another_name_or_written_anew_brings_nothing_new(laptops: Laptops) -> None:
    lead, b, _ = laptops.values()
    edited(b, "n1", text="B's words")
    path = handed_over(b)
    merging.apply(lead, merging.preview(lead, path))
    before = exported(lead), check(lead).digest
    with lead.reading() as reader:
        receipts = len(reader.receipts())
    renamed = path.with_name("of another name.HANDOVER")
    renamed.write_bytes(path.read_bytes())
    for again in (path, renamed, handed_over(b)):
        shown = merging.preview(lead, again)
        assert shown.is_nothing_new
        assert merging.apply(lead, shown) is None
    with lead.reading() as reader:
        assert len(reader.receipts()) == receipts
    assert (exported(lead), check(lead).digest) == before


# Many


def test_a_note_of_five_thousand_versions_goes_through(laptops: Laptops) -> None:
    lead, b, c = laptops.values()
    subject = note(b, "n1").subject
    with b.deed("edited") as store:
        [last] = store.changes_of([subject])[subject]
        versions = []
        for number in range(4999):
            last = make(
                record=b.record,
                subject=subject,
                kind="note",
                set={"text": f"Version {number}"},
                parents={last.id: last.n},
                author=str(b.author),
                device=b.device,
                at=HEARD,
            )
            versions.append(last)
        store.add(versions)
    shown = merged(lead, b)
    assert (shown.updated, len(shown.changes)) == (1, 4999)
    assert notes.one(lead, subject).text == "Version 4998"
    notes.rewrite(lead, subject, "The last one.")
    notes.rewrite(c, subject, "Of a laptop that was away.")
    merged(lead, c)
    [decision] = decisions_of(lead)
    assert set(decision.values) == {"The last one.", "Of a laptop that was away."}
    with lead.reading() as reader:
        assert len(reader.changes_of([subject])[subject]) == 5002
    assert check(lead).problems == ()


def test_two_hundred_hand_overs_one_after_the_other_hold_what_the_last_one_holds(laptops: Laptops) -> None:
    lead, b, _ = laptops.values()
    where = interview(b)
    for number in range(200):
        notes.capture(b, interview=where, text=f"Note {number}", heard=HEARD)
        assert merged(lead, b).new == 1
    assert exported(lead) == exported(b)
    with lead.reading() as reader:
        assert sum(row.direction == "in" for row in reader.receipts()) == 200
    assert len(list((lead.folder / "backups").glob("*.db"))) <= 12
    assert undoing.undo(lead).name == "merged"
    assert "Note 199" not in {one.text for one in notes.listed(lead)}


def test_ten_thousand_notes_of_a_colleague_come_in_at_once(laptops: Laptops) -> None:
    lead, b, _ = laptops.values()
    where, author = str(interview(b)), str(b.author)
    made = [
        Edit("note", uuid4(), {"interview": where, "author": author, "text": f"Note {number}"})
        for number in range(10_000)
    ]
    with b.deed("brought in") as store:
        store.write(*made)
    assert merged(lead, b).new == 10_000
    with lead.reading() as reader:
        assert len(reader.things(Note)) == 10_002
        assert len(reader.things(Weakness)) == 2
    assert len(notes.found(lead, "note 9999")) == 1
    assert check(lead).problems == ()
