"""`hacksite announce`: texts ready to send, for each moment of the event's life."""

import sys
from pathlib import Path

import click

from hacksite.cli.options import at_option, event_argument, site_language_option
from hacksite.cli.say import shown, spoken, spoken_on_site, tell
from hacksite.cli.usage import Command
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.private import private_place, write_private
from hacksite.pipeline.settings import read_instant
from hacksite.source.zone import zone_of
from hacksite.views.message import KINDS, messages
from hacksite.views.scene import scenes


@click.command("announce", cls=Command)
@event_argument
@click.option(
    "--message", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this one; may be repeated."
)
@click.option("--site-url", default="", metavar="URL", help="Where the site is; texts lead to its pages.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write a file for each text in DIR, outside the event folder and the site.",
)  # fmt: skip
@at_option
@site_language_option
def command(
    event: Path,
    kinds: tuple[str, ...],
    site_url: str,
    output: Path | None,
    at: str | None,
    language: str | None,
) -> None:
    """Print texts for mailing lists and social networks, in every language of the event.

    They tell what is public at that hour and nothing else: run it again on the day.
    """
    from hacksite.emit.message import message_file

    now = read_instant(at, zone_of(event))
    checked = check_folder(event, now)
    words = spoken_on_site(checked.folder.languages)
    publishable = checked.publishable
    if publishable is None:
        tell(checked.report, spoken(None, checked.folder.languages), checked.folder.source_line)
        sys.exit(1)
    if output is not None:
        private_place(output, event, words)
    seen = [s for s in scenes(publishable, now, site_url) if language in (None, s.language)]
    if not seen:
        raise click.UsageError(f"--language {language}: {', '.join(publishable.languages)}")
    count = 0
    for scene in seen:
        for message in messages(scene):
            if kinds and message.kind not in kinds:
                continue
            text = message_file(message, scene.words)
            count += 1
            if output is None:
                click.echo(f"{'=' * 72}\n{text}")
            else:
                name = f"{message.on.isoformat()}-{message.kind}.{scene.language}.txt"
                write_private(output / name, text.encode())
    if output is not None:
        click.echo(words("message.written", n=count, place=shown(output)))
    if not site_url:
        click.echo(words("message.no_address"), err=True)
