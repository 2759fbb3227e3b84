"""The checks before anything else is imported."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from inspector_app import preflight

ROOT = Path(__file__).parents[2]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a folder with a PySide6 of no version yet before all others."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise AssertionError('imported')\n")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_this_python_and_this_qt_pass() -> None:
    assert preflight.qt_version() is not None
    assert preflight.check() is None


@pytest.mark.parametrize("version", ["6.9.3", "6.10.0", "6.11.3", "6.12.0", "6.13", "7.0.1"])
def test_a_qt_passes_exactly_when_pyproject_allows_it(install: Path, version: str) -> None:
    (install / f"PySide6_Essentials-{version}.dist-info").mkdir()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    allowed = next(Requirement(text) for text in project["dependencies"] if text.startswith("PySide6"))
    assert (preflight.check() is None) == allowed.specifier.contains(version)


def test_the_qt_that_loses_references_is_refused_in_one_sentence(install: Path) -> None:
    (install / "pyside6_essentials-6.12.0.dist-info").mkdir()
    assert preflight.check() == (
        'The inspector\'s workbook does not run safely on PySide6 6.12: install "PySide6-Essentials>=6.10,<6.12".'
    )


def test_a_qt_of_unknown_version_is_left_to_the_window(install: Path) -> None:
    assert preflight.qt_version() is None
    assert preflight.check() is None


def test_an_old_python_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert preflight.check() == (
        "The inspector's workbook needs Python 3.11 or later, and this is 3.9: start it with a newer Python."
    )


@pytest.mark.parametrize(
    "file", ["inspector_app/__init__.py", "inspector_app/__main__.py", "inspector_app/preflight.py", "dev.py"]
)
def test_an_old_python_can_read_the_file_that_turns_it_away(file: str) -> None:
    ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_checks_import_neither_qt_nor_package_metadata() -> None:
    code = (
        "import sys; from inspector_app import preflight; preflight.check();"
        "print(sorted({'PySide6', 'shiboken6', 'importlib.metadata', 'click', 'sqlalchemy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
