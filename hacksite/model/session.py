"""A session of the programme."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from hacksite.model.fields import (
    ChallengeRef,
    DatasetRef,
    Link,
    Listed,
    Noun,
    PersonRef,
    RoomRef,
    Slug,
    TrackRef,
    Url,
    YesNo,
)
from hacksite.model.moments import SAID_ELSEWHERE, Day, Minutes, Moment
from hacksite.model.text import Text

SessionKind = Literal[
    "welcome",
    "plenary",
    "talk",
    "data",
    "webinar",
    "workshop",
    "teams",
    "work",
    "meal",
    "break",
    "mentoring",
    "deadline",
    "selection",
    "pitch",
    "deliberation",
    "awards",
    "social",
    "closing",
    "other",
]
"""What happens: the moments a hackathon knows."""


def _end(value: object, info: ValidationInfo) -> object:
    """The end as typed; else `start` plus `duration`; else the start itself."""
    start = info.data.get("start")
    if value is None and start is None:
        raise PydanticCustomError(SAID_ELSEWHERE, "")
    if value is None and isinstance(start, datetime):
        # Elapsed time, not wall-clock time: an hour stays an hour when clocks change.
        elapsed = timedelta(minutes=info.data.get("duration") or 0)
        return (start.astimezone(UTC) + elapsed).astimezone(start.tzinfo)
    return value


class Session(Noun):
    """Something that happens at a time, in a place. One entry of `schedule.yml`."""

    id: Slug
    """Stable name; addresses and calendar UIDs are made from it."""
    title: Text
    """Its name."""
    kind: SessionKind = "other"
    """What happens."""
    date: Day | None = None
    """The day; needed when the event lasts several days and `start` is an hour alone."""
    start: Moment
    """`9h30`, or `2027-03-27 09:30`."""
    duration: Minutes | None = None
    """Instead of `end`: `45`, `1h30`."""
    end: Annotated[Moment, BeforeValidator(_end), Field(validate_default=True)] = None  # type: ignore[assignment]
    """`10h30`, or a full date past midnight; the start when left empty, for a deadline."""
    rooms: Listed[RoomRef] = ()
    """Where: rooms on site, places online, or both."""
    track: TrackRef | None = None
    """The thread it belongs to."""
    people: Listed[PersonRef] = ()
    """Who leads it."""
    challenges: Listed[ChallengeRef] = ()
    """Challenges it is about."""
    datasets: Listed[DatasetRef] = ()
    """Data it is about."""
    language: str | None = None
    """Language spoken; the event's first when left empty."""
    summary: Text | None = None
    """One or two sentences."""
    body: Text | None = None
    """More, in Markdown."""
    status: Literal["confirmed", "tentative", "cancelled"] = "confirmed"
    """Source: iCalendar STATUS."""
    internal: YesNo = False
    """For the organisers alone: never published."""
    registration: Url | None = None
    """Where to register for it, when that is needed."""
    slides: Url | None = None
    """Slides, afterwards."""
    video: Url | None = None
    """Recording, afterwards."""
    links: tuple[Link, ...] = ()
    """Other addresses."""
    source_id: str | None = None
    """Its name in the system it was imported from; a GUID is kept in the frab files."""

    @property
    def is_moment(self) -> bool:
        """Whether it lasts no time: a deadline."""
        return self.minutes == 0

    @property
    def minutes(self) -> int:
        """How long it really lasts; below zero where the end comes first.

        Wall-clock times of one zone subtract as they look: the night clocks change they would be an hour off.
        """
        return round((self.end.astimezone(UTC) - self.start.astimezone(UTC)).total_seconds() / 60)
