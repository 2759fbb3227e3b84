"""Judgements in words: who agreed and when, who has changed their mind to come, and what is open about a weakness."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.agreeing import Agreed, Judged, TeamRow, TeamView
from inspector_app.domain.matrix import Cell
from inspector_app.domain.visit_kind import Verdict
from ui import units
from ui.models.naming import listed
from ui.models.notes import day_and_time


def verdict(judged: Judged, judgements: Mapping[str, Verdict]) -> str:
    """Return the judgement as the kind of visit words it, or that there is none."""
    code = judged.weakness.judgement
    if code is None:
        return _words("Not yet judged")
    return judgements[code].name if code in judgements else code


def agreement(agreed: Agreed) -> str:
    """Return who agreed and when: `Lead inspector, Ofsted · 11 May 14:20`."""
    person = ", ".join(part for part in (agreed.name, agreed.organisation) if part)
    return f"{person} · {day_and_time(agreed.at)}" if agreed.at else person


def agreements(judged: Judged, judgements: Mapping[str, Verdict]) -> list[str]:
    """Return a line for each who agreed, and for each whose agreement was to another judgement."""
    lines = [agreement(one) for one in judged.standing]
    for one in judged.outdated:
        before = judgements.get(one.judgement or "")
        said = _words("{0}: agreed to “{1}”, before it was changed") if before else _words("{0}: agreed before")
        lines.append(said.format(agreement(one), before.name if before else ""))
    return lines


def agreed_in_short(view: TeamView, row: TeamRow) -> str:
    """Return how many of the team agreed, who and when: `2 of 3 agreed: Lead (11 May 14:20) and CQC (11 May 14:31)`."""
    judged = row.judged
    if not judged.standing:
        said = _words("Nobody has agreed yet")
    elif view.is_agreed(row):
        said = _words("All {0} agreed").format(view.team) if view.team > 1 else _words("Agreed")
    else:
        said = _words("{0} of {1} agreed").format(len(judged.standing), max(view.team, len(judged.standing)))
    names = listed([f"{one.name} ({day_and_time(one.at)})" if one.at else one.name for one in judged.standing])
    again = listed([one.name for one in judged.outdated])
    parts = [f"{said}: {names}" if names else said]
    if again and judged.weakness.judgement:
        parts.append(_words("to agree again: {0}").format(again))
    return " · ".join(parts)


def written(row: TeamRow) -> str:
    """Return how much is written about a weakness."""
    if not row.paragraphs:
        return _words("Nothing is written yet")
    paragraphs = _words("1 paragraph") if row.paragraphs == 1 else _words("{0} paragraphs").format(row.paragraphs)
    words = _words("1 word") if row.words == 1 else _words("{0} words").format(f"{row.words:,}")
    return f"{paragraphs}, {words}"


def about(counts: Cell) -> str:
    """Return how many notes are about what was done, and about what it changed."""
    if not counts.notes:
        return ""
    return _words("{0} about action, {1} about impact").format(f"{counts.action:,}", f"{counts.impact:,}")


def open_questions(view: TeamView, row: TeamRow, *, gaps: bool = True) -> list[str]:
    """Return what is open about a weakness before the team can be sure of it, with or without who was not heard."""
    found, counts = [], view.evidence(row)
    if row.judged.weakness.judgement is None:
        found.append(_words("Not judged"))
    if row.decisions:
        one, several = _words("1 decision waits"), _words("{0} decisions wait")
        found.append(one if row.decisions == 1 else several.format(row.decisions))
    if gaps:
        found += [_words("No {0} heard").format(group.one) for group in view.matrix.unheard(row.rank)]
    if counts.notes and not counts.impact and "impact" in view.matrix.kind.abouts:
        found.append(_words("No note about impact"))
    if not row.paragraphs:
        found.append(_words("No finding"))
    if row.unlinked:
        one, several = _words("1 paragraph without evidence"), _words("{0} paragraphs without evidence")
        found.append(one if row.unlinked == 1 else several.format(row.unlinked))
    if row.unlinked_sentences:
        one, several = _words("1 sentence without evidence"), _words("{0} sentences without evidence")
        found.append(one if row.unlinked_sentences == 1 else several.format(row.unlinked_sentences))
    return found


def at_a_glance(view: TeamView) -> str:
    """Return what stands above all judgements: how many there are, and what is open in the whole record."""
    count = len(view.rows)
    parts = [_words("{0} of {1} judged").format(view.count_judged, count)]
    if view.team > 1:
        parts.append(_words("{0} agreed by all {1}").format(view.count_agreed, view.team))
    untagged, decisions = view.matrix.untagged, view.decisions
    if untagged:
        parts.append(
            _words("1 note not tagged") if untagged == 1 else _words("{0} notes not tagged").format(f"{untagged:,}")
        )
    if decisions:
        said = _words("1 decision waits") if decisions == 1 else _words("{0} decisions wait").format(f"{decisions:,}")
        parts.append(said)
    return " · ".join(parts)


def spoken(view: TeamView, row: TeamRow, heard: Sequence[str]) -> str:
    """Return all about one weakness as a screen reader tells it."""
    judgements = view.matrix.kind.judgements
    head = f"{units.name()} {row.rank}, {row.judged.weakness.label.rstrip('.')}"
    found = [head, verdict(row.judged, judgements), agreed_in_short(view, row), written(row), *heard]
    if open_ones := open_questions(view, row):
        found.append(_words("Open: {0}").format(", ".join(open_ones)))
    return ". ".join(part.rstrip(".") for part in found if part) + "."


def _words(text: str) -> str:
    return QCoreApplication.translate("judgements", text)
