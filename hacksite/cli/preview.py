"""What imports show before they write, and how they ask."""

import sys
from collections.abc import Iterator
from itertools import islice

import click

from hacksite.diagnostics import HacksiteError
from hacksite.wording import Words

_LONGEST_DIFF = 200
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(lines: Iterator[str], words: Words, *, whole: bool) -> None:
    """Print what changes in the files; only the beginning of it unless the `whole` was asked for."""
    for line in lines if whole else islice(lines, _LONGEST_DIFF):
        click.echo(click.style(line, fg=_COLOURS.get(line[:1])))
    rest = sum(1 for _ in lines)
    if rest:
        click.echo(words("import.more_lines", n=rest))
    click.echo()


def ask(words: Words, *, yes: bool) -> None:
    """Go on, or end the command: 2 where nobody can answer."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise HacksiteError(words("import.say_yes"))
    answer = click.prompt(words("import.ask"), default="", show_default=False, prompt_suffix=" ")
    if answer.strip().lower() not in words("import.agreed").split():
        click.echo(words("import.not_written"))
        sys.exit(0)
