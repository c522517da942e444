"""`hacksite plan`: what is left to prepare, most urgent first, for the organisers alone."""

import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import click
from rich.console import Console

from hacksite.cli.options import at_option, event_argument, site_language_option
from hacksite.cli.preparation_table import preparation_table
from hacksite.cli.say import shown, spoken, spoken_on_site, tell
from hacksite.cli.usage import Command, said
from hacksite.model import Event
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.private import private_place, write_private
from hacksite.pipeline.settings import read_instant
from hacksite.source.zone import zone_of
from hacksite.views.preparation import PreparationView, preparation
from hacksite.wording import Words, words_of

_ENDINGS = {".md": "markdown", ".ics": "ics", ".html": "html"}
_WIDE = 110


@click.command("plan", cls=Command)
@event_argument
@click.option("--all", "whole", is_flag=True, help="Every task, done ones included.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "markdown", "ics", "html"]),
    help="A table, a list of tasks, a calendar, or a private page. Default: as the file's name ends.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write to FILE, outside the event folder and the site: plan.md, plan.ics, plan.html.",
)  # fmt: skip
@click.option(
    "--registrations", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Instead, count profiles in a CSV of registrations: never a person, no number below five.",
)  # fmt: skip
@click.option(
    "--column", "columns", multiple=True, metavar="NAME",
    help="With --registrations: a column to count. Default: those that speak of profiles.",
)  # fmt: skip
@at_option
@site_language_option
def command(
    event: Path,
    whole: bool,
    shape: str | None,
    output: Path | None,
    registrations: Path | None,
    columns: tuple[str, ...],
    at: str | None,
    language: str | None,
) -> None:
    """Tell what is left to prepare before the event, and after it: when, who, and which file to write it in.

    Tasks are found done by reading the folder; `plan.yml` ticks those that no file shows.
    """
    if columns and not registrations:
        raise click.UsageError(said("--column: only with --registrations"))
    now = read_instant(at, zone_of(event))
    checked = check_folder(event, now)
    if checked.event is None:
        tell(checked.report, spoken(None, checked.folder.languages), checked.folder.source_line)
        sys.exit(1)
    words = words_of(language) if language else spoken_on_site(checked.folder.languages)
    if registrations:
        from hacksite.cli.diversity_table import tell_diversity

        tell_diversity(registrations, columns, checked.event, words)
        return
    view = preparation(checked.event, checked.loaded.preparation, now, words)
    wanted = shape or (_ENDINGS.get(output.suffix.lower(), "text") if output else "text")
    if output is not None:
        private_place(output, event, words)
        write_private(output, _content(wanted, view, checked.event, now, words))
        click.echo(words("prepare.written", place=shown(output)))
    elif wanted == "text":
        Console().print(preparation_table(view, words, whole=whole))
    elif wanted == "html":
        raise click.UsageError(said("--format html: -o FILE says where"))
    else:
        click.echo(_content(wanted, view, checked.event, now, words), nl=False)


def _content(shape: str, view: PreparationView, event: Event, now: datetime, words: Words) -> bytes:
    from hacksite.emit.preparation import preparation_calendar, preparation_markdown, preparation_page
    from hacksite.views.revision import Revision

    if shape == "ics":
        return preparation_calendar(view, Revision(now.astimezone(UTC)), words)
    if shape == "html":
        return preparation_page(view, event.look, words).encode()
    if shape == "markdown":
        return preparation_markdown(view, words).encode()
    file = StringIO()
    Console(file=file, width=_WIDE, no_color=True).print(preparation_table(view, words, whole=True))
    return file.getvalue().encode()
