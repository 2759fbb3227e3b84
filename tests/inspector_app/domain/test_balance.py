"""The evidence on a weakness is weighed: by group, with its gaps, and what speaks against a paragraph is found."""

from uuid import UUID

from inspector_app.domain.balance import against, balance, direction
from inspector_app.domain.matrix import Cell
from inspector_app.domain.things import Evidence, Finding
from inspector_app.domain.visit_kind import visit_kind
from tests.ui.rows import note

KIND = visit_kind("send_revisit")


def test_every_group_is_counted_also_the_one_that_is_missing() -> None:
    notes = [
        note(1, stance="progress", voice="verbatim"),
        note(2, stance="concern", witness_kind="parent_carer_forum"),
        note(3, witness_kind="team_meeting"),
    ]
    heard = {one.group.code if one.group else "": one for one in balance(notes, KIND)}
    assert list(heard) == [*KIND.groups, ""]
    assert heard["parents"].counts == Cell(notes=2, progress=1, concern=1, quotes=1)
    assert heard[""].counts == Cell(notes=1)
    assert [code for code, one in heard.items() if one.is_gap] == ["young_people", "officers"]
    assert None not in [one.group for one in balance(notes[:2], KIND)]


def test_a_group_is_missing_while_there_is_only_the_inspectors_own_comment_or_what_was_seen() -> None:
    notes = [note(1, voice="comment", stance="concern"), note(2, voice="observed")]
    heard = {one.group.code: one for one in balance(notes, KIND) if one.group}
    assert heard["parents"].counts == Cell(1, observed=1, comments=1)
    assert heard["parents"].is_gap
    assert not balance([*notes, note(3)], KIND)[list(KIND.groups).index("parents")].is_gap


def test_a_paragraph_points_where_most_of_its_notes_do_else_where_the_judgement_does() -> None:
    up, down, none = note(1, stance="progress"), note(2, stance="concern"), note(3)
    assert direction([up, up, down], "not_sufficient", KIND) is True
    assert direction([down, none], "sufficient", KIND) is False
    assert direction([up, down], "sufficient", KIND) is True
    assert direction([none], "not_sufficient", KIND) is False
    assert direction([up, down], None, KIND) is None


def test_what_says_the_opposite_and_is_linked_nowhere_speaks_against() -> None:
    up, down, answered = note(1, stance="progress"), note(2, stance="concern"), note(3, stance="concern")
    finding = Finding(subject=UUID(int=9), id="", weakness=UUID(int=8), text="", evidence=(Evidence(answered.subject),))
    held = [up, down, answered, note(4)]
    assert against(held, True, [finding], KIND) == (down,)
    assert against(held, False, [finding], KIND) == (up,)
    assert against(held, None, [finding], KIND) == ()
