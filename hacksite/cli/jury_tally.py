"""`hacksite jury tally`: ranks from the jury's sheets, the public's vote, and a draft of `results.yml`."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import click
import yaml

from hacksite.cli.jury_event import STAGES, jurors_of, whole_event
from hacksite.cli.options import event_option, language_option
from hacksite.cli.preview import ask, show_diff
from hacksite.cli.say import spoken, tell
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.importers.jury.awards import RESULTS, AwardsPlan, Given, given_by, plan_awards
from hacksite.importers.jury.counting import count_sheets
from hacksite.importers.jury.marks import Sheets
from hacksite.importers.jury.ranking import Place, competition_ranks, preselected, ranked
from hacksite.importers.jury.votes import Votes
from hacksite.importers.writing import write_changes
from hacksite.model import Event
from hacksite.views.running_order import draw, running_order
from hacksite.wording import Words
from hacksite.wording.numbers import decimal

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("tally", cls=Command)
@click.argument("files", nargs=-1, type=_FILE)
@event_option
@click.option(
    "--stage", type=click.Choice(STAGES), default="jury", show_default=True,
    help="Whose marks these are: the mentors', who choose whom the jury hears, or the jury's.",
)  # fmt: skip
@click.option("--votes", type=_FILE, help="The public's vote: a sheet with the columns voter and project.")
@click.option("--write", is_flag=True, help="Propose results.yml, as a draft that nobody sees.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@language_option
def command(
    files: tuple[Path, ...],
    event: Path,
    stage: str,
    votes: Path | None,
    write: bool,
    yes: bool,
    language: str | None,
) -> None:
    """Count the marks of FILES (CSV, Excel, OpenDocument), and the votes; faults are named by file and cell.

    Nothing is written without --write, and what is written stays hidden until somebody confirms it.
    """
    about = whole_event(event, language)
    words = spoken(language, about.languages)
    if not files and votes is None:
        raise HacksiteError(words("jury.no_files"))
    if write and stage == "mentors":
        raise HacksiteError(words("jury.stage_mentors_only"))
    sheets, public, report = count_sheets(files, votes, about, words)
    if report.problems:
        tell(report, words, lambda _file, _line: "")
    if report.errors:
        click.echo(words("jury.not_counted"), err=True)
        sys.exit(1)
    weights = {c.id: Fraction(str(c.weight)) for c in about.outcomes.criteria}
    places = ranked(sheets.marks, weights)
    if files:
        _tell_places(places, sheets, about, stage, words)
    if public is not None:
        _tell_votes(public, about, words)
    if write:
        _write(event, given_by(about, places, public.counts if public else {}), about, words, yes=yes)


def _tell_places(places: Sequence[Place], sheets: Sheets, about: Event, stage: str, words: Words) -> None:
    titles = {p.id: p.title.in_(words.language) for p in about.projects}
    click.echo(words("jury.counted", n=len(sheets.jurors)) + words("cli.colon").rstrip())
    for line in _aligned(list(_rows(places, titles, words))):
        click.echo(f"  {line}")
    missing = [name for name in jurors_of(about, stage) if name not in sheets.jurors]
    if missing:
        click.echo(words("jury.no_sheet_from", names=", ".join(missing)))
    due = (turn.project for turn in running_order(about)) if stage == "jury" else about.projects
    heard = [project.id for project in due]
    unmarked = [titles[item] for item in heard if item in titles and item not in sheets.marks]
    if unmarked:
        click.echo(words("jury.unmarked", names=", ".join(unmarked)))
    if stage == "mentors" and about.restitution.preselect:
        _tell_selection(places, about, titles, words)


def _rows(places: Sequence[Place], titles: dict[str, str], words: Words) -> Iterator[tuple[str, ...]]:
    heads = ("rank", "project", "score", "range", "spread", "jurors")
    yield tuple(words(f"jury.{head}") for head in heads)
    shared = [p.rank for p in places]
    for place in places:
        tied = f" {words('jury.tied')}" if shared.count(place.rank) > 1 else ""
        scores = (_said(score, words) for score in (place.lowest, place.highest))
        yield (
            f"{place.rank}{tied}", titles[place.project], _said(place.score, words), " … ".join(scores),
            _said(place.spread, words), str(place.jurors),
        )  # fmt: skip


def _said(score: Fraction, words: Words) -> str:
    return decimal(float(score), words)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _tell_selection(places: Sequence[Place], about: Event, titles: dict[str, str], words: Words) -> None:
    """Who goes on, and the running order to write once somebody has confirmed it."""
    selection = preselected(places, about.restitution.preselect or 1)
    names = ", ".join(titles[item] for item in selection.chosen)
    click.echo(words("jury.chosen", n=len(selection.chosen), names=names))
    if selection.tied:
        tied = ", ".join(titles[item] for item in selection.tied)
        click.echo(words("jury.tie_at_line", n=selection.left, names=tied))
        return
    seed = about.restitution.seed
    order = draw(selection.chosen, seed) if seed else selection.chosen
    click.echo(words("jury.order_to_write"))
    click.echo(f"restitution:\n  order: [{', '.join(order)}]")


def _tell_votes(public: Votes, about: Event, words: Words) -> None:
    titles = {p.id: p.title.in_(words.language) for p in about.projects}
    click.echo(words("jury.votes", n=public.counted, lines=public.lines) + words("cli.colon").rstrip())
    for rank, item in competition_ranks(public.counts):
        click.echo(f"  {rank}  {titles[item]}  {public.counts[item]}")


def _write(root: Path, given: Sequence[Given], about: Event, words: Words, *, yes: bool) -> None:
    """Show what changes in `results.yml`, and write it once somebody agrees."""
    file = root / RESULTS
    try:
        before = file.read_bytes().decode("utf-8") if file.is_file() else None
        plan = plan_awards(before, given, about)
    except (UnicodeDecodeError, yaml.YAMLError):
        raise HacksiteError(words("jury.uneditable")) from None
    _tell_unsupported(plan, about, words)
    if plan.change is None:
        click.echo(words("jury.same"))
        return
    old, new = (plan.change.before or "").splitlines(), plan.change.after.splitlines()
    show_diff(iter(list(difflib.unified_diff(old, new, RESULTS, RESULTS, lineterm=""))), words, whole=True)
    ask(words, yes=yes)
    write_changes(root, [plan.change], words)
    click.echo(words("jury.written"))


def _tell_unsupported(plan: AwardsPlan, about: Event, words: Words) -> None:
    titles = {p.id: p.title.in_(words.language) for p in about.projects}
    names = [f"{titles.get(one.project, one.project)} ({one.prize})" for one in plan.unsupported]
    if names:
        click.echo(words("jury.unsupported", names=", ".join(names)))
