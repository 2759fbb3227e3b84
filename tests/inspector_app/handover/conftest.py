"""What the tests of hand-overs stand on: a small record, and hand-overs in which only what is said is wrong."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from inspector_app.handover import age, bundle
from inspector_app.record import canonical
from inspector_app.record.change import Change, make
from inspector_app.record.digest import digest

GIVEN = SimpleNamespace(
    record=UUID("01890a5d-ac96-774b-bcce-b302099a8057"),
    note=UUID("01890a5d-ac96-774b-bcce-b302099a8058"),
    weakness=UUID("01890a5d-ac96-774b-bcce-b302099a8059"),
    passphrase="abacus drop-down zoom yo-yo felt-tip t-shirt",
    marker="Xanthippe waits",
    at="2022-05-09T10:00:00+01:00",
)

Changed = Callable[..., Change]
Crafted = Callable[..., Path]


@pytest.fixture
def given() -> SimpleNamespace:
    """Return the record, subjects, passphrase, moment and marker word that the tests share."""
    return GIVEN


@pytest.fixture
def changed() -> Changed:
    """Return a maker of changes: what is set, and on which changes it stands."""
    return _changed


def _changed(
    set: Mapping[str, Any],  # noqa: A002 - the format's own word
    *,
    on: Iterable[Change] = (),
    subject: UUID = GIVEN.note,
    kind: str = "note",
    record: UUID = GIVEN.record,
    n: int | None = None,
    erase: tuple[str, ...] = (),
) -> Change:
    parents = {parent.id: parent.n if n is None else n - 1 for parent in on}
    return make(
        record=record,
        subject=subject,
        kind=kind,
        set=set,
        parents=parents,
        author="A",
        device="D",
        at=GIVEN.at,
        erase=erase,
    )


@pytest.fixture
def changes() -> list[Change]:
    """Return a note that was written, edited apart and brought together, one text erased; and a weakness."""
    first = _changed(
        {"text": f"{GIVEN.marker} for a plan.\nStill “nobody” called 😀", "heard": GIVEN.at, "tag/w": True}
    )
    second = _changed({"text": f"{GIVEN.marker} no longer"}, on=[first])
    third = _changed({"text": "To be erased"}, on=[first])
    fourth = _changed({"text": "Both"}, on=[second, third], erase=(third.id,))
    weakness = _changed({"title": "Plans", "position": 1}, subject=GIVEN.weakness, kind="weakness")
    return [fourth, first, weakness, second, third.without_content()]


@pytest.fixture
def crafted(tmp_path: Path) -> Crafted:
    """Return a maker of hand-overs from any lines, with a cover that fits them unless told otherwise."""

    def craft(
        lines: Iterable[bytes] = (),
        *,
        cover: Mapping[str, Any] | bytes | None = None,
        without: Iterable[str] = (),
        more: Mapping[str, bytes] | None = None,
        packed: bytes | None = None,
    ) -> Path:
        lines = list(lines)
        if not isinstance(cover, bytes):
            fitting = {**_cover(lines), **(cover or {})}
            cover = canonical.encode({name: value for name, value in fitting.items() if name not in without})
        entries = {"header.json": cover, "changes.jsonl": b"".join(lines), **(more or {})}
        kept = {name: data for name, data in entries.items() if name not in without}
        path = tmp_path / "crafted.handover"
        path.write_bytes(age.encrypt(bundle.pack(kept) if packed is None else packed, GIVEN.passphrase, 1))
        return path

    return craft


def _cover(lines: Iterable[bytes]) -> dict[str, Any]:
    headers = [line.partition(b',"salt":')[0].removeprefix(b'{"header":') for line in lines]
    return {
        "format": 1,
        "app": "inspector-workbook",
        "record": str(GIVEN.record),
        "made": GIVEN.at,
        "by": "A",
        "count": len(headers),
        "digest": digest(sha256(header).hexdigest() for header in headers),
    }
