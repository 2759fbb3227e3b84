"""The help says what the walker checks, all of it and nothing more, and can be found."""

import re

import resources
from tests.ui.accessible.barrier import RULES


def test_the_statement_names_every_rule_of_the_walker_and_no_other() -> None:
    text = resources.text("help/accessibility.md")
    listed = text.partition("It checks that\n\n")[2].partition("\n\n")[0]
    assert [line.removeprefix("- ").rstrip(";.") for line in listed.splitlines()] == list(RULES.values())


def test_the_statement_says_what_was_not_tested() -> None:
    untested = resources.text("help/accessibility.md").partition("## What is not tested")[2].partition("\n## ")[0]
    words = set(re.findall(r"\w+", untested))
    assert {"NVDA", "JAWS", "VoiceOver", "Orca", "Windows", "macOS", "contrast"} <= words


def test_the_first_page_of_the_help_leads_to_the_statement() -> None:
    assert "](accessibility.md)" in resources.text("help/index.md")
