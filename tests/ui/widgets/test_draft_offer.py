"""The offer of what was being typed: the latest words first."""

import pytest

from inspector_app.domain.ids import new_id
from inspector_app.services.drafts import Draft
from ui.widgets.draft_offer import DraftOffer


def draft(words: str, at: str) -> Draft:
    return Draft(subject=new_id(), field="text", kind="note", text=words, at=at)


@pytest.mark.usefixtures("qtbot")
def test_what_was_typed_last_is_offered_first() -> None:
    offer = DraftOffer()
    offer.show_drafts(
        [draft("the first", "2026-05-10T09:00:00+01:00"), draft("a late word", "2026-05-10T11:00:00+01:00")]
    )
    assert "a late word" in offer.words.text()
    offer.add(draft("put aside just now", "2026-05-10T11:30:00+01:00"))
    assert "put aside just now" in offer.words.text()
    offer.drop.click()
    offer.drop.click()
    assert "the first" in offer.words.text()
