"""The judgements on one sheet of paper, for the team's evening meeting: every count in words."""

from inspector_app.domain.agreeing import TeamRow, TeamView
from ui.models import judgements
from ui.models.matrix import STANCES, counted, said
from ui.sheet import Sheet, translated


def team_sheet(view: TeamView) -> Sheet:
    """Return the judgements as a document for one page of A4 landscape."""
    matrix = view.matrix
    sheet = Sheet(translated("Judgements · {0}").format(matrix.visit.area), landscape=True)
    sheet.title(matrix)
    sheet.line(judgements.at_a_glance(view))
    heads = [
        matrix.kind.unit.short.capitalize(),
        translated("Evidence"),
        translated("Findings"),
        translated("Judgement"),
        translated("Agreed"),
        translated("Open"),
    ]
    table = sheet.table(len(view.rows), heads, [14, 28, 10, 12, 15, 21])
    for number, row in enumerate(view.rows, start=1):
        judged = row.judged
        decided = judged.weakness.judgement is not None
        table.write(number, 0, [f"{row.rank} {judged.weakness.label}"], strong=1)
        table.write(number, 1, evidence(view, row), strong=1)
        table.write(number, 2, [judgements.written(row)])
        verdict = judgements.verdict(judged, matrix.kind.judgements)
        table.write(number, 3, [verdict], strong=1, role="text" if decided else "gap")
        table.write(number, 4, [judgements.agreed_in_short(view, row)])
        asked = judgements.open_questions(view, row)
        table.write(number, 5, [" · ".join(asked) or translated("Nothing")], role="gap" if asked else "muted")
    sheet.end_table()
    return sheet


def evidence(view: TeamView, row: TeamRow) -> list[str]:
    """Return what was heard about a weakness, first from all and then from each group that was heard, a line each."""
    matrix = view.matrix
    lines = [counted(view.evidence(row))]
    for column in matrix.columns():
        counts = matrix.cell(row.rank, column)
        if counts.notes:
            parts = [f"{counts.notes:,}", *said(counts, *STANCES, "quotes")]
            lines.append(f"{column.name}: {', '.join(parts)}")
    return [lines[0][:1].upper() + lines[0][1:], *lines[1:]]
