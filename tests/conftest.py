"""What every test stands on: no screen, keys that cost little, a small visit, workbooks, and the command line."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

import resources
from inspector_app.handover import age
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import (
    PASSPHRASE,
    Ran,
    Run,
    joined_workbook,
    new_workbook,
    team_visit,
    visit,
    written,
)

settings.register_profile("workbook", deadline=None)  # timing is never asserted
settings.load_profile("workbook")

Opened = Callable[[Workbook], Workbook]


@pytest.fixture(autouse=True)
def _cheap_keys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys cost a thousandth, except where the real cost is meant: in the tests of the format itself."""
    if "handover" not in request.path.parts:
        monkeypatch.setattr(age, "KEY_COST", 4)
        monkeypatch.setattr(age, "HANDOVER_COST", 4)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the settings folder of the test, which is not made yet: what this laptop's user has there is not ours."""
    folder = tmp_path / "own settings"
    monkeypatch.setattr(resources, "own_folder", lambda: folder)
    return folder


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    """Return an open workbook of a small visit, on the disk and encrypted."""
    with new_workbook(tmp_path / "leeds.workbook", visit()) as made:
        yield made


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Mapping[str, Workbook]]:
    """Return three open workbooks of one record by their inspector's code: A made it, B and C joined it."""
    lead = new_workbook(tmp_path / "a.workbook", team_visit(), author="A")
    others = {code: joined_workbook(tmp_path / f"{code.lower()}.workbook", lead, code) for code in ("B", "C")}
    made = {"A": lead, **others}
    yield made
    for one in made.values():
        one.close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a runner of commands, with the passphrase of the test's workbooks in the environment.

    What is no plain ending (exit code 0, 1 or 2) is raised, so that a traceback fails the test.
    """
    from inspector_app.commands.group import commands

    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("INSPECTOR_TEAM_PASSPHRASE", raising=False)

    def runner(*arguments: object, env: Mapping[str, str | None] | None = None) -> Ran:
        result = CliRunner().invoke(commands, [str(argument) for argument in arguments], env=env)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return runner


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Return the folder of a closed workbook of a small visit."""
    folder = tmp_path / "closed.workbook"
    new_workbook(folder, visit()).close()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of interchange files: lists and visit by keyword, or the file's own bytes."""

    def write(content: bytes | None = None, **parts: object) -> Path:
        path = tmp_path / "source.json"
        if content is not None:
            path.write_bytes(content)
            return path
        return written(path, **parts)

    return write
