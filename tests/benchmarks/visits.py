"""Visits of any size, made straight as changes: 4 inspectors, 9 weaknesses, notes of about 200 characters."""

import random
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import resources
from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import Plain
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.handover import handover_file
from inspector_app.record.change import Change, make
from inspector_app.storage.workbook import BACKUPS, RECORD, SUFFIX, Workbook

KEY = secrets.token_bytes(32)
INSPECTORS = [new_id() for _ in range(4)]
WEAKNESSES = [new_id() for _ in range(9)]
INTERVIEWS = [new_id() for _ in range(120)]

_RECORD, _DEVICE, _TEAM = new_id(), str(new_id()), "six words of the benchmark team"
_KIND = "send_revisit"
_AT = "2022-05-09T13:{:02}:{:02}+01:00"
_WORDS = resources.text("words/eff_large.txt").split()
random.Random(1).shuffle(_WORDS)
# Words of a language follow Zipf's law; a search index over evenly frequent words would be another one.
_WEIGHTS = [1 / rank for rank in range(1, len(_WORDS) + 1)]


def word(rank: int) -> str:
    """Return the word of the notes with a rank, the most frequent being number 1."""
    return _WORDS[rank - 1]


def foundation() -> list[Change]:
    """Return the changes every laptop of the visit has: visit, inspectors, weaknesses, interviews."""
    made = [_made("visit", new_id(), {"kind": _KIND, "area": "Leeds", "start": "2022-05-09", "end": "2022-05-11"})]
    made += [_made("inspector", one, {"code": code}) for one, code in zip(INSPECTORS, "ABCD", strict=True)]
    made += [
        _made("weakness", one, {"title": f"Weakness number {rank}.", "position": rank})
        for rank, one in enumerate(WEAKNESSES, 1)
    ]
    kinds = list(visit_kind(_KIND).witnesses)
    for number, one in enumerate(INTERVIEWS):
        fields: dict[str, Plain] = {"code": f"A-{number}", "witness_kind": kinds[number % len(kinds)]}
        made.append(_made("interview", one, {**fields, f"inspector/{INSPECTORS[number % 4]}": True}))
    return made


def notes(count: int, authors: list[UUID], seed: int) -> list[Change]:
    """Return the changes of new notes by some inspectors; every fifth was held against one more weakness later."""
    dice = random.Random(seed)
    made = []
    for number in range(count):
        author, (first, second) = authors[number % len(authors)], dice.sample(WEAKNESSES, 2)
        at = _AT.format(number // 60 % 60, number % 60)
        fields: dict[str, Plain] = {
            "interview": str(dice.choice(INTERVIEWS)),
            "author": str(author),
            "text": text(dice),
            "heard": at,
            "typed": at,
            "stance": dice.choice(["progress", "concern", None]),
            "voice": "paraphrase",
            "about": None,
            f"tag/{first}": True,
        }
        note = _made("note", new_id(), fields, author)
        made.append(note)
        if number % 5 == 0:
            made.append(_made("note", note.subject, {f"tag/{second}": True}, author, {note.id: note.n}))
    return made


def finding(fields: dict[str, Plain]) -> Change:
    """Return the change of a new finding."""
    return _made("finding", new_id(), fields)


def text(dice: random.Random) -> str:
    """Return a note's text of about 200 characters."""
    return " ".join(dice.choices(_WORDS, _WEIGHTS, k=25)).capitalize() + "."


def stored(folder: Path, *changes: Iterable[Change]) -> Path:
    """Return the folder of a new, closed workbook that holds some changes."""
    place = folder / f"{secrets.token_hex(4)}{SUFFIX}"
    (place / BACKUPS).mkdir(parents=True)
    made = Workbook.create(place, KEY, record=_RECORD, author=INSPECTORS[0], device=_DEVICE, team=_TEAM)
    with made, made.deed("joined") as store:
        store.add([change for some in changes for change in some])
    return place


@contextmanager
def copied(original: Path) -> Iterator[Path]:
    """Return a copy of the folder of a closed workbook."""
    place = original.with_name(f"{secrets.token_hex(4)}{SUFFIX}")
    shutil.copytree(original, place)
    yield place
    shutil.rmtree(place)


def handed_over(path: Path, *changes: Iterable[Change]) -> Path:
    """Write a hand-over whose key costs next to nothing to derive, and return its path."""
    everything = [change for some in changes for change in some]
    by, made = str(INSPECTORS[1]), _AT.format(0, 0)
    handover_file.write(path, everything, record=_RECORD, by=by, made=made, passphrase=_TEAM, cost=1)
    return path


def database(folder: Path) -> Path:
    """Return the database in the folder of a closed workbook."""
    return folder / RECORD


def _made(
    kind: str,
    subject: UUID,
    fields: dict[str, Plain],
    author: UUID = INSPECTORS[0],
    parents: dict[str, int] | None = None,
) -> Change:
    return make(
        record=_RECORD,
        subject=subject,
        kind=kind,
        set=fields,
        parents=parents or {},
        author=str(author),
        device=_DEVICE,
        at=_AT.format(0, 0),
    )
