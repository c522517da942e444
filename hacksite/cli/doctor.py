"""`hacksite doctor`: whether this machine has what hacksite needs, and what more it could have."""

import sys
from pathlib import Path

import click

from hacksite.cli.environment import findings
from hacksite.cli.options import language_option
from hacksite.cli.say import spoken
from hacksite.cli.usage import Command

_MARKS = {"fine": ("✓", "green"), "could": ("–", "yellow"), "wrong": ("✗", "red")}


@click.command("doctor", cls=Command)
@click.argument(
    "event", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", metavar="[EVENT]"
)
@language_option
def command(event: Path, language: str | None) -> None:
    """Say what this machine has of what hacksite needs, and what to do where something is missing.

    Extras that are not installed are no fault. Nothing is asked of the network.
    """
    words = spoken(language)
    found = list(findings(event, words))
    for one in found:
        mark, colour = _MARKS[one.state]
        click.echo(f"{click.style(mark, fg=colour)} {one.found}")
        if one.to_do:
            click.echo(f"  → {one.to_do}")
    wrong = sum(one.state == "wrong" for one in found)
    click.echo()
    click.echo(words("doctor.wrong", n=wrong) if wrong else words("doctor.well"))
    sys.exit(2 if wrong else 0)
