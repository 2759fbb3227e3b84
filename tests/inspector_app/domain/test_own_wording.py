"""An organisation's own wording takes the place of the sentences it names, and of nothing it does not know."""

from pathlib import Path

import pytest

import resources
from inspector_app.domain.composition import compose
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.guards import check
from inspector_app.domain.wording_file import wording
from tests.inspector_app.domain.records import visit_of

TITLE = '[text.title]\ntext = "Revisit to {area}"\nconfirmed = true\nsource = "Board, 3 May"\n'


def given(own_folder: Path, text: str | bytes) -> None:
    """Put a wording into the settings folder."""
    path = own_folder / "letters" / "send_revisit" / "wording.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_sentence_of_ones_own_is_printed_and_all_others_stay(own_folder: Path) -> None:
    before = compose(visit_of("sufficient"))
    given(own_folder, TITLE)
    after = compose(visit_of("sufficient"))
    assert (before.title.text, after.title.text) == ("Joint area SEND revisit in Elmshire", "Revisit to Elmshire")
    assert after.document_title == "Revisit to Elmshire"
    assert after.introduction == before.introduction


def test_it_is_read_anew_when_the_file_changes_and_gone_with_it(own_folder: Path) -> None:
    given(own_folder, TITLE)
    assert compose(visit_of("sufficient")).title.text == "Revisit to Elmshire"
    given(own_folder, TITLE.replace("Revisit to", "A second revisit to"))
    assert compose(visit_of("sufficient")).title.text == "A second revisit to Elmshire"
    (own_folder / "letters" / "send_revisit" / "wording.toml").unlink()
    assert compose(visit_of("sufficient")).title.text == "Joint area SEND revisit in Elmshire"


def test_the_shipped_wording_copied_whole_changes_nothing(own_folder: Path) -> None:
    shipped = wording("send_revisit")
    given(own_folder, "\ufeff" + resources.text("letters/send_revisit/wording.toml"))
    assert wording("send_revisit") == shipped


def test_a_sentence_that_nobody_confirmed_is_told_by_the_guard(own_folder: Path) -> None:
    given(own_folder, TITLE.replace("true", "false"))
    record = visit_of("sufficient")
    assert "text.title" not in wording("send_revisit").sentences
    assert any(one.rule == "unconfirmed_wording" for one in check(record, compose(record)))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("text = ", "it is not written as TOML"),
        (b"\xff\xfe", "it cannot be read; save it as UTF-8 text"),
        ("greeting = 1", "“greeting” is not known"),
        ('[text.titel]\ntext = "A"\nconfirmed = true\nsource = "B"', "“text.titel” is not known"),
        ('[text.title]\ntext = "A"', "“text.title” must say text, confirmed and source together"),
        (
            "[text.next_steps.some]\nconfirmed = true",
            "“text.next_steps.some” must say text, confirmed and source together",
        ),
        ('[text.title]\nsource = "us"', "“text.title” must say text, confirmed and source together"),
        ("a = " + "[" * 3000 + "]" * 3000, "it has brackets within brackets without end"),
        ('introduction = [["a"]]', "its introduction is not a list of keys of texts"),
        ('[text.title]\ntext = 7\nconfirmed = true\nsource = "B"', "“text.title.text” is of another kind"),
        ("version = 2", "its version is 2 and not 1; compare it with the wording of the app"),
        ('name = "another"', "its name is 'another' and not 'send_revisit'"),
        (TITLE.replace("{area}", "{county}"), "names the unknown slot {county}"),
        (TITLE.replace("{area}", "{area"), "has a brace without its pair"),
    ],
)
def test_what_it_does_not_know_is_refused_in_one_sentence(own_folder: Path, text: str | bytes, why: str) -> None:
    given(own_folder, text)
    with pytest.raises(InvalidError) as refused:
        compose(visit_of("sufficient"))
    assert why in str(refused.value)
    assert str(refused.value).endswith(".")
