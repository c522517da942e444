"""What is left to prepare as a table for a terminal: most urgent first, on one screen."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hacksite.views.preparation import OPEN, PreparationView, Step
from hacksite.wording import Words

_ONE_SCREEN = 8
_COLOURS = {"late": "red", "now": "yellow", "later": "cyan", "done": "green"}
_SIGNS = {"late": "!", "now": "»", "later": "·", "done": "✓", "skipped": "–", "missed": "–"}


def preparation_table(view: PreparationView, words: Words, *, whole: bool) -> RenderableType:
    """The headline and the tasks; the first that are left to do unless the `whole` list is wanted."""
    return Group(*_parts(view, words, whole=whole))


def _parts(view: PreparationView, words: Words, *, whole: bool) -> Iterator[RenderableType]:
    yield Text(view.headline, style="bold")
    yield Text(f"{view.progress} · {view.today}")
    left = view.in_state(*OPEN)
    shown = view.steps if whole else left[:_ONE_SCREEN]
    if shown:
        yield _table(shown, words)
    if not left:
        yield Text(words("prepare.all_done"), style="green")
    elif not whole and len(left) > _ONE_SCREEN:
        yield Text(words("prepare.more", n=len(left) - _ONE_SCREEN))
    if view.silent:
        yield Text(f"{words('prepare.silent')}{words('cli.colon')}{', '.join(view.silent)}")
    if any(not step.is_seen for step in shown if step.state in OPEN):
        yield Text(words("prepare.tick", example=view.example), style="dim")


def _table(steps: tuple[Step, ...], words: Words) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("", width=1)
    table.add_column(words("prepare.when"), no_wrap=True)
    table.add_column(words("prepare.question"), ratio=1)
    table.add_column(words("prepare.who"))
    for step in steps:
        colour = _COLOURS.get(step.state, "")
        day = Text(step.day, style=colour)
        if step.state in OPEN:
            day.append(f"\n{step.when}", style=colour)
        what = Text(step.question, style="bold" if step.is_essential and step.state in OPEN else "")
        if step.how_far:
            what.append(f" {step.how_far}", style=colour)
        if step.state in OPEN:
            what.append(f"\n{', '.join(step.where)}", style="dim")
        table.add_row(Text(_SIGNS[step.state], style=colour), day, what, step.who)
    return table
