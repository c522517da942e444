"""`hacksite import dataset`: datasets of any catalogue, by the addresses that people paste."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from hacksite.cli.datasets_import import Chosen, DatasetsImport, Wanted, import_options, wanted_of
from hacksite.cli.usage import Command
from hacksite.importers.catalogues.asking import asked
from hacksite.importers.catalogues.lists import listed_in
from hacksite.importers.fetching import fetched


@click.command("dataset", cls=Command)
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@import_options
def command(
    addresses: tuple[str, ...], event: Path, yes: bool, dry_run: bool, shape: str, language: str | None
) -> None:
    """Import the datasets at each ADDRESS into `datasets/`; the last may be the event folder instead.

    A page or an API of data.gouv.fr, CKAN, Opendatasoft or Hugging Face, a `datapackage.json`, a DCAT file, a
    file of data, or an id of data.gouv.fr. Imported again, what was edited by hand stays.
    """
    if len(addresses) > 1 and Path(addresses[-1]).is_dir():
        addresses, event = addresses[:-1], Path(addresses[-1])
    run = DatasetsImport(Chosen(event, yes, dry_run, shape, language))
    run.read(wanted for typed in addresses for wanted in _wanted(run, typed))
    run.finish()


def _wanted(run: DatasetsImport, typed: str) -> Iterator[Wanted]:
    """What to read for an address; a file of this machine is read as a list."""
    if not Path(typed).is_file():
        yield Wanted(typed, partial(asked, run.client, typed, run.words))
        return
    for one in listed_in(fetched(typed, run.words), run.client, run.words):
        yield wanted_of(run, one)
