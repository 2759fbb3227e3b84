"""Commands about a workbook as a whole: made, joined, checked, its log, its words and codes."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector_app.console import FILE, answer, as_json, fail, on_workbook, secret, sentences

if TYPE_CHECKING:
    from inspector_app.services.repairing import Repair
    from inspector_app.storage.workbook import Workbook


@click.command("new")
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
    if source.suffix.lower() == ".handover":
        team = secret(team_passphrase_file, "INSPECTOR_TEAM_PASSPHRASE", "The team's six words")
        made = workbooks.from_handover(workbook, source, passphrase, team, author)
    else:
        made = workbooks.from_file(workbook, source, passphrase, author)
    with made:
        click.echo(f"Made {workbook}.")
        click.echo("Write down the code of its recovery sheet: inspector recovery shows it.")


@click.command()
@on_workbook
def team(book: "Workbook") -> None:
    """Show the team's six words; say them to your colleagues, do not send them with the file."""
    from inspector_app.services import workbooks

    click.echo(workbooks.team_words(book))


@click.command()
@on_workbook
def recovery(book: "Workbook") -> None:
    """Show the code of the recovery sheet; write it on paper, keep it apart from the laptop."""
    from inspector_app.services import workbooks

    click.echo(workbooks.recovery_code(book))


@click.command()
@on_workbook
@as_json
def check(book: "Workbook", as_json: bool) -> None:
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
        if not found.problems:
            click.echo(f"All well: {found.changes} changes. To compare with a colleague by telephone: {found.words}.")
    if found.problems:
        fail(
            "The workbook does not hold what it should; “inspector repair” makes a new one of all that can be read, "
            "“inspector restore” of one backup."
        )


@click.command()
@on_workbook
@as_json
def log(book: "Workbook", as_json: bool) -> None:
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


@click.command()
@click.argument("workbook", type=FILE)
@click.argument("target", type=FILE)
@click.argument("handovers", type=FILE, nargs=-1)
@click.option("--passphrase-file", type=FILE, help="File with the workbook's passphrase; the new one has the same.")
@click.option("--recovery-file", type=FILE, help="File with the recovery code, where the key file is lost.")
@sentences
def repair(
    workbook: Path, target: Path, handovers: Sequence[Path], passphrase_file: Path | None, recovery_file: Path | None
) -> None:
    """Make a new workbook TARGET from all that can be read of a damaged one, its backups and old hand-overs."""
    from inspector_app.services import repairing, workbooks

    if not workbook.is_dir():
        workbooks.there(workbook)
    passphrase = secret(passphrase_file, "INSPECTOR_PASSPHRASE", "Passphrase")
    code = secret(recovery_file, "", "") if recovery_file else None
    team = [words] if (words := os.environ.get("INSPECTOR_TEAM_PASSPHRASE")) else []
    _tell(target, repairing.repair(workbook, target, passphrase, handovers, code=code, team=team))


@click.command()
@click.argument("backup", type=FILE)
@click.argument("target", type=FILE)
@click.option("--passphrase-file", type=FILE, help="File with the workbook's passphrase; the new one has the same.")
@click.option("--recovery-file", type=FILE, help="File with the recovery code, where no key file is beside the backup.")
@sentences
def restore(backup: Path, target: Path, passphrase_file: Path | None, recovery_file: Path | None) -> None:
    """Make a new workbook TARGET of a BACKUP, a file of a workbook's folder “backups”."""
    from inspector_app.services import repairing

    passphrase = secret(passphrase_file, "INSPECTOR_PASSPHRASE", "Passphrase")
    code = secret(recovery_file, "", "") if recovery_file else None
    _tell(target, repairing.restore(backup, target, passphrase, code=code))


def _tell(target: Path, done: "Repair") -> None:
    for source in done.sources:
        click.echo(f"{source.name}: {source.changes} changes. {source.trouble}".rstrip())
    click.echo(f"Made {target} with {done.changes} changes; {done.left_out} stand on lost ones and were left out.")
    if done.drafts:
        click.echo(f"What was being typed is kept too ({done.drafts}); it is offered when {target} is opened.")
