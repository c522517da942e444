"""`hacksite import dataset`: datasets of any catalogue, by the addresses that people paste."""

from functools import partial
from pathlib import Path

import click

from hacksite.cli.datasets_report import Chosen, DatasetsImport, Wanted, import_options
from hacksite.importers.catalogues.asking import asked


@click.command("dataset")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@import_options
def command(
    addresses: tuple[str, ...], event: Path, yes: bool, dry_run: bool, shape: str, language: str | None
) -> None:
    """Import the datasets at each ADDRESS into `datasets/`.

    A page or an API of data.gouv.fr, CKAN, Opendatasoft or Hugging Face, a `datapackage.json`, a DCAT file, a
    file of data, or an id of data.gouv.fr. Imported again, what was edited by hand stays.
    """
    run = DatasetsImport(Chosen(event, yes, dry_run, shape, language))
    run.read(Wanted(typed, partial(asked, run.client, typed, run.words)) for typed in addresses)
    run.finish()
