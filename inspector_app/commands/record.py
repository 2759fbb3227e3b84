"""Commands that bring things into the record and hand it over."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspector_app.console import FILE, answer, as_json, on_workbook, plain, secret
from inspector_app.domain.errors import InvalidError, PassphraseError, WorkbookError

if TYPE_CHECKING:
    from inspector_app.services.merging import Preview
    from inspector_app.storage.workbook import Workbook


@click.command("import")
@on_workbook
@click.argument("source", type=FILE)
@click.option("--author", help="Code of the inspector whose notes they are; the workbook's by default.")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@as_json
def import_(book: "Workbook", source: Path, author: str | None, dry_run: bool, as_json: bool) -> None:
    """Bring an interchange file into a workbook."""
    from inspector_app.services import importing

    done = importing.import_file(book, source, author, dry_run=dry_run)
    if as_json:
        answer({"new": done.new, "updated": done.updated, "removed": done.removed, "same": done.same})
        return
    if dry_run:
        for change in done.changes:
            click.echo(f"{change.kind} {change.id} {change.field}: {plain(change.before)} → {plain(change.after)}")
    counts = f"{done.new} new, {done.updated} updated, {done.removed} removed, {done.same} the same."
    click.echo(("Would be: " if dry_run else "") + counts)


@click.command()
@on_workbook
@click.argument("out", type=FILE)
def handover(book: "Workbook", out: Path) -> None:
    """Write the whole record as a hand-over for a colleague, under the team's six words."""
    from inspector_app.services import drafts, handovers

    count = handovers.hand_over(book, out)
    unfinished = len(drafts.offered(book))
    click.echo(f"Wrote {out}: the whole record, {count} changes.")
    if unfinished:
        click.echo(f"Left out: {unfinished} unfinished; open the workbook to keep or drop what was being typed.")


@click.command()
@on_workbook
@click.argument("handovers", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Preview only; write nothing.")
@click.option("--agree-to-erase", is_flag=True, help="Let a hand-over remove texts for good, as its preview says.")
@click.option("--team-passphrase-file", type=FILE, help="File with the team's six words.")
@as_json
def merge(
    book: "Workbook",
    handovers: Sequence[Path],
    dry_run: bool,
    agree_to_erase: bool,
    team_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Bring in colleagues' hand-overs, each on its own; a file that is refused does not block the others."""
    results = []
    for path in handovers:
        result = _merged(book, path, team_passphrase_file, dry_run=dry_run, agree=agree_to_erase)
        results.append(result)
        if result["status"] == "refused":
            click.echo(f"{path.name}: {result['reason']}", err=True)
        elif not as_json:
            click.echo(_in_words(result))
    if as_json:
        answer({"files": results})
    if any(result["status"] == "refused" for result in results):
        raise SystemExit(1)


@click.command()
@on_workbook
@as_json
def decisions(book: "Workbook", as_json: bool) -> None:
    """List what waits for a person."""
    from inspector_app.services import decisions as deciding

    waiting = deciding.waiting(book)
    if as_json:
        answer(
            [
                {
                    "id": one.id,
                    "subject": one.subject,
                    "kind": one.kind,
                    "field": one.field,
                    "values": [{"value": c.value, "author": c.author, "at": c.at} for c in one.choices],
                }
                for one in waiting
            ]
        )
        return
    if not waiting:
        click.echo("Nothing waits for a decision.")
    for one in waiting:
        click.echo(f"{one.id}  {one.kind} {one.subject}, {one.field}")
        for number, choice in enumerate(one.choices, 1):
            click.echo(f"  {number}. {plain(choice.value)}  ({choice.author}, {choice.at})")


def _merged(book: "Workbook", path: Path, team_file: Path | None, *, dry_run: bool, agree: bool) -> dict[str, Any]:
    from inspector_app.services import merging

    result: dict[str, Any] = {
        "file": str(path),
        "status": "refused",
        "reason": None,
        "new": 0,
        "updated": 0,
        "removed": 0,
        "same": 0,
        "decisions": 0,
        "look_alikes": 0,
        "receipt": None,
    }
    try:
        shown = _preview(book, path, team_file)
        result |= {name: getattr(shown, name) for name in ("new", "updated", "removed", "same", "look_alikes")}
        result |= {"decisions": len(shown.decisions)}
        if shown.is_nothing_new:
            result |= {"status": "nothing_new"}
        elif dry_run:
            result |= {"status": "preview"}
        elif shown.erases and not agree:
            raise InvalidError(
                f"This hand-over removes {len(shown.erases)} texts of this workbook for good, "
                f"{', '.join(one.after.given_id for one in shown.erases)}; add --agree-to-erase if that is meant."
            )
        else:
            merged = merging.apply(book, shown)
            result |= {"status": "merged"}
            if merged is not None:
                result |= {"receipt": merged.receipt, "reason": merged.left or None}
    except WorkbookError as error:
        result |= dict.fromkeys(("new", "updated", "removed", "same", "decisions", "look_alikes"), 0)
        result |= {"status": "refused", "reason": str(error)}
    return result


def _preview(book: "Workbook", path: Path, team_file: Path | None) -> "Preview":
    """Preview with the passphrases the workbook knows, else with one given; without one the first refusal stands."""
    from inspector_app.services import merging

    try:
        return merging.preview(book, path)
    except PassphraseError as refusal:
        try:
            words = secret(team_file, "INSPECTOR_TEAM_PASSPHRASE", "The team's six words")
        except PassphraseError:
            raise refusal from None
        return merging.preview(book, path, [words])


def _in_words(result: Mapping[str, Any]) -> str:
    counts = "{new} new, {updated} updated, {removed} removed, {same} the same; ".format_map(result)
    counts += "{decisions} to decide, {look_alikes} look alike".format_map(result)
    said = {"merged": "Merged", "nothing_new": "Nothing new in", "preview": "Would merge"}[result["status"]]
    return f"{said} {Path(result['file']).name}: {counts}."


def _text_in(file: Path) -> str:
    """Return the text of a file in UTF-8, with or without the mark that some editors put first."""
    from inspector_app.services.files import source_bytes

    try:
        return source_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidError(f"“{file.name}” is not UTF-8 text; save it again as UTF-8.") from None


@click.command()
@on_workbook
@click.argument("decision")
@click.option("--keep", type=int, metavar="N", help="Keep the N-th value, from 1.")
@click.option("--text", "text_file", type=FILE, help="Keep the text in this file.")
@click.option("--both", is_flag=True, help="Keep the texts one after the other.")
def decide(book: "Workbook", decision: str, keep: int | None, text_file: Path | None, both: bool) -> None:
    """Decide what waits under an id; the decision travels with the next hand-over."""
    from inspector_app.services import decisions as deciding

    if sum((keep is not None, text_file is not None, both)) != 1:
        raise click.UsageError("Give one of --keep N, --text FILE and --both.")
    if keep is not None:
        deciding.keep(book, decision, keep)
    elif text_file is not None:
        deciding.write(book, decision, _text_in(text_file))
    else:
        deciding.keep_both(book, decision)
    click.echo("Decided.")


@click.command()
@on_workbook
def undo(book: "Workbook") -> None:
    """Take back this laptop's last deed; a merge is one deed."""
    from inspector_app.services import undoing

    click.echo(f"Undone: {undoing.undo(book).name}.")


@click.command()
@on_workbook
def redo(book: "Workbook") -> None:
    """Do again what was undone last, if nothing was written since."""
    from inspector_app.services import undoing

    click.echo(f"Done again: {undoing.redo(book).name}.")
