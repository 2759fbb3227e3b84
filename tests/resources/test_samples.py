"""The sample visit is what it says it is: the published letter, with invented notes behind every paragraph."""

import json
import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

import resources
from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.moments import instant, is_date, is_moment
from inspector_app.domain.visit_kind import visit_kind

Thing = dict[str, Any]
File = dict[str, Any]

PUBLISHED: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "exports" / "liverpool_2022_expected.json").read_text(encoding="utf-8")
)
LEAD, B, C = "lead", "colleague-b", "colleague-c"
FILES: dict[str, File] = {name: json.loads(resources.text(f"samples/liverpool/{name}.json")) for name in (LEAD, B, C)}
LISTS = [kind.key for kind in KINDS.values() if kind.key != "visit"]
LEAD_IN = "At the initial inspection, inspectors found the following:"


def together(*names: str) -> dict[str, dict[str, Thing]]:
    """Return the things of some files by list and id, later files over earlier ones, as bringing them in would."""
    found: dict[str, dict[str, Thing]] = {key: {} for key in LISTS}
    for name in names:
        for key in LISTS:
            for thing in FILES[name].get(key, []):
                found[key].setdefault(thing["id"], {}).update(thing)
    return found


ALL = together(LEAD, B, C)
WITNESS = {interview["id"]: interview["witness_kind"] for interview in ALL["interviews"].values()}


def links(*names: str) -> dict[str, set[tuple[str, str | None]]]:
    """Return the links of each finding to notes, from all files together: links only ever add up."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for name in names:
        for finding in FILES[name]["findings"]:
            found.setdefault(finding["id"], set()).update((e["note"], e["sentence"]) for e in finding["evidence"])
    return found


def published_sections() -> list[tuple[str, list[str], str]]:
    """Return title, findings and judgement sentence of each weakness from the lines of the published letter."""
    lines = PUBLISHED["body_lines"]
    starts = [number for number, line in enumerate(lines) if line == LEAD_IN]
    ends = [*starts[1:], next(n for n, line in enumerate(lines) if line.startswith("As the area has made"))]
    return [
        (lines[start + 1], lines[start + 2 : end - 1], lines[end - 1]) for start, end in zip(starts, ends, strict=True)
    ]


def sentences(paragraph: str) -> list[str]:
    return re.split(r"(?<=\.) (?=[A-Z])", paragraph)


def references(thing: Thing, key: str) -> list[tuple[str, str]]:
    """Return what a thing refers to, as list and id."""
    kind = next(kind for kind in KINDS.values() if kind.key == key)
    targets = {name: field.target for name, field in kind.fields.items() if field.shape is Shape.REFERENCE}
    found = [(KINDS[target].key, thing[name]) for name, target in targets.items() if name in thing]
    for name, members in kind.sets.items():
        target = KINDS[members.target].key
        found += [(target, member["note"] if name == "evidence" else member) for member in thing.get(name) or []]
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_sample_file_fits_the_schema(name: str) -> None:
    schema = json.loads(resources.text("schemas/inspector-visit-1.schema.json"))
    fastjsonschema.compile(schema, formats={"date": is_date, "moment": is_moment})(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_ids_in_a_file_stand_once(name: str) -> None:
    ids = Counter(thing["id"] for key in LISTS for thing in FILES[name].get(key, []))
    assert [known for known, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("names", [(LEAD,), (LEAD, B), (LEAD, C)], ids=" and ".join)
def test_references_are_found_in_the_lead_s_file_and_the_colleague_s_own(names: tuple[str, ...]) -> None:
    found = together(*names)
    for key in LISTS:
        for thing in found[key].values():
            for target, known in references(thing, key):
                assert known in found[target], (key, thing["id"], known)


@pytest.mark.parametrize("names", [(LEAD,), (LEAD, B), (LEAD, C)], ids=" and ".join)
def test_everything_that_is_new_brings_its_required_fields(names: tuple[str, ...]) -> None:
    found = together(*names)
    for kind in KINDS.values():
        for thing in found.get(kind.key, {}).values():
            missing = {name for name, field in kind.fields.items() if field.required and not thing.get(name)}
            assert missing == set(), (thing["id"], missing)


def test_what_stands_in_several_files_is_the_same_in_each_so_that_nothing_waits_for_a_decision() -> None:
    seen: dict[tuple[str, str, str], Any] = {}
    repeated = Counter[str]()
    for name, content in FILES.items():
        for key in LISTS:
            for thing in content.get(key, []):
                repeated[key] += any((key, thing["id"]) == known[:2] for known in seen)
                for field, value in thing.items():
                    if field != "evidence":
                        assert seen.setdefault((key, thing["id"], field), value) == value, (name, thing["id"], field)
        assert content["visit"] == {key: FILES[LEAD]["visit"][key] for key in content["visit"]}
    assert repeated == {"interviews": 7, "notes": 2, "weaknesses": 3, "inspectors": 2, "findings": 21}


def test_a_colleague_s_evidence_keeps_all_that_the_lead_linked() -> None:
    for name in (B, C):
        for finding, found in links(name).items():
            assert found > links(LEAD)[finding]


def test_a_finding_is_linked_to_a_note_once() -> None:
    for finding, found in links(LEAD, B, C).items():
        notes = [note for note, _ in found]
        assert len(notes) == len(set(notes)), finding


def test_codes_are_those_of_the_visit_s_kind() -> None:
    kind = visit_kind(FILES[LEAD]["visit"]["kind"])
    for key, names in (
        ("weaknesses", ["judgement"]),
        ("interviews", ["witness_kind"]),
        ("notes", ["stance", "voice", "about"]),
    ):
        for thing in ALL[key].values():
            for name in names:
                assert thing[name] is None or thing[name] in kind.codes(name), (thing["id"], name)


def test_there_are_66_notes_in_12_interviews_by_three_inspectors() -> None:
    assert Counter(note["author"] for note in ALL["notes"].values()) == {
        "inspector-a": 22,
        "inspector-b": 22,
        "inspector-c": 22,
    }
    assert len(ALL["interviews"]) == 12
    assert {note["interview"] for note in ALL["notes"].values()} == set(ALL["interviews"])
    assert Counter(WITNESS.values()) == {
        "young_person": 2,
        "parent_carer": 1,
        "parent_carer_forum": 1,
        "la_officer": 1,
        "nhs_officer": 1,
        "provider": 1,
        "practitioner": 1,
        "document": 1,
        "case_file": 1,
        "survey": 1,
        "observation": 1,
    }


def test_codes_of_interviews_carry_the_inspector_s_and_the_witness_s_letter() -> None:
    witnesses = visit_kind("send_revisit").witnesses
    codes = {inspector["id"]: inspector["code"] for inspector in ALL["inspectors"].values()}
    for interview in ALL["interviews"].values():
        letter, rest = interview["code"].split("-")
        assert letter in {codes[inspector] for inspector in interview["inspectors"]}
        assert rest[0] == witnesses[interview["witness_kind"]].letter
        assert rest[1:].isdigit()


def test_notes_are_heard_while_their_author_was_there_and_typed_afterwards() -> None:
    for note in ALL["notes"].values():
        interview = ALL["interviews"][note["interview"]]
        assert note["author"] in interview["inspectors"], note["id"]
        assert instant(interview["started"]) <= instant(note["heard"]) <= instant(interview["ended"]), note["id"]
        assert instant(note["heard"]) < instant(note["typed"]), note["id"]
        assert "2022-05-09" <= note["heard"][:10] <= "2022-05-11"
        assert datetime.fromisoformat(note["heard"]).strftime("%z") == "+0100"
    heard = [(note["author"], note["heard"]) for note in ALL["notes"].values()]
    assert len(set(heard)) == len(heard)


def test_an_inspector_is_in_one_place_at_a_time() -> None:
    for inspector in ALL["inspectors"]:
        there = sorted(
            (instant(interview["started"]), instant(interview["ended"]))
            for interview in ALL["interviews"].values()
            if inspector in interview["inspectors"]
        )
        assert all(ended <= started for (_, ended), (started, _) in pairwise(there)), inspector


def test_a_few_notes_wait_for_a_tag_and_several_have_two_and_some_speak_against() -> None:
    tags = Counter(len(note["tags"]) for note in ALL["notes"].values())
    assert tags[0] in (3, 4)
    assert tags[2] >= 5
    stances = Counter(note["stance"] for note in ALL["notes"].values())
    assert stances["concern"] >= 10
    assert stances["progress"] > stances["concern"]


def test_titles_findings_and_judgements_are_the_published_letter_s() -> None:
    weaknesses = sorted(FILES[LEAD]["weaknesses"], key=lambda weakness: weakness["position"])
    written = [
        (
            weakness["title"],
            [
                finding["text"]
                for finding in sorted(FILES[LEAD]["findings"], key=lambda finding: finding["position"])
                if finding["weakness"] == weakness["id"]
            ],
        )
        for weakness in weaknesses
    ]
    published = published_sections()
    assert written == [(title, findings) for title, findings, _ in published]
    assert sum(len(findings) for _, findings in written) == 16
    for weakness, (_, _, judgement) in zip(weaknesses, published, strict=True):
        assert weakness["judgement"] == "sufficient"
        assert judgement == "The area has made sufficient progress to improve this significant weakness."


def test_the_facts_of_the_visit_are_the_published_letter_s() -> None:
    visit = FILES[LEAD]["visit"]
    body = PUBLISHED["body_lines"]
    assert visit["sender"]["lines"] == PUBLISHED["first_page_header"]
    assert [f"cc: {visit['copies'][0]}", *visit["copies"][1:]] == PUBLISHED["copies"]
    printed: list[str] = []
    for recipient in visit["recipients"]:
        said = [text for text in (recipient["name"], recipient["role"], recipient.get("organisation")) if text]
        if address := recipient.get("address"):
            printed += [said[0], ", ".join(said[1:]), *address]
        else:
            printed.append(", ".join(said))
    assert printed == body[1:13]
    greeted = [recipient["greeting"] for recipient in visit["recipients"] if recipient["greeting"]]
    assert f"Dear {' and '.join(greeted)}" == body[13]
    *others, last = visit["heard"]
    assert any(f"Inspectors spoke with {', '.join(others)}, and {last}." in line for line in body)
    assert any(line.endswith(f"including {' and '.join(visit['documents'])}.") for line in body)
    assert [visit["lead"]["name"], visit["lead"]["title"]] == body[-2:]
    heads, *rows = PUBLISHED["signature_table"]
    signed = [
        (signatory["organisation"], f"{signatory['name']} / {signatory['role']}") for signatory in visit["signatories"]
    ]
    assert signed == [(head, cell) for row in rows for head, cell in zip(heads, row, strict=True)]


def test_every_sentence_that_is_linked_is_one_whole_sentence_of_its_finding() -> None:
    counted = Counter[bool]()
    for finding, found in links(LEAD, B, C).items():
        for note, sentence in found:
            counted[sentence is not None] += 1
            if sentence is not None:
                assert sentence in sentences(ALL["findings"][finding]["text"]), (finding, note)
    assert counted[True] >= 20
    assert counted[False] >= 10


def test_every_finding_rests_on_notes_of_two_kinds_of_witness_or_more_held_against_its_weakness() -> None:
    found = links(LEAD, B, C)
    assert set(found) == set(ALL["findings"])
    for finding, linked in found.items():
        assert len({WITNESS[ALL["notes"][note]["interview"]] for note, _ in linked}) >= 2, finding
        for note, _ in linked:
            assert ALL["findings"][finding]["weakness"] in ALL["notes"][note]["tags"], (finding, note)


def test_some_findings_have_evidence_only_when_the_colleagues_files_are_in() -> None:
    before = {finding for finding, linked in links(LEAD).items() if not linked}
    assert before == {"finding-2-2", "finding-3-2", "finding-3-4"}


def test_notes_and_findings_hold_no_address_number_or_postcode() -> None:
    never = re.compile(
        r"""@ | https?: | www\.                                      # e-mail and web
        | (?:\d[\s-]?){7,}                                            # telephone and NHS numbers
        | \b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b                           # dates of birth
        | \b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b                       # postcodes
        """,
        re.VERBOSE,
    )
    for thing in (*ALL["notes"].values(), *ALL["findings"].values(), *ALL["interviews"].values()):
        for text in (thing.get("text"), thing.get("title"), thing.get("setting")):
            assert never.search(text or "") is None, (thing["id"], text)
    assert never.search("Ring 0300 123 1231 or write to L3 1DS")


def test_names_stand_only_where_the_letter_prints_them() -> None:
    visit = FILES[LEAD]["visit"]
    people = [*visit["recipients"], *visit["signatories"], visit["lead"]]
    words = {word.casefold() for person in people for word in person["name"].split()}
    assert {"reddy", "valpy"} <= words
    for name, content in FILES.items():
        for key in LISTS:
            said = {
                word.casefold() for word in re.findall(r"\w+", json.dumps(content.get(key, []), ensure_ascii=False))
            }
            assert said & words == set(), (name, key)


def test_what_is_invented_says_so() -> None:
    for interview in ALL["interviews"].values():
        assert interview["setting"].endswith("(invented)")
    for weakness in ALL["weaknesses"].values():
        assert weakness["rationale"].endswith("(invented)")
    read_me = resources.text("samples/liverpool/README.md")
    assert "Open Government Licence v3.0" in read_me
    assert "invented" in read_me
