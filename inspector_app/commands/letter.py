"""Commands about the letter: what stands in its way, and its copies; the record as a file with them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector_app.console import FILE, answer, as_json, on_workbook
from inspector_app.domain.errors import InvalidError

if TYPE_CHECKING:
    from inspector_app.storage.workbook import Workbook


@click.command()
@on_workbook
@click.argument("out", type=FILE)
@click.option("--as", "kind", type=click.Choice(["review", "signoff", "letter", "record"]), help="What to write.")
@click.option("--reason", "reasons", multiple=True, metavar="RULE=TEXT", help="Why a stop of the guard may stand.")
def export(book: "Workbook", out: Path, kind: str | None, reasons: Sequence[str]) -> None:
    """Write a copy of the letter (review or signoff .docx, letter .md) or the whole record (.json)."""
    from exports.catalogue import EXPORTERS
    from inspector_app.services import letters, records

    kind = kind or {".json": "record", ".md": "letter"}.get(out.suffix.lower())
    if kind is None:
        raise click.UsageError("Say with --as what to write: review, signoff, letter or record.")
    suffix = ".docx" if kind in ("review", "signoff") else ".md" if kind == "letter" else ".json"
    if out.suffix.lower() != suffix:
        raise InvalidError(f"Let the name of this file end in {suffix}; “{out.name}” would be taken for another kind.")
    if kind == "record":
        records.export(book, out)
    else:
        copy = {"review": letters.REVIEW, "signoff": letters.SIGNOFF, "letter": letters.PLAIN}[kind]
        letters.export(book, out, copy, EXPORTERS[kind], dict(map(_reason, reasons)))
    click.echo(f"Wrote {out}. It is readable by anybody who has it; keep it where such a file belongs.")


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
