"""`hacksite import topic`: all the datasets of a topic or an organisation of data.gouv.fr."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from hacksite.cli.datasets_import import Chosen, DatasetsImport, Wanted, given, import_options
from hacksite.cli.usage import Command
from hacksite.importers.catalogues import datagouv
from hacksite.importers.catalogues.addresses import Meant, meant_by
from hacksite.importers.catalogues.asking import asked_for
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset


@click.command("topic", cls=Command)
@click.argument("address")
@import_options
def command(address: str, event: Path, yes: bool, dry_run: bool, shape: str, language: str | None) -> None:
    """Import the datasets of the topic, or of the organisation, at ADDRESS of data.gouv.fr.

    An element of a topic that names no dataset becomes one that is wished for (`wanted: true`).
    """
    run = DatasetsImport(Chosen(event, yes, dry_run, shape, language))
    meant = meant_by(address)
    if meant is None or meant.what not in {"topic", "organisation"}:
        raise CatalogueError("no_topic", run.words("catalogue.fault_no_topic", url=address))
    run.read(list(_wanted(run, meant)))
    run.finish()


def _wanted(run: DatasetsImport, meant: Meant) -> Iterator[Wanted]:
    if meant.what == "organisation":
        for found in datagouv.published_by(run.client, meant):
            yield Wanted(found.page, given(found))
        return
    for element in datagouv.elements(run.client, meant):
        if isinstance(element, FoundDataset):
            yield Wanted(next(iter(element.title.values())), given(element))
        elif isinstance(element, Meant):
            yield Wanted(element.typed, partial(asked_for, run.client, element))
        else:
            run.skipped.append(run.words("catalogue.no_dataset", kind=element[0], title=element[1]))
