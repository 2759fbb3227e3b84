"""The keeping-in-touch sheet: one page for the daily meeting with the area's leaders, with themes and without a source.

It is made from counts alone, so that no note, quotation, code or interview can find its way onto it.
"""

from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.domain.phrases import listed
from ui.models.matrix import ABOUTS, STANCES, said
from ui.sheet import Sheet, translated

_GROUPS = 2
"""So many groups of witnesses must point somewhere before a direction is written."""


def touch_sheet(matrix: Matrix) -> Sheet:
    """Return the sheet as a document for one page of A4."""
    sheet = Sheet(translated("Keeping in touch · {0}").format(matrix.visit.area))
    sheet.title(matrix)
    sheet.line(translated("No source is named on this sheet."), strong=True)
    unit = matrix.kind.unit
    sheet.line(
        translated(
            "For the meeting with the area’s leaders: what has been heard so far about each {0}, and what is still "
            "open. It is no judgement. A direction stands where at least two groups, and half of the notes, point "
            "somewhere."
        ).format(unit.short)
    )
    heads = [
        unit.short.capitalize(),
        translated("What we are hearing"),
        translated("Heard from"),
        translated("Still open"),
    ]
    table = sheet.table(len(matrix.ranks), heads, [24, 26, 24, 26])
    for rank in matrix.ranks:
        pointed = direction(matrix, rank)
        table.write(rank, 0, [f"{rank} {matrix.label(rank)}"], strong=1)
        table.write(rank, 1, [*filter(None, [pointed]), *themes(matrix, rank)], strong=bool(pointed))
        table.write(rank, 2, [_heard_from(matrix, rank)])
        table.write(rank, 3, open_questions(matrix, rank))
    sheet.end_table()
    return sheet


def themes(matrix: Matrix, rank: int) -> list[str]:
    """Return how many notes about a weakness say what, a line each."""
    counts = matrix.whole(rank)
    if not counts.notes:
        return [translated("Nothing yet")]
    silent = counts.notes - counts.progress - counts.concern
    stances = said(counts, *STANCES)
    if silent:
        stances.append(translated("{0} without direction").format(f"{silent:,}"))
    return [", ".join(part) for part in (stances, said(counts, *ABOUTS)) if part]


def direction(matrix: Matrix, rank: int) -> str:
    """Return which way the notes about a weakness point; nothing where they do not carry a direction.

    They do where at least two groups of witnesses point somewhere, for what one group says alone is not triangulated,
    and at least half of the notes do, for else most of what was heard is neither.
    """
    counts = matrix.whole(rank)
    pointing = [column for column in matrix.columns() if _points(matrix.cell(rank, column))]
    if len(pointing) < _GROUPS or 2 * _points(counts) < counts.notes:
        return ""
    if counts.progress and counts.concern:
        return _weighs(counts) or translated("Both progress and concern")
    return translated("Progress") if counts.progress else translated("Concern")


def _points(counts: Cell) -> int:
    return counts.progress + counts.concern


def _weighs(counts: Cell) -> str:
    """Return which way notes that point both ways mostly point: twice as often as the other."""
    if counts.progress >= 2 * counts.concern:
        return translated("Mostly progress, some concern")
    return translated("Mostly concern, some progress") if counts.concern >= 2 * counts.progress else ""


def _heard_from(matrix: Matrix, rank: int) -> str:
    names = [group.name for group in matrix.kind.groups.values() if matrix.has_heard(rank, group)]
    heard = listed(name[:1].lower() + name[1:] for name in names)
    return heard[:1].upper() + heard[1:] if heard else translated("Nobody yet")


def open_questions(matrix: Matrix, rank: int) -> list[str]:
    """Return what is still open about a weakness: who is to be heard, and what was not spoken about."""
    counts = matrix.whole(rank)
    found = [translated("No {0} heard yet").format(group.one) for group in matrix.unheard(rank)]
    if counts.notes and not counts.impact and "impact" in matrix.kind.abouts:
        found.append(translated("Impact not spoken about yet"))
    if counts.notes and not counts.action and "action" in matrix.kind.abouts:
        found.append(translated("Action not spoken about yet"))
    if counts.progress and counts.concern and not _weighs(counts):
        found.append(translated("Accounts differ"))
    return found or [translated("Nothing")]
