"""What `hacksite import dataset` and its kin tell, and how they ask before they write."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

from hacksite.cli.say import shown, spoken
from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.planning import DatasetsPlan, DatasetsPlanner, Outcome
from hacksite.importers.catalogues.record import FOLDER
from hacksite.importers.writing import finish_what_was_cut, write_changes
from hacksite.importers.yaml_edits import Value
from hacksite.model import Event
from hacksite.pipeline.checking import read_event
from hacksite.wording import Words

_LONGEST_DIFF = 200
_LONGEST_VALUE = 90
_LISTED = 8
_STATES = ("added", "updated", "unchanged", "removed_by_hand", "elsewhere")

event_option = click.option(
    "--event", type=click.Path(path_type=Path, file_okay=False), default=".", help="The event folder."
)


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
        if chosen.shape == "json":
            click.echo(
                json.dumps(self._as_json(written=will_write and chosen.yes), indent=1, ensure_ascii=False)
            )
        else:
            if not refreshing:
                _show_diff(plan, self.words, whole=chosen.dry_run)
            for outcome in plan.outcomes:
                if outcome.state != "unchanged" or len(plan.outcomes) == 1:
                    _tell(outcome, self.words)
            self._tell_whole(plan)
            if refreshing and plan.changes and not will_write:
                click.echo(self.words("catalogue.write_hint"))
        if will_write:
            ask(self.words, yes=chosen.yes)
            write_changes(chosen.event, plan.changes, self.words)
            self._echo(self.words("catalogue.written", n=len(plan.changes)))
            self._echo(self.words("import.commit", name=FOLDER))
            self._echo(self.words("cli.add_check", event=shown(chosen.event)))
        if self.faults:
            sys.exit(1)

    def _tell_whole(self, plan: DatasetsPlan) -> None:
        words = self.words
        for state in _STATES:
            count = sum(outcome.state == state for outcome in plan.outcomes)
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
            "datasets": [_outcome_as_json(outcome) for outcome in self.planner.plan.outcomes],
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


def ask(words: Words, *, yes: bool) -> None:
    """Go on, or end the command: 2 where nobody can answer."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise HacksiteError(words("import.say_yes"))
    if not click.confirm(words("import.ask"), prompt_suffix=" "):
        click.echo(words("import.not_written"))
        sys.exit(0)


def _show_diff(plan: DatasetsPlan, words: Words, *, whole: bool) -> None:
    lines = plan.diff()
    for line in lines if whole else islice(lines, _LONGEST_DIFF):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(line, fg=colour))
    rest = sum(1 for _ in lines)
    if rest:
        click.echo(words("import.more_lines", n=rest))


def _tell(outcome: Outcome, words: Words) -> None:
    colon = words("cli.colon")
    click.echo(click.style(f"{outcome.id}{colon}{words(f'catalogue.state_{outcome.state}')}", bold=True))
    for line in lines_of(outcome, words):
        click.echo(f"  {line}")


def lines_of(outcome: Outcome, words: Words) -> Iterable[str]:
    """What there is to tell about one dataset."""
    for name, before, after in outcome.at_source:
        yield change_in_words(name, before, after, words)
    notes, colon = outcome.notes, words("cli.colon")
    if outcome.state == "added":
        fields = ", ".join(words(f"catalogue.field_{name}") for name in notes.carried)
        yield f"{words('catalogue.carried')}{colon}{fields}"
    if outcome.state in {"added", "updated"}:
        told = [
            f"{words(f'catalogue.field_{name}')} {said} → {ours}" for name, said, ours in notes.normalised
        ]
        if told:
            yield f"{words('catalogue.normalised')}{colon}{' · '.join(told[:_LISTED])}"
        for reason, values in notes.doubts:
            yield f"{words('catalogue.doubt')}{colon}{words(f'catalogue.doubt_{reason}', None, **values)}"
        for loss in notes.losses.all():
            lost = words(f"import.lost_{loss.reason}")
            yield f"{loss.count} × {lost}{colon}{' · '.join(loss.examples)}"
    for name in outcome.kept:
        yield words("catalogue.kept", field=_field(name, words))
    for name in outcome.conflicts:
        yield words("catalogue.conflict", field=_field(name, words))


def change_in_words(name: str, before: Value, after: Value, words: Words) -> str:
    """One difference between two readings of the source."""
    if name[0] in "+-~":
        entry = after if isinstance(after, dict) else before if isinstance(before, dict) else {}
        key = {"+": "came", "-": "went", "~": "changed"}[name[0]]
        return words(f"catalogue.resource_{key}", title=_short(entry.get("title") or entry.get("name", "")))
    if name == "body":
        return words("catalogue.changed_text", field=words("catalogue.field_body"))
    values = {"field": words(f"catalogue.field_{name}"), "before": _short(before), "after": _short(after)}
    shape = "gained" if not before else "lost" if not after else "changed"
    return words(f"catalogue.{shape}", None, **values)


def _field(name: str, words: Words) -> str:
    first, slash, rest = name.partition("/")
    label = words(f"catalogue.field_{first}")
    return f"{label} ({rest})" if slash else label


def _short(value: object) -> str:
    if isinstance(value, dict):
        value = " / ".join(f"{k} {v}" if k in {"start", "end"} else str(v) for k, v in value.items())
    elif isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    notes = outcome.notes
    return {
        "id": outcome.id,
        "state": outcome.state,
        "title": outcome.title,
        "changed_at_source": [
            {"what": name, "before": before, "after": after} for name, before, after in outcome.at_source
        ],
        "kept": outcome.kept,
        "conflicts": outcome.conflicts,
        "carried": notes.carried,
        "normalised": [{"field": f, "said": said, "ours": ours} for f, said, ours in notes.normalised],
        "doubts": [{"reason": reason, **values} for reason, values in notes.doubts],
        "not_carried": [
            {"reason": loss.reason, "count": loss.count, "examples": list(loss.examples)}
            for loss in notes.losses.all()
        ],
    }
