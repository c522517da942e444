"""One run of `hacksite import dataset` or its kin: reads, asks, plans, tells, writes."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from hacksite.cli.datasets_report import outcome_as_json, state_of, tell_outcome
from hacksite.cli.options import event_option
from hacksite.cli.preview import ask, show_diff
from hacksite.cli.say import shown, spoken
from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.asking import asked
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.planning import DatasetsPlan, DatasetsPlanner
from hacksite.importers.catalogues.record import FOLDER
from hacksite.importers.writing import finish_what_was_cut, write_changes
from hacksite.model import Event
from hacksite.pipeline.checking import read_event

_STATES = ("added", "updated", "would_update", "unchanged", "removed_by_hand", "elsewhere")


def import_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every import of datasets."""
    return report_options(
        click.option("--dry-run", is_flag=True, help="Show everything, write nothing.")(command)
    )


def report_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that tells what it found in catalogues, then may write."""
    options = (
        event_option,
        click.option("--yes", is_flag=True, help="Write without asking."),
        click.option(
            "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True,
            help="The report for people, or for programs.",
        ),
        click.option(
            "--language", type=click.Choice(["fr", "en"]),
            help="Language of messages. Default: the event's first.",
        ),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read: the words for a fault, and how to get the dataset."""

    typed: str
    get: Callable[[], FoundDataset]


def given(found: FoundDataset) -> Callable[[], FoundDataset]:
    """A dataset that was told already: nothing needs to be asked."""
    return lambda: found


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options that were given."""

    event: Path
    yes: bool
    dry_run: bool
    shape: str
    language: str | None


class DatasetsImport:
    """One run: reads the folder, asks for datasets one by one, tells what was found, writes if it may."""

    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen
        finished = finish_what_was_cut(chosen.event) if chosen.event.is_dir() else 0
        read = read_event(chosen.event)
        self.words = spoken(chosen.language, read.folder.languages)
        if read.loaded.event is None or not {"event.yml", "event.yaml"} & read.folder.files:
            raise HacksiteError(self.words("import.no_event", place=shown(chosen.event)))
        self.event: Event = read.loaded.event
        if finished:
            self._echo(self.words("import.finished", n=finished))
        self.client = Client(chosen.event, self.words)
        self.planner = DatasetsPlanner(read.loaded, self.event, self.words, datetime.now(UTC))
        self.faults: list[tuple[str, CatalogueError]] = []
        self.skipped: list[str] = []

    def read(self, wanted: Iterable[Wanted]) -> None:
        """Ask for each, and plan it; a fault of one leaves the others as they are."""
        todo = list(wanted)
        for number, one in enumerate(todo, start=1):
            if len(todo) > 1:
                self._progress(f"[{number}/{len(todo)}] {one.typed}")
            try:
                self.planner.add(one.get())
            except CatalogueError as fault:
                self.faults.append((one.typed, fault))
        self._progress("")

    def finish(self, *, refreshing: bool = False) -> None:
        """Tell what was found, ask, write; exit 1 where something could not be had."""
        plan, chosen = self.planner.plan, self.chosen
        if len(self.faults) == 1 and not (plan.outcomes or self.skipped or refreshing):
            raise self.faults[0][1]
        will_write = bool(plan.changes) and not chosen.dry_run
        looking = refreshing and not will_write
        if chosen.shape == "json":
            click.echo(
                json.dumps(self._as_json(written=will_write and chosen.yes), indent=1, ensure_ascii=False)
            )
        else:
            if will_write or not refreshing:
                show_diff(plan.diff(), self.words, whole=chosen.dry_run)
            for outcome in plan.outcomes:
                if outcome.state != "unchanged" or outcome.conflicts or len(plan.outcomes) == 1:
                    tell_outcome(outcome, self.words, looking=looking)
            self._tell_whole(plan, looking=looking)
            if looking and plan.changes:
                click.echo(self.words("catalogue.write_hint"))
        if will_write:
            ask(self.words, yes=chosen.yes)
            write_changes(chosen.event, plan.changes, self.words)
            self._echo(self.words("catalogue.written", n=len(plan.changes)))
            self._echo(self.words("import.commit", name=FOLDER))
            self._echo(self.words("cli.add_check", event=shown(chosen.event)))
        if self.faults:
            sys.exit(1)

    def _tell_whole(self, plan: DatasetsPlan, *, looking: bool) -> None:
        words = self.words
        states = [state_of(outcome, looking=looking) for outcome in plan.outcomes]
        for state in _STATES:
            count = states.count(state)
            if count:
                click.echo(words(f"catalogue.{state}", n=count))
        for said in self.skipped:
            click.echo(said)
        for typed, fault in self.faults:
            click.echo(click.style(f"{typed}{words('cli.colon')}{fault}", fg="red"))
            record = self.planner.records.get(typed)
            if record is not None and fault.is_gone:
                click.echo(f"  {words('catalogue.gone_kept', day=record.retrieved[:10])}")

    def _as_json(self, *, written: bool) -> dict[str, Any]:
        return {
            "datasets": [outcome_as_json(outcome) for outcome in self.planner.plan.outcomes],
            "faults": [{"asked": typed, "fault": f.name, "message": str(f)} for typed, f in self.faults],
            "skipped": self.skipped,
            "files": [change.name for change in self.planner.plan.changes],
            "written": written,
        }

    def _echo(self, text: str) -> None:
        if self.chosen.shape == "text":
            click.echo(text)

    def _progress(self, text: str) -> None:
        """What is being asked for, on one line that is written over; nothing where nobody looks."""
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{text[:100]}", nl=False, err=True)


def wanted_of(run: DatasetsImport, listed: str | FoundDataset) -> Wanted:
    """What to read for an entry of a list: an address to ask, or a dataset told whole."""
    if isinstance(listed, str):
        return Wanted(listed, partial(asked, run.client, listed, run.words))
    return Wanted(listed.page, given(listed))
