"""Who registered, on a terminal: numbers that tell of nobody, beside the profiles the event invites."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hacksite.model import Event
from hacksite.source.registrations import read_registrations
from hacksite.views.diversity import Share, diversity
from hacksite.wording import Words

_BAR = 24


def tell_diversity(file: Path, columns: Sequence[str], event: Event, words: Words) -> None:
    """Print the counts of a CSV of registrations; nothing is written anywhere."""
    found = diversity(read_registrations(file), columns, event, words)
    console = Console()
    console.print(Text(found.total, style="bold"))
    for column in found.columns:
        if column.why_not:
            console.print(Text(f"\n{column.title}{words('cli.colon')}{column.why_not}", style="dim"))
        else:
            console.print(_table(column.title, column.shares))
    if found.invited:
        console.print(_table(words("diversity.invited"), found.invited))
    for role in found.missing:
        click.echo(words("diversity.missing", role=role))
    if not found.columns and found.total != words("diversity.too_few"):
        click.echo(words("diversity.no_column"))
    click.echo(words("diversity.secrecy"))


def _table(title: str, shares: Sequence[Share]) -> Table:
    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column(width=_BAR)
    for share in shares:
        table.add_row(Text(share.label), share.count, "█" * round(share.part * _BAR / 100))
    return table
