"""The one door for changes: guarded, all or nothing, with projection and search at its heels."""

import json
import random
import sqlite3
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from inspector_app.domain.kinds import KIND_OF
from inspector_app.domain.plain import Fields
from inspector_app.domain.things import Edit, Note
from inspector_app.record.change import Change, make
from inspector_app.services import records
from inspector_app.storage.checking import problems
from inspector_app.storage.projecting import BULK
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.storage.conftest import Sql
from tests.inspector_app.visits import MARKER, brought, edited, exported, note, things

W1 = "01890a5d-ac96-774b-bcce-b302099a8011"


def digest(workbook: Workbook) -> str:
    with workbook.reading() as reader:
        return reader.digest()


def is_well(workbook: Workbook) -> bool:
    with workbook.reading() as reader:
        assert problems(reader) == []
    return True


def written(workbook: Workbook, *edits: Edit) -> list[str]:
    """Write edits in one deed and return the ids of the changes."""
    with workbook.deed("wrote") as store:
        store.write(*edits)
        return list(store.written)


def foreign(
    workbook: Workbook,
    subject: UUID,
    fields: dict[str, Any],
    kind: str = "note",
    parents: dict[str, int] | None = None,
    erase: tuple[str, ...] = (),
) -> Change:
    """Return a change of another laptop."""
    return make(
        record=workbook.record,
        subject=subject,
        kind=kind,
        set=fields,
        parents=parents or {},
        erase=erase,
        author=str(UUID(int=1)),
        device="other",
        at="2022-05-09T10:00:00+01:00",
    )


# Guards


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET header = x'7b7d'",
        "UPDATE change SET content = x'7b7d'",
        "UPDATE change SET id = zeroblob(32) WHERE key = 1",
        "UPDATE change SET subject = zeroblob(16)",
        "UPDATE change SET kind = 'other'",
        "UPDATE change SET key = key + 100",
        "UPDATE change SET salt = NULL",
        "UPDATE change SET content = NULL",
        "DELETE FROM change",
        "DELETE FROM change WHERE key = 1",
        "REPLACE INTO change SELECT * FROM change",
        "INSERT INTO change (id, subject, kind, header) VALUES (zeroblob(31), zeroblob(16), 'note', x'00')",
        "INSERT INTO change (id, subject, kind, header) VALUES (zeroblob(32), zeroblob(15), 'note', x'00')",
        "INSERT INTO change (id, subject, kind, header, salt) VALUES (zeroblob(32), zeroblob(16), 'n', x'00', x'00')",
        "INSERT INTO change (id, subject, kind, header) SELECT id, subject, kind, header FROM change LIMIT 1",
        "INSERT INTO change (id, subject, kind, header) VALUES (zeroblob(32), zeroblob(16), 5, 'text')",
        "INSERT INTO receipt (at, file, sha256, direction, changes, digest) VALUES ('', '', '', 'up', 0, '')",
    ],
)
def test_a_change_is_never_altered_or_taken_away(statement: str, workbook: Workbook, sql: Sql) -> None:
    before = sql("SELECT * FROM change")
    with pytest.raises(IntegrityError) as refused:
        sql(statement)
    assert MARKER not in f"{refused.value}{refused.value.__cause__!r}"
    assert sql("SELECT * FROM change") == before


def test_only_content_may_go_and_only_all_of_it(workbook: Workbook, sql: Sql) -> None:
    sql("UPDATE change SET content = NULL, salt = NULL WHERE key = 1")
    assert sql("SELECT count(*) FROM change WHERE content IS NULL") == [(1,)]


def test_no_message_of_a_refused_note_holds_its_text(workbook: Workbook) -> None:
    with workbook.reading() as reader:
        again = list(reader.changes())[:1]
    with pytest.raises(IntegrityError) as refused, workbook.deed("doubled") as store:
        store._keep(again)
    told = refused.value
    assert MARKER not in f"{told!r}{told}{told.__cause__!r}{told.statement}{told.params}"


# All or nothing


def test_a_deed_that_fails_leaves_nothing(workbook: Workbook) -> None:
    before, text = digest(workbook), exported(workbook)
    subject = note(workbook, "n1").subject
    with pytest.raises(KeyboardInterrupt):
        interrupted(workbook, subject)
    assert (digest(workbook), exported(workbook)) == (before, text)
    assert is_well(workbook)
    with workbook.reading() as reader:
        assert [deed.name for deed in reader.deeds()] == ["started"]
        assert reader.search("broken") == []


def interrupted(workbook: Workbook, subject: UUID) -> None:
    with workbook.deed("broken off") as store:
        store.write(Edit("note", subject, {"text": "broken off"}))
        store.set_meta("team", "[]")
        raise KeyboardInterrupt


def test_a_trial_writes_nothing(workbook: Workbook) -> None:
    before = digest(workbook)
    with workbook.trial() as store:
        (state,) = store.write(Edit("note", note_subject(store), {"text": "tried"}))
        assert state.fields["text"] == "tried"
        assert store.search("tried") == [state.subject]
    assert digest(workbook) == before
    assert is_well(workbook)


def note_subject(store: Store) -> UUID:
    return next(one.subject for one in store.things(Note) if one.id == "n1")


# Writing


def test_what_shows_already_writes_nothing(workbook: Workbook) -> None:
    shown = note(workbook, "n1")
    same: Fields = {"text": shown.text, "stance": "concern", "gone": False, f"tag/{shown.tags[0]}": True, "voice": None}
    assert written(workbook, Edit("note", shown.subject, same)) == []
    assert written(workbook, Edit("note", shown.subject, {"text": shown.text + "\r\u0007"})) != []


def test_a_text_is_cleaned_before_it_is_kept(workbook: Workbook) -> None:
    edited(workbook, "n1", text="e\u0301\r\n\u0000\ud800\u2028x")
    assert things(workbook, "notes")["n1"]["text"] == "é\n\ufffd\nx"
    assert is_well(workbook)


def test_two_edits_of_one_thing_in_one_deed_are_two_changes_and_one_row(workbook: Workbook) -> None:
    shown = note(workbook, "n1")
    ids = written(
        workbook,
        Edit("note", shown.subject, {"text": "first", f"tag/{W1}": True}),
        Edit("note", shown.subject, {"text": "second"}),
        Edit("note", shown.subject, {"text": "third"}),
    )
    assert len(ids) == 3
    assert things(workbook, "notes")["n1"]["text"] == "third"
    assert is_well(workbook)


def test_an_edit_names_what_was_on_the_screen_when_typing_began(workbook: Workbook) -> None:
    subject = note(workbook, "n1").subject
    with workbook.reading() as reader:
        seen = reader.parents([subject], ["text"])[subject]
    edited(workbook, "n1", text="merged meanwhile")
    written(workbook, Edit("note", subject, {"text": "typed"}, seen))
    with workbook.reading() as reader:
        (decision,) = reader.decisions()
    assert decision.values == ["merged meanwhile", "typed"]
    with workbook.deed("decided") as store:
        assert store.decide(Edit("note", subject, {"text": "typed"})).decisions == ()
    assert is_well(workbook)


def test_a_full_and_a_bulk_merge_come_to_the_same(workbook: Workbook) -> None:
    many = [
        {"id": f"m{n}", "interview": "int-1", "author": "ins-a", "text": f"Note {n} about rain"} for n in range(BULK)
    ]
    brought(workbook, notes=many)
    brought(workbook, notes=[{"id": one["id"], "text": f"{one['text']} and wind"} for one in many])
    brought(workbook, notes=[{"id": one["id"], "deleted": True} for one in many[: BULK // 2]])
    assert is_well(workbook)
    with workbook.reading() as reader:
        assert len(reader.search("rain wind", limit=1000)) == BULK // 2
        assert len(reader.search("Note 150", limit=1000)) == 1
        assert reader.search("Note 7", limit=1000) == []


def test_texts_of_thousands_of_words_are_written_anew_and_searched_as_they_are_now(workbook: Workbook) -> None:
    chance = random.Random(39)
    words = ["the", "a", "she", "waited", "plan", *(f"word{number}" for number in range(400))]
    often = [200, 150, 80, 50, 40, *[1] * 400]
    subjects = [note(workbook, given).subject for given in ("n1", "n2")]
    for length in (3, 4_000, 20_000, 2_000, 5, 16_000, 4_000, 1):
        for subject in subjects:
            written(workbook, Edit("note", subject, {"text": " ".join(chance.choices(words, often, k=length))}))
    written(workbook, *(Edit("note", subject, {"text": "Short."}) for subject in subjects))
    assert is_well(workbook)
    with workbook.reading() as reader:
        assert [reader.search(word) for word in words] == [[]] * len(words)
        assert len(reader.search("short")) == 2


def test_changes_from_elsewhere_are_added_once(workbook: Workbook) -> None:
    change = foreign(workbook, UUID(int=7), {"text": "theirs", "interview": W1, "author": W1})
    for expected in (1, 0):
        with workbook.deed("added") as store:
            store.add([change])
            assert len(store.written) == expected
    assert is_well(workbook)


def test_an_erase_from_elsewhere_removes_the_content_and_its_search_entry(workbook: Workbook, sql: Sql) -> None:
    subject = note(workbook, "n1").subject
    (secret,) = written(workbook, Edit("note", subject, {"text": "Zebra"}))
    with workbook.reading() as reader:
        (kept,) = [change for change in reader.changes_of([subject])[subject] if change.id == secret]
    erasing = foreign(workbook, subject, {"stance": None}, parents={secret: 2}, erase=(secret,))
    with workbook.deed("added") as store:
        store.add([erasing])
        assert store.search("Zebra") == []
        assert store.one(Note, subject).text == "[erased]"
    assert sql("SELECT count(*) FROM change WHERE content IS NULL") == [(1,)]
    assert is_well(workbook)
    with workbook.deed("rebuilt") as store:
        store.rebuild()
    assert is_well(workbook)
    with workbook.deed("taken out") as store:
        store.take_out([], deed=0)
    with workbook.deed("sent again by somebody who has not heard") as store:
        store.add([kept])
    assert is_well(workbook)
    assert "Zebra" not in exported(workbook).decode()


def test_an_erase_may_come_before_what_it_erases(workbook: Workbook, sql: Sql) -> None:
    first = foreign(workbook, UUID(int=7), {"text": "Zebra", "interview": W1, "author": W1})
    later = foreign(workbook, UUID(int=8), {"text": "T", "interview": W1, "author": W1}, erase=(first.id,))
    for change in (later, first):
        with workbook.deed("added") as store:
            store.add([change])
    assert sql("SELECT count(*) FROM change WHERE content IS NULL") == [(1,)]
    assert is_well(workbook)


# Whatever comes from elsewhere

VALUES: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["", "T", W1, "2022-05-09", "2022-05-09T10:00:00+01:00", "send_revisit", "survey"])
    | st.sampled_from([[], ["T", 1, None], {}, {"name": "N", "more": 1}, {"lines": ["L", 2]}, [{"name": "N"}, 5]])
)
NAMES = st.sampled_from(
    ["text", "interview", "author", "weakness", "title", "code", "witness_kind", "people", "at", "what", "position",
     "kind", "area", "lead", "sender", "recipients", "covid", "heard", "start", "id", "gone", "same_as", "mood",
     f"tag/{W1}", "tag/x", f"link/{W1}", f"link/{W1}/0123", f"inspector/{W1}", "/", "tag/", f"other/{W1}"]
)  # fmt: skip
KINDS = st.sampled_from(["note", "weakness", "interview", "inspector", "finding", "event", "standing", "concern"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(st.lists(st.tuples(st.integers(0, 3), KINDS, st.dictionaries(NAMES, VALUES, max_size=6)), max_size=8))
def test_whatever_a_newer_or_broken_laptop_wrote_is_kept_and_nothing_breaks_off(
    workbook: Workbook, made: list[tuple[int, str, dict[str, Any]]]
) -> None:
    kinds: dict[UUID, str] = {}
    changes = []
    for number, kind, fields in made:
        subject = UUID(int=number + 1)
        kind = kinds.setdefault(subject, kind)
        changes.append(foreign(workbook, subject, fields, kind))
    with workbook.trial() as store:
        store.add(changes)
        assert problems(store) == []
        for value in KIND_OF:
            store.things(value, deleted=True)
        json.loads(records.document(store))
        store.decisions()
        store.weaknesses()
        store.rebuild()
        assert problems(store) == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(st.text())
def test_no_search_is_ever_an_error(workbook: Workbook, words: str) -> None:
    with workbook.reading() as reader:
        assert isinstance(reader.search(words), list)


@pytest.mark.parametrize(
    "words", ['"', "*", "NEAR(", "-", "AND", "f_text:", "😀", "^plan", "'; --", "a" * 5000, "\x00"]
)
def test_a_search_for_signs_finds_or_finds_nothing(words: str, workbook: Workbook) -> None:
    with workbook.reading() as reader:
        reader.search(words)
        assert len(reader.search("plan WAIT")) == 1
        assert len(reader.search("pla")) == 2


def test_the_library_underneath_is_the_encrypted_one(workbook: Workbook, sql: Sql) -> None:
    assert sql("PRAGMA cipher_version")[0][0]
    assert sqlite3.sqlite_version_info  # python's own is another one, and never used for a workbook
