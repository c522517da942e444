"""Dates and hours as people type them, in the event's time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from hacksite.model.reading import Reading

_CLOCK = re.compile(r"^(?P<h>\d{1,2})\s*(?:[:.hH]\s*(?P<m>\d{2})?(?::(?P<s>\d{2}))?)?$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_DURATION = re.compile(r"^(?:(?P<h>\d+)\s*(?:h|:)\s*)?(?:(?P<m>\d+)\s*(?:min|mn|m|')?)?$", re.IGNORECASE)
_PT = re.compile(r"^P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?)?$")

# Beyond them, adding a day or changing the zone leaves the calendar.
_YEARS = range(1000, 3000)

SAID_ELSEWHERE = "said_elsewhere"
"""Error type of a value that is wrong only because another value, already reported, is wrong."""

CLOCK_PATTERN = r"^(\d{4}-\d{2}-\d{2}[ T])?([01]?\d|2[0-4])([:hH]\d{0,2})$"


def read_day(typed: str) -> date:
    """A day from `2027-03-27` or, day first, `27/03/2027`. Raises ValueError otherwise."""
    typed = typed.strip()
    iso, day_first = _ISO_DAY.match(typed), _DAY_FIRST.match(typed)
    if iso:
        day = date(int(iso[1]), int(iso[2]), int(iso[3]))
    elif day_first:
        day = date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    else:
        raise ValueError(typed)
    if day.year not in _YEARS:
        raise ValueError(typed)
    return day


def read_clock(typed: str) -> time:
    """A time of day from `9h30`, `09:30`, `18.00` or `9h`. Raises ValueError otherwise.

    A bare number such as `9` or `930` is refused: it may be a count or a slip.
    """
    match = _CLOCK.match(typed.strip())
    if not match or typed.strip().isdigit():
        raise ValueError(typed)
    return time(int(match["h"]), int(match["m"] or 0), int(match["s"] or 0))


def in_zone(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant of a wall-clock time. Raises HS210 when clocks skip over that time."""
    local = datetime.combine(day, clock, zone)
    if is_skipped(local):
        after = local.astimezone(UTC).astimezone(zone)
        raise PydanticCustomError(
            "HS210", "", {"typed": f"{day} {clock:%H:%M}", "zone": str(zone), "after": f"{after:%H:%M}"}
        )
    return local


def is_skipped(local: datetime) -> bool:
    """Whether clocks jump over this wall-clock time (the hour lost in spring)."""
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None) != local.replace(tzinfo=None)


def is_repeated(local: datetime) -> bool:
    """Whether this wall-clock time happens twice (the hour gained in autumn)."""
    return not is_skipped(local) and local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _bad(typed: object, expected: str) -> PydanticCustomError:
    return PydanticCustomError("HS206", "", {"typed": str(typed), "expected": expected})


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return read_day(value)
        except ValueError:
            raise _bad(value, "2027-03-27") from None
    return value


def _day_or_moment(value: object, info: ValidationInfo) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _bad("…", "2027-03-27 / 2027-03-27 09:30")
    day, _, clock = value.strip().replace("T", " ").partition(" ")
    try:
        if not clock:
            return read_day(day)
        return in_zone(read_day(day), read_clock(clock), Reading.of(info.context).zone)
    except PydanticCustomError:
        raise
    except ValueError:
        raise _bad(value, "2027-03-27 / 2027-03-27 09:30") from None


def _moment(value: object, info: ValidationInfo) -> object:
    """A full date and time, or a time alone on the entry's own `date` or `start` day."""
    if not isinstance(value, str):
        return value
    zone = Reading.of(info.context).zone
    typed = " ".join(value.replace("T", " ").split())
    try:
        day, _, clock = typed.partition(" ")
        if clock and not _CLOCK.match(typed):
            return in_zone(read_day(day), read_clock(clock), zone)
        return _on_the_day(typed, info, zone)
    except PydanticCustomError:
        raise
    except ValueError:
        raise _bad(value, "9h30 / 09:30 / 2027-03-27 09:30") from None


def _on_the_day(typed: str, info: ValidationInfo, zone: ZoneInfo) -> datetime:
    day = info.data.get("date") or Reading.of(info.context).only_day
    if day is None and isinstance(info.data.get("start"), datetime):
        day = info.data["start"].date()
    if _ISO_DAY.match(typed) or _DAY_FIRST.match(typed):
        raise _bad(typed, "2027-03-27 09:30")
    if typed in {"24:00", "24h", "24h00"} and day is not None:
        clock, day = time(0), day + timedelta(days=1)
    else:
        clock = read_clock(typed)
    if day is None:
        raise PydanticCustomError("HS220", "", {"typed": typed})
    return in_zone(day, clock, zone)


def _minutes(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _PT.match(value) or _DURATION.match(value.strip())
    if not match or not value.strip():
        raise _bad(value, "45 / 1h30 / PT45M")
    parts = match.groupdict()
    return int(parts.get("d") or 0) * 1440 + int(parts["h"] or 0) * 60 + int(parts["m"] or 0)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day."""

DayOrMoment = Annotated[
    date | datetime,
    PlainValidator(_day_or_moment),
    PlainSerializer(lambda when: when.isoformat(), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([ T].+)?$"}),
]
"""A day, or an instant when the hour is known; a `datetime` is always in the event's zone."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": CLOCK_PATTERN}),
]
"""An instant in the event's zone; a time alone takes the day of the entry."""

Minutes = Annotated[
    int, BeforeValidator(_minutes), WithJsonSchema({"type": ["integer", "string"], "examples": [45, "1h30"]})
]
"""A duration in minutes."""


def first_instant(when: date | datetime, zone: ZoneInfo) -> datetime:
    """The instant itself, or the start of the day."""
    return when if isinstance(when, datetime) else datetime.combine(when, time(0), zone)


def last_instant(when: date | datetime, zone: ZoneInfo) -> datetime:
    """The instant itself, or the start of the next day."""
    if isinstance(when, datetime):
        return when
    return datetime.combine(when + timedelta(days=1), time(0), zone)


def day_of(when: date | datetime) -> date:
    """The calendar day, in the event's zone."""
    return when.date() if isinstance(when, datetime) else when
