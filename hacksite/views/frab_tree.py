"""What the frab files say, before it is written as XML or as JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrabLink:
    """An address with its title; `kind` is one of the link types that the JSON schema lists."""

    title: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class FrabPerson:
    """Somebody whom the site names; `url` is their page, "" where the site has no address yet."""

    id: int
    guid: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FrabEvent:
    """A session in one room. `abstract` and `description` are Markdown; `url` may be ""."""

    id: int
    guid: str
    slug: str
    title: str
    kind: str
    date: str
    start: str
    end: str
    duration: str
    room: str
    track: str
    language: str
    abstract: str
    description: str
    url: str
    persons: tuple[FrabPerson, ...]
    links: tuple[FrabLink, ...]
    attachments: tuple[FrabLink, ...]


@dataclass(frozen=True, slots=True)
class FrabRoom:
    """A room; "" and None stand for what is not known."""

    name: str
    guid: str
    slug: str
    online: bool
    capacity: int | None
    url: str


@dataclass(frozen=True, slots=True)
class FrabTrack:
    """A track; `slug` is "" where the schema takes no such slug."""

    name: str
    slug: str
    color: str


@dataclass(frozen=True, slots=True)
class FrabDay:
    """A day from one early morning to the next, with its events by room."""

    index: int
    date: str
    start: str
    end: str
    rooms: tuple[tuple[FrabRoom, tuple[FrabEvent, ...]], ...]


@dataclass(frozen=True, slots=True)
class FrabSchedule:
    """The programme, and the conference it is of. `zone` and addresses are "" where there is none to give."""

    title: str
    acronym: str
    start: str
    end: str
    zone: str
    url: str
    color: str
    language: str
    tracks: tuple[FrabTrack, ...]
    rooms: tuple[FrabRoom, ...]
    days: tuple[FrabDay, ...]
