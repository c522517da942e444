"""`hacksite check`: every problem of an event folder, at once."""

import os
import sys
from pathlib import Path

import click

from hacksite.check.translations import translations as translations_of
from hacksite.cli import translations as translator
from hacksite.cli.options import at_option, event_argument, language_option
from hacksite.cli.say import shown, spoken, summary, tell
from hacksite.cli.teams import problems_of, teams_as_markdown, tell_by_team, tell_held
from hacksite.cli.usage import Command, said
from hacksite.diagnostics.render import as_github, as_json, as_markdown
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.settings import read_instant
from hacksite.source.zone import zone_of
from hacksite.wording import Words

_FOR_TRANSLATORS = {
    "text": translator.as_text,
    "json": translator.as_json,
    "markdown": translator.as_markdown,
}


@click.command("check", cls=Command)
@event_argument
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "github", "markdown"]), default="text",
    show_default=True,
    help="For people, for programs, as annotations of a pull request, or for an issue or a summary.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--by-team", is_flag=True, help="Group problems by team, organisers first.")
@click.option("--team", metavar="ID", help="Only what concerns the project of this id, or of this file name.")
@click.option(
    "--languages", "translations", is_flag=True, help="Tell a translator what is missing, and nothing else."
)
@at_option
@language_option
def command(
    event: Path,
    shape: str,
    strict: bool,
    by_team: bool,
    team: str | None,
    translations: bool,
    at: str | None,
    language: str | None,
) -> None:
    """Report every problem of the event folder: place, what was found, what is accepted, a way out.

    Errors block publication; those within one project hold back that project alone. Warnings and notes block
    nothing.
    """
    by_team = by_team or team is not None
    if translations and (by_team or shape == "github"):
        raise click.UsageError(said("--languages: not with --by-team, --team or --format github"))
    checked = check_folder(event, read_instant(at, zone_of(event)))
    words = spoken(language, checked.folder.languages)
    if translations and checked.event is not None:
        found = translations_of(checked.loaded, checked.event)
        click.echo(_FOR_TRANSLATORS[shape](found, words))
        return
    report = checked.report if team is None else problems_of(checked, team, words)
    if shape == "json":
        click.echo(as_json(report, words.language))
    elif shape == "github":
        click.echo(as_github(report, words.language, _from_repository(event)))
    elif shape == "markdown" and not by_team:
        click.echo(as_markdown(report, words.language, summary(report, words)))
    elif shape == "markdown":
        click.echo(teams_as_markdown(checked, words, team))
    elif by_team:
        tell_by_team(checked, words, team)
    else:
        tell(report, words, checked.folder.source_line)
        tell_held(checked, words)
        _next_step(checked, event, words)
    sys.exit(1 if report.errors or (strict and report.warnings) else 0)


def _from_repository(event: Path) -> str:
    """The way from the repository's root to the event folder, as annotations need it."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    try:
        prefix = event.resolve().relative_to(root).as_posix()
    except ValueError:
        return ""
    return "" if prefix == "." else f"{prefix}/"


def _next_step(checked: Checked, event: Path, say: Words) -> None:
    if checked.report.errors:
        code = checked.report.errors[0].code
        click.echo(say("cli.next_explain", code=code))
    else:
        click.echo(say("cli.next_serve", event=shown(event)))
