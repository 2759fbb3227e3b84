"""A matrix made by hand, and the interchange file of a visit whose matrix has everything a page can show."""

from typing import Any
from uuid import UUID

from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.domain.things import Visit
from inspector_app.domain.visit_kind import visit_kind
from tests.inspector_app.visits import File, team_visit

KIND = visit_kind("send_revisit")
QUOTE = "Zuleika rang forty times"
"""Words of a note."""


def small_matrix(**fields: Any) -> Matrix:
    """Return two weaknesses: everybody heard on the first, only officers and the team on the second."""
    given: dict[str, Any] = {
        "visit": Visit(
            subject=UUID(int=1), id="leeds", kind=KIND.name, area="Leeds", start="2022-05-09", end="2022-05-11"
        ),
        "kind": KIND,
        "weaknesses": ("EHC plans", "Joint commissioning."),
        "cells": {
            (1, "young_person"): Cell(2, progress=1, quotes=2),
            (1, "parent_carer"): Cell(5, progress=1, concern=3, quotes=1, action=1, impact=4),
            (1, "parent_carer_forum"): Cell(3, concern=2),
            (1, "la_officer"): Cell(16, progress=9, concern=1, action=12),
            (2, "nhs_officer"): Cell(1),
            (2, "team_meeting"): Cell(4),
        },
        "notes": 33,
        "inspectors": 3,
        "untagged": 2,
    }
    return Matrix(**given | fields)


def heard_visit() -> File:
    """Return a visit in which a parent and two officers spoke about the first weakness, an officer about the second."""
    given = team_visit()
    given["interviews"] += [
        {"id": "int-2", "code": "B-L7", "witness_kind": "la_officer", "title": "The director's team", "people": 2},
        {"id": "int-3", "code": "A-T1", "witness_kind": "team_meeting", "title": "Evening"},
    ]
    given["notes"] = [
        _note("n1", "int-1", ["w1"], QUOTE, stance="concern", voice="verbatim", about="impact"),
        _note("n2", "int-1", [], "Not held against anything."),
        _note("n3", "int-2", ["w1", "w2"], "Officers say it is better.", stance="progress", about="action"),
        _note("n4", "int-2", ["w1"], "A second officer agrees.", author="ins-b"),
        _note("n5", "int-3", ["w2"], "The team wonders."),
    ]
    given["findings"] = []
    return given


def _note(given: str, interview: str, tags: list[str], text: str, **fields: Any) -> dict[str, Any]:
    minute = int(given[1:])
    heard = f"2022-05-09T09:0{minute}:00+01:00"
    return {
        "id": given,
        "interview": interview,
        "author": "ins-a",
        "text": text,
        "tags": tags,
        "heard": heard,
        **fields,
    }
