"""`hacksite jury`: sheets for the jury, their count, and certificates for those who took part."""

import importlib

import click

from hacksite.cli.usage import Group

TASKS = ("sheets", "tally", "certificates")
"""What can be done; each task is the module `jury_<task>`."""


class _Tasks(Group):
    """Finds each task in the module of its name, as `hacksite` finds its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order people need them."""
        return list(TASKS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that task, or None."""
        if cmd_name not in TASKS:
            return None
        command: click.Command = importlib.import_module(f"hacksite.cli.jury_{cmd_name}").command
        return command


@click.group("jury", cls=_Tasks)
def command() -> None:
    """Make the jury's sheets, count marks and votes, and thank those who took part; nothing is published."""
