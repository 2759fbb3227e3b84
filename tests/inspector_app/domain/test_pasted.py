"""A list pasted from a letter is taken apart, whatever its bullets, numbers and broken lines."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from inspector_app.domain.pasted import EarlierWeakness, cut, joined, repeated, split, titled, weakness

LIVERPOOL = [
    "The failure of leaders to take the necessary actions to remedy known weaknesses.",
    "Significant weaknesses in the education, health and care (EHC) processes, and in the timeliness of plans.",
    "Underdeveloped joint commissioning arrangements for 0 to 25 SEND provision.",
]


def titles(text: str) -> list[str]:
    return [one.title for one in split(text)]


def test_bullets_copied_from_the_earlier_letter_become_titles_and_keep_their_wording() -> None:
    pasted = (
        "The local area is required to produce a written statement of action that explains how it will tackle the "
        "following areas of significant weakness:\n"
        "\uf0b7 the failure of leaders to take the necessary actions to remedy known weaknesses\n"
        "\uf0b7 the significant weaknesses in the EHC processes, timeliness and quality of plans\n"
        "\uf0b7 underdeveloped joint commissioning arrangements for 0 to 25 SEND provision.\n"
    )
    found = split(pasted)
    assert [one.title for one in found] == [
        LIVERPOOL[0],
        "Significant weaknesses in the EHC processes, timeliness and quality of plans.",
        LIVERPOOL[2],
    ]
    assert found[1].source == "the significant weaknesses in the EHC processes, timeliness and quality of plans"
    assert [one.short for one in found] == ["Leaders, actions", "EHC processes", "Joint commissioning"]


def test_the_revisit_letters_own_form_with_a_lead_in_before_each_is_read_too() -> None:
    lead = "■ At the initial inspection, inspectors found the following:"
    assert titles("\n\n".join(f"{lead}\n\n{title}" for title in LIVERPOOL)) == LIVERPOOL


def test_paragraphs_of_sixty_words_broken_by_a_pdf_stay_whole() -> None:
    pasted = (
        "Inspectors found:\n"
        "1. The lack of impact of the strategy to improve the\n"
        "identification of, and provision for, children with\n"
        "SEND; in particular, leaders have not ensured that\n"
        "EHC plans are on time.\n"
        "2. Communication with parents and carers\n"
        "is poor, and too many do not know the local offer\n"
    )
    first, second = titles(pasted)
    assert first == (
        "The lack of impact of the strategy to improve the identification of, and provision for, children with SEND; "
        "in particular, leaders have not ensured that EHC plans are on time."
    )
    assert second == "Communication with parents and carers is poor, and too many do not know the local offer."


def test_nine_bullets_of_long_wrapped_lines_are_nine() -> None:
    pasted = (
        "• a widely held concern of parents that the local area is not able, or in some cases not willing, to meet\n"
        "their children’s needs\n"
        "• a variable quality of provision in schools, and the lack of willingness of some\n"
        "schools to accommodate children and young people with SEND\n"
        "• that parents and carers have a limited role in designing services for children and young people\n"
        "with SEND\n"
        "• an inability of current joint commissioning arrangements to address known gaps\n"
        "• poor standards achieved, and progress made, by too many children and young people with SEND\n"
        "• the inconsistent quality of the EHC process; a lack of up-to-date assessments and limited contributions\n"
        "from health and care professionals; and poor processes to check the quality of EHC plans\n"
        "• weak governance of SEND arrangements across the EHC system at strategic level and an absence of\n"
        "robust action plans to address known weaknesses\n"
        "• unacceptable waiting times for children to be seen by some health services, particularly CAMHS,\n"
        "tier two services, SALT, the wheelchair service, and ASD and ADHD assessment and review\n"
        "• a lack of effective systems to review and improve outcomes.\n"
    )
    found = titles(pasted)
    assert len(found) == 9
    assert found[5].startswith("The inconsistent quality of the EHC process; a lack of up-to-date")
    assert found[7].endswith("ASD and ADHD assessment and review.")


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("The following were identified: a slow start; poor plans; and no oversight.", 3),
        ("Poor joint working\nWeak oversight\nThe quality of EHC plans\n", 3),
        ("poor joint working\nweak oversight of plans\nthe timeliness of annual reviews", 3),
        ("- the failure of leaders to act,\n- parents’ views, and\n- waiting times for autism\n  assessments", 3),
        ("o the way leaders of\nthe area work\no\nthe speed of health assessments; and\no transitions", 3),
        ("(1) first matter (2) stays in its line\n(2) second matter\n(3) third matter", 3),
        ("a) slow plans\nb) late reviews\n\nc) poor data", 3),
        ("•\tslow plans\n•\tlate reviews", 2),
        ("•\nslow plans\n•\nlate reviews", 2),
        ("Leaders have not acted", 1),
        ("The co-\nordination of services is poor", 1),
        ("The pro\u00ad\nvision of therapy is patchy", 1),
        ("", 0),
        (" \n•\n—\n", 0),
        ("At the initial inspection, inspectors found the following:", 0),
    ],
)
def test_lists_of_every_shape_are_taken_apart(pasted: str, expected: int) -> None:
    assert len(split(pasted)) == expected


def test_a_word_that_a_soft_hyphen_or_a_line_divided_is_whole_again() -> None:
    assert titles("The pro\u00ad\nvision of therapy") == ["The provision of therapy."]
    assert titles("The co-\nordination of services") == ["The co-ordination of services."]
    assert titles("The ﬁrst ofﬁcer") == ["The first officer."]


def test_a_line_after_a_word_that_cannot_end_goes_on_whatever_its_first_letter() -> None:
    assert len(split("The quality of\nEHC plans\nOversight")) == 2


@given(st.text(max_size=300))
@example("\u00ad")
@example("•;:.")
def test_whatever_is_pasted_every_entry_is_a_title_and_none_is_empty(pasted: str) -> None:
    for one in split(pasted):
        assert one.title
        assert one.source
        assert "\n" not in one.title + one.source
        assert one.title == titled(one.title)
        assert len(one.short) <= 24


WORDS = st.lists(
    st.sampled_from(["plans", "leaders", "health", "reviews", "oversight", "parents", "SEND", "CAMHS", "timely"]),
    min_size=2,
    max_size=9,
).map(" ".join)
LISTS = st.lists(WORDS, min_size=2, max_size=14, unique=True).map(
    lambda found: [f"The {words} number {n}." for n, words in enumerate(found)]
)
SHAPES = st.sampled_from(["• {}", "■ {}", "- {}", "– {}", "* {}", "o {}", "{n}. {}", "({n}) {}", "{n}) {}", "{}"])


@given(LISTS, SHAPES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.sampled_from([".", ";", ",", ""]))
def test_every_title_comes_back_from_every_shape(listed: list[str], shape: str, gap: str, ending: str) -> None:
    assume(shape != "{}" or ending != ",")  # such a line may well go on
    lines = [shape.format(title.rstrip(".") + ending, n=n) for n, title in enumerate(listed, 1)]
    assert titles(gap.join(lines)) == listed


@given(LISTS, st.integers(20, 60))
def test_lines_broken_at_any_width_lose_no_word(listed: list[str], width: int) -> None:
    pasted = "\n".join(f"• {_broken(title, width)}" for title in listed)
    assert titles(pasted) == listed


@given(LISTS)
def test_no_two_short_names_are_alike(listed: list[str]) -> None:
    short = [one.short.casefold() for one in split("\n".join(f"• {title}" for title in listed))]
    assert len(set(short)) == len(short)


def _broken(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("the failure of leaders", "The failure of leaders."),
        ("the significant weaknesses in plans", "Significant weaknesses in plans."),
        ("Plans are late..", "Plans are late."),
        ("are plans on time?", "Are plans on time?"),
        ("they said “late.”", "They said “late.”"),
        ("  ", ""),
    ],
)
def test_a_title_begins_large_and_ends_with_one_stop(source: str, title: str) -> None:
    assert titled(source) == title


def test_an_entry_is_divided_with_its_wording_and_joined_again() -> None:
    whole = weakness("the lack of plans and the slowness of reviews")
    parts = cut(whole, whole.title.index("and the"))
    assert parts is not None
    assert [one.title for one in parts] == ["The lack of plans.", "And the slowness of reviews."]
    assert [one.source for one in parts] == ["the lack of plans", "and the slowness of reviews"]
    again = joined(*parts)
    assert (again.title, again.source) == (whole.title, whole.source)


@given(WORDS, st.integers(0, 60))
def test_dividing_and_joining_keeps_every_letter(words: str, place: int) -> None:
    whole = weakness(f"the {words}")
    if (parts := cut(whole, place)) is not None:
        letters = re.sub(r"\W", "", "".join(one.title for one in parts)).casefold()
        assert letters == re.sub(r"\W", "", whole.title).casefold()


def test_an_entry_is_not_divided_at_its_ends() -> None:
    whole = weakness("the lack of plans")
    assert cut(whole, 0) is None
    assert cut(whole, len(whole.title)) is None
    assert cut(whole, len(whole.title) - 1) is None


def test_what_was_rewritten_keeps_the_earlier_letters_wording_on_both_sides() -> None:
    parts = cut(EarlierWeakness("Plans are late. Reviews are late.", "timeliness"), 15)
    assert parts is not None
    assert {one.source for one in parts} == {"timeliness"}


def test_an_entry_that_stands_twice_is_told() -> None:
    entries = [EarlierWeakness(title) for title in ("Plans are late.", "Reviews.", "plans  are late.", "", "")]
    assert repeated(entries) == (2,)
