"""Takes into a dataset's file what its source changed, field by field and resource by resource."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hacksite.importers.catalogues.dataset_file import DatasetFile
from hacksite.importers.catalogues.notes import Notes
from hacksite.importers.catalogues.record import Record
from hacksite.importers.remembered import Fields, digests
from hacksite.importers.three_way import DATASET_FIELDS, RESOURCE_FIELDS, compared
from hacksite.importers.yaml_edits import Entry, Value

RESOURCES = "resources"
"""The field that is compared entry by entry."""


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


def merge(file: DatasetFile, record: Record | None, theirs: Entry, outcome: Outcome) -> Entry:
    """Edit a file by three-way comparison; gives what must then be read in it."""
    ours = file.fields
    # A file that nobody imported yet keeps all it says: only what it leaves out comes.
    base = digests(record.entry) if record else {}
    expected = dict(ours)
    resources = _merge_resources(file, record, theirs, outcome)
    if resources is not None:
        expected[RESOURCES] = resources
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
            outcome.conflicts.append(RESOURCES)
        return None
    new = [entry for name, entry in _by_name(theirs).items() if name not in ours and name not in base]
    edits: list[tuple[str, str, Value | None]] = []
    after = dict(ours)
    for name, entry in _by_name(theirs).items():
        if name in ours:
            known: Fields = digests(base[name]) if name in base else {}
            found = compared(known, ours[name], entry, RESOURCE_FIELDS)
            edits += [(name, said, value) for said, value in found.changes.items()]
            outcome.kept += [f"{RESOURCES}/{name}/{said}" for said in found.kept]
            outcome.conflicts += [f"{RESOURCES}/{name}/{said}" for said in found.conflicts]
    for name, said, value in edits:
        after[name] = _with(after[name], said, value)
    gone = [name for name in ours if name in base and name not in _by_name(theirs)]
    touched = [name for name in gone if digests(ours[name]) != digests(base[name])]
    outcome.conflicts += [f"{RESOURCES}/{name}" for name in touched]
    leaving = [name for name in gone if name not in touched]
    if not (edits or leaving or new):
        return None
    result = [entry for name, entry in after.items() if name not in leaving] + new
    if leaving and (new or leaving[-1] == list(ours)[-1]):
        # What goes and what comes would meet at one place of the file.
        file.put(RESOURCES, [*result] or None)
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
    value = fields.get(RESOURCES, [])
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _by_name(fields: Mapping[str, Value]) -> dict[str, Entry]:
    return {str(entry.get("name")): entry for entry in _entries(fields)}


def _with(entry: Entry, name: str, value: Value | None) -> Entry:
    changed = {**entry, name: value} if value is not None else {k: v for k, v in entry.items() if k != name}
    return {key: said for key, said in changed.items() if said not in ("", [], {}, None)}
