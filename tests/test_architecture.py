"""The house rules as sentences; a broken layer, a long file or a stray one fails here by name."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ["inspector_app", "ui", "exports", "resources"]
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TOP = {
    *PACKAGES, "tests", "pyproject.toml", "README.md", "dev.py", "CHANGELOG.md", "LICENSE", "requirements.lock", ".ci",
    ".gitignore", ".gitattributes",
}  # fmt: skip


def named(path: Path) -> str:
    """Return a path as it is written in this repository."""
    return path.relative_to(ROOT).as_posix()


def imports_checked_in(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of a folder that holds pyproject.toml and the packages."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_parts_depend_on_each_other_only_as_agreed() -> None:
    checked = imports_checked_in(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_contract_names_the_import_that_breaks_it(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for source in SOURCES:
        (tmp_path / named(source)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, tmp_path / named(source))
    planted = {
        "resources.planted": "inspector_app.domain",
        "inspector_app.record.planted": "inspector_app.storage",
        "inspector_app.storage.planted": "inspector_app.handover",
        "inspector_app.services.planted": "exports",
        "inspector_app.domain.planted": "PySide6",
        "inspector_app.intake.planted": "sqlalchemy",
        "inspector_app.interchange.planted": "docx",
        "exports.planted": "inspector_app.record",
        "ui.pages.planted": "inspector_app.storage",
    }
    for module, imported in planted.items():
        (tmp_path / f"{module.replace('.', '/')}.py").write_text(f"import {imported}\n", encoding="utf-8")
    (tmp_path / "inspector_app" / "nowhere").mkdir()
    (tmp_path / "inspector_app" / "nowhere" / "__init__.py").touch()

    told = imports_checked_in(tmp_path).stdout

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [contract["name"] for contract in project["tool"]["importlinter"]["contracts"]]
    assert [name for name in contracts if f"{name} BROKEN" not in told] == []
    assert [f"{here} -> {there}" for here, there in planted.items() if f"{here} -> {there} (l.1)" not in told] == []
    assert "inspector_app.nowhere" in told


def test_every_package_says_what_may_live_there() -> None:
    silent = [
        named(folder)
        for folder in sorted({source.parent for source in SOURCES})
        if not (folder / "__init__.py").is_file() or not ast.get_docstring(parsed(folder / "__init__.py"))
        if "migrations" not in folder.parts
    ]
    assert silent == []


def test_nothing_is_imported_by_star() -> None:
    starred = [
        f"{named(source)}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert starred == []


def test_a_file_that_passes_350_lines_is_two_files() -> None:
    lengths = {named(source): len(source.read_text(encoding="utf-8").splitlines()) for source in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 350} == {}


def test_no_other_distribution_brings_our_names() -> None:
    """They are general names, so the app is installed alone."""
    bringers = packages_distributions()
    assert {name for package in [*PACKAGES, "tests"] for name in bringers.get(package, [])} <= {"inspector-workbook"}


def test_only_the_agreed_names_stand_at_the_top() -> None:
    assert set(at_the_top()) <= TOP


def parsed(source: Path) -> ast.Module:
    """Return the syntax tree of a source file."""
    return ast.parse(source.read_text(encoding="utf-8"))


def at_the_top() -> Iterator[str]:
    """Yield what is kept at the top: as git lists it, or, in an unpacked archive, what .gitignore does not name."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
        yield from {line.partition("/")[0] for line in listed.stdout.splitlines()}
        return
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    for path in ROOT.iterdir():
        if not any(fnmatch(path.name, pattern) for pattern in ignored):
            yield path.name
