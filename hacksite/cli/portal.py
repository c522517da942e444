"""`hacksite portal`: several editions on one site."""

import sys
from pathlib import Path

import click

from hacksite.cli.options import at_option, host_option, language_option
from hacksite.cli.say import shown, spoken, tell
from hacksite.cli.usage import Command
from hacksite.pipeline.extras import can_index
from hacksite.pipeline.portal import build_portal
from hacksite.pipeline.settings import Settings, read_instant


@click.command("portal", cls=Command)
@click.argument("portal", type=click.Path(path_type=Path, dir_okay=False), metavar="PORTAL.yml")
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    default="site", show_default=True,
    help="The folder of the finished site.",
)  # fmt: skip
@click.option("--site-url", default="", metavar="URL", help="Where the site will be: https://example.org/.")
@at_option
@host_option
@language_option
def command(
    portal: Path, output: Path, site_url: str, at: str | None, host: str, language: str | None
) -> None:
    """Build the editions that PORTAL.yml names, each at its own path, with a portal above them.

    An address that was published once and is neither a page nor a redirect any more is an error.
    """
    search = can_index()
    settings = Settings(read_instant(at), site_url, host, search=search, index=search)
    checked, built = build_portal(portal, output, settings)
    words = spoken(language, checked.portal.languages if checked.portal else ())
    for name, edition in checked.broken:
        click.echo(f"{name}:")
        tell(edition.report, words, edition.folder.source_line)
    if checked.report.problems:
        tell(checked.report, words, lambda _, number: checked.file.line(number))
    if not built:
        click.echo(words("cli.not_built"), err=True)
        sys.exit(1)
    click.echo(words("cli.portal", n=len(built), place=shown(output)))
    click.echo(words("cli.next_portal"))
