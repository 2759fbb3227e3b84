"""Commands about the letter: what stands in its way, its copies, the evidence behind it, the record as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector_app.console import FILE, answer, as_json, on_workbook
from inspector_app.domain.errors import InvalidError

if TYPE_CHECKING:
    from inspector_app.storage.workbook import Workbook

SUFFIXES = {
    "review": (".docx",),
    "signoff": (".docx",),
    "evidence": (".docx",),
    "letter": (".md", ".pdf"),
    "record": (".json",),
    "notes": (".csv",),
}
"""What can be written, and how the name of its file may end."""


@click.command()
@on_workbook
@click.argument("out", type=FILE)
@click.option("--as", "kind", type=click.Choice(list(SUFFIXES)), help="What to write.")
@click.option("--paragraphs", is_flag=True, help="Write the evidence annex as paragraphs instead of tables.")
@click.option("--reason", "reasons", multiple=True, metavar="RULE=TEXT", help="Why a stop of the guard may stand.")
def export(book: "Workbook", out: Path, kind: str | None, paragraphs: bool, reasons: Sequence[str]) -> None:
    """Write a copy of the letter, the evidence behind it, or the whole record.

    The letter: review or signoff (.docx), letter (.md, .pdf). The evidence: evidence (.docx), notes (.csv). The whole
    record: record (.json). Without --as by the suffix; .docx needs it.
    """
    from inspector_app.services import records

    suffix = out.suffix.lower()
    kind = kind or {".json": "record", ".md": "letter", ".pdf": "letter", ".csv": "notes"}.get(suffix)
    if kind is None:
        raise click.UsageError(f"Say with --as what to write: {', '.join(SUFFIXES)}.")
    if suffix not in SUFFIXES[kind]:
        wanted = " or ".join(SUFFIXES[kind])
        raise InvalidError(f"Let the name of this file end in {wanted}; “{out.name}” would be taken for another kind.")
    if paragraphs and kind != "evidence":
        raise click.UsageError("Only the evidence annex can be written as --paragraphs.")
    if kind == "record":
        records.export(book, out)
    elif kind in ("evidence", "notes"):
        _export_evidence(book, out, kind, paragraphs=paragraphs)
    else:
        _export_letter(book, out, kind, dict(map(_reason, reasons)))
    click.echo(f"Wrote {out}. It is readable by anybody who has it; keep it where such a file belongs.")


def _export_letter(book: "Workbook", out: Path, kind: str, reasons: dict[str, str]) -> None:
    from exports.catalogue import EXPORTERS
    from inspector_app.services import letters

    copy, exporter = (
        {"review": letters.REVIEW, "signoff": letters.SIGNOFF, "letter": letters.PLAIN}[kind],
        EXPORTERS[kind],
    )
    if out.suffix.lower() == ".pdf":
        from ui import letter_pdf

        letter_pdf.without_a_window()
        exporter = letter_pdf.exporter
    letters.export(book, out, copy, exporter, reasons)


def _export_evidence(book: "Workbook", out: Path, kind: str, *, paragraphs: bool) -> None:
    from exports.catalogue import EVIDENCE, MANY_NOTES
    from inspector_app.services import evidence

    name = {"evidence": evidence.ANNEX, "notes": evidence.NOTES}[kind]
    evidence.export(book, out, name, EVIDENCE["evidence paragraphs" if paragraphs else kind])
    if kind == "evidence" and not paragraphs and (count := evidence.count(book)) > MANY_NOTES:
        click.echo(
            f"{count:,} notes make long tables, which Word is slow to open; --paragraphs writes them as paragraphs, "
            "--as notes as a table for a spreadsheet."
        )


@click.command()
@on_workbook
@as_json
def guard(book: "Workbook", as_json: bool) -> None:
    """Show what stands between the letter and its sign-off."""
    from inspector_app.services import letters

    found = letters.objections(book)
    if as_json:
        answer([{"rule": one.rule, "place": one.place, "message": one.message, "level": one.level} for one in found])
        return
    if not found:
        click.echo("Nothing stands between this letter and sign-off.")
    for one in found:
        click.echo(f"{one.level}  {one.place}: {one.message} ({one.rule})")


def _reason(given: str) -> tuple[str, str]:
    rule, found, text = given.partition("=")
    if not found or not rule.strip() or not text.strip():
        raise click.UsageError("Give a reason as --reason RULE=TEXT.")
    return rule.strip(), text.strip()
