"""The hand-over: what is written is read back equal, on any disk that takes it, and a refused write changes nothing."""

import json
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pyrage
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as every
from hypothesis import strategies as st

from inspector_app.domain.errors import InvalidError, MissingError, NotWrittenError, PassphraseError, RefusedFileError
from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import Plain, clean, cleaned
from inspector_app.handover import age, handover_file
from inspector_app.handover.handover_file import Handover, suggested_name
from inspector_app.record.change import Change, make
from inspector_app.record.digest import digest

Crafted = Callable[..., Path]


def write(path: Path, changes: list[Change], given: SimpleNamespace, **other: object) -> Handover:
    facts = {"record": given.record, "by": "A", "made": given.at, "passphrase": given.passphrase, "cost": 1, **other}
    return handover_file.write(path, changes, **facts)


def ordered(changes: list[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda one: (one.n, one.id)))


def test_what_is_written_is_read_back_equal(tmp_path: Path, changes: list[Change], given: SimpleNamespace) -> None:
    path = tmp_path / "out.handover"
    written = write(path, changes, given)
    found = handover_file.read(path, [given.passphrase])
    assert found == written
    assert found.changes == ordered(changes)
    assert found.header == handover_file.Header(
        format=1,
        app="inspector-workbook",
        record=given.record,
        made=given.at,
        by="A",
        count=5,
        digest=digest(one.id for one in changes),
    )
    assert found.sha256 == sha256(path.read_bytes()).hexdigest()
    assert found.blobs == {}


def test_an_erased_text_is_not_in_the_file_and_its_change_is(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace
) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    found = handover_file.read(path, [given.passphrase])
    assert [one.set for one in found.changes if one.content is None] == [None]
    assert b"To be erased" not in inside(path, given)["changes.jsonl"]


def inside(path: Path, given: SimpleNamespace) -> dict[str, bytes]:
    with ZipFile(BytesIO(pyrage.passphrase.decrypt(path.read_bytes(), given.passphrase))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_file_can_be_read_without_this_app(tmp_path: Path, changes: list[Change], given: SimpleNamespace) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    entries = inside(path, given)
    assert list(entries) == ["header.json", "changes.jsonl"]
    cover = json.loads(entries["header.json"])
    lines = [json.loads(line) for line in entries["changes.jsonl"].splitlines()]
    assert cover["count"] == len(lines) == 5
    assert [line["set"] for line in lines] == [one.set for one in ordered(changes)]
    headers = [line.partition(b',"salt":')[0][len(b'{"header":') :] for line in entries["changes.jsonl"].splitlines()]
    assert cover["digest"] == digest(sha256(header).hexdigest() for header in headers)


def test_a_written_file_holds_no_readable_word(tmp_path: Path, changes: list[Change], given: SimpleNamespace) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    for word in (given.marker, "Xanthippe", "header.json", str(given.record), given.at):
        assert word.encode() not in path.read_bytes()


def test_an_empty_record_can_be_handed_over(tmp_path: Path, given: SimpleNamespace) -> None:
    write(tmp_path / "out.handover", [], given)
    assert handover_file.read(tmp_path / "out.handover", [given.passphrase]).changes == ()


values: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text().map(clean),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5).map(clean), inner, max_size=3),
    max_leaves=6,
)
deeds = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.dictionaries(st.text(max_size=12).map(clean), values, max_size=4),
        st.sets(st.integers(0, 20), max_size=3),
        st.booleans(),
        st.sampled_from(["1970-01-01T00:00:00+00:00", "2039-12-31T23:59:59+14:00", "😀"]),
    ),
    max_size=20,
)


@every(deeds, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_record_is_read_back_equal(
    tmp_path: Path,
    given: SimpleNamespace,
    deeds: list[tuple[int, dict[str, Plain], set[int], bool, str]],
    random: object,
) -> None:
    subjects = [new_id() for _ in range(4)]
    made: list[Change] = []
    erased: set[str] = set()
    for which, fields, parents, erases, at in deeds:
        on = [made[place] for place in parents if place < len(made) and made[place].subject == subjects[which]]
        erase = (on[0].id,) if on and erases else ()
        erased.update(erase)
        heads = {parent.id: parent.n for parent in on}
        one = make(
            record=given.record,
            subject=subjects[which],
            kind=f"kind {which}",
            set=fields,
            parents=heads,
            author="é",
            device="D",
            at=at,
            erase=erase,
        )
        assert cleaned(dict(fields)) == fields
        made.append(one)
    whole = [one.without_content() if one.id in erased else one for one in made]
    getattr(random, "shuffle")(whole)  # noqa: B009 - hypothesis hands over a Random without a type
    path = tmp_path / "out.handover"
    write(path, whole, given)
    found = handover_file.read(path, [given.passphrase])
    assert found.changes == ordered(whole)
    assert [one.header for one in found.changes] == [one.header for one in ordered(whole)]


def test_the_order_in_which_changes_are_given_does_not_matter(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace
) -> None:
    one, other = tmp_path / "one.handover", tmp_path / "other.handover"
    write(one, changes, given)
    write(other, changes[::-1], given)
    assert inside(one, given) == inside(other, given)


def test_a_file_dated_in_the_future_or_1970_is_read(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace
) -> None:
    for made in ("1970-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"):
        write(tmp_path / "out.handover", changes, given, made=made)
        assert handover_file.read(tmp_path / "out.handover", [given.passphrase]).header.made == made


def test_pictures_come_with_the_file(crafted: Crafted, given: SimpleNamespace) -> None:
    picture = b"\x89PNG\r\n"
    name = sha256(picture).hexdigest()
    path = crafted(more={f"blobs/{name}": picture})
    assert handover_file.read(path, [given.passphrase]).blobs == {name: picture}


# --- passphrases ---


def test_each_passphrase_is_tried(tmp_path: Path, changes: list[Change], given: SimpleNamespace) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    assert handover_file.read(path, ["former words", "", given.passphrase]).header.count == 5
    assert handover_file.read(path, [f" {given.passphrase.replace(' ', '  ')}\n"]).header.count == 5


@pytest.mark.parametrize("known", [[], ["other words"], ["other words", "Abacus"]])
def test_without_the_right_passphrase_the_words_of_the_team_are_asked_for(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace, known: list[str]
) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    with pytest.raises(PassphraseError, match=r"None of the passphrases opens .* six words of the team"):
        handover_file.read(path, known)


def test_a_damaged_file_is_told_from_a_wrong_passphrase_where_it_can_be(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace
) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(RefusedFileError, match="damaged or was cut short"):
        handover_file.read(path, ["other words", given.passphrase])


def test_nothing_is_handed_over_under_an_empty_passphrase(tmp_path: Path, given: SimpleNamespace) -> None:
    with pytest.raises(InvalidError):
        write(tmp_path / "out.handover", [], given, passphrase=" ")
    assert not list(tmp_path.iterdir())


# --- writing that is refused ---


def test_a_record_that_would_be_refused_is_not_handed_over(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace
) -> None:
    path = tmp_path / "out.handover"
    write(path, changes, given)
    before = path.read_bytes()
    for missing in range(len(changes)):
        if changes[missing].subject == given.note and changes[missing].n < 3:
            with pytest.raises(NotWrittenError, match="did not pass its check"):
                write(path, changes[:missing] + changes[missing + 1 :], given)
    with pytest.raises(NotWrittenError):
        write(path, [*changes, changes[0]], given)
    with pytest.raises(NotWrittenError):
        write(path, changes, given, record=new_id())
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["out.handover"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of a file")
def test_a_disk_that_takes_only_part_keeps_the_old_hand_over(
    tmp_path: Path, changes: list[Change], given: SimpleNamespace
) -> None:
    import resource

    path = tmp_path / "out.handover"
    write(path, changes, given)
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))
    try:
        with pytest.raises(NotWrittenError, match=r"“out\.handover” could not be written"):
            write(path, changes, given)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["out.handover"]


def test_a_stick_that_was_pulled_is_said(tmp_path: Path, changes: list[Change], given: SimpleNamespace) -> None:
    with pytest.raises(NotWrittenError, match="put the stick back in"):
        write(tmp_path / "stick" / "out.handover", changes, given)


def test_a_hand_over_that_is_not_there_is_said(tmp_path: Path, given: SimpleNamespace) -> None:
    for path in (tmp_path / "out.handover", tmp_path / "out\0.handover"):
        with pytest.raises(MissingError, match="put the stick back in"):
            handover_file.read(path, [given.passphrase])


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that fails while it is read")
def test_a_file_that_cannot_be_read_to_the_end_is_refused(given: SimpleNamespace) -> None:
    with pytest.raises(RefusedFileError, match="could not be read to the end"):
        handover_file.read(Path("/proc/self/mem"), [given.passphrase])


def test_the_work_factor_of_hand_overs_is_the_one_that_was_measured(tmp_path: Path, given: SimpleNamespace) -> None:
    path = tmp_path / "out.handover"
    handover_file.write(path, [], record=given.record, by="A", made=given.at, passphrase=given.passphrase)
    assert path.read_bytes().split(b"\n")[1].endswith(b" 17")
    assert age.HANDOVER_COST == 17


# --- names ---


@pytest.mark.parametrize(
    ("area", "code", "name"),
    [
        ("Liverpool", "A", "Liverpool-A-2022-05-09.handover"),
        ("Bath & North East Somerset", "LI", "Bath-North-East-Somerset-LI-2022-05-09.handover"),
        ('a/b\\c:d*e?f"g<h>i|j\0k\nl', "../x", "a-b-c-d-e-f-g-h-i-j-k-l-x-2022-05-09.handover"),
        ("Ynys Môn", "A.", "Ynys-Môn-A-2022-05-09.handover"),
        ("", "", "visit-2022-05-09.handover"),
        ("...", " ", "visit-2022-05-09.handover"),
        ("CON", "", "CON-2022-05-09.handover"),
        ("_", "A", "visit-A-2022-05-09.handover"),
    ],
)
def test_a_name_is_one_that_every_disk_takes(area: str, code: str, name: str) -> None:
    assert suggested_name(area, code, date(2022, 5, 9)) == name


@every(st.text(), st.text())
def test_no_area_or_code_makes_a_name_that_a_disk_refuses(area: str, code: str) -> None:
    name = suggested_name(area, code, date(2022, 5, 9))
    assert not set(name) & set('<>:"/\\|?*') | {char for char in name if ord(char) < 32}
    assert not name.startswith((".", "-", " "))
    assert len(name.encode()) <= 255
