"""Rows of notes for the tests of lists and tables."""

from typing import Any
from uuid import UUID

from inspector_app.domain.evidence import NoteRow

NAMES = ("Leaders’ action", "EHC plans", "Joint commissioning")


def note(number: int, text: str = "Plans are late", **fields: Any) -> NoteRow:
    """Make a row; its number makes its identity and its minute."""
    given: dict[str, Any] = {
        "subject": UUID(int=number),
        "heard": f"2022-05-09T09:{number % 60:02}:00+01:00",
        "typed": None,
        "author_code": "A",
        "author_role": "HMI lead",
        "interview": UUID(int=0),
        "interview_label": "Toxteth Annexe",
        "witness_kind": "parent_carer",
        "witness_name": "Parents and carers",
        "text": text,
        "stance": None,
        "voice": None,
        "about": None,
        "tags": (),
    }
    return NoteRow(**(given | fields))
