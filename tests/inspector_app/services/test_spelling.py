"""The words of a visit that no dictionary need know."""

from inspector_app.services import spelling, undoing, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, brought


def test_names_in_the_visits_facts_are_known(workbook: Workbook) -> None:
    brought(workbook, interviews=[{"id": "int-9", "witness_kind": "parent_carer", "title": "LivPac forum"}])
    assert {"leeds", "livpac"} <= spelling.own_words(workbook)
    assert "zebra" not in spelling.own_words(workbook)


def test_a_word_that_was_learnt_is_known_when_the_workbook_is_opened_again(workbook: Workbook) -> None:
    spelling.learn(workbook, "Xylo-therapy")
    workbook.close()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        assert "xylo-therapy" in spelling.own_words(again)
        assert not undoing.next_undone(again)
