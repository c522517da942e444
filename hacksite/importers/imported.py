"""A programme as another system tells it, before it becomes files of the event folder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

Lose = Callable[[str, str], None]
"""Tells what could not be carried: the reason, a key of `import.lost_…`, and an example."""


@dataclass(frozen=True, slots=True)
class Address:
    """A link: its words, "" where there are none, and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody whom the source names; `key` is what the source knows them by. `bio` is safe Markdown."""

    key: str
    name: str
    bio: str = ""
    links: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedRoom:
    """A room; `text` is safe Markdown."""

    name: str
    online: bool = False
    capacity: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ImportedTrack:
    """A track; `slug` and `color` are "" where the source gives none."""

    name: str
    slug: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """A session, its instants with their zone.

    `key` is the source's lasting name of it, `slug` its readable one.
    `summary` and `body` are safe Markdown; `rooms` and `track` are names, `people` keys.
    """

    key: str
    slug: str
    title: str
    start: datetime
    end: datetime
    kind: str = "other"
    rooms: tuple[str, ...] = ()
    track: str = ""
    people: tuple[str, ...] = ()
    language: str = ""
    summary: str = ""
    body: str = ""
    status: str = ""
    registration: str = ""
    slides: str = ""
    video: str = ""
    links: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """All that was read. `found` counts the sessions of the source, those not carried included."""

    format: str
    found: int
    sessions: tuple[ImportedSession, ...]
    people: tuple[ImportedPerson, ...] = ()
    rooms: tuple[ImportedRoom, ...] = ()
    tracks: tuple[ImportedTrack, ...] = ()
    title: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """What could not be carried for one reason: how often, with the first examples."""

    reason: str
    count: int
    examples: tuple[str, ...]


@dataclass(slots=True)
class Losses:
    """Collects what cannot be carried, by reason, in the order met."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)
    most: int = 3

    def lose(self, reason: str, example: str) -> None:
        """One more thing not carried; a `Lose`."""
        self.counts[reason] = self.counts.get(reason, 0) + 1
        shown = self.examples.setdefault(reason, [])
        if len(shown) < self.most and example not in shown:
            shown.append(" ".join(example.split())[:120])

    def all(self) -> tuple[Loss, ...]:
        """Everything not carried, by reason."""
        return tuple(Loss(reason, n, tuple(self.examples[reason])) for reason, n in self.counts.items())
