"""What `event.yml` says: the event itself, before its lists."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from hacksite.model.contact import Contact, Press
from hacksite.model.fields import (
    ChallengeRef,
    Link,
    Listed,
    Noun,
    Picture,
    Slug,
    Texts,
    Url,
    YesNo,
)
from hacksite.model.follow_up import Kept
from hacksite.model.legal import Legal
from hacksite.model.moments import Day, DayOrMoment, day_of
from hacksite.model.restitution import Restitution
from hacksite.model.submission import Submission
from hacksite.model.text import Text
from hacksite.model.venue import Room, Track, Venue


def _zone(value: object) -> object:
    if isinstance(value, str):
        try:
            return ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise PydanticCustomError("HS209", "", {"zone": value}) from None
    return value


Zone = Annotated[
    ZoneInfo, BeforeValidator(_zone), WithJsonSchema({"type": "string", "examples": ["Europe/Paris"]})
]
"""An IANA time zone."""


class Audience(Noun):
    """A kind of people the event is for."""

    role: Text
    """Who they are, in their own words: "Développeuses et développeurs"."""
    text: Text | None = None
    """What they will find and bring."""


class Registration(Noun):
    """How to take part. Source of the names: schema.org `Offer`."""

    url: Url | None = None
    """The form; a link, never embedded."""
    opens: DayOrMoment | None = None
    """When registration opens; open from the first publication when left empty."""
    closes: DayOrMoment | None = None
    """When registration closes; a day alone means the end of that day."""
    price: Annotated[float, Field(ge=0)] = 0
    """The price for one person; 0 is free."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    """ISO 4217 code."""
    capacity: Annotated[int, Field(gt=0)] | None = None
    """How many people can come."""
    conditions: Text | None = None
    """Who can register, and what is asked of them."""
    team_size: Annotated[str, Field(pattern=r"^\d+\s*[-–]\s*\d+$|^\d+$")] | None = None
    """People in a team: `3-8`."""


class Milestone(Noun):
    """A date the organisation must keep: a deadline or an announcement."""

    id: Slug
    """Stable name."""
    title: Text
    """What happens."""
    at: DayOrMoment
    """When."""
    kind: Literal["registration", "submission", "announcement", "other"] = "other"
    """What sort of date it is."""
    text: Text | None = None
    """What to do by then."""
    url: Url | None = None
    """Where to do it."""


class Criterion(Noun):
    """One thing the jury judges."""

    id: Slug
    """Stable name."""
    title: Text
    """Its name."""
    weight: Annotated[float, Field(ge=0)] = 1
    """Its share of the mark, relative to the other criteria."""
    text: Text | None = None
    """What is looked at."""


class Outcomes(Noun):
    """Prospects: how projects are chosen, and what support follows."""

    selection: Literal["jury", "vote", "both", "none"] | None = None
    """Who chooses."""
    selection_text: Text | None = None
    """How projects are chosen, step by step."""
    criteria: tuple[Criterion, ...] = ()
    """The evaluation grid, public before the event."""
    exit_points: Texts = ()
    """What a project can become afterwards."""
    support: Texts = ()
    """Help given after the event: mentoring, hosting, money, a team."""
    kept: tuple[Kept, ...] = ()
    """What became of those promises, told on the page of what came after."""


class Prize(Noun):
    """Something that can be awarded."""

    id: Slug
    """Stable name, used in `results.yml`."""
    title: Text
    """Its name."""
    kind: Literal["ranked", "public", "special"] = "ranked"
    """`ranked` for first, second, third; `public` for a vote; `special` for the rest."""
    text: Text | None = None
    """What is won."""


class Channel(Noun):
    """Where the community talks."""

    label: Text
    """The words to click."""
    url: Url
    """Its address."""
    kind: Literal["chat", "forum", "code", "social", "video", "list", "other"] = "other"
    """What it is."""


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as `#rrggbb`."""


class Look(Noun):
    """What the site looks like."""

    primary: Colour = "#1d4ed8"
    """Main colour."""
    accent: Colour = "#c2410c"
    """Second colour."""
    logo: Picture | None = None
    """Shown in the header."""
    cover: Picture | None = None
    """Shown on the home page."""
    pattern: Literal["waves", "dots", "lines", "hills", "none"] = "waves"
    """Motif of the covers drawn where there is no picture."""


class EventFile(Noun):
    """The identity of the event and all that is said once. Written in `event.yml`."""

    id: Slug
    """Stable name of the event, in every calendar UID; the title when left empty."""
    title: Text
    """Its name, without a date."""
    start: DayOrMoment
    """First day, or first day and hour."""
    end: DayOrMoment
    """Last day, or last day and hour; the first day when left empty."""
    timezone: Zone = ZoneInfo("Europe/Paris")
    """IANA time zone of the venue."""
    languages: Listed[str] = ("fr",)
    """Language codes, first language first."""
    tagline: Text | None = None
    """The theme in one line."""
    summary: Text | None = None
    """What it is, in two sentences; shown by search engines and chats."""
    theme: Text | None = None
    """The theme explained, in Markdown."""
    problem: Text | None = None
    """The problem the event works on, in Markdown."""
    objectives: Texts = ()
    """What the organisers want to come of it."""
    audience: tuple[Audience, ...] = ()
    """Who it is for: roles, not only developers."""
    format: Literal["onsite", "online", "hybrid"] = "onsite"
    """Where it happens. Source: schema.org `eventAttendanceMode`."""
    status: Literal["scheduled", "cancelled", "postponed", "rescheduled", "moved-online"] = "scheduled"
    """Whether it takes place. Source: schema.org `eventStatus`."""
    previous_start: Day | None = None
    """The first date announced, when the event was moved."""
    hashtag: str | None = None
    """Without `#`."""
    venue: Venue | None = None
    """Where, and all that is practical."""
    rooms: tuple[Room, ...] = ()
    """Rooms on site and online."""
    tracks: tuple[Track, ...] = ()
    """Threads of the programme."""
    registration: Registration = Registration()
    """How to take part."""
    milestones: tuple[Milestone, ...] = ()
    """Deadlines and announcements."""
    submission: Submission = Submission()
    """What teams hand in."""
    outcomes: Outcomes = Outcomes()
    """Prospects."""
    restitution: Restitution = Restitution()
    """Who presents when, and how marks and votes count."""
    prizes: tuple[Prize, ...] = ()
    """What can be won."""
    channels: tuple[Channel, ...] = ()
    """Where the community talks."""
    contact: Contact | None = None
    """Whom to write to."""
    press: Press = Press()
    """What journalists need."""
    legal: Legal = Legal()
    """What the law asks a site to say."""
    look: Look = Look()
    """Colours and pictures."""
    links: tuple[Link, ...] = ()
    """Other addresses worth giving: rules, press kit, earlier editions."""
    featured: Listed[ChallengeRef] = ()
    """Challenges to show first on the home page."""
    archive_from: Day | None = None
    """First day of the archived phase; six months after the end when left empty."""
    offline: YesNo = True
    """Whether the programme and the pages a visitor opened stay readable on the device without a network."""

    @property
    def first_day(self) -> date:
        """The calendar day it starts."""
        return day_of(self.start)

    @property
    def last_day(self) -> date:
        """The calendar day it ends."""
        return day_of(self.end)
