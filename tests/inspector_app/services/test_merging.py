"""A merge previews what it does, does what it previewed, and counts what people see."""

from collections.abc import Mapping
from itertools import count, permutations
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inspector_app.domain.errors import (
    CancelledError,
    DamagedError,
    MissingError,
    NotOursError,
    NotWrittenError,
    PassphraseError,
    RefusedFileError,
)
from inspector_app.domain.progress import Progress
from inspector_app.domain.things import Edit
from inspector_app.handover import age, bundle, handover_file
from inspector_app.record.change import make
from inspector_app.record.state import heads_of
from inspector_app.services import erasing, merging, notes, workbooks
from inspector_app.services.checking import check
from inspector_app.services.merging import Preview
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import (
    brought,
    edited,
    exported,
    files,
    handed_over,
    merged,
    new_workbook,
    note,
    things,
    visit,
)

Laptops = Mapping[str, Workbook]


def counts(shown: Preview) -> tuple[int, int, int, int, int, int]:
    return shown.new, shown.updated, shown.removed, shown.same, len(shown.decisions), shown.look_alikes


def work(laptops: Laptops) -> None:
    """Let all three do different work, some of it on the same things."""
    lead, b, c = laptops.values()
    edited(lead, "n1", text="A's words", stance=None)
    brought(
        lead, weaknesses=[{"id": "w3", "title": "Transport", "position": 2}], findings=[{"id": "f1", "position": 9}]
    )
    edited(b, "n1", text="B's words")
    brought(b, notes=[{"id": "b1", "interview": "int-1", "author": "ins-b", "text": "B's own", "tags": ["w2"]}])
    brought(
        b,
        notes=[{"id": "n2", "deleted": True}, {"id": "n1", "tags": []}],
        weaknesses=[{"id": "w4", "title": "transport"}],
    )
    edited(c, "n2", text="C's words")
    brought(
        c,
        findings=[{"id": "f1", "position": 3, "evidence": [{"note": "n2"}]}],
        notes=[{"id": "n1", "tags": ["w1", "w2"]}],
    )


# The same everywhere


def test_all_six_orders_of_merging_give_the_same_record_byte_for_byte(tmp_path: Path, laptops: Laptops) -> None:
    work(laptops)
    handovers = {code: handed_over(workbook) for code, workbook in laptops.items()}
    words = workbooks.team_words(laptops["A"])
    results = set()
    for order in permutations("ABC"):
        first = handovers[order[0]]
        name = "".join(order)
        with workbooks.from_handover(tmp_path / f"{name}.workbook", first, "pass", words, order[0]) as workbook:
            for code in order[1:]:
                merging.apply(workbook, merging.preview(workbook, handovers[code]))
            assert check(workbook).problems == ()
            results.add(exported(workbook))
    merged(laptops["A"], laptops["B"], laptops["C"])
    merged(laptops["C"], laptops["A"], laptops["B"])
    assert results == {exported(laptops["A"])} == {exported(laptops["C"])}
    shown = things(laptops["A"], "notes")
    assert shown["n1"]["decisions"] == {"text": ["A's words", "B's words"]}
    assert shown["n1"]["tags"] == ["w2"]  # w1: taken off by B, only left as it was by C; w2: added by C
    assert shown["n2"]["decisions"] == {"deleted": [False, True]}


def test_merging_again_says_nothing_new_and_changes_no_byte(laptops: Laptops) -> None:
    work(laptops)
    path = handed_over(laptops["B"])
    merging.apply(laptops["A"], merging.preview(laptops["A"], path))
    lead = laptops["A"].folder
    laptops["A"].close()
    before = files(lead)
    with Workbook(lead, laptops["A"].data_key()) as again:
        shown = merging.preview(again, path)
        assert shown.is_nothing_new
        assert counts(shown) == (0, 0, 0, shown.same, 0, 0)
        assert merging.apply(again, shown) is None
    assert files(lead) == before


def test_the_merged_record_goes_back_through_the_same_door(laptops: Laptops) -> None:
    work(laptops)
    merged(laptops["A"], laptops["B"])
    merged(laptops["B"], laptops["A"])
    assert exported(laptops["B"]) == exported(laptops["A"])
    assert merging.preview(laptops["A"], handed_over(laptops["B"])).is_nothing_new


# Counting


CASES: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[int, int, int, int, int, int]]] = {
    "nothing done": ({}, {}, (0, 0, 0, 10, 0, 0)),
    "a note more": (
        {},
        {"notes": [{"id": "x", "interview": "int-1", "author": "ins-b", "text": "X"}]},
        (1, 0, 0, 10, 0, 0),
    ),
    "a note edited": ({}, {"notes": [{"id": "n1", "text": "X"}]}, (0, 1, 0, 9, 0, 0)),
    "two things edited twice": (
        {},
        {"notes": [{"id": "n1", "text": "X", "tags": []}], "weaknesses": [{"id": "w1", "short": "S", "position": 4}]},
        (0, 2, 0, 8, 0, 0),
    ),
    "a note removed": ({}, {"notes": [{"id": "n1", "deleted": True}]}, (0, 0, 1, 9, 0, 0)),
    "removed here, left alone there": ({"notes": [{"id": "n1", "deleted": True}]}, {}, (0, 0, 0, 10, 0, 0)),
    "removed by both": (
        {"notes": [{"id": "n1", "deleted": True}]},
        {"notes": [{"id": "n1", "deleted": True}]},
        (0, 0, 0, 10, 0, 0),
    ),
    "removed there, edited here": (
        {"notes": [{"id": "n1", "text": "X"}]},
        {"notes": [{"id": "n1", "deleted": True}]},
        (0, 1, 0, 9, 1, 0),
    ),
    "removed here, edited there": (
        {"notes": [{"id": "n1", "deleted": True}]},
        {"notes": [{"id": "n1", "text": "X"}]},
        (1, 0, 0, 9, 1, 0),
    ),
    "the same edit by both": (
        {"notes": [{"id": "n1", "text": "X"}]},
        {"notes": [{"id": "n1", "text": "X"}]},
        (0, 0, 0, 10, 0, 0),
    ),
    "different fields of one note": (
        {"notes": [{"id": "n1", "text": "X"}]},
        {"notes": [{"id": "n1", "stance": "progress"}]},
        (0, 1, 0, 9, 0, 0),
    ),
    "one field by both": (
        {"notes": [{"id": "n1", "text": "X"}]},
        {"notes": [{"id": "n1", "text": "Y"}]},
        (0, 1, 0, 9, 1, 0),
    ),
    "two fields by both": (
        {"notes": [{"id": "n1", "text": "X", "stance": None}]},
        {"notes": [{"id": "n1", "text": "Y", "stance": "progress"}]},
        (0, 1, 0, 9, 2, 0),
    ),
    "positions by both": (
        {"weaknesses": [{"id": "w1", "position": 7}]},
        {"weaknesses": [{"id": "w1", "position": 7}]},
        (0, 0, 0, 10, 0, 0),
    ),
    "a tag added and another taken off": (
        {"notes": [{"id": "n1", "tags": []}]},
        {"notes": [{"id": "n1", "tags": ["w1", "w2"]}]},
        (0, 1, 0, 9, 0, 0),
    ),
    "the same weakness made twice": (
        {"weaknesses": [{"id": "x", "title": "Transport "}]},
        {"weaknesses": [{"id": "y", "title": "TRANSPORT"}]},
        (1, 0, 0, 10, 0, 1),
    ),
    "the same id made twice": (
        {"weaknesses": [{"id": "x", "title": "Transport"}]},
        {"weaknesses": [{"id": "x", "title": "Travel"}]},
        (0, 1, 0, 10, 1, 0),
    ),
    "a new thing that came deleted": (
        {},
        {"weaknesses": [{"id": "x", "title": "Gone", "deleted": True}]},
        (0, 0, 0, 11, 0, 0),
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "expected"), CASES.values(), ids=CASES.keys())
def test_things_are_counted_as_people_see_them(
    ours: dict[str, Any], theirs: dict[str, Any], expected: tuple[int, ...], laptops: Laptops
) -> None:
    brought(laptops["A"], **ours)
    brought(laptops["B"], **theirs)
    before = exported(laptops["A"])
    shown = merging.preview(laptops["A"], handed_over(laptops["B"]))
    assert counts(shown) == expected
    assert exported(laptops["A"]) == before
    merged_now = merging.apply(laptops["A"], shown)
    receipt = merged_now.receipt if merged_now else None
    assert (receipt is None) == (ours == theirs == {} or not shown.changes)
    assert check(laptops["A"]).problems == ()
    assert check(laptops["A"]).digest == shown.digest
    with laptops["A"].reading() as reader:
        assert len(reader.decisions()) == expected[4]
    assert merging.preview(laptops["A"], handed_over(laptops["B"])).is_nothing_new


def test_a_decision_that_is_closed_elsewhere_is_closed_here(laptops: Laptops) -> None:
    edited(laptops["A"], "n1", text="X")
    edited(laptops["B"], "n1", text="Y")
    merged(laptops["A"], laptops["B"])
    subject = note(laptops["A"], "n1").subject
    with laptops["A"].deed("decided") as store:
        store.decide(Edit("note", subject, {"text": "Y"}))
    shown = merged(laptops["B"], laptops["A"])
    assert counts(shown)[1:5] == (0, 0, 10, 0)  # B has shown Y all the time
    shown = merged(laptops["C"], laptops["B"])
    assert counts(shown)[1:5] == (1, 0, 9, 0)
    assert {things(one, "notes")["n1"]["text"] for one in laptops.values()} == {"Y"}


# Doing what was shown


def test_a_preview_writes_nothing_and_leaves_no_byte_changed(laptops: Laptops) -> None:
    work(laptops)
    path, lead = handed_over(laptops["B"]), laptops["A"].folder
    laptops["A"].close()
    before = files(lead)
    with Workbook(lead, laptops["A"].data_key()) as again:
        assert merging.preview(again, path).updated
    assert files(lead) == before


def test_a_merge_makes_a_backup_first_and_keeps_a_receipt(laptops: Laptops) -> None:
    edited(laptops["B"], "n1", text="Y")
    path = handed_over(laptops["B"])
    merged_now = merging.apply(laptops["A"], merging.preview(laptops["A"], path))
    receipt = merged_now.receipt if merged_now else None
    assert len(list((laptops["A"].folder / "backups").glob("*.db"))) == 1
    with laptops["A"].reading() as reader:
        (kept,) = [row for row in reader.receipts() if row.direction == "in"]
    assert (kept.key, kept.file, kept.changes) == (receipt, path.name, 1)


def test_work_done_between_preview_and_merge_stops_the_merge(laptops: Laptops) -> None:
    edited(laptops["B"], "n1", text="Y")
    shown = merging.preview(laptops["A"], handed_over(laptops["B"]))
    edited(laptops["A"], "n1", text="X")
    before = exported(laptops["A"])
    with pytest.raises(DamagedError, match="nothing was changed"):
        merging.apply(laptops["A"], shown)
    assert exported(laptops["A"]) == before
    assert check(laptops["A"]).problems == ()


def test_a_merge_that_fails_leaves_nothing(laptops: Laptops, monkeypatch: pytest.MonkeyPatch) -> None:
    work(laptops)
    shown = merging.preview(laptops["A"], handed_over(laptops["B"]))
    before = exported(laptops["A"])

    def full(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    for step in ("keep_receipt", "keep_deed"):
        with monkeypatch.context() as broken:
            broken.setattr(Store, step, full)
            with pytest.raises(OSError, match="full"):
                merging.apply(laptops["A"], shown)
        assert exported(laptops["A"]) == before
        assert check(laptops["A"]).problems == ()
    merging.apply(laptops["A"], shown)


def test_a_merge_that_is_stopped_at_any_report_but_the_last_changes_nothing(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector_app.domain.progress.AT_ONCE", 1)  # as many reports as a large merge makes
    work(laptops)
    path, before = handed_over(laptops["B"]), exported(laptops["A"])
    backups = list((laptops["A"].folder / "backups").glob("*.db"))
    told: list[int] = []

    def stopped_at(report: int) -> Progress:
        def tell(done: int, total: int) -> None:
            told.append(100 * done // total)
            if len(told) > report and done < total:
                raise CancelledError("Stopped.")

        return tell

    def whole_merge(report: int) -> None:
        told.clear()
        merging.apply(laptops["A"], merging.preview(laptops["A"], path, (), stopped_at(report)), stopped_at(report))

    for report in count():
        try:
            whole_merge(report)
        except CancelledError:
            assert exported(laptops["A"]) == before
            assert list((laptops["A"].folder / "backups").glob("*.db")) == backups
            assert check(laptops["A"]).problems == ()
        else:
            break
    assert len(told) > 20
    assert exported(laptops["A"]) != before
    preview_ends = told.index(100)
    for part in told[: preview_ends + 1], told[preview_ends + 1 :]:
        assert part == sorted(part)
        assert part[-1] == 100


# Files that are not taken


def test_a_hand_over_of_another_visit_is_refused_and_both_are_named(laptops: Laptops, tmp_path: Path) -> None:
    given = visit()
    given["visit"] |= {"area": "York\nand more"}
    with new_workbook(tmp_path / "york.workbook", given) as other:
        path, words = handed_over(other), workbooks.team_words(other)
    with pytest.raises(NotOursError, match=r"York and more.*Leeds"):
        merging.preview(laptops["A"], path, [words])
    with pytest.raises(PassphraseError):
        merging.preview(laptops["A"], path)


def test_a_passphrase_that_opened_a_merged_file_is_remembered_and_one_that_was_only_tried_is_not(
    laptops: Laptops, tmp_path: Path
) -> None:
    edited(laptops["B"], "n1", text="Y")
    with laptops["B"].reading() as reader:
        changes = list(reader.changes())
    path = tmp_path / "other-words.handover"
    handover_file.write(
        path, changes, record=laptops["B"].record, by="B", made="2022", passphrase="other words", cost=4
    )
    with pytest.raises(PassphraseError):
        merging.preview(laptops["A"], path, ["wrong words"])
    shown = merging.preview(laptops["A"], path, ["wrong words", " Other  words".replace("O", "o")])
    assert len(laptops["A"].team_passphrases()) == 1
    assert "other words" not in repr(shown)
    merging.apply(laptops["A"], shown)
    first, second = laptops["A"].team_passphrases()
    assert (second, workbooks.team_words(laptops["A"])) == ("other words", first)
    assert merging.preview(laptops["A"], path).is_nothing_new


def test_one_id_for_two_kinds_of_thing_is_refused(laptops: Laptops) -> None:
    same = str(UUID(int=77))
    brought(laptops["A"], weaknesses=[{"id": same, "title": "T"}])
    brought(laptops["B"], inspectors=[{"id": same, "code": "D"}])
    with pytest.raises(RefusedFileError, match="inspector under the id of a weakness"):
        merging.preview(laptops["A"], handed_over(laptops["B"]))


def test_damaged_cut_foreign_and_newer_files_are_refused_and_nothing_changes(laptops: Laptops, tmp_path: Path) -> None:
    work(laptops)
    whole = handed_over(laptops["B"]).read_bytes()
    words = workbooks.team_words(laptops["A"])
    newer = age.encrypt(bundle.pack({"header.json": b'{"format":2}', "changes.jsonl": b""}), words, 1)
    wrong = {
        **{f"cut {size}": whole[:size] for size in (0, 1, 20, 100, 200, len(whole) // 2, len(whole) - 1)},
        **{f"flipped {at}": whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :] for at in range(0, len(whole), 311)},
        "longer": whole + b"\x00",
        "newer": newer,
        "a zip": bundle.pack({"header.json": b"{}"}),
        "text": b"not a hand-over",
    }
    before = exported(laptops["A"]), check(laptops["A"]).digest
    path = tmp_path / "wrong.handover"
    for name, content in wrong.items():
        path.write_bytes(content)
        with pytest.raises((RefusedFileError, PassphraseError)) as refused:
            merging.preview(laptops["A"], path)
        sentence = str(refused.value)
        assert sentence.endswith("."), name
        assert "\n" not in sentence, name
    with pytest.raises(MissingError):
        merging.preview(laptops["A"], tmp_path / "missing.handover")
    assert (exported(laptops["A"]), check(laptops["A"]).digest) == before


# Hand-overs whose every fingerprint is right, and whose content is not


def crafted(workbook: Workbook, kind: str, subject: UUID, fields: Mapping[str, Any]) -> Path:
    """Return a hand-over of a record with one more change, made by somebody who knows the format."""
    with workbook.reading() as reader:
        changes = list(reader.changes())
        words = workbook.team_passphrases()[0]
    parents = (
        heads_of([one for one in changes if one.subject == subject])
        if subject in {one.subject for one in changes}
        else {}
    )
    changes.append(
        make(
            record=workbook.record,
            subject=subject,
            kind=kind,
            set=fields,
            parents=parents,
            author=str(workbook.author),
            device="laptop",
            at="2022-05-09T10:00:00+01:00",
        )
    )
    path = workbook.folder.parent / "crafted.handover"
    handover_file.write(
        path, changes, record=workbook.record, by=str(workbook.author), made="2022-05-09T10:00:00Z", passphrase=words
    )
    return path


def subject_of_the_visit(workbook: Workbook) -> UUID:
    with workbook.reading() as reader:
        return reader.visit().subject


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"gone": True}, "deletes the visit"), ({"kind": "another"}, "makes it one of another kind")],
)
def test_a_hand_over_that_takes_the_visit_away_is_refused(
    workbook: Workbook, fields: Mapping[str, Any], sentence: str
) -> None:
    path = crafted(workbook, "visit", subject_of_the_visit(workbook), fields)
    before = files(workbook.folder)
    with pytest.raises(RefusedFileError, match=sentence):
        merging.preview(workbook, path)
    assert files(workbook.folder) == before


def test_a_hand_over_with_a_second_visit_is_refused(workbook: Workbook) -> None:
    path = crafted(workbook, "visit", UUID(int=77), {"kind": "send_revisit", "area": "York"})
    with pytest.raises(RefusedFileError, match="a second visit"):
        merging.preview(workbook, path)


def test_a_hand_over_that_gives_a_thing_the_id_of_another_is_refused(workbook: Workbook) -> None:
    path = crafted(workbook, "note", UUID(int=77), {"text": "Stolen.", "id": "n1"})
    with pytest.raises(RefusedFileError, match="an id that stands for another thing"):
        merging.preview(workbook, path)


def test_names_within_a_value_are_cleaned_as_texts_are(workbook: Workbook) -> None:
    half = {"sender": {"\ud800": ["x"]}}
    with pytest.raises(UnicodeEncodeError):
        crafted(workbook, "visit", subject_of_the_visit(workbook), half)  # no honest laptop can make it
    odd = {"sender": {"lin\u0007es": ["x"]}}
    with pytest.raises((RefusedFileError, NotWrittenError)):
        merging.preview(workbook, crafted(workbook, "visit", subject_of_the_visit(workbook), odd))


def test_values_nested_beyond_all_reason_are_refused(workbook: Workbook) -> None:
    deep: Any = "é"
    for _ in range(600):
        deep = [deep]
    with pytest.raises((RefusedFileError, NotWrittenError)):
        merging.preview(workbook, crafted(workbook, "visit", subject_of_the_visit(workbook), {"sender": deep}))


def test_a_deleted_note_that_could_be_restored_is_erased_only_when_a_person_says_so(laptops: Laptops) -> None:
    deleted = note(laptops["B"], "n1").subject
    notes.delete(laptops["B"], deleted)
    erasing.erase(laptops["A"], deleted)
    shown = merging.preview(laptops["B"], handed_over(laptops["A"]))
    assert [one.after.subject for one in shown.erases] == [deleted]
