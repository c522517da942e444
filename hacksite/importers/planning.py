"""Plans an import: which files change, from what to what, and what there is to tell."""

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from hacksite.diagnostics import HacksiteError
from hacksite.importers.entries import FolderEntries
from hacksite.importers.imported import Imported, Losses
from hacksite.importers.remembered import PLACE, Known, Remembered, digests, remembered
from hacksite.importers.texts import Texts
from hacksite.importers.three_way import PERSON_FIELDS, compared
from hacksite.importers.yaml_edits import Entry, Value, YamlList
from hacksite.load import Loaded
from hacksite.model import Event
from hacksite.wording import Words

_CANCELLED = "cancelled"
Edit = Callable[[YamlList], dict[str, Entry]]
"""Edits a list; gives the entries touched, as they must then be read."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the event folder before (None where there is none) and after."""

    name: str
    before: str | None
    after: str


@dataclass(slots=True)
class Plan:
    """What an import will do. Sessions are told by their ids, conflicts as `id: field`."""

    imported: Imported
    losses: Losses
    changes: list[Change] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    removed_by_hand: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    outside: int = 0
    """How many sessions fall on a day that the event does not have."""
    new_people: list[str] = field(default_factory=list)
    new_rooms: list[str] = field(default_factory=list)
    new_tracks: list[str] = field(default_factory=list)

    def diff(self) -> Iterator[str]:
        """What changes in the files that people read, as a unified diff, line by line."""
        for change in self.changes:
            if change.name != PLACE:
                yield from difflib.unified_diff(
                    (change.before or "").splitlines(), change.after.splitlines(),
                    change.name if change.before is not None else "/dev/null", change.name, lineterm="",
                )  # fmt: skip


def plan_import(
    imported: Imported, losses: Losses, loaded: Loaded, event: Event, texts: Texts, consent: str
) -> Plan:
    """Compare an import with the folder. Nothing is written.

    `consent` is what people who are new are recorded to have agreed to. Raises HacksiteError where a list
    is a spreadsheet, or cannot be edited.
    """
    return _Planner(imported, losses, loaded, event, texts.words).plan(consent)


class _Planner:
    def __init__(
        self, imported: Imported, losses: Losses, loaded: Loaded, event: Event, words: Words
    ) -> None:
        self.event = event
        self.root, self.files, self.words = loaded.folder.root, loaded.folder.files, words
        self.result = Plan(imported, losses)
        record = self.root / PLACE
        before = record.read_text("utf-8", errors="replace") if record.is_file() else None
        self.known = remembered(before, words("import.broken_record", name=PLACE))
        self.after = Remembered()
        self.entries = FolderEntries(imported, loaded, event, self.known, losses.lose)
        self.record = before

    def plan(self, consent: str) -> Plan:
        """The plan, with the new text of every file that changes."""
        result, entries = self.result, self.entries
        days = (self.event.first_day.isoformat(), self.event.last_day.isoformat())
        dates = [str(entry["date"]) for entry in entries.sessions.values()]
        result.outside = sum(not days[0] <= date <= days[1] for date in dates)
        event_name = self._name("event")
        event_text = self._text(event_name)
        new = event_text or ""
        for key, added in (("rooms", entries.new_rooms), ("tracks", entries.new_tracks)):
            file = self._list(event_name, new, key)
            file.append(added)
            new = file.text()
        result.new_rooms = [str(entry["id"]) for entry in entries.new_rooms]
        result.new_tracks = [str(entry["id"]) for entry in entries.new_tracks]
        self._change(event_name, event_text, new)
        self._plan_list("schedule", self._sessions)
        self._plan_list("people", lambda file: self._people(file, consent))
        self._change(PLACE, self.record, self.after.as_json())
        return result

    def _plan_list(self, stem: str, edit: Edit) -> None:
        name = self._name(stem)
        text = self._text(name)
        file = self._list(name, text or "")
        expected = edit(file)
        new = file.text()
        if new != (text or ""):
            self._verify(name, new, expected)
            self._change(name, text, new)

    def _sessions(self, file: YamlList) -> dict[str, Entry]:
        result, known = self.result, self.known
        expected: dict[str, Entry] = {}
        new: list[Entry] = []
        for key, theirs in self.entries.sessions.items():
            item = str(theirs["id"])
            self.after.sessions[key] = Known(item, digests(theirs))
            base = known.sessions.get(key)
            if item not in file.nodes and base is not None:
                result.removed_by_hand.append(item)
            elif item not in file.nodes:
                new.append(theirs)
                expected[item] = theirs
                result.added.append(item)
            else:
                ours = file.entry(item)
                found = compared(base.fields if base else None, ours, theirs)
                expected[item] = self._set(file, item, ours, found.changes)
                (result.updated if found.changes else result.unchanged).append(item)
                result.kept += [f"{item}: {name}" for name in found.kept]
                result.conflicts += [f"{item}: {name}" for name in found.conflicts]
        self._gone(file, expected)
        file.append(new)
        return expected

    def _gone(self, file: YamlList, expected: dict[str, Entry]) -> None:
        """Sessions that the source has no more are cancelled: whoever noted them is told so."""
        for key, base in self.known.sessions.items():
            if key in self.entries.sessions:
                continue
            gone = {**base.fields, "status": digests({"status": _CANCELLED})["status"]}
            self.after.sessions[key] = Known(base.item, gone)
            if base.item in file.nodes:
                ours = file.entry(base.item)
                if ours.get("status") == _CANCELLED:
                    continue
                expected[base.item] = self._set(file, base.item, ours, {"status": _CANCELLED})
                self.result.cancelled.append(base.item)

    def _people(self, file: YamlList, consent: str) -> dict[str, Entry]:
        expected: dict[str, Entry] = {}
        new: list[Entry] = []
        for key, theirs in self.entries.people.items():
            item = str(theirs["id"])
            self.after.people[key] = Known(item, digests(theirs))
            base = self.known.people.get(key)
            if item in file.nodes and base is not None:
                ours = file.entry(item)
                found = compared(base.fields, ours, theirs, PERSON_FIELDS)
                expected[item] = self._set(file, item, ours, found.changes)
                self.result.kept += [f"{item}: {name}" for name in found.kept]
                self.result.conflicts += [f"{item}: {name}" for name in found.conflicts]
            elif item not in file.nodes and base is None:
                shown = {name: theirs[name] for name in ("id", "name")}
                rest = {name: value for name, value in theirs.items() if name not in shown}
                entry: Entry = {**shown, "roles": ["speaker"], "consent": [consent], **rest}
                new.append(entry)
                expected[item] = entry
                self.result.new_people.append(item)
        # People who are no longer in the source keep their entry, and are remembered.
        self.after.people = {**self.known.people, **self.after.people}
        file.append(new)
        return expected

    @staticmethod
    def _set(file: YamlList, item: str, ours: Entry, changes: dict[str, Value | None]) -> Entry:
        after = dict(ours)
        for name, value in changes.items():
            file.set(item, name, value)
            after[name] = value if value is not None else ""
        return {name: value for name, value in after.items() if value != ""}

    def _verify(self, name: str, text: str, expected: dict[str, Entry]) -> None:
        """What was written is read again before it is believed."""
        file = self._list(name, text)
        if any(item not in file.nodes or file.entry(item) != entry for item, entry in expected.items()):
            raise HacksiteError(self.words("import.cannot_edit", name=name))

    def _name(self, stem: str) -> str:
        if f"{stem}.csv" in self.files:
            raise HacksiteError(self.words("import.list_is_csv", name=f"{stem}.csv"))
        return f"{stem}.yaml" if f"{stem}.yaml" in self.files else f"{stem}.yml"

    def _text(self, name: str) -> str | None:
        path = Path(self.root / name)
        if not path.is_file():
            return None
        try:
            return path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise HacksiteError(self.words("import.cannot_edit", name=name)) from None

    def _list(self, name: str, text: str, key: str | None = None) -> YamlList:
        try:
            return YamlList(text, key)
        except (yaml.YAMLError, ValueError, RecursionError):
            raise HacksiteError(self.words("import.cannot_edit", name=name)) from None

    def _change(self, name: str, before: str | None, after: str) -> None:
        if after != (before or ""):
            self.result.changes.append(Change(name, before, after))
