"""Dates, hours and durations as other systems write them."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hacksite.model.moments import read_clock, read_day

_DURATION = re.compile(
    r"^(?P<h>\d+):(?P<m>\d{1,2})(?::\d{1,2})?$|^(?P<only>\d+)\s*(?:min|mn|m|')?$|^(?P<hh>\d+)\s*h\s*(?P<mm>\d{1,2})?$"
)
_ISO = re.compile(r"^P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:\d+S)?)?$")


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None for any other text."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def moment_of(typed: str, zone: ZoneInfo) -> datetime | None:
    """An instant from ISO 8601 or as people type it; None for any other text.

    Without an offset it is in `zone`.
    """
    typed = " ".join(typed.replace(",", " ").split())
    try:
        when = datetime.fromisoformat(typed)
        if len(typed) > len("2027-03-27"):
            return when if when.tzinfo else when.replace(tzinfo=zone)
    except ValueError:
        pass
    day, _, clock = typed.partition(" ")
    try:
        return datetime.combine(read_day(day), read_clock(clock), zone)
    except ValueError:
        return None


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant of a wall-clock time."""
    return datetime.combine(day, clock, zone)


def minutes_of(typed: str) -> int | None:
    """A duration in minutes; None for any other text.

    `01:30`, `1:30:00` (hours, minutes, seconds, as Giggity reads it), `90`, `1h30`, `PT90M`.
    """
    typed = typed.strip()
    match = _DURATION.match(typed)
    if match:
        hours = int(match["h"] or match["hh"] or 0)
        return hours * 60 + int(match["m"] or match["mm"] or match["only"] or 0)
    iso = _ISO.match(typed) if typed not in {"P", "PT"} else None
    if iso:
        return int(iso["d"] or 0) * 1440 + int(iso["h"] or 0) * 60 + int(iso["m"] or 0)
    return None
