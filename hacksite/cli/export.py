"""`hacksite export`: the site as Markdown, for other generators."""

import sys
from pathlib import Path

import click

from hacksite.cli.options import at_option, event_option, language_option
from hacksite.cli.say import shown, spoken, tell
from hacksite.cli.teams import tell_held
from hacksite.cli.usage import Command
from hacksite.pipeline.exporting import export_folder
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of


@click.command("export", cls=Command)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@event_option
@click.option("--site-url", default="", metavar="URL", help="Where the site will be.")
@at_option
@language_option
def command(directory: Path, event: Path, site_url: str, at: str | None, language: str | None) -> None:
    """Write every page as Markdown with front matter in DIR, with pictures, calendar and JSON."""
    settings = Settings(read_instant(at, zone_of(event)), site_url)
    checked, written = export_folder(event, directory, settings)
    words = spoken(language, checked.folder.languages)
    if written is None:
        tell(checked.report, words, checked.folder.source_line)
        sys.exit(1)
    tell_held(checked, words)
    click.echo(words("cli.exported", pages=written.written + written.unchanged, place=shown(directory)))
