"""The practice visit with fourteen weaknesses, in the middle of the work: conflicts, look-alikes, something deleted."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resources
from inspector_app.domain.ids import new_id
from inspector_app.services import drafts, notes
from inspector_app.services.note_drafts import TypedNote, draft_of
from inspector_app.services.workbooks import team_words
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, handed_over, joined_workbook, merged, new_workbook, note

_SHORT = (
    "Health services", "Transitions", "Co-production", "Early years", "Local offer", "Waiting times", "Autism pathway",
    "Data and oversight", "Exclusions", "Therapies", "Annual reviews",
)  # fmt: skip
LETTER = "\n".join(f"■ {name.lower()} do not meet the needs of children and young people with SEND" for name in _SHORT)
"""A list as it stands in an earlier letter."""


@dataclass(frozen=True, slots=True)
class BusyVisit:
    """Where the lead's closed workbook is, a hand-over that it has not seen, and the words that open it."""

    lead: Path
    handover: Path
    words: str


def made(folder: Path) -> BusyVisit:
    """Make the visit in a folder: three inspectors, two merges, and a hand-over that waits."""
    lead = new_workbook(folder / "Liverpool.workbook", _content(), author="A")
    second = joined_workbook(folder / "b.workbook", lead, "B")
    brought(second, **_lists("colleague-b"))
    _apart(lead, second)
    merged(lead, second)
    brought(second, notes=[_note("late-1", "interview-a-l1", "The forum was asked twice.", author="inspector-b")])
    edited(second, "note-a-03", text="Senior posts were filled during 2020.")
    waiting = handed_over(second)
    words = team_words(lead)
    _left_behind(lead)
    for workbook in (lead, second):
        workbook.close()
    return BusyVisit(lead.folder, waiting, words)


def _content() -> dict[str, Any]:
    given: dict[str, Any] = json.loads(resources.text("samples/liverpool/lead.json"))
    given["weaknesses"] += [
        {"id": f"more-{number}", "position": number, "title": f"{short} do not meet what is needed.", "short": short}
        for number, short in enumerate(_SHORT, 4)
    ]
    given["interviews"].append(
        {
            "id": "open-1",
            "code": "A-P9",
            "witness_kind": "parent_carer",
            "title": "A parent of two young people, at home",
            "setting": "Kitchen",
            "people": 2,
            "started": "2022-05-11T09:00:00+01:00",
            "inspectors": ["inspector-a"],
        }
    )
    more = [f"more-{number}" for number in (4, 5, 6, 9, 14)]
    given["notes"] += [
        _note(
            "open-n1", "open-1", "“My plan says one thing and the school does another.”", tags=more, voice="verbatim"
        ),
        _note(
            "open-n2", "open-1", "Rang the helpline forty times since Easter, was called back once.", stance="concern"
        ),
        _note("open-n3", "open-1", "The new worker is kind and answers.", stance="progress", tags=["weakness-1"]),
        _note("open-n4", "open-1", "To be deleted."),
    ]
    return given


def _note(given: str, interview: str, text: str, **fields: Any) -> dict[str, Any]:
    at = "2022-05-11T09:12:00+01:00"
    return {"id": given, "interview": interview, "author": "inspector-a", "text": text, "heard": at, **fields}


def _lists(sample: str) -> dict[str, Any]:
    given = json.loads(resources.text(f"samples/liverpool/{sample}.json"))
    return {key: value for key, value in given.items() if isinstance(value, list)}


def _apart(lead: Workbook, second: Workbook) -> None:
    """Let two inspectors change the same things apart, and one delete what the other edits."""
    edited(lead, "note-a-01", text="Officers candid that little moved in the first year. Nobody held the action plan.")
    edited(second, "note-a-01", text="Officers say little moved in the first year after the inspection. Sent too late.")
    edited(lead, "note-a-02", stance="concern")
    edited(second, "note-a-02", stance=None)
    notes.delete(lead, note(lead, "note-a-03").subject)
    edited(second, "note-a-03", text="Senior posts in education and social care were filled during 2020.")
    same = {"witness_kind": "young_person", "title": "Young people at the college", "started": "2022-05-10T11:00:00Z"}
    brought(lead, interviews=[{"id": "twin-a", "code": "A-Y8", **same}])
    brought(second, interviews=[{"id": "twin-b", "code": "B-Y8", **same}])


def _left_behind(lead: Workbook) -> None:
    """Delete a note, leave one to be written up, and a draft that a crash left."""
    interview = note(lead, "open-n1").interview
    notes.delete(lead, note(lead, "open-n4").subject)
    notes.capture(
        lead,
        interview=interview,
        text="Said on the stairs: ask about the bus.",
        heard="2022-05-11T09:40:00+01:00",
        later=True,
    )
    at = "2022-05-11T09:45:00+01:00"
    typed = TypedNote(interview, "Half a sentence", (), None, None, at, None)
    drafts.keep(lead, draft_of(new_id(), typed, caret=0, at=at))
