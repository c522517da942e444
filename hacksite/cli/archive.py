"""`hacksite archive`: the edition as one zip, to be kept."""

import sys
from pathlib import Path

import click

from hacksite.cli.options import at_option, event_argument, language_option
from hacksite.cli.say import shown, spoken, tell
from hacksite.cli.usage import Command
from hacksite.pipeline.archiving import archive_folder
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of
from hacksite.wording.numbers import decimal


@click.command("archive", cls=Command)
@event_argument
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), default="archive.zip",
    show_default=True, help="The zip file to write.",
)  # fmt: skip
@click.option("--site-url", default="", metavar="URL", help="Where the site is: https://example.org/hack/.")
@at_option
@language_option
def command(event: Path, output: Path, site_url: str, at: str | None, language: str | None) -> None:
    """Freeze the edition into one zip that opens without a server and without a network.

    Registration, invitations and live parts are left out, and so are people whose consent nothing records.
    """
    made = archive_folder(event, output, Settings(read_instant(at, zone_of(event)), site_url))
    words = spoken(language, made.checked.folder.languages)
    if not made.files:
        tell(made.checked.report, words, made.checked.folder.source_line)
        click.echo(words("cli.not_archived"), err=True)
        sys.exit(1)
    megabytes = decimal(round(made.size / 1_000_000, 1), words)
    click.echo(words("cli.archived", files=made.files, place=shown(output), megabytes=megabytes))
    if made.people_left_out:
        click.echo(words("cli.archived_without", n=made.people_left_out))
    click.echo(words("cli.next_archive"))
