"""Weaknesses in few words: how each stands, and how much is written about it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.things import Weakness
from inspector_app.domain.visit_kind import VisitKind


def standing(weakness: Weakness, kind: VisitKind, waiting: Mapping[UUID, int]) -> str:
    """Return name, judgement, and how many drafts of paragraphs wait to be kept: `EHC plans · sufficient · 1 draft`."""
    drafts = waiting.get(weakness.subject, 0)
    said = _words("1 draft") if drafts == 1 else _words("{0} drafts").format(drafts)
    return " · ".join([weakness.label, verdict(weakness, kind), *([said] if drafts else [])])


def verdict(weakness: Weakness, kind: VisitKind) -> str:
    """Return a judgement in as few words as tell it from the others: `sufficient` for “Sufficient progress”."""
    known = kind.judgements
    if weakness.judgement is None or weakness.judgement not in known:
        return _words("no judgement yet")
    name = known[weakness.judgement].name.lower()
    shared = len({one.name.rpartition(" ")[2] for one in known.values()}) == 1
    return name.rpartition(" ")[0] or name if shared else name


def written(paragraphs: int, words: int, elsewhere: int) -> str:
    """Return how much is written about a weakness, beside what the whole letter has.

    Args:
        paragraphs: How many there are.
        words: How many words they have.
        elsewhere: How many words the findings of the other weaknesses have.
    """
    if not paragraphs:
        return _words("Nothing is written yet.")
    parts = [
        _words("1 paragraph") if paragraphs == 1 else _words("{0} paragraphs").format(paragraphs),
        _words("1 word") if words == 1 else _words("{0} words").format(words),
    ]
    if elsewhere:
        parts.append(_words("{0} in all findings").format(f"{words + elsewhere:,}"))
    return " · ".join(parts)


def _words(text: str) -> str:
    return QCoreApplication.translate("weaknesses", text)
