"""What a search of the whole record found, and what was deleted, as rows of a list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.visit_kind import VisitKind
from ui import units
from ui.models.naming import kind_name
from ui.models.notes import day_and_time
from ui.models.rows import Row

if TYPE_CHECKING:
    from inspector_app.services.deleting import DeletedThing
    from inspector_app.services.searching import Found

_SYMBOLS = {
    "note": "message-square-text",
    "interview": "users",
    "finding": "pen-line",
    "weakness": "list",
    "inspector": "user",
    "standing": "file-text",
}


def found_rows(found: "Sequence[Found]", kind: VisitKind) -> list[Row]:
    """Return what was found, each with what it is and where it stands."""
    return [
        Row(one, one.text, kind_name(one.kind), _SYMBOLS[one.kind], "accent", below=_line(*_places(one, kind)))
        for one in found
    ]


def deleted_rows(deleted: "Sequence[DeletedThing]") -> list[Row]:
    """Return what was deleted, each with where it stood, who deleted it and when."""
    return [
        Row(one.subject, one.text, kind_name(one.kind), _SYMBOLS[one.kind], below=_line(*_fate(one))) for one in deleted
    ]


def _places(one: "Found", kind: VisitKind) -> list[str]:
    match one.kind:
        case "weakness":
            return [f"{units.name()} {one.rank}"]
        case "finding" if one.rank is None:
            return [one.within, _words("its {0} is deleted").format(units.current().short)]
        case "finding":
            return [f"{one.rank} {one.within}", _words("paragraph {0}").format(one.paragraph)]
        case "standing":
            return [_words("Letter text changed for this letter")]
        case _:
            witness = kind.witness(one.witness_kind).many if one.witness_kind else ""
            return [one.within, witness if witness != one.within else "", day_and_time(one.at)]


def _fate(one: "DeletedThing") -> list[str]:
    by = _words("deleted by {0}").format(one.by) if one.by else _words("deleted")
    place = _words("{0} (deleted too)").format(one.place) if one.held_by else one.place
    kept = ""
    if one.notes:
        kept = _words("its note stays in All notes") if one.notes == 1 else _words("its {0} notes stay in All notes")
    return [place, f"{by} {day_and_time(one.at)}".strip(), kept.format(one.notes)]


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _words(text: str) -> str:
    return QCoreApplication.translate("found", text)
