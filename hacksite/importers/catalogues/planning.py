"""Plans what imported datasets change in the event folder: files, fields, records."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

import yaml

from hacksite.importers.catalogues.dataset_file import DatasetFile, new_file
from hacksite.importers.catalogues.entry import DatasetEntry, id_from
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.merging import RESOURCES, Outcome, changes_between, merge
from hacksite.importers.catalogues.record import FOLDER, Record, read_records, trimmed
from hacksite.importers.planning import Change
from hacksite.importers.yaml_edits import Entry
from hacksite.load import Loaded
from hacksite.model import Event
from hacksite.wording import Words


@dataclass(slots=True)
class DatasetsPlan:
    """The changes of files, and what becomes of each dataset."""

    changes: list[Change] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def diff(self) -> Iterator[str]:
        """What changes in the files that people read, as a unified diff, line by line."""
        for change in self.changes:
            if not change.name.startswith(FOLDER):
                yield from difflib.unified_diff(
                    (change.before or "").splitlines(), change.after.splitlines(),
                    change.name if change.before is not None else "/dev/null", change.name, lineterm="",
                )  # fmt: skip


class DatasetsPlanner:
    """Compares what catalogues say with the folder, dataset by dataset. Nothing is written."""

    def __init__(self, loaded: Loaded, event: Event, words: Words, now: datetime) -> None:
        self._loaded, self._event, self._words, self._now = loaded, event, words, now
        self._root = loaded.folder.root
        self.records = read_records(self._root, words)
        self._taken = set(loaded.ids("dataset"))
        self._seen: set[str] = set()
        self.plan = DatasetsPlan()

    def add(self, found: FoundDataset) -> None:
        """Plan one dataset; told twice, it counts once. Raises CatalogueError for a file it cannot edit."""
        item = self._id_of(found)
        if item not in self._seen:
            self._seen.add(item)
            self.plan.outcomes.append(self._planned(item, found))

    def _planned(self, item: str, found: FoundDataset) -> Outcome:
        record = self.records.get(item)
        made = DatasetEntry(
            found, self._event.languages, self._now.astimezone(self._event.timezone).date(),
            record.names if record else {},
        )  # fmt: skip
        outcome = Outcome(item, "added", made.notes, str(next(iter(found.title.values()), item)))
        if found.resources_elsewhere and not found.resources and record and RESOURCES in record.entry:
            # The answer only counts them: what is known of them stays.
            made.fields[RESOURCES] = record.entry[RESOURCES]
        if record:
            outcome.at_source = changes_between(record.entry, made.fields)
        name = f"datasets/{item}.md"
        if item in self._loaded.ids("dataset"):
            if not self._update(item, record, made.fields, outcome):
                return outcome
        elif (self._root / name).exists():
            raise self._cannot_edit(name)
        elif record:
            outcome.state = "removed_by_hand"
            return outcome
        else:
            text = new_file(made.fields)
            if DatasetFile(text).fields != made.fields:
                raise self._cannot_edit(name)
            self._change(name, None, text)
        self._remember(item, found, made, record)
        return outcome

    def _update(self, item: str, record: Record | None, theirs: Entry, outcome: Outcome) -> bool:
        """Take into a file what the source changed; False where the dataset is in no file of its own."""
        name = self._loaded.at("dataset", item).file
        if not name.startswith("datasets/") or not name.endswith(".md"):
            outcome.state = "elsewhere"
            return False
        try:
            text = (self._root / name).read_bytes().decode("utf-8")
            file = DatasetFile(text)
            expected = merge(file, record, theirs, outcome)
            after = file.text()
            read = DatasetFile(after)
        except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError):
            raise self._cannot_edit(name) from None
        outcome.state = "updated" if after != text else "unchanged"
        if after != text and read.fields != expected:
            raise self._cannot_edit(name)
        self._change(name, text, after)
        return True

    def _remember(self, item: str, found: FoundDataset, made: DatasetEntry, record: Record | None) -> None:
        # The day of reading alone is no news: it would change every file at every look.
        entry = {name: value for name, value in made.fields.items() if name != "source"}
        metadata = trimmed(found.metadata)
        names = {**(record.names if record else {}), **made.keys}
        if record and (record.entry, record.metadata, record.names) == (entry, metadata, names):
            return
        retrieved = self._now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        new = Record(found.kind, found.key, found.page, found.api, retrieved, entry, names, metadata)
        path = self._root / FOLDER / f"{item}.json"
        before = path.read_text("utf-8") if path.is_file() else None
        self._change(f"{FOLDER}/{item}.json", before, new.as_json())

    def _id_of(self, found: FoundDataset) -> str:
        """The id that the dataset has in the folder, or gets."""
        about = (found.kind, found.key, _host(found.page))
        for item, record in self.records.items():
            if (record.kind, record.key, _host(record.page)) == about:
                return item
        for dataset in self._event.datasets:
            source = dataset.source
            if source and (source.type, source.id, _host(source.url or "")) == about:
                return dataset.id
            if (
                not source
                and found.page
                and not found.wanted
                and (dataset.url or "").rstrip("/") == found.page.rstrip("/")
            ):
                return dataset.id
        stem = item = id_from(found)
        count = 1
        while item in self._taken or item in self.records or (self._root / f"datasets/{item}.md").exists():
            count += 1
            item = f"{stem}-{count}"
        self._taken.add(item)
        return item

    def _cannot_edit(self, name: str) -> CatalogueError:
        return CatalogueError("cannot_edit", self._words("import.cannot_edit", name=name))

    def _change(self, name: str, before: str | None, after: str) -> None:
        if after != before:
            self.plan.changes.append(Change(name, before, after))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
