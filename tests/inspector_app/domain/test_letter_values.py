"""Every variant of the standing text follows from the facts of the visit."""

from typing import Any

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Gap
from inspector_app.domain.things import Body, Lead, Reference
from tests.inspector_app.domain.records import every_paragraph, paragraph, visit_of

MET, NOT_MET = "sufficient", "not_sufficient"
AUTHORITY, CCG, ICB = "local_authority", "ccg", "icb"
Facts = dict[str, Any]

ALL = (
    "The area has made sufficient progress in addressing all of the significant weaknesses identified at the "
    "initial inspection."
)
ALL_OF_ONE = (
    "The area has made sufficient progress in addressing the significant weakness identified at the initial inspection."
)
SIX_OF_SEVEN = (
    "The area has made sufficient progress in addressing six of the seven significant weaknesses identified at "
    "the initial inspection. The area has not made sufficient progress in addressing one significant weakness."
)
ONE_OF_TWELVE = (
    "The area has made sufficient progress in addressing 1 of the 12 significant weaknesses identified at the "
    "initial inspection. The area has not made sufficient progress in addressing 11 significant weaknesses."
)
NONE = (
    "The area has not made sufficient progress in addressing any of the significant weaknesses identified at the "
    "initial inspection."
)
NONE_OF_ONE = (
    "The area has not made sufficient progress in addressing the significant weakness identified at the initial "
    "inspection."
)
CEASE = "the formal quarterly support and challenge visits from the DfE and NHS England will cease."
DETERMINE = (
    "it is for DfE and NHS England to determine the next steps. This may include the Secretary of State using "
    "their powers of intervention. Ofsted and CQC will not carry out any further revisit unless directed to do "
    "so by the Secretary of State."
)


@pytest.mark.parametrize(
    ("judgements", "overall", "reason", "follows"),
    [
        (
            [MET, MET, MET],
            ALL,
            "As the area has made sufficient progress in addressing all the significant weaknesses",
            CEASE,
        ),
        ([MET], ALL_OF_ONE, "As the area has made sufficient progress in addressing the significant weakness", CEASE),
        ([MET] * 6 + [NOT_MET], SIX_OF_SEVEN, "As not all the significant weaknesses have improved", DETERMINE),
        ([NOT_MET] * 11 + [MET], ONE_OF_TWELVE, "As not all the significant weaknesses have improved", DETERMINE),
        ([NOT_MET, NOT_MET], NONE, "As none of the significant weaknesses have improved", DETERMINE),
        ([NOT_MET], NONE_OF_ONE, "As the significant weakness has not improved", DETERMINE),
    ],
)
def test_verdict_and_next_steps_follow_from_the_judgements(
    judgements: list[str], overall: str, reason: str, follows: str
) -> None:
    letter = compose(visit_of(*judgements))
    assert paragraph(letter, "verdict").text == f"{overall} This letter outlines our findings from the revisit."
    assert letter.next_steps.text == f"{reason}, {follows}"


def test_each_weakness_ends_with_its_own_judgement() -> None:
    letter = compose(visit_of(MET, NOT_MET))
    assert [section.judgement.text for section in letter.sections] == [
        "The area has made sufficient progress to improve this significant weakness.",
        "The area has not made sufficient progress to improve this significant weakness.",
    ]


def test_one_weakness_is_singular_throughout() -> None:
    letter = compose(visit_of(MET, reference=Reference("report_letter", "2019-03-06")))
    assert "in addressing the area of significant weakness detailed in" in paragraph(letter, "opening").text
    assert "because of a significant area of weakness in the area's practice" in paragraph(letter, "statutory").text
    assert "in addressing the significant weakness identified" in paragraph(letter, "evidence").text
    standing = [item.text for item in every_paragraph(letter)]
    assert not [text for text in standing if "weaknesses" in text or "areas" in text]


def test_several_weaknesses_are_counted_in_words_to_ten() -> None:
    for count, word in ((2, "two"), (10, "ten"), (14, "14")):
        text = paragraph(compose(visit_of(*[MET] * count)), "evidence").text
        assert f"in addressing the {word} significant weaknesses identified" in text


@pytest.mark.parametrize(
    ("bodies", "responsible", "confirmed"),
    [
        ([AUTHORITY], "the local authority was responsible for", False),
        ([AUTHORITY, CCG], "the local authority and the area's CCG were jointly responsible for", True),
        (
            [AUTHORITY, CCG, CCG, CCG],
            "the local authority and the area's clinical commissioning groups (CCGs) were jointly responsible for",
            False,
        ),
        (
            [AUTHORITY, ICB],
            "the local authority and the area's integrated care board (ICB) were jointly responsible for",
            False,
        ),
        (
            [ICB, AUTHORITY, ICB],
            "the local authority and the area's integrated care boards (ICBs) were jointly responsible for",
            False,
        ),
        ([CCG], "Body 0 was responsible for", False),
        ([AUTHORITY, AUTHORITY, CCG], "Body 0, Body 1 and Body 2 were jointly responsible for", False),
        ([AUTHORITY, "trust"], "Body 0 and Body 1 were jointly responsible for", False),
    ],
)
def test_the_bodies_responsible_are_named_by_what_they_are(
    bodies: list[str], responsible: str, confirmed: bool
) -> None:
    named = tuple(Body(f"Body {number}", kind) for number, kind in enumerate(bodies))
    statutory = paragraph(compose(visit_of(MET, MET, responsible=named)), "statutory")
    assert f"HMCI determined that {responsible} submitting the written statement to Ofsted." in statutory.text
    assert "took over" not in statutory.text
    assert (statutory.unconfirmed == ()) is confirmed


def test_a_body_without_a_name_leaves_the_names_missing() -> None:
    letter = compose(visit_of(MET, MET, responsible=(Body("A Trust", "trust"), Body(" ", CCG))))
    assert "that [names of the bodies responsible] were jointly responsible" in paragraph(letter, "statutory").text


KERNOW = (("NHS Kernow CCG", CCG), ("Cornwall and Isles of Scilly ICB", ICB))
SEVERAL = (("NHS A CCG", CCG), ("NHS B CCG", CCG), ("NHS C ICB", ICB), ("NHS D ICB", ICB), ("NHS E ICB", ICB))


@pytest.mark.parametrize(
    ("bodies", "responsible", "successors", "predecessors"),
    [
        (KERNOW, "the area's CCG", "the Cornwall and Isles of Scilly ICB", "NHS Kernow CCG"),
        (
            SEVERAL,
            "the area's clinical commissioning groups (CCGs)",
            "NHS C ICB, NHS D ICB and NHS E ICB",
            "NHS A CCG and NHS B CCG",
        ),
    ],
)
def test_an_icb_beside_a_ccg_is_told_as_its_successor(
    bodies: tuple[tuple[str, str], ...], responsible: str, successors: str, predecessors: str
) -> None:
    named = (Body("The council", AUTHORITY), *(Body(*body) for body in bodies))
    record = visit_of(MET, MET, responsible=named, plan_fit_for_purpose="2019-08-28")
    statutory = paragraph(compose(record), "statutory")
    assert f"the local authority and {responsible} were jointly responsible for" in statutory.text
    assert statutory.text.endswith(
        "This was declared fit for purpose on 28 August 2019. "
        f"On 1 July 2022, {successors} took over the commissioning of health services from {predecessors}."
    )
    assert "successor.yes" in statutory.unconfirmed


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"letter_date": "2022-06-30"}, False),
        ({"letter_date": "2022-07-01"}, True),
        ({"letter_date": "2022-07-01", "end": "2022-06-15"}, True),
        ({"end": "2022-06-15"}, False),
        ({}, True),
    ],
)
def test_no_letter_tells_of_a_successor_before_there_was_one(facts: Facts, told: bool) -> None:
    named = (Body("The council", AUTHORITY), *(Body(*body) for body in KERNOW))
    statutory = paragraph(compose(visit_of(MET, MET, responsible=named, **facts)), "statutory").text
    assert ("took over" in statutory) is told
    assert "the local authority and the area's CCG were jointly responsible" in statutory


@pytest.mark.parametrize(
    ("facts", "majesty"),
    [
        ({"letter_date": "2022-09-08"}, "Her Majesty's"),
        ({"letter_date": "2022-09-09"}, "His Majesty's"),
        ({"letter_date": "2022-09-09", "end": "2022-09-01"}, "His Majesty's"),
        ({"end": "2022-09-08"}, "Her Majesty's"),
        ({"end": "2022-09-09"}, "His Majesty's"),
        ({"start": "2022-09-09"}, "[Her or His Majesty's]"),
    ],
)
def test_her_or_his_majesty_follows_from_the_letters_date_else_from_the_visits_end(facts: Facts, majesty: str) -> None:
    letter = compose(visit_of(MET, MET, lead=Lead("Sam Hill"), **facts))
    assert f"Regulations 2015, {majesty} Chief Inspector (HMCI)" in paragraph(letter, "statutory").text
    assert f"led by one of {majesty} Inspectors from Ofsted" in paragraph(letter, "team").text
    assert [item.text for item in letter.signed_by] == ["Sam Hill", f"{majesty} Inspector"]
    assert ("[" in majesty) == (Gap("Her or His Majesty's", "Visit, letter date") in letter.gaps)


@pytest.mark.parametrize(
    ("facts", "majesty"),
    [
        ({"reference": Reference("report_letter", "2018-07-13")}, "Her Majesty's"),
        ({"reference": Reference("statement_of_action", "2022-09-08")}, "Her Majesty's"),
        ({"plan_fit_for_purpose": "2019-02-20"}, "Her Majesty's"),
        ({"reference": Reference("report_letter", "2022-09-09")}, "His Majesty's"),
        ({}, "His Majesty's"),
    ],
)
def test_what_a_chief_inspector_of_the_queen_determined_stays_hers_in_the_kings_letters(
    facts: Facts, majesty: str
) -> None:
    letter = compose(visit_of(MET, letter_date="2022-11-14", **facts))
    assert f"Regulations 2015, {majesty} Chief Inspector (HMCI) determined" in paragraph(letter, "statutory").text
    assert "led by one of His Majesty's Inspectors" in paragraph(letter, "team").text


def test_the_lead_inspectors_own_title_is_printed_as_given() -> None:
    letter = compose(visit_of(MET, letter_date="2022-10-01", lead=Lead("Sam Hill", "Her Majesty's Inspector")))
    assert letter.signed_by[1].text == "Her Majesty's Inspector"


@pytest.mark.parametrize(
    ("facts", "printed"),
    [
        ({"start": "2020-12-31"}, False),
        ({"start": "2021-01-01"}, True),
        ({"start": "2022-12-31", "end": "2023-01-02"}, True),
        ({"start": "2023-01-01"}, False),
        ({"start": "2022-05-09", "covid": False}, False),
        ({"start": "2019-05-09", "covid": True}, True),
        ({"end": "2022-05-09"}, True),
        ({"covid": True}, True),
        ({}, False),
    ],
)
def test_the_covid_paragraph_follows_from_the_visits_start_unless_switched(facts: Facts, printed: bool) -> None:
    anchors = [item.anchor for item in compose(visit_of(MET, **facts)).introduction]
    assert anchors == ["opening", "statutory", "verdict", "team", "evidence", *(["covid"] if printed else [])]


@pytest.mark.parametrize(
    ("reference", "text", "gaps"),
    [
        (
            Reference("report_letter", "2019-03-06"),
            "detailed in the inspection report letter published on 6 March 2019.",
            (),
        ),
        (
            Reference("statement_of_action", "2018-11-29"),
            "detailed in the written statement of action issued on 29 November 2018.",
            (),
        ),
        (
            Reference("report_letter", ""),
            "detailed in the inspection report letter published on [date of the earlier letter or statement].",
            ("[date of the earlier letter or statement]",),
        ),
        (
            None,
            "detailed in [earlier letter or statement, and its date].",
            ("[earlier letter or statement, and its date]",),
        ),
    ],
)
def test_the_opening_refers_to_the_earlier_letter_or_statement(
    reference: Reference | None, text: str, gaps: tuple[str, ...]
) -> None:
    record = visit_of(MET, MET, start="2022-05-09", end="2022-05-11", reference=reference)
    opening = paragraph(compose(record), "opening")
    assert opening.text.startswith("Between 9 May and 11 May 2022, Ofsted and the Care Quality Commission (CQC)")
    assert opening.text.endswith(text)
    assert opening.gaps == gaps


def test_people_and_documents_are_lists_in_words() -> None:
    heard = ("parents and carers", "leaders of schools", "local authority and NHS officers")
    text = paragraph(compose(visit_of(MET, heard=heard, documents=("plans", "minutes", "data"))), "evidence").text
    assert "spoke with parents and carers, leaders of schools, and local authority and NHS officers." in text
    assert text.endswith("including plans, minutes and data.")
