"""`hacksite refresh`: what changed at the sources of imported datasets."""

from functools import partial
from pathlib import Path

import click

from hacksite.cli.datasets_import import Chosen, DatasetsImport, Wanted, report_options
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError, closest
from hacksite.importers.catalogues.asking import asked_again


@click.command("refresh", cls=Command)
@click.argument("ids", nargs=-1, metavar="[ID...]")
@report_options
@click.option("--write", is_flag=True, help="Take the changes, without touching what was edited by hand.")
def command(
    ids: tuple[str, ...], event: Path, yes: bool, shape: str, language: str | None, write: bool
) -> None:
    """Show what changed at the source of each imported dataset, or of those named by ID; --write takes it."""
    # Looking is the use of this command; writing is asked for.
    run = DatasetsImport(Chosen(event, yes, not write, shape, language))
    records = run.planner.records
    known = [item for item, record in records.items() if record.api]
    for item in ids:
        if item not in known:
            near = closest(item, known) or ", ".join(known[:5])
            raise HacksiteError(run.words("catalogue.refresh_unknown", id=item, known=near))
    if not known:
        raise HacksiteError(run.words("catalogue.refresh_nothing"))
    run.read(
        Wanted(item, partial(asked_again, run.client, records[item]))
        for item in known
        if not ids or item in ids
    )
    run.finish(refreshing=True)
