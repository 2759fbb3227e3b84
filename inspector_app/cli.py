"""The command line: the one place where the parts are put together; the window is one of its commands."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from inspector_app.console import FILE, answer, as_json, opened, plain, secret, sentences, unlocking
from inspector_app.domain.errors import PassphraseError, WorkbookError
from inspector_app.storage.workbook import Workbook


class Commands(click.Group):
    """The group of commands: a command's name wins, anything else is a path to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a first word that is no command as a path."""
        if not args or (not args[0].startswith("-") and args[0] not in self.commands):
            args = ["open", *args]
        return super().parse_args(ctx, args)


def main() -> NoReturn:
    """Run the command line; exit with 0, 1 (one sentence for the user) or 2 (wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    commands(prog_name="inspector")
    raise SystemExit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inspector-workbook")
def commands() -> None:
    """The inspector's workbook: notes, hand-overs, findings and the letter, on this laptop only."""


@commands.command("new")
@click.argument("workbook", type=FILE)
@click.option("--from", "source", type=FILE, required=True, help="Interchange file, or hand-over to join.")
@click.option("--author", help="Code of the inspector who works in this workbook.")
@click.option("--team-passphrase-file", type=FILE, help="File with the team's six words.")
@click.option("--passphrase-file", type=FILE, help="File with the new workbook's passphrase.")
@sentences
def new(
    workbook: Path, source: Path, author: str | None, team_passphrase_file: Path | None, passphrase_file: Path | None
) -> None:
    """Make a workbook with a new record from VISIT.json, or one that joins the record of PACK.handover."""
    from inspector_app.services import workbooks

    workbooks.free(workbook)
    passphrase = secret(passphrase_file, "INSPECTOR_PASSPHRASE", "Passphrase for the new workbook", twice=True)
    if source.suffix == ".handover":
        team = secret(team_passphrase_file, "INSPECTOR_TEAM_PASSPHRASE", "The team's six words")
        made = workbooks.from_handover(workbook, source, passphrase, team, author)
    else:
        made = workbooks.from_file(workbook, source, passphrase, author)
    with made:
        click.echo(f"Made {workbook}.")
        click.echo("Write down the code of its recovery sheet: inspector recovery shows it.")


@commands.command("import")
@click.argument("workbook", type=FILE)
@click.argument("source", type=FILE)
@click.option("--author", help="Code of the inspector whose notes they are; the workbook's by default.")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@as_json
@unlocking
@sentences
def import_(
    workbook: Path,
    source: Path,
    author: str | None,
    dry_run: bool,
    as_json: bool,
    passphrase_file: Path | None,
    recovery_file: Path | None,
) -> None:
    """Bring an interchange file into a workbook."""
    from inspector_app.services import importing

    with opened(workbook, passphrase_file, recovery_file) as book:
        done = importing.import_file(book, source, author, dry_run=dry_run)
    if as_json:
        answer({"new": done.new, "updated": done.updated, "removed": done.removed, "same": done.same})
        return
    if dry_run:
        for change in done.changes:
            click.echo(f"{change.kind} {change.id} {change.field}: {plain(change.before)} → {plain(change.after)}")
    counts = f"{done.new} new, {done.updated} updated, {done.removed} removed, {done.same} the same."
    click.echo(("Would be: " if dry_run else "") + counts)


@commands.command()
@click.argument("workbook", type=FILE)
@click.argument("out", type=FILE)
@unlocking
@sentences
def handover(workbook: Path, out: Path, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """Write the whole record as a hand-over for a colleague, under the team's six words."""
    from inspector_app.services import handovers

    with opened(workbook, passphrase_file, recovery_file) as book:
        count = handovers.hand_over(book, out)
        drafts = len(book.drafts.all())
    click.echo(f"Wrote {out}: the whole record, {count} changes.")
    if drafts:
        click.echo(f"Left out: {drafts} unfinished; open the workbook to keep or drop what was being typed.")


@commands.command()
@click.argument("workbook", type=FILE)
@unlocking
@sentences
def team(workbook: Path, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """Show the team's six words; say them to your colleagues, do not send them with the file."""
    from inspector_app.services import workbooks

    with opened(workbook, passphrase_file, recovery_file) as book:
        click.echo(workbooks.team_words(book))


@commands.command()
@click.argument("workbook", type=FILE)
@click.argument("handovers", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Preview only; write nothing.")
@click.option("--team-passphrase-file", type=FILE, help="File with the team's six words.")
@as_json
@unlocking
@sentences
def merge(
    workbook: Path,
    handovers: Sequence[Path],
    dry_run: bool,
    team_passphrase_file: Path | None,
    as_json: bool,
    passphrase_file: Path | None,
    recovery_file: Path | None,
) -> None:
    """Bring in colleagues' hand-overs, each on its own; a file that is refused does not block the others."""
    results = []
    with opened(workbook, passphrase_file, recovery_file) as book:
        for path in handovers:
            result = _merged(book, path, team_passphrase_file, dry_run=dry_run)
            results.append(result)
            if result["status"] == "refused":
                click.echo(f"{path.name}: {result['reason']}", err=True)
            elif not as_json:
                click.echo(_in_words(result))
    if as_json:
        answer({"files": results})
    if any(result["status"] == "refused" for result in results):
        raise SystemExit(1)


def _merged(book: Workbook, path: Path, team_file: Path | None, *, dry_run: bool) -> dict[str, Any]:
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
        try:
            shown = merging.preview(book, path)
        except PassphraseError:
            shown = merging.preview(
                book, path, [secret(team_file, "INSPECTOR_TEAM_PASSPHRASE", "The team's six words")]
            )
        result |= {name: getattr(shown, name) for name in ("new", "updated", "removed", "same", "look_alikes")}
        result |= {"decisions": len(shown.decisions)}
        if shown.is_nothing_new:
            result |= {"status": "nothing_new"}
        elif dry_run:
            result |= {"status": "preview"}
        else:
            result |= {"status": "merged", "receipt": merging.apply(book, shown)}
    except WorkbookError as error:
        result |= {"status": "refused", "reason": str(error)}
    return result


def _in_words(result: Mapping[str, Any]) -> str:
    counts = (
        f"{result['new']} new, {result['updated']} updated, {result['removed']} removed, {result['same']} the same; "
        f"{result['decisions']} to decide, {result['look_alikes']} look alike"
    )
    said = {"merged": "Merged", "nothing_new": "Nothing new in", "preview": "Would merge"}[result["status"]]
    return f"{said} {Path(result['file']).name}: {counts}."


@commands.command()
@click.argument("workbook", type=FILE)
@as_json
@unlocking
@sentences
def decisions(workbook: Path, as_json: bool, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """List what waits for a person."""
    from inspector_app.services import records

    with opened(workbook, passphrase_file, recovery_file) as book:
        waiting = records.decisions(book)
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


@commands.command()
@click.argument("workbook", type=FILE)
@as_json
@unlocking
@sentences
def check(workbook: Path, as_json: bool, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """Check that file, record, projection and search agree."""
    from inspector_app.services import checking

    with opened(workbook, passphrase_file, recovery_file) as book:
        found = checking.check(book)
    if as_json:
        answer(
            {
                "ok": not found.problems,
                "problems": list(found.problems),
                "changes": found.changes,
                "digest": found.digest,
            }
        )
    else:
        for problem in found.problems:
            click.echo(problem)
        click.echo(f"{'Not well' if found.problems else 'All well'}: {found.changes} changes, {found.words}.")
    if found.problems:
        raise SystemExit(1)


@commands.command()
@click.argument("workbook", type=FILE)
@as_json
@unlocking
@sentences
def log(workbook: Path, as_json: bool, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """Show this laptop's deeds and the letter's events; neither holds a note's text."""
    from inspector_app.services import journal

    with opened(workbook, passphrase_file, recovery_file) as book:
        lines = journal.log(book)
    if as_json:
        answer(
            [
                {"at": line.at, "by": line.by, "deed": line.deed, "what": line.what, "sha256": line.sha256}
                for line in lines
            ]
        )
        return
    for line in lines:
        click.echo("  ".join(part for part in (line.at, line.by, line.deed, line.what, line.sha256[:12]) if part))


@commands.command()
@click.argument("workbook", type=FILE)
@unlocking
@sentences
def recovery(workbook: Path, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """Show the code of the recovery sheet; write it on paper, keep it apart from the laptop."""
    from inspector_app.services import workbooks

    with opened(workbook, passphrase_file, recovery_file) as book:
        click.echo(workbooks.recovery_code(book))
