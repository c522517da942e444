"""What every view needs to know: the event as it may be seen, for a language, at an instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from hacksite.model import (
    Challenge,
    Dataset,
    Event,
    Partner,
    Person,
    Prize,
    Project,
    Room,
    Said,
    Session,
    Text,
    Track,
)
from hacksite.source.table import TableProfile
from hacksite.views.addresses import Addresses, addresses_of
from hacksite.views.backlinks import Backlinks, backlinks
from hacksite.views.page_view import Card
from hacksite.views.phase import Phase, phase_at, results_to_come
from hacksite.views.publication import published
from hacksite.views.revision import Change, History, Revision, revisions_from_content
from hacksite.wording import Words, words_of


@dataclass(frozen=True, slots=True)
class Index:
    """The event's nouns by id, and its links read backwards."""

    challenge: Mapping[str, Challenge]
    dataset: Mapping[str, Dataset]
    session: Mapping[str, Session]
    person: Mapping[str, Person]
    partner: Mapping[str, Partner]
    project: Mapping[str, Project]
    room: Mapping[str, Room]
    track: Mapping[str, Track]
    prize: Mapping[str, Prize]
    backlinks: Backlinks
    cards: dict[tuple[str, str, str], Card] = field(default_factory=dict)
    """Cards already made, by kind, id and language."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One language of the site at one instant. `event` holds only what may be seen."""

    event: Event
    index: Index
    language: str
    languages: tuple[str, ...]
    now: datetime
    phase: Phase
    words: Words
    addresses: Addresses
    site_url: str = ""
    search: bool = True
    """Whether pages offer a search."""
    paper: bool = False
    """Whether there are sheets to print, as PDF."""
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    """When each entry of the calendars last changed, by UID."""
    changes: tuple[Change, ...] | None = None
    """How sessions changed, newest first; None where no history tells it."""
    profiles: Mapping[str, TableProfile] = field(default_factory=dict)
    """What the folder's data files hold, by name."""
    portal: bool = False
    """Whether these are the pages of a portal, which stand above those of any event."""
    frozen: bool = False
    """Whether the site is kept for good: nothing is left to follow, to choose or to subscribe to."""
    results_at: date | datetime | None = None
    """When the results come out, for as long as they are held back and somebody said when."""

    def say(self, text: Text | None) -> Said | None:
        """A text for this scene's reader; None stays None."""
        return text.say(self.language) if text else None

    def words_in(self, text: Text | None) -> str:
        """The words of a text; "" for None."""
        return text.in_(self.language) if text else ""


def scenes(
    event: Event,
    now: datetime,
    site_url: str = "",
    known: History | None = None,
    *,
    profiles: Mapping[str, TableProfile] | None = None,
    search: bool = True,
    paper: bool = False,
) -> tuple[Scene, ...]:
    """The scenes of a site, one per language, first language first.

    Without `known`, calendars go by what entries say.
    """
    seen = published(event, now)
    index = _index(seen)
    phase = phase_at(event, now)
    languages = seen.languages
    told = known or History(revisions_from_content(event))
    return tuple(
        Scene(
            seen, index, language, languages, now.astimezone(seen.timezone), phase,
            words_of(language), addresses_of(language, languages[0]), site_url, search, paper,
            told.revisions, told.changes, profiles or {}, results_at=results_to_come(event, now),
        )
        for language in languages
    )  # fmt: skip


def _index(event: Event) -> Index:
    return Index(
        {c.id: c for c in event.challenges},
        {d.id: d for d in event.datasets},
        {s.id: s for s in event.sessions},
        {p.id: p for p in event.people},
        {p.id: p for p in event.partners},
        {p.id: p for p in event.projects},
        {r.id: r for r in event.rooms},
        {t.id: t for t in event.tracks},
        {p.id: p for p in event.prizes},
        backlinks(event),
    )
