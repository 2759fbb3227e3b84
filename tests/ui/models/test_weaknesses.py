"""A weakness in few words: how it stands, and how much is written."""

from uuid import UUID

from inspector_app.domain.things import Weakness
from inspector_app.domain.visit_kind import visit_kind
from ui.models.weaknesses import standing, written

KIND = visit_kind("send_revisit")


def test_a_weakness_is_told_with_its_judgement_and_what_waits_there() -> None:
    one = Weakness(subject=UUID(int=1), id="", title="The plans.", short="Plans", judgement="not_sufficient")
    assert standing(one, KIND, {}) == "Plans · not sufficient"
    open_ = Weakness(subject=UUID(int=2), id="", title="The plans.")
    assert standing(open_, KIND, {open_.subject: 1}) == "The plans. · no judgement yet · 1 draft"
    assert standing(open_, KIND, {open_.subject: 2}).endswith("2 drafts")


def test_words_are_counted_beside_what_the_letter_has() -> None:
    assert written(0, 0, 70) == "Nothing is written yet."
    assert written(1, 1, 0) == "1 paragraph · 1 word"
    assert written(4, 270, 726).endswith("270 words · 996 in all findings")
