"""What is being typed survives, in a database of its own."""

import dataclasses
import subprocess
import sys
from pathlib import Path
from threading import Thread
from uuid import UUID

from inspector_app.storage.drafts import Draft, Drafts
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, files

NOTE, OTHER = UUID(int=1), UUID(int=2)
DRAFT = Draft(
    subject=NOTE,
    field="text",
    kind="note",
    text=f"{MARKER} says “no” 😀\n",
    caret=7,
    seen=("a" * 64,),
    rest={"interview": str(OTHER), "tags": [str(OTHER)], "stance": None},
    started="2022-05-09T10:00:00+01:00",
    at="2022-05-09T10:00:05+01:00",
)

KEEPER = """
import sys
from pathlib import Path
from uuid import UUID
from inspector_app.storage.drafts import Draft, Drafts
drafts = Drafts(Path(sys.argv[1]), bytes(32), create=True)
drafts.keep(Draft(subject=UUID(int=1), field="text", kind="note", text="typed before the lights went out"))
print("kept", flush=True)
sys.stdin.read()
"""


def test_a_draft_is_kept_changed_and_dropped(workbook: Workbook) -> None:
    workbook.drafts.keep(DRAFT)
    later = dataclasses.replace(DRAFT, text="more", caret=4)
    workbook.drafts.keep(later)
    second = dataclasses.replace(DRAFT, subject=OTHER, started="2022-05-09T09:00:00+01:00")
    workbook.drafts.keep(second)
    assert workbook.drafts.all() == [second, later]
    workbook.drafts.drop(NOTE, "text")
    workbook.drafts.drop(NOTE, "never kept")
    assert workbook.drafts.all() == [second]


def test_all_drafts_of_a_thing_are_forgotten_at_once_and_no_others(workbook: Workbook) -> None:
    others = dataclasses.replace(DRAFT, subject=OTHER)
    for draft in (DRAFT, dataclasses.replace(DRAFT, field="title"), others):
        workbook.drafts.keep(draft)
    workbook.drafts.forget(NOTE)
    assert workbook.drafts.all() == [others]


def test_a_draft_is_there_when_the_workbook_is_opened_again_and_is_no_part_of_the_record(workbook: Workbook) -> None:
    workbook.drafts.keep(DRAFT)
    with workbook.reading() as reader:
        assert reader.search("says") == []
        before = reader.digest()
    workbook.close()
    with Workbook(workbook.folder, workbook.data_key()) as again:
        assert again.drafts.all() == [DRAFT]
        with again.reading() as reader:
            assert reader.digest() == before


def test_a_draft_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "kept\n"
        typing.kill()
    drafts = Drafts(path, bytes(32), create=False)
    assert [draft.text for draft in drafts.all()] == ["typed before the lights went out"]
    drafts.close()


def test_typing_goes_on_while_a_deed_is_under_way(workbook: Workbook) -> None:
    with workbook.deed("a long one") as store:
        typing = Thread(target=workbook.drafts.keep, args=(DRAFT,))
        typing.start()
        typing.join(10)
        assert not typing.is_alive()
        assert store.digest()
    assert workbook.drafts.all() == [DRAFT]


def test_no_word_of_a_draft_stands_in_clear(workbook: Workbook) -> None:
    workbook.drafts.keep(DRAFT)
    held = {name: (workbook.folder / name).read_bytes() for name in files(workbook.folder)}
    assert "drafts.db" in held
    assert [name for name, content in held.items() if MARKER.encode() in content] == []


def test_a_workbook_without_its_drafts_opens_with_none(workbook: Workbook) -> None:
    workbook.drafts.keep(DRAFT)
    workbook.close()
    (workbook.folder / "drafts.db").unlink()
    with Workbook(workbook.folder, workbook.data_key()) as again:
        assert again.drafts.all() == []
