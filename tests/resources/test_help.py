"""The help pages hold together: links lead somewhere, and the interchange page says what the schema says."""

import json
import re
from typing import Any

import fastjsonschema
import pytest

import resources
from inspector_app.commands import group
from inspector_app.domain.visit_kind import visit_kind

PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(resources.path("help").glob("*.md"))}
SCHEMA: dict[str, Any] = json.loads(resources.text("schemas/inspector-visit-1.schema.json"))
_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def code_in(page: str) -> set[str]:
    """Return everything that stands between single backticks."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", PAGES[page], flags=re.DOTALL)))


@pytest.mark.parametrize("page", PAGES)
def test_a_help_page_has_one_title_and_its_links_lead_to_help_pages(page: str) -> None:
    text = re.sub(r"```.*?```", "", PAGES[page], flags=re.DOTALL)
    assert re.findall(r"^# .+$", text, re.MULTILINE) == [text.splitlines()[0]]
    assert set(_LINK.findall(text)) <= set(PAGES)


def test_the_first_page_leads_to_every_other() -> None:
    assert set(_LINK.findall(PAGES["index.md"])) == set(PAGES) - {"index.md"}


def test_the_interchange_page_names_every_key_of_the_schema() -> None:
    keys = set(SCHEMA["properties"]) - {"format", "version"}
    for part in SCHEMA["definitions"].values():
        keys |= set(part.get("properties", {}))
    assert keys - code_in("interchange.md") == set()


def test_the_interchange_page_names_every_code_of_a_send_revisit() -> None:
    kind = visit_kind("send_revisit")
    named = code_in("interchange.md")
    for vocabulary in ("judgement", "witness_kind", "stance", "voice", "about"):
        assert set(kind.codes(vocabulary)) <= named, vocabulary


def test_the_examples_of_the_interchange_page_fit_the_schema() -> None:
    examples = re.findall(r"```json\n(.*?)```", PAGES["interchange.md"], re.DOTALL)
    check = fastjsonschema.compile(SCHEMA)
    for example in examples:
        check(json.loads(example))
    assert len(examples) == 2


def test_the_page_on_the_command_line_lists_every_command_and_no_other() -> None:
    listed = {line.split()[1] for line in code_in("command-line.md") if line.startswith("inspector ")}
    files = {"VISIT.workbook", "FILE.handover"}
    shown = {name for name, command in group.commands.commands.items() if not command.hidden}
    assert listed == shown | files


def test_the_page_on_the_command_line_names_only_options_that_there_are() -> None:
    options = {option for command in group.commands.commands.values() for one in command.params for option in one.opts}
    named = set(re.findall(r"--[a-z][a-z-]+", PAGES["command-line.md"]))
    assert named <= options
