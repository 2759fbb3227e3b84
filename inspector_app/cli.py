"""The command line: the one place where the parts are put together; the window is one of its commands."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from inspector_app import display
from inspector_app.console import FILE, answer, as_json, fail, on_workbook, plain, secret, sentences
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
@on_workbook
@click.argument("source", type=FILE)
@click.option("--author", help="Code of the inspector whose notes they are; the workbook's by default.")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@as_json
def import_(book: Workbook, source: Path, author: str | None, dry_run: bool, as_json: bool) -> None:
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


@commands.command()
@on_workbook
@click.argument("out", type=FILE)
def handover(book: Workbook, out: Path) -> None:
    """Write the whole record as a hand-over for a colleague, under the team's six words."""
    from inspector_app.services import handovers

    count = handovers.hand_over(book, out)
    drafts = len(book.drafts.all())
    click.echo(f"Wrote {out}: the whole record, {count} changes.")
    if drafts:
        click.echo(f"Left out: {drafts} unfinished; open the workbook to keep or drop what was being typed.")


@commands.command()
@on_workbook
def team(book: Workbook) -> None:
    """Show the team's six words; say them to your colleagues, do not send them with the file."""
    from inspector_app.services import workbooks

    click.echo(workbooks.team_words(book))


@commands.command()
@on_workbook
@click.argument("handovers", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Preview only; write nothing.")
@click.option("--team-passphrase-file", type=FILE, help="File with the team's six words.")
@as_json
def merge(
    book: Workbook, handovers: Sequence[Path], dry_run: bool, team_passphrase_file: Path | None, as_json: bool
) -> None:
    """Bring in colleagues' hand-overs, each on its own; a file that is refused does not block the others."""
    results = []
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
@on_workbook
@as_json
def decisions(book: Workbook, as_json: bool) -> None:
    """List what waits for a person."""
    from inspector_app.services import records

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
@on_workbook
@as_json
def check(book: Workbook, as_json: bool) -> None:
    """Check that file, record, projection and search agree."""
    from inspector_app.services import checking

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
@on_workbook
@as_json
def log(book: Workbook, as_json: bool) -> None:
    """Show this laptop's deeds and the letter's events; neither holds a note's text."""
    from inspector_app.services import journal

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
@on_workbook
@click.argument("out", type=FILE)
@click.option("--as", "kind", type=click.Choice(["review", "signoff", "letter", "record"]), help="What to write.")
@click.option("--reason", "reasons", multiple=True, metavar="RULE=TEXT", help="Why a stop of the guard may stand.")
def export(book: Workbook, out: Path, kind: str | None, reasons: Sequence[str]) -> None:
    """Write a copy of the letter (review or signoff .docx, letter .md) or the whole record (.json)."""
    from exports.catalogue import EXPORTERS
    from inspector_app.services import letters, records

    kind = kind or {".json": "record", ".md": "letter"}.get(out.suffix.lower())
    if kind is None:
        raise click.UsageError("Say with --as what to write: review, signoff, letter or record.")
    if kind == "record":
        records.export(book, out)
    else:
        copy = {"review": letters.REVIEW, "signoff": letters.SIGNOFF, "letter": letters.PLAIN}[kind]
        letters.export(book, out, copy, EXPORTERS[kind], dict(map(_reason, reasons)))
    click.echo(f"Wrote {out}. It is readable by anybody who has it; keep it where such a file belongs.")


def _reason(given: str) -> tuple[str, str]:
    rule, found, text = given.partition("=")
    if not found or not rule.strip() or not text.strip():
        raise click.UsageError("Give a reason as --reason RULE=TEXT.")
    return rule.strip(), text.strip()


@commands.command()
@on_workbook
@as_json
def guard(book: Workbook, as_json: bool) -> None:
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


@commands.command()
@click.option("--folder", type=FILE, help="Where to make the practice visit; a new folder of your documents else.")
@click.option("--no-window", is_flag=True, help="Do not open the window at the end.")
@sentences
def demo(folder: Path | None, no_window: bool) -> None:
    """Do the whole job on the practice visit: three workbooks, merged, and the letter in Word."""
    from exports.catalogue import EXPORTERS
    from inspector_app.services import practice

    made = practice.make(folder or practice.new_folder(), EXPORTERS, say=click.echo)
    click.echo("")
    for name, path in made.files:
        click.echo(f"{name:<16} {path}")
    click.echo(f"{'Passphrase':<16} {practice.PASSPHRASE}")
    if not no_window and display.is_there():
        _window(made.lead, practice.PASSPHRASE)


@commands.command("self-test")
@sentences
def self_test() -> None:
    """Try everything once in a temporary folder, without a screen."""
    from ui.self_test import run

    if problem := run():
        fail(problem)
    click.echo("All four ways work: capture, tag, merge, letter.")


@commands.command("open", hidden=True)
@click.argument("path", type=FILE, required=False)
@sentences
def open_(path: Path | None) -> None:
    """Open the window: on a workbook, on the preview of a hand-over, or on the start page."""
    if path is not None and not path.exists():
        fail(f"There is nothing at “{path}”; check the path. All commands: inspector --help.")
    if not display.is_there():
        fail("There is no screen to open the window on; the commands work without one: inspector --help.")
    _window(path)


def _window(path: Path | None, passphrase: str | None = None) -> NoReturn:
    from ui.app import run

    raise SystemExit(run(path, passphrase))


@commands.command()
@on_workbook
def recovery(book: Workbook) -> None:
    """Show the code of the recovery sheet; write it on paper, keep it apart from the laptop."""
    from inspector_app.services import workbooks

    click.echo(workbooks.recovery_code(book))
