"""Commands that need the window or show the whole job: open, demo, self-test."""

from pathlib import Path
from typing import NoReturn

import click

from inspector_app import display
from inspector_app.console import FILE, fail, sentences


@click.command("open", hidden=True)
@click.argument("path", type=FILE, required=False)
@sentences
def open_(path: Path | None) -> None:
    """Open the window: on a workbook, on the preview of a hand-over, or on the start page."""
    if path is not None and not path.exists():
        fail(f"There is nothing at “{path}”; check the path. All commands: inspector --help.")
    if not display.is_there():
        fail("There is no screen to open the window on; the commands work without one: inspector --help.")
    _window(path)


@click.command()
@click.option("--folder", type=FILE, help="Where to make the practice visit; a new folder of your documents else.")
@click.option("--no-window", is_flag=True, help="Do not open the window at the end.")
@sentences
def demo(folder: Path | None, no_window: bool) -> None:
    """Do the whole job on the practice visit: three workbooks, merged, and the letter in Word."""
    from exports.catalogue import EXPORTERS, annex
    from inspector_app.services import practice
    from inspector_app.services.practice_mark import PASSPHRASE

    made = practice.make(folder or practice.new_folder(), EXPORTERS, annex, say=click.echo)
    click.echo("")
    for name, path in made.files:
        click.echo(f"{name:<16} {path}")
    click.echo(f"{'Passphrase':<16} {PASSPHRASE}")
    if not no_window and display.is_there():
        _window(made.lead, PASSPHRASE)


@click.command("self-test")
@sentences
def self_test() -> None:
    """Try everything once in a temporary folder, without a screen."""
    from ui.self_test import run

    if problem := run():
        fail(problem)
    click.echo("All four ways work: capture, tag, merge, letter.")


def _window(path: Path | None, passphrase: str | None = None) -> NoReturn:
    from ui.app import run

    raise SystemExit(run(path, passphrase))
