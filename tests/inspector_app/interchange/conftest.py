"""A workbook that must not change, for the files that are refused."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector_app.handover import age
from tests.inspector_app.visits import Run, files, new_workbook, visit

NOTE = "01890a5d-ac96-774b-bcce-b302099a8057"
"""A note of the workbook whose id is a UUID."""

Refused = Callable[[bytes], str]


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of one closed workbook for all the files that are refused."""
    folder = tmp_path_factory.mktemp("kept") / "kept.workbook"
    content = visit()
    content["notes"].append({"id": NOTE, "interview": "int-1", "author": "ins-a", "text": "Known by a UUID."})
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(age, "KEY_COST", 4)
        new_workbook(folder, content).close()
    return folder


@pytest.fixture
def refused(kept: Path, run: Run, tmp_path: Path) -> Iterator[Refused]:
    """Return an import that must be refused: exit 1, one sentence, the same in the answer, no byte changed."""
    before = files(kept)

    def refuse(content: bytes) -> str:
        path = tmp_path / "source.json"
        path.write_bytes(content)
        ran = run("import", kept, path, "--json")
        assert ran.code == 1
        assert ran.json == {"reason": ran.sentence}
        dry = run("import", kept, path, "--dry-run")
        assert (dry.code, dry.out, dry.err) == (1, "", ran.err)
        return ran.sentence

    yield refuse
    assert files(kept) == before


def content(**parts: object) -> bytes:
    """Return an interchange file of these parts."""
    return json.dumps({"format": "inspector-visit", "version": 1, **parts}).encode()


def noted(**fields: object) -> bytes:
    """Return an interchange file whose second note is one of the workbook's with these fields."""
    return content(notes=[{"id": "n2"}, {"id": "n1", **fields}])
