"""`hacksite import`: what other systems hold, brought into the event folder."""

import importlib

import click

from hacksite.cli.usage import Group

KINDS = ("schedule", "dataset", "datasets", "topic", "projects")
"""What can be imported; each kind is the module `import_<kind>`."""


class _Kinds(Group):
    """Finds each kind in the module of its name, as `hacksite` finds its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order people need them."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that kind, or None."""
        if cmd_name not in KINDS:
            return None
        command: click.Command = importlib.import_module(f"hacksite.cli.import_{cmd_name}").command
        return command


@click.group("import", cls=_Kinds)
def command() -> None:
    """Bring what another system holds into the event folder; nothing is written without being shown."""
