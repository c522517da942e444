"""`hacksite build`: an event folder becomes a site."""

import sys
import time
from pathlib import Path

import click

from hacksite.cli.options import at_option, event_argument, host_option, language_option
from hacksite.cli.say import shown, spoken, tell
from hacksite.cli.teams import tell_held
from hacksite.cli.usage import Command
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.extras import can_draw, can_index, lacking
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of
from hacksite.wording.numbers import decimal


@click.command("build", cls=Command)
@event_argument
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    default="site", show_default=True,
    help="The folder of the finished site.",
)  # fmt: skip
@click.option(
    "--site-url", default="", metavar="URL", help="Where the site will be: https://example.org/hack/."
)
@at_option
@host_option
@click.option(
    "--search/--no-search",
    default=None,
    help="A search on every page, with its index. Default: when hacksite[search] is installed.",
)
@click.option(
    "--pdf/--no-pdf",
    default=None,
    help="The programme and a poster as PDF, to print. Default: when hacksite[pdf] is installed.",
)
@click.option(
    "--cards/--no-cards",
    default=None,
    help="Pictures for chats, one per page. Default: with --site-url, when hacksite[cards] is installed.",
)
@language_option
def command(
    event: Path,
    output: Path,
    site_url: str,
    at: str | None,
    host: str,
    search: bool | None,
    pdf: bool | None,
    cards: bool | None,
    language: str | None,
) -> None:
    """Build the site of the event folder; errors in the content keep it from being built.

    Errors within one project hold back that project alone: its page says that it is being completed.
    """
    started = time.monotonic()
    with_search = can_index() if search is None else search
    instant = read_instant(at, zone_of(event))
    lacks = "" if pdf is False else lacking()
    with_cards = cards is not False and bool(site_url) and can_draw()
    settings = Settings(
        instant, site_url, host, search=with_search, index=with_search, pdf=pdf is not False and not lacks,
        cards=with_cards,
    )  # fmt: skip
    built = build_folder(event, output, settings)
    words = spoken(language, built.checked.folder.languages)
    if built.written is None:
        tell(built.checked.report, words, built.checked.folder.source_line)
        click.echo(words("cli.not_built"), err=True)
        sys.exit(1)
    report = built.checked.report
    click.echo(
        words(
            "cli.built",
            built.written.written,
            pages=built.written.written + built.written.unchanged,
            place=shown(output),
            seconds=decimal(round(time.monotonic() - started, 1), words),
        )
    )
    if search is None and not with_search:
        click.echo(words("cli.no_search"))
    if lacks:
        click.echo(words(f"cli.no_paper.{lacks}"), err=bool(pdf))
    if not with_cards and (cards or (site_url and cards is None)):
        click.echo(words("cli.no_cards" if site_url else "cli.cards_need_address"), err=bool(cards))
    tell_held(built.checked, words)
    if report.warnings:
        click.echo(words("cli.warnings_left", n=len(report.warnings), event=shown(event)))
    click.echo(words("cli.next_look", place=shown(output), event=shown(event)))
    if (lacks and pdf) or (cards and not with_cards):
        # All else is there; what was asked for by name is not.
        sys.exit(2)
