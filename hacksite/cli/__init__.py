"""The command line: each command is one module of the same name."""

import gc
import importlib
import keyword
import os
import sys

import click

from hacksite import __version__
from hacksite.cli.usage import Group, said, speak
from hacksite.diagnostics import HacksiteError, closest

COMMANDS = (
    "new",
    "check",
    "build",
    "serve",
    "deploy",
    "add",
    "import",
    "refresh",
    "submissions",
    "links",
    "plan",
    "announce",
    "print",
    "export",
    "jury",
    "archive",
    "portal",
    "schema",
    "explain",
    "doctor",
    "completion",
)
"""Every command; its module is imported only when it is called."""


class _Commands(Group):
    """Finds each command in the module of its name, so that starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python.
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"hacksite.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called. Raises UsageError with the nearest name where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = closest(args[0], COMMANDS)
            meant = said("Did you mean {near!r}?").format(near=near)
            ctx.fail(f"{error.message} {meant}" if near else error.message)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hacksite")
def cli() -> None:
    """Turn one event folder into the communication site of a hackathon.

    Start with `hacksite new my-event`, then `hacksite serve my-event`.
    """


def main() -> None:
    """Run the command line. Exit codes: 0 fine, 1 problems in the content, 2 wrong use or environment."""
    # Commands are short: looking for garbage costs a fifth of their time and finds none.
    gc.disable()
    # Pydantic asks every installed package for plugins at each start; none concerns us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    speak()
    try:
        cli(prog_name="hacksite")
    except HacksiteError as error:
        from hacksite.cli.say import spoken

        click.echo(f"hacksite: {error.said(spoken(None))}", err=True)
        sys.exit(2)
    finally:
        # The process ends: nothing is worth looking through once more.
        gc.freeze()
