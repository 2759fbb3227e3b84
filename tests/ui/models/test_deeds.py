"""Deeds in words: every deed that can be taken back has a sentence of its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import inspector_app.services
from inspector_app.domain.kinds import KINDS
from inspector_app.services.deleting import DELETABLE
from inspector_app.services.undoing import Deed
from ui.models import deeds

SERVICES = Path(inspector_app.services.__file__).parent
WRITE_NOTHING = {"left as two", "offered again"}
"""They keep a setting of this laptop, and an undo passes them over."""


def names() -> Iterator[str]:
    """Yield the names under which services log what can be undone."""
    for path in SERVICES.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "deed"):
                continue
            final = any(keyword.arg == "final" for keyword in call.keywords)
            if call.args and isinstance(call.args[0], ast.Constant) and not final:
                yield str(call.args[0].value)
    yield from (f"deleted {KINDS[kind].key}" for kind in DELETABLE)


def deed(name: str, what: str = "") -> Deed:
    return Deed(1, "2022-05-10T14:00:00+01:00", name, what, "", ("0" * 64,), False, None)


@pytest.mark.parametrize("name", sorted(set(names()) - WRITE_NOTHING))
def test_a_deed_that_can_be_taken_back_has_words_of_its_own(name: str) -> None:
    assert deeds.in_words(deed(name)) not in (deeds.in_words(deed("nobody knows")), name)


def test_a_merge_is_told_by_its_file() -> None:
    merge = deed("merged", "B1.handover")
    assert deeds.taken_back(merge) == "The merge of “B1.handover” was taken back."
    assert deeds.done_again(merge) == "The merge of “B1.handover” was done again."


def test_an_id_in_the_log_is_not_told() -> None:
    assert deeds.taken_back(deed("took a note", "018f3b1c")) == "The new note was taken back."
    assert deeds.taken_back(deed("nobody knows", "018f3b1c")) == "The last step was taken back."
