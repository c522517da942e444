"""`hacksite import datasets`: all the datasets that a file lists."""

from pathlib import Path

import click

from hacksite.cli.datasets_import import Chosen, DatasetsImport, import_options, wanted_of
from hacksite.cli.usage import Command
from hacksite.importers.catalogues.lists import listed_in
from hacksite.importers.fetching import fetched


@click.command("datasets", cls=Command)
@click.option(
    "--from", "source", required=True, metavar="FILE",
    help="One address per line, a CSV with a column of addresses, or a catalogue's saved answer in JSON.",
)  # fmt: skip
@import_options
def command(source: str, event: Path, yes: bool, dry_run: bool, shape: str, language: str | None) -> None:
    """Import all the datasets that FILE lists; a saved answer needs no network."""
    run = DatasetsImport(Chosen(event, yes, dry_run, shape, language))
    listed = listed_in(fetched(source, run.words), run.client, run.words)
    run.read(wanted_of(run, one) for one in listed)
    run.finish()
