"""Loads a whole event folder: every list, every field, every problem."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hacksite.diagnostics import Diagnostic
from hacksite.load.defaults import dataset_defaults, event_defaults, id_from, nothing
from hacksite.load.foreign_table import without_foreign_table
from hacksite.load.loaded import Loaded
from hacksite.load.nouns import Nouns
from hacksite.load.paths import drop_empties
from hacksite.load.validate import build
from hacksite.model import (
    Challenge,
    Dataset,
    DeadLink,
    Event,
    EventFile,
    FaqEntry,
    NewsItem,
    Noun,
    Page,
    Partner,
    Person,
    Project,
    Reading,
    Results,
    Session,
)
from hacksite.model.moments import read_day
from hacksite.model.preparation import Preparation
from hacksite.source import Folder, Mapping, Scalar
from hacksite.source.shapes import shown
from hacksite.source.text_file import Found


@dataclass(frozen=True, slots=True)
class Kind:
    """How one noun is loaded: its name, its list in the folder, its model, its defaults."""

    noun: str
    listed: str
    model: type[Noun]
    field: str
    fill: Callable[[Mapping], None] = nothing


KINDS = (
    Kind("challenge", "challenges", Challenge, "challenges"),
    Kind("dataset", "datasets", Dataset, "datasets", dataset_defaults),
    Kind("session", "schedule", Session, "sessions", id_from("title")),
    Kind("person", "people", Person, "people", id_from("name")),
    Kind("partner", "partners", Partner, "partners", id_from("name")),
    Kind("faq_entry", "faq", FaqEntry, "faq", id_from("question")),
    Kind("project", "projects", Project, "projects", id_from("title")),
    Kind("news_item", "news", NewsItem, "news"),
    Kind("page", "pages", Page, "pages"),
    Kind("dead_link", "links", DeadLink, "dead_links"),
)
"""Every noun that stands in a list of its own."""

_IN_EVENT = (("room", "rooms"), ("track", "tracks"), ("prize", "prizes"), ("milestone", "milestones"))


def load_event(folder: Folder, found: Found, nouns: Nouns | None = None) -> Loaded:
    """Build the event of a folder, reporting what does not fit; `nouns` remembers the last reading."""
    make = nouns.build if nouns else build
    drop_empties(folder.event)
    reading = reading_of(folder)
    found = _without_echoes(folder, found)
    nodes: dict[tuple[str, str], Mapping] = {}
    lists: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS:
        lists[kind.field] = _load_list(kind, folder, reading, nodes, found, make)
    if folder.results:
        drop_empties(folder.results)
    results = folder.results and build(Results, folder.results, reading, found)
    ticked = _preparation(folder, reading, found)
    unsure: set[str] = set()
    event_file = _event_file(folder, reading, unsure, found)
    _index_event_lists(folder, nodes, found)
    event = None
    if event_file:
        fields: dict[str, Any] = {name: getattr(event_file, name) for name in EventFile.model_fields}
        event = Event.model_construct(**fields | lists, results=results or None)
    return Loaded(folder, event, nodes, frozenset(unsure), ticked)


def _preparation(folder: Folder, reading: Reading, found: Found) -> Preparation:
    """What the organisers tick in `plan.yml`; nothing where they have none."""
    if folder.plan is None or drop_empties(folder.plan):
        return Preparation()
    return build(Preparation, folder.plan, reading, found) or Preparation()


def reading_of(folder: Folder) -> Reading:
    """What dates and texts need to know before anything is validated."""
    try:
        zone = ZoneInfo(folder.event.text("timezone") or "Europe/Paris")
    except (KeyError, ValueError, OSError):
        zone = ZoneInfo("Europe/Paris")
    start, end = (_day(folder.event.text(key)) for key in ("start", "end"))
    only = start if end in (None, start) else None
    return Reading(folder.languages, zone, only)


def _without_echoes(folder: Folder, found: Found) -> Found:
    """Tell no problem that only follows from one already told.

    A file that could not be read whole seems to lack fields; without the event's first day,
    hours have no day; the last day is the first one when it is left out.
    """
    day_known = _day(folder.event.text("start")) is not None

    def tell(problem: Diagnostic) -> None:
        lacks = problem.code == "HS103"
        unreadable = lacks and problem.at.file in folder.broken
        follows = lacks and problem.at.file.startswith("event.y") and problem.values["key"] == "end"
        if not unreadable and not follows and (day_known or problem.code != "HS220"):
            found(problem)

    return tell


def _day(typed: str | None) -> date | None:
    try:
        return read_day((typed or "").replace("T", " ").split(" ")[0])
    except ValueError:
        return None


def _load_list(
    kind: Kind,
    folder: Folder,
    reading: Reading,
    nodes: dict[tuple[str, str], Mapping],
    found: Found,
    make: Callable[[type[Noun], Mapping, Reading, Found], Noun | None],
) -> tuple[Noun, ...]:
    loaded = []
    entries: Sequence[Mapping] = folder.lists.get(kind.listed, [])
    for node in without_foreign_table(entries, found) if kind.listed == "schedule" else entries:
        if drop_empties(node):
            continue
        kind.fill(node)
        item = (node.text("id") or "").strip()
        repeated = bool(item) and _is_repeated(kind.noun, item, node, nodes, found)
        entry = make(kind.model, node, reading, found)
        if entry is not None and not repeated:
            loaded.append(entry)
    return tuple(loaded)


def _is_repeated(
    noun: str, item: str, node: Mapping, nodes: dict[tuple[str, str], Mapping], found: Found
) -> bool:
    first = nodes.setdefault((noun, item), node)
    if first is node:
        return False
    found(Diagnostic("HS302", node.entries["id"].at, {"id": shown(item), "first": str(first.at)}))
    return True


def _event_file(folder: Folder, reading: Reading, unsure: set[str], found: Found) -> EventFile | None:
    """Build the event; where a field no site can do without is wrong, a guess takes its place.

    The guess keeps every other check running; the error itself still blocks publication.
    """
    node = folder.event
    event_defaults(node)
    missing = Mapping(node.at, dict(node.entries), dict(node.keys))
    event = build(EventFile, missing, reading, found)
    if event is not None:
        return event
    guesses = {"title": folder.root.resolve().name or "event", "id": "event"}
    for key in ("start", "end"):
        day = _day(missing.text(key)) or _day(node.text("start")) or _day(node.text("end"))
        guesses[key] = str(day or datetime(2000, 1, 1, tzinfo=reading.zone).date())
    for key, guess in guesses.items():
        if key not in missing.entries:
            unsure.add(key)
            missing.put(key, Scalar(node.at, guess))
    return build(EventFile, missing, reading, found)


def _index_event_lists(folder: Folder, nodes: dict[tuple[str, str], Mapping], found: Found) -> None:
    for noun, key in _IN_EVENT:
        entries = getattr(folder.event.entries.get(key), "items", [])
        for node in entries if isinstance(entries, list) else []:
            item = (node.text("id") or "").strip() if isinstance(node, Mapping) else ""
            if item and isinstance(node, Mapping):
                _is_repeated(noun, item, node, nodes, found)
