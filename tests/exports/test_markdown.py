"""The letter as Markdown reads as it is printed, whatever characters stand in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from exports.markdown import MarkdownLetter
from inspector_app.domain.letter import Letter
from tests.exports import letters
from tests.exports.letters import EXPECTED, JUDGEMENT, liverpool, standing


def written(folder: Path, letter: Letter) -> str:
    """Return a letter as Markdown."""
    path = folder / "letter.md"
    MarkdownLetter().write(letter, path)
    return path.read_bytes().decode("utf-8")


def opening(folder: Path, text: str) -> str:
    """Return how a text is written as the first paragraph."""
    letter = replace(liverpool(), introduction=(standing("opening", text),))
    return written(folder, letter).split("Liverpool\n\n")[-1].split("\n\n## Main")[0]


def test_the_liverpool_letter_is_there_line_for_line(tmp_path: Path) -> None:
    text = written(tmp_path, liverpool())
    before, table, copies = text.partition("| Ofsted")[0], text.partition("| Ofsted")[1:], EXPECTED["copies"]
    lines = [line.lstrip("# ").rstrip("\\") for line in before.splitlines() if line]
    assert lines == EXPECTED["first_page_header"] + EXPECTED["body_lines"]
    assert "".join(table) == (
        "| Ofsted | Care Quality Commission |\n"
        "| --- | --- |\n"
        "| Andrew Cook<br>Regional Director "
        "| Rosie Benneyworth<br>Chief Inspector of Primary Services and Integrated Care |\n"
        "| Pippa Jackson Maitland<br>HMI Lead Inspector | Tessa Valpy<br>CQC Inspector |\n"
        "\n" + "\\\n".join(copies) + "\n"
    )


def test_the_headings_are_those_of_the_letter(tmp_path: Path) -> None:
    headings = [line for line in written(tmp_path, liverpool()).splitlines() if line.startswith("#")]
    titles = [section.title.text for section in liverpool().sections]
    assert headings == [
        "# Joint area SEND revisit in Liverpool",
        "## Main findings",
        *[f"### {title}" for title in titles],
    ]
    assert f"\n\n{JUDGEMENT}\n\n" in written(tmp_path, liverpool())


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a_b_ *c* `d` [e](f) <g> h|i ~~j~~ \\k", r"a\_b\_ \*c\* \`d\` \[e\](f) \<g\> h\|i \~\~j\~\~ \\k"),
        ("# no heading", r"\# no heading"),
        ("#hashtag", "#hashtag"),
        ("- no list", r"\- no list"),
        ("2022. A year", r"2022\. A year"),
        ("1) first", r"1\) first"),
        ("3.5 per cent", "3.5 per cent"),
        ("> no quotation", r"\> no quotation"),
        ("text\n---", "text\\\n\\---"),
        ("text\n===", "text\\\n\\==="),
        ("one\ntwo\n\nthree\n", "one\\\ntwo\\\n\\\nthree"),
        ("    no code", "no code"),
        ("AT&T, &amp; and &#65;", r"AT&T, \&amp; and \&#65;"),
        ("\"straight\" and 'single'", "\"straight\" and 'single'"),
    ],
)
def test_what_markdown_would_take_for_its_own_is_escaped(tmp_path: Path, text: str, markdown: str) -> None:
    assert opening(tmp_path, text) == markdown


def test_a_title_stays_on_one_line_and_keeps_its_last_sign(tmp_path: Path) -> None:
    text = written(tmp_path, replace(liverpool(), title=standing("title", "Two\nlines #")))
    assert "\n# Two lines \\#\n" in text


def test_what_is_empty_leaves_no_gap(tmp_path: Path) -> None:
    text = written(tmp_path, letters.without_facts())
    assert text.startswith("\\[date of the letter\\]\n\n")
    assert "\n\n\n" not in text
    assert text.endswith("|  |  |\n")


def test_no_character_is_lost(tmp_path: Path) -> None:
    text = written(tmp_path, letters.with_nasty_characters())
    assert all(sign in text for sign in ("👩🏽‍🏫", "עברית", "العربية", "漢字", "é", "\ufffd"))
    assert "\r" not in text
    assert "\x00" not in text


def test_a_draft_says_so_in_its_first_line_and_is_the_same_otherwise(tmp_path: Path) -> None:
    MarkdownLetter(is_draft=True).write(liverpool(), tmp_path / "draft.md")
    assert (tmp_path / "draft.md").read_text(encoding="utf-8") == "**DRAFT**\n\n" + written(tmp_path, liverpool())
