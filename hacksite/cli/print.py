"""`hacksite print`: posters, flyers, badges and table signs, as PDF for the team's printer."""

import sys
from pathlib import Path

import click

from hacksite.cli.options import at_option, event_argument, site_language_option
from hacksite.cli.say import shown, spoken, spoken_on_site, tell
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.extras import lacking
from hacksite.pipeline.private import private_place, write_private
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of

_SIZES = {"poster": ("a3", "a4"), "flyer": ("a5", "a4"), "badges": ("a4",), "tables": ("a4",)}
"""The sizes that each kind comes in, the usual one first."""


@click.command("print", cls=Command)
@click.argument("kind", type=click.Choice(list(_SIZES)), metavar="KIND")
@event_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
    help="Where the PDF goes, outside the event folder and the site.",
)  # fmt: skip
@click.option(
    "--size",
    type=click.Choice(["a3", "a4", "a5"]),
    help="Posters: a3, a4. Flyers: a5, a4. Default: the first.",
)
@click.option(
    "--blank", type=click.IntRange(0, 500), default=0, help="Badges to be written by hand, after the others."
)
@click.option(
    "--site-url", default="", metavar="URL", help="Where the site is: posters and flyers lead there."
)
@at_option
@site_language_option
def command(
    kind: str,
    event: Path,
    output: Path,
    size: str | None,
    blank: int,
    site_url: str,
    at: str | None,
    language: str | None,
) -> None:
    """Print KIND (poster, flyer, badges, tables) as PDF, in every language; nothing is published.

    Badges bear the names of those who agreed to be named, and of members of teams.
    """
    if size not in (None, *_SIZES[kind]):
        raise click.UsageError(f"--size {size}: {kind}: {', '.join(_SIZES[kind])}")
    now = read_instant(at, zone_of(event))
    checked = check_folder(event, now)
    words = spoken_on_site(checked.folder.languages)
    publishable = checked.publishable
    if publishable is None:
        tell(checked.report, spoken(None, checked.folder.languages), checked.folder.source_line)
        sys.exit(1)
    if lacks := lacking():
        raise HacksiteError(spoken(None, checked.folder.languages)(f"cli.no_paper.{lacks}"))
    private_place(output, event, words)
    from hacksite.pipeline.handouts import Handout, handouts

    wanted = Handout(kind, size or _SIZES[kind][0], blank, language)
    for name, content in handouts(checked, wanted, Settings(now, site_url)):
        write_private(output / name, content)
        click.echo(words("prepare.written", place=shown(output / name)))
    if kind == "badges":
        from hacksite.views.handouts import unnamed

        count = unnamed(publishable)
        if count:
            click.echo(words("handouts.unnamed", n=count))
