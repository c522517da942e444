"""Plans what imported datasets change in the event folder: files, fields, records."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

import yaml

from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.dataset_file import DatasetFile, new_file
from hacksite.importers.catalogues.entry import DatasetEntry, id_from
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.notes import Notes
from hacksite.importers.catalogues.record import FOLDER, Record, read_records, trimmed
from hacksite.importers.planning import Change
from hacksite.importers.remembered import Fields, digests
from hacksite.importers.three_way import DATASET_FIELDS, RESOURCE_FIELDS, compared
from hacksite.importers.yaml_edits import Entry, Value
from hacksite.load import Loaded
from hacksite.model import Event
from hacksite.wording import Words

_OF_RESOURCES = "resources"


@dataclass(slots=True)
class Outcome:
    """What an import does to one dataset. `state`: added, updated, unchanged, removed_by_hand, elsewhere."""

    id: str
    state: str
    notes: Notes
    title: str = ""
    at_source: list[tuple[str, Value, Value]] = field(default_factory=list)
    """What changed at the source since last time: the field, what it said, what it says."""
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


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
        """Plan one dataset; told twice, it counts once."""
        item = self._id_of(found)
        if item in self._seen:
            return
        self._seen.add(item)
        record = self.records.get(item)
        made = DatasetEntry(
            found, self._event.languages, self._now.astimezone(self._event.timezone).date(),
            record.names if record else {},
        )  # fmt: skip
        outcome = Outcome(item, "added", made.notes, str(next(iter(found.title.values()), item)))
        self.plan.outcomes.append(outcome)
        if found.resources_elsewhere and not found.resources and record and _OF_RESOURCES in record.entry:
            # The answer only counts them: what is known of them stays.
            made.fields[_OF_RESOURCES] = record.entry[_OF_RESOURCES]
        if record:
            outcome.at_source = changes_between(record.entry, made.fields)
        if item not in self._loaded.ids("dataset"):
            if record:
                outcome.state = "removed_by_hand"
                return
            name = f"datasets/{item}.md"
            text = new_file(made.fields)
            if DatasetFile(text).fields != made.fields:
                raise HacksiteError(self._words("import.cannot_edit", name=name))
            self._change(name, None, text)
        elif not self._update(item, record, made.fields, outcome):
            return
        self._remember(item, found, made, record)

    def _update(self, item: str, record: Record | None, theirs: Entry, outcome: Outcome) -> bool:
        """Take into a file what the source changed; False where the dataset is in no file of its own."""
        name = self._loaded.at("dataset", item).file
        if not name.startswith("datasets/") or not name.endswith(".md"):
            outcome.state = "elsewhere"
            return False
        try:
            text = (self._root / name).read_bytes().decode("utf-8")
            file = DatasetFile(text)
            expected = _merge(file, record, theirs, outcome)
            after = file.text()
            read = DatasetFile(after)
        except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError):
            raise HacksiteError(self._words("import.cannot_edit", name=name)) from None
        outcome.state = "updated" if after != text else "unchanged"
        if after != text and read.fields != expected:
            raise HacksiteError(self._words("import.cannot_edit", name=name))
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
        while item in self._taken or item in self.records:
            count += 1
            item = f"{stem}-{count}"
        self._taken.add(item)
        return item

    def _change(self, name: str, before: str | None, after: str) -> None:
        if after != before:
            self.plan.changes.append(Change(name, before, after))


def _merge(file: DatasetFile, record: Record | None, theirs: Entry, outcome: Outcome) -> Entry:
    """Edit a file by three-way comparison; gives what must then be read in it."""
    ours = file.fields
    # A file that nobody imported yet keeps all it says: only what it leaves out comes.
    base = digests(record.entry) if record else {}
    expected = dict(ours)
    resources = _merge_resources(file, record, theirs, outcome)
    if resources is not None:
        expected[_OF_RESOURCES] = resources
    found = compared(base, ours, theirs, DATASET_FIELDS)
    changes = dict(found.changes)
    if changes or resources is not None or "source" not in ours:
        changes["source"] = theirs["source"]
    for name, value in changes.items():
        if digests({name: ours.get(name, "")}) != digests({name: value or ""}):
            file.put(name, value)
            expected[name] = value if value is not None else ""
    outcome.kept += found.kept
    outcome.conflicts += found.conflicts
    return {name: value for name, value in expected.items() if value not in ("", [], {})}


def _merge_resources(
    file: DatasetFile, record: Record | None, theirs: Entry, outcome: Outcome
) -> list[Entry] | None:
    """The resources after the comparison, each by its name; None where nothing changes."""
    listed = _entries(file.fields)
    ours, base = file.resources, _by_name(record.entry if record else {})
    if listed and len(ours) != len(listed):
        # Resources without a name were written by hand, and cannot be told apart.
        if _by_name(theirs) != base:
            outcome.conflicts.append(_OF_RESOURCES)
        return None
    new = [entry for name, entry in _by_name(theirs).items() if name not in ours and name not in base]
    edits: list[tuple[str, str, Value | None]] = []
    after = dict(ours)
    for name, entry in _by_name(theirs).items():
        if name in ours:
            known: Fields = digests(base[name]) if name in base else {}
            found = compared(known, ours[name], entry, RESOURCE_FIELDS)
            edits += [(name, said, value) for said, value in found.changes.items()]
            outcome.kept += [f"{_OF_RESOURCES}/{name}/{said}" for said in found.kept]
            outcome.conflicts += [f"{_OF_RESOURCES}/{name}/{said}" for said in found.conflicts]
    for name, said, value in edits:
        after[name] = _with(after[name], said, value)
    gone = [name for name in ours if name in base and name not in _by_name(theirs)]
    touched = [name for name in gone if digests(ours[name]) != digests(base[name])]
    outcome.conflicts += [f"{_OF_RESOURCES}/{name}" for name in touched]
    leaving = [name for name in gone if name not in touched]
    if not (edits or leaving or new):
        return None
    result = [entry for name, entry in after.items() if name not in leaving] + new
    if leaving and (new or leaving[-1] == list(ours)[-1]):
        # What goes and what comes would meet at one place of the file.
        file.put(_OF_RESOURCES, [*result] or None)
        return result
    file.append(new)
    for name, said, value in edits:
        file.set(name, said, value)
    for name in leaving:
        file.remove(name)
    return result


def changes_between(before: Entry, after: Entry) -> list[tuple[str, Value, Value]]:
    """What differs between two readings: fields, the resources that went (`-`), came (`+`), changed (`~`)."""
    names = [group[0] for group in DATASET_FIELDS]
    changes = [
        (name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    ]
    old, new = _by_name(before), _by_name(after)
    changes += [(f"-{name}", entry, "") for name, entry in old.items() if name not in new]
    changes += [(f"+{name}", "", entry) for name, entry in new.items() if name not in old]
    changes += [
        (f"~{name}", old[name], entry) for name, entry in new.items() if name in old and old[name] != entry
    ]
    return changes


def _entries(fields: Mapping[str, Value]) -> Sequence[Entry]:
    value = fields.get(_OF_RESOURCES, [])
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _by_name(fields: Mapping[str, Value]) -> dict[str, Entry]:
    return {str(entry.get("name")): entry for entry in _entries(fields)}


def _with(entry: Entry, name: str, value: Value | None) -> Entry:
    changed = {**entry, name: value} if value is not None else {k: v for k, v in entry.items() if k != name}
    return {key: said for key, said in changed.items() if said not in ("", [], {}, None)}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
