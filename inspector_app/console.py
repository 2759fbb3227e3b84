"""How commands ask for passphrases, open workbooks, answer and fail; the storage is loaded when one is opened."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, NoReturn, ParamSpec

import click

from inspector_app.domain.errors import PassphraseError, WorkbookError

if TYPE_CHECKING:
    from inspector_app.storage.workbook import Workbook

P = ParamSpec("P")

FILE = click.Path(path_type=Path)


def sentences(deed: Callable[P, None]) -> Callable[P, None]:
    """Turn what the user can act on into one sentence and exit 1; with --json the reason stands in the answer."""

    @wraps(deed)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            deed(*args, **kwargs)
        except WorkbookError as error:
            sentence = str(error)
        except OSError as error:
            what, why = error.filename or "A file", error.strerror or "the disk does not answer"
            sentence = f"“{what}” could not be used: {why}."
        else:
            return
        if kwargs.get("as_json"):
            answer({"reason": sentence})
        fail(sentence)

    return run


def fail(sentence: str) -> NoReturn:
    """Say what is wrong and exit 1."""
    click.echo(sentence, err=True)
    raise SystemExit(1)


def answer(value: object) -> None:
    """Print one JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def on_workbook(command: "Callable[Concatenate[Workbook, P], None]") -> Callable[..., None]:
    """Give a command its WORKBOOK argument and the options that unlock it; it is called with the open workbook."""

    @wraps(command)
    def run(
        workbook: Path, passphrase_file: Path | None, recovery_file: Path | None, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        with opened(workbook, passphrase_file, recovery_file) as book:
            command(book, *args, **kwargs)

    options = (
        click.option("--recovery-file", type=FILE, help="File with the recovery code, instead of a passphrase."),
        click.option("--passphrase-file", type=FILE, help="File with the workbook's passphrase."),
        click.argument("workbook", type=FILE),
    )
    found: Callable[..., None] = sentences(run)
    for option in options:
        found = option(found)
    return found


as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


def secret(file: Path | None, variable: str, question: str, *, twice: bool = False) -> str:
    """Return a passphrase from a file, else the environment, else a prompt where there is a terminal.

    Raises:
        PassphraseError: There is none of these.
    """
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError):
            raise PassphraseError(f"The file “{file}” could not be read as a passphrase.") from None
    if given := os.environ.get(variable):
        return given
    if sys.stdin is not None and sys.stdin.isatty():
        typed: str = click.prompt(question, hide_input=True, confirmation_prompt=twice, err=True)
        return typed
    raise PassphraseError(f"No passphrase was given: set {variable} or name a file that holds it.")


def opened(folder: Path, passphrase_file: Path | None, recovery_file: Path | None) -> "Workbook":
    """Open the workbook of a command."""
    from inspector_app.services import workbooks

    if recovery_file is not None:
        return workbooks.opened_by_recovery(folder, secret(recovery_file, "", ""))
    workbooks.there(folder)
    return workbooks.opened(folder, secret(passphrase_file, "INSPECTOR_PASSPHRASE", "Passphrase"))


def plain(value: object) -> str:
    """Return a value as people read it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
