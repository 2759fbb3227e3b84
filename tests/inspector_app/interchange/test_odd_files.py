"""Files that are wrong in some place, wherever it is: taken whole or refused in a sentence, never half."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from inspector_app.domain.errors import WorkbookError
from inspector_app.interchange import reading, validation
from inspector_app.services import importing
from inspector_app.services.checking import check
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.interchange.test_writing import rich
from tests.inspector_app.visits import exported, new_workbook

ODD: list[Any] = [
    None, True, False, 0, -1, 2**53 - 1, 2**60, 1.5, "", " ", "x", "n1", "w1", "\u0000", "\ud800", "e\u0301", "\u2028",
    "{x}", "%s", "x" * 70, "2022-05-09", "2022-13-01", "2022-05-09T10:00:00Z", "sufficient", [], [None], ["w1", "w1"],
    [["w1"]], {}, {"id": "n1"}, {"note": "n1"}, {"note": "n1", "sentence": 5}, [{"note": "n1"}], {"lines": []},
]  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in a file."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


def mutated(chance: random.Random, given: dict[str, Any]) -> dict[str, Any]:
    """Return a file with one to three of its values replaced, taken away, doubled or added to."""
    changed = copy.deepcopy(given)
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice([path for path in places(changed) if path])
        holder: Any = changed
        for key in way:
            holder = holder[key]
        match chance.randrange(4):
            case 0 | 1:
                holder[last] = copy.deepcopy(chance.choice(ODD))
            case 2:
                del holder[last]
            case 3 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case _:
                holder[str(chance.choice(["id", "deleted", "same_as", "decisions", "text", "more"]))] = chance.choice(
                    ODD
                )
    return changed


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_odd_values_is_taken_whole_or_refused_in_a_sentence(seed: int, tmp_path: Any) -> None:
    chance = random.Random(seed)
    taken = 0
    with new_workbook(tmp_path / "odd.workbook", rich(), author="A") as workbook:
        whole = json.loads(exported(workbook))
        for _ in range(60):
            before = exported(workbook)
            content = json.dumps(mutated(chance, whole)).encode()
            (tmp_path / "odd.json").write_bytes(content)
            try:
                importing.import_file(workbook, tmp_path / "odd.json")
            except WorkbookError as refusal:
                sentence = str(refusal)
                assert sentence.endswith("."), sentence
                assert len(sentence.splitlines()) == 1, sentence
                assert len(sentence) < 400, sentence
                assert exported(workbook) == before
            else:
                taken += 1
                assert is_taken_again(workbook)
        assert check(workbook).problems == ()
    assert taken > 0


def is_taken_again(workbook: Workbook) -> bool:
    """Tell whether what the workbook exports is an interchange file that changes nothing and starts a new record."""
    document = validation.document(exported(workbook))
    with workbook.reading() as reader:
        edits = reading.edits(document, workbook.record, importing.known(reader))
    assert len(reading.edits(document, workbook.record, {})) == len(edits)
    with workbook.trial() as store:
        store.write(*edits)
        return store.written == []
