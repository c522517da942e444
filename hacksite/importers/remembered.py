"""What was imported last time: the third side of a comparison, between the folder and the source.

Kept as digests in `.hacksite/imports/schedule.json`, to be committed with the folder: no text, nobody's name.
"""

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from hacksite.diagnostics import HacksiteError
from hacksite.importers.yaml_edits import Entry, Value

PLACE = ".hacksite/imports/schedule.json"
"""Where it is kept in the event folder."""

_VERSION = 1
Fields = dict[str, str]
"""A digest for each field; "" for one that was empty."""


@dataclass(slots=True)
class Known:
    """An entry of the last import: the id it got, and what its fields held."""

    item: str
    fields: Fields


@dataclass(slots=True)
class Remembered:
    """The entries of the last import, by the source's key."""

    sessions: dict[str, Known] = field(default_factory=dict)
    people: dict[str, Known] = field(default_factory=dict)

    def session_id(self, key: str) -> str | None:
        """The id a session got; None for one that is new."""
        return self.sessions[key].item if key in self.sessions else None

    def person_id(self, key: str) -> str | None:
        """The id somebody got; None for somebody new."""
        return self.people[key].item if key in self.people else None

    def people_ids(self) -> list[str]:
        """The ids of all people imported last time."""
        return [known.item for known in self.people.values()]

    def as_json(self) -> str:
        """The file's text, sorted by key, so that two imports differ only where the source does."""
        about = {"version": _VERSION, "sessions": _listed(self.sessions), "people": _listed(self.people)}
        return json.dumps(about, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def remembered(text: str | None, said: str) -> Remembered:
    """The last import, from the file's text; empty for None. Raises HacksiteError(said) for another file."""
    if text is None:
        return Remembered()
    try:
        about = json.loads(text)
        return Remembered(_read(about["sessions"]), _read(about["people"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise HacksiteError(said) from None


def digests(entry: Entry) -> Fields:
    """A digest for each field of an entry."""
    return {name: digest(value) for name, value in entry.items()}


def digest(value: Value | None) -> str:
    """Twelve signs that tell a value from others; "" for none."""
    if value is None:
        return ""
    return blake2b(json.dumps(value, sort_keys=True).encode(), digest_size=6).hexdigest()


def _listed(entries: dict[str, Known]) -> dict[str, dict[str, Any]]:
    return {key: {"id": known.item, "fields": known.fields} for key, known in entries.items()}


def _read(about: dict[str, dict[str, Any]]) -> dict[str, Known]:
    return {key: Known(str(known["id"]), dict(known["fields"])) for key, known in about.items()}
