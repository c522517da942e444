"""Plans what imported projects change in the event folder: one file each, and nothing typed by hand."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

import yaml
from pydantic import ValidationError

from hacksite.check.sections import asked_sections
from hacksite.importers.catalogues.dataset_file import DatasetFile, new_file
from hacksite.importers.imported import Losses
from hacksite.importers.planning import Change
from hacksite.importers.projects.entry import Known, ProjectEntry, headings_of, known_names
from hacksite.importers.projects.found import FoundProject, Handed
from hacksite.importers.projects.matching import KnownProjects, near_pairs, without_repeats
from hacksite.importers.projects.record import FOLDER, Record, read_records
from hacksite.importers.remembered import digests
from hacksite.importers.three_way import PROJECT_FIELDS, compared
from hacksite.importers.yaml_edits import Entry
from hacksite.load import Loaded
from hacksite.model import Event, Project, Reading, slugify
from hacksite.wording import Words

_LONGEST_ID = 60


@dataclass(slots=True)
class Outcome:
    """What an import does to one project. `state`: added, updated, unchanged, removed_by_hand, elsewhere."""

    id: str
    where: str
    title: str
    state: str
    losses: Losses
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class ProjectsPlan:
    """The changes of files, what becomes of each project, and what looks like one project told twice."""

    handed: Handed
    changes: list[Change] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)
    """Titles that nearly are one name, with where the other is."""

    def diff(self) -> Iterator[str]:
        """What changes in the files that people read, as a unified diff, line by line."""
        for change in self.changes:
            if not change.name.startswith(FOLDER):
                yield from difflib.unified_diff(
                    (change.before or "").splitlines(), change.after.splitlines(),
                    change.name if change.before is not None else "/dev/null", change.name, lineterm="",
                )  # fmt: skip


def plan_projects(
    handed: Handed, loaded: Loaded, event: Event, words: Words, now: datetime, *, named: bool
) -> ProjectsPlan:
    """Compare what was handed in with the folder. Nothing is written.

    `named` says whether the teams agreed to be named, where the source does not tell.
    """
    return _Planner(handed, loaded, event, words, now, named=named).plan()


class _Planner:
    def __init__(
        self, handed: Handed, loaded: Loaded, event: Event, words: Words, now: datetime, *, named: bool
    ) -> None:
        self._loaded, self._event = loaded, event
        self._root = loaded.folder.root
        self._today = now.astimezone(event.timezone).date()
        self._named = named
        self._records = read_records(self._root, words)
        self._known = KnownProjects(event)
        self._taken = {*loaded.ids("project"), *self._records}
        self._seen: set[str] = set()
        self._names = known_names(event)
        self.result = ProjectsPlan(handed)

    def plan(self) -> ProjectsPlan:
        """The plan, with the new text of every file that changes."""
        handed = self.result.handed
        handed.found = projects = without_repeats(handed)
        self.result.near += [
            (one.title, f"{other.title} ({other.where})") for one, other in near_pairs(projects)
        ]
        for found in tuple(projects):
            self._add(found)
        return self.result

    def _add(self, found: FoundProject) -> None:
        entry = ProjectEntry(
            self._with_consent(found), self._known_in(found), self._event.languages, self._today
        )
        if not entry.title:
            self._leave(found, "no_title")
            return
        item = self._id_of(found, entry.title)
        fault = self._fault(item, entry.fields)
        if fault:
            self._leave(found, "invalid", said=fault)
        elif item in self._seen:
            self._leave(found, "same_as", id=item)
        else:
            self._seen.add(item)
            self._planned(item, found, entry)

    def _with_consent(self, found: FoundProject) -> FoundProject:
        return replace(found, consent=self._named) if found.consent is None else found

    def _known_in(self, found: FoundProject) -> Known:
        language = found.language if found.language in self._event.languages else self._event.languages[0]
        return Known(*self._names, headings_of(asked_sections(self._event, language)))

    def _planned(self, item: str, found: FoundProject, entry: ProjectEntry) -> None:
        outcome = Outcome(item, found.where, entry.title, "added", entry.losses)
        record = self._records.get(item)
        name = f"projects/{item}.md"
        if item in self._loaded.ids("project"):
            name = self._loaded.at("project", item).file
            if not name.startswith("projects/") or not name.endswith(".md"):
                outcome.state = "elsewhere"
            elif not self._update(name, record, entry.fields, outcome):
                self._leave(found, "cannot_edit", name=name)
                return
        elif record:
            outcome.state = "removed_by_hand"
        elif (self._root / name).exists():
            self._leave(found, "cannot_edit", name=name)
            return
        else:
            text = new_file(entry.fields)
            if DatasetFile(text).fields != entry.fields:
                self._leave(found, "cannot_write", name=name)
                return
            near = self._known.near(found)
            if near:
                self.result.near.append((entry.title, f"projects/{near}"))
            self._change(name, None, text)
        self.result.outcomes.append(outcome)
        if outcome.state not in {"elsewhere", "removed_by_hand"}:
            fields = {n: d for n, d in digests(entry.fields).items() if n != "imported_at"}
            path = self._root / FOLDER / f"{item}.json"
            before = path.read_text("utf-8") if path.is_file() else None
            self._change(f"{FOLDER}/{item}.json", before, Record(found.kind, found.key, fields).as_json())

    def _update(self, name: str, record: Record | None, theirs: Entry, outcome: Outcome) -> bool:
        """Take into a file what the source changed; False where it cannot be edited without risk."""
        try:
            text = (self._root / name).read_bytes().decode("utf-8")
            # A project's file is written as a dataset's is: fields between fences, then a body.
            file = DatasetFile(text)
            ours = file.fields
            # A file that nobody imported keeps all it says: only what it leaves out comes.
            found = compared(record.fields if record else {}, ours, theirs, PROJECT_FIELDS)
            changes = dict(found.changes)
            if changes:
                changes |= {key: theirs[key] for key in ("imported_from", "imported_at")}
            expected = dict(ours)
            for key, value in changes.items():
                file.put(key, value)
                expected[key] = value if value is not None else ""
            after = file.text()
            read = DatasetFile(after).fields
        except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError, KeyError):
            return False
        if read != {key: value for key, value in expected.items() if value not in ("", [], {})}:
            return False
        outcome.state = "updated" if after != text else "unchanged"
        outcome.kept += found.kept
        outcome.conflicts += found.conflicts
        self._change(name, text, after)
        return True

    def _id_of(self, found: FoundProject, title: str) -> str:
        """The id that the project has in the folder, or gets."""
        if found.key:
            for item, record in self._records.items():
                if (record.kind, record.key) == (found.kind, found.key):
                    return item
        known = self._known.same(found)
        if known:
            return known
        stem = slugify(title)[:_LONGEST_ID].strip("-") or "project"
        # Without a key, a project that was imported and renamed by hand is known by its record's name.
        if not found.key and stem in self._records and stem not in self._seen:
            return stem
        item, count = stem, 1
        while item in self._taken:
            count += 1
            item = f"{stem}-{count}"
        self._taken.add(item)
        return item

    def _fault(self, item: str, fields: Entry) -> str:
        """Why the fields would not load; "" where they do. One bad entry must not stop the others."""
        event = self._event
        reading = Reading(event.languages, event.timezone)
        try:
            Project.model_validate({"id": item, **fields}, context=reading)
        except (ValidationError, ValueError) as error:
            errors = error.errors() if isinstance(error, ValidationError) else []
            return ", ".join(".".join(map(str, e["loc"])) for e in errors) or type(error).__name__
        return ""

    def _leave(self, found: FoundProject, reason: str, **values: str) -> None:
        handed = self.result.handed
        handed.found = [project for project in handed.found if project is not found]
        handed.leave(found.where, found.title, reason, **values)

    def _change(self, name: str, before: str | None, after: str) -> None:
        if after != before:
            self.result.changes.append(Change(name, before, after))
