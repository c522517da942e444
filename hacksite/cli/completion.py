"""`hacksite completion`: commands and options complete themselves in a terminal."""

import click
from click.shell_completion import get_completion_class

from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError

SHELLS = ("bash", "zsh", "fish")
"""The shells that click knows."""


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands and options with the Tab key.

    For bash, once: `hacksite completion bash > ~/.local/share/bash-completion/completions/hacksite`.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise HacksiteError(f"{shell}: no completion is known for it")
    # The name of the variable is click's own rule for a program called `hacksite`.
    script = kind(context.find_root().command, {}, "hacksite", "_HACKSITE_COMPLETE")
    click.echo(script.source())
