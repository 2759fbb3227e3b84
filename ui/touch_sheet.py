"""The keeping-in-touch sheet: one page for the daily meeting with the area's leaders, with themes and without a source.

It is made from counts alone, so that no note, quotation, code or interview can find its way onto it.
"""

from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.domain.phrases import listed
from ui.sheet import Sheet, translated


def touch_sheet(matrix: Matrix) -> Sheet:
    """Return the sheet as a document for one page of A4."""
    sheet = Sheet(translated("Keeping in touch · {0}").format(matrix.visit.area))
    sheet.title(matrix)
    sheet.line(translated("No source is named on this sheet."), strong=True)
    unit = matrix.kind.unit
    sheet.line(
        translated(
            "For the meeting with the area’s leaders: what has been heard so far about each {0}, and what is still "
            "open. It is no judgement."
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
        table.write(rank, 0, [f"{rank} {matrix.label(rank)}"], strong=1)
        table.write(rank, 1, themes(matrix.whole(rank)), strong=1)
        table.write(rank, 2, [_heard_from(matrix, rank)])
        table.write(rank, 3, open_questions(matrix, rank))
    sheet.end_table()
    return sheet


def themes(counts: Cell) -> list[str]:
    """Return what the notes about a weakness come to, first the direction, then how many say what."""
    if not counts.notes:
        return [translated("Nothing yet")]
    notes = translated("1 note") if counts.notes == 1 else translated("{0} notes").format(f"{counts.notes:,}")
    parts = [
        words.format(count)
        for count, words in (
            (counts.progress, translated("{0} progress")),
            (counts.concern, translated("{0} concern")),
            (counts.action, translated("{0} about action")),
            (counts.impact, translated("{0} about impact")),
        )
        if count
    ]
    return [_direction(counts), ", ".join([notes, *parts])]


def _direction(counts: Cell) -> str:
    if counts.progress and counts.concern:
        return _weighs(counts) or translated("Both progress and concern")
    if counts.progress:
        return translated("Progress")
    return translated("Concern") if counts.concern else translated("No direction yet")


def _weighs(counts: Cell) -> str:
    """Return which way notes that point both ways mostly point: twice as often as the other."""
    if counts.progress >= 2 * counts.concern:
        return translated("Mostly progress, some concern")
    return translated("Mostly concern, some progress") if counts.concern >= 2 * counts.progress else ""


def _heard_from(matrix: Matrix, rank: int) -> str:
    names = [group.name for group in matrix.kind.groups.values() if matrix.has_heard(rank, group)]
    said = listed(name[:1].lower() + name[1:] for name in names)
    return said[:1].upper() + said[1:] if said else translated("Nobody yet")


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
