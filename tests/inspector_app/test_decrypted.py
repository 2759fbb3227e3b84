"""The tests' own eye for what unused space in a database holds: it must see, or nothing is proved with it."""

from inspector_app.services import drafts
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.decrypted import pages
from tests.inspector_app.visits import MARKER, note


def test_the_words_of_a_note_and_of_the_log_are_seen(workbook: Workbook) -> None:
    assert MARKER.encode() in pages(workbook.folder / "record.db", workbook.data_key())
    draft = Draft(subject=note(workbook, "n1").subject, field="text", kind="note", text="Being typed")
    drafts.keep(workbook, draft)
    drafts.drop(workbook, draft.subject)
    assert b"Being typed" in pages(workbook.folder / "drafts.db", workbook.data_key())
    assert MARKER.encode() not in pages(workbook.folder / "record.db", bytes(32))
