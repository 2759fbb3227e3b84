"""All commands by name; anything that is no name is a path to open in the window."""

import click

from inspector_app.commands import letter, record, window, workbook


class Commands(click.Group):
    """The group of commands: a command's name wins, anything else is a path to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a single word that is no command as a path."""
        if not args or (len(args) == 1 and not args[0].startswith("-") and args[0] not in self.commands):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inspector-workbook")
def commands() -> None:
    """The inspector's workbook: notes, hand-overs, findings and the letter, on this laptop only."""


for _command in (
    workbook.new,
    workbook.team,
    workbook.recovery,
    workbook.check,
    workbook.log,
    workbook.repair,
    workbook.restore,
    record.import_,
    record.handover,
    record.merge,
    record.decisions,
    record.decide,
    record.undo,
    record.redo,
    letter.export,
    letter.guard,
    window.open_,
    window.demo,
    window.self_test,
):
    commands.add_command(_command)
