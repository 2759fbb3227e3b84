"""Makes `en_GB.txt.z` from the Hunspell dictionary of the npm package dictionary-en-gb 3.0.0, once for a release.

`python resources/dictionaries/expand.py FOLDER`, FOLDER holding its `index.aff`, `index.dic` and `license`. The app
reads the list of all words in their forms, which takes 15 ms; the affix rules would take ten times that at each start.
"""

import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent
_ONLY_IN_COMPOUNDS = "c"
_Rules = dict[str, list[tuple[str, str, str]]]


def words_of(affixes: str, entries: str) -> set[str]:
    """Return every word of a Hunspell dictionary in all its forms."""
    prefixes, suffixes, cross = _rules(affixes)
    found: set[str] = set()
    for line in entries.splitlines()[1:]:
        word, _, rest = line.strip().partition("/")
        flags = rest.split()[0] if rest else ""
        if not word or _ONLY_IN_COMPOUNDS in flags:
            continue
        forms = [("", word), *_suffixed(word, flags, suffixes)]
        found.update(form for _, form in forms)
        for flag in flags:
            for strip, add, condition in prefixes.get(flag, ()):
                if re.match(f"(?:{condition})", word):
                    found.update(
                        add + form.removeprefix(strip) for by, form in forms if not by or (cross[flag] and cross[by])
                    )
    return found


def _suffixed(word: str, flags: str, suffixes: _Rules) -> Iterator[tuple[str, str]]:
    for flag in flags:
        for strip, add, condition in suffixes.get(flag, ()):
            if word.endswith(strip) and re.search(f"(?:{condition})$", word):
                yield flag, word[: len(word) - len(strip)] + add


def _rules(affixes: str) -> tuple[_Rules, _Rules, dict[str, bool]]:
    found: dict[str, _Rules] = {"PFX": {}, "SFX": {}}
    cross: dict[str, bool] = {}
    for line in affixes.splitlines():
        parts = line.split()
        if not parts or parts[0] not in found:
            continue
        if len(parts) == 4:
            cross[parts[1]] = parts[2] == "Y"
        else:
            strip, add = (part.partition("/")[0].replace("0", "") for part in parts[2:4])
            found[parts[0]].setdefault(parts[1], []).append((strip, add, parts[4]))
    return found["PFX"], found["SFX"], cross


def main(folder: Path) -> None:
    """Write the list and its licence beside this file."""
    affixes, entries = ((folder / f"index.{end}").read_text(encoding="utf-8") for end in ("aff", "dic"))
    listed = "\n".join(sorted(words_of(affixes, entries)))
    (_HERE / "en_GB.txt.z").write_bytes(zlib.compress(listed.encode(), 9))
    (_HERE / "LICENSE").write_bytes((folder / "license").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
