"""`hacksite links`: which addresses of the event no longer answer."""

import sys
from pathlib import Path

import click

from hacksite.cli.options import at_option, event_argument, language_option
from hacksite.cli.say import spoken, tell
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError, Report
from hacksite.importers.dead_links import NAME, addresses, look, looked, remember
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.settings import read_instant
from hacksite.source.zone import zone_of


@click.command("links", cls=Command)
@event_argument
@at_option
@language_option
def command(event: Path, at: str | None, language: str | None) -> None:
    """Ask every address of the event folder whether it still answers, and remember in links.yml which do not.

    The only command of a finished edition that uses the network. Pages built afterwards mark dead addresses,
    with their kept copy where `archive` gives one.
    """
    read = read_event(event)
    words = spoken(language, read.folder.languages)
    broken = [problem for problem in read.problems if problem.at.file == NAME]
    if read.loaded.event is None or broken:
        # Written again, the file would lose what could not be read.
        tell(Report.of(broken or read.problems), words, read.folder.source_line)
        sys.exit(1)
    urls = addresses(read.loaded)
    today = read_instant(at, zone_of(event)).astimezone(read.loaded.event.timezone).date()
    with click.progressbar(length=len(urls), file=sys.stderr) as bar:
        found = looked(look(urls, read.loaded.event.dead_links, today, words), today, lambda _: bar.update(1))
    if found.is_cut_off:
        raise HacksiteError(words("links.no_network"))
    remember(event, found.entries, words)
    for entry in (*found.dead, *found.doubtful):
        archive = f" → {entry.archive}" if entry.archive else ""
        click.echo(f"{entry.url}: {words(f'links.{entry.status}', day=entry.since)}{archive}")
    click.echo(words("links.summary", asked=found.asked, dead=len(found.dead), doubtful=len(found.doubtful)))
    if any(entry.archive is None for entry in found.dead):
        click.echo(words("links.next"))
    sys.exit(1 if found.dead else 0)
