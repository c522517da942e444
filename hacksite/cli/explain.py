"""`hacksite explain`: the story of a diagnostic code."""

import sys

import click

from hacksite.cli.options import language_option
from hacksite.cli.say import spoken
from hacksite.cli.usage import Command
from hacksite.diagnostics import all_codes, closest


@click.command("explain", cls=Command)
@click.argument("code")
@language_option
def command(code: str, language: str | None) -> None:
    """Tell what the diagnostic CODE means, why it matters and how to mend it."""
    words = spoken(language)
    found = all_codes().get(code.upper())
    if found is None:
        near = closest(code.upper(), list(all_codes()))
        click.echo(words("cli.unknown_code", code=code, near=near or "HS101"), err=True)
        sys.exit(2)
    texts = found.texts[words.language]
    click.echo(click.style(f"{found.name} · {texts.title}", bold=True))
    click.echo(words(f"cli.severity_{found.severity}"))
    click.echo()
    click.echo(texts.story)
