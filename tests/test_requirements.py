"""requirements.lock: everything that is asked for, once for every system and Python, with hashes and no address."""

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PLACES = [
    {
        "sys_platform": system, "platform_system": platform, "os_name": name, "platform_machine": machine,
        "python_version": python.rpartition(".")[0], "python_full_version": python,
        "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
        "implementation_version": python, "platform_release": "", "platform_version": "",
    }
    for system, platform, name, machine in [
        ("linux", "Linux", "posix", "x86_64"),
        ("darwin", "Darwin", "posix", "arm64"),
        ("win32", "Windows", "nt", "AMD64"),
    ]
    for python in ["3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0"]
]  # fmt: skip


def test_it_names_no_registry_and_no_place() -> None:
    """Packages come from wherever pip looks, and their hashes say that they are the right ones."""
    line = re.compile(
        r"[a-z0-9._-]+==[a-z0-9.!+]+( ; [\w'. <>=!]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
        r"|    # via [\w.:(), -]+|#[^/]*"
    )
    assert [text for text in lock().splitlines() if not line.fullmatch(text)] == []


def test_every_pin_has_its_hashes() -> None:
    assert [pin for pin in re.split(r"(?m)^(?=[a-z])", lock())[1:] if "--hash=sha256:" not in pin] == []


def test_everything_that_is_asked_for_is_pinned_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [text for group in project["dependency-groups"].values() for text in group]
    pins = pinned(PLACES[0])
    unmet = [
        text
        for text in [*project["project"]["dependencies"], *groups, *project["build-system"]["requires"]]
        if not within(Requirement(text), pins)
    ]
    assert unmet == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place['sys_platform']}-{place['python_full_version']}")
def test_the_pins_agree_with_each_other_on_each_system_and_python(place: dict[str, str]) -> None:
    """As far as the packages installed here tell: what they ask for there is pinned, and they run on that Python."""
    pins = pinned(place)
    here = [one for one in distributions() if pins.get(canonicalize_name(one.name)) == one.version]
    unmet = [
        f"{one.name} asks for {asked}"
        for one in here
        for asked in map(Requirement, one.requires or [])
        if (asked.marker is None or asked.marker.evaluate(place)) and not within(asked, pins)
    ]
    too_new = [
        f"{one.name} {one.version}"
        for one in here
        if not SpecifierSet(one.metadata["Requires-Python"] or "").contains(place["python_full_version"])
    ]
    assert (unmet, too_new) == ([], [])


def lock() -> str:
    """Return the text of requirements.lock."""
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pinned(place: dict[str, str]) -> dict[str, str]:
    """Return the version of each package that is pinned for a system and Python, by its normal name."""
    pins = re.findall(r"(?m)^([^\s#]+)==(\S+) (?:; (.+) )?\\$", lock())
    return {name: version for name, version, marker in pins if not marker or Marker(marker).evaluate(place)}


def within(asked: Requirement, pins: dict[str, str]) -> bool:
    """Tell whether what is asked for is pinned, and within its bounds."""
    version = pins.get(canonicalize_name(asked.name))
    return version is not None and asked.specifier.contains(version)
