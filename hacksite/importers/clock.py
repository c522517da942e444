"""Dates, hours and durations as other systems write them."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hacksite.model.moments import read_clock, read_day

_DURATION = re.compile(
    r"^(?P<h>\d+):(?P<m>\d{1,2})(?::\d{1,2})?$|^(?P<only>\d+)\s*(?:min|mn|m|')?$|^(?P<hh>\d+)\s*h\s*(?P<mm>\d{1,2})?$"
)
_SERIAL = re.compile(r"^(?P<days>\d{1,5})(?:[.,](?P<part>\d+))?$")
_SERIAL_EPOCH = date(1899, 12, 30)
# From 2009 to 2064: a count of minutes or people is none of them.
_SERIAL_DAYS = range(40_000, 60_001)
_SHORT_YEAR = re.compile(r"^(\d{1,2}[/.]\d{1,2}[/.])(\d{2})$")
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
_ISO = re.compile(r"^P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:\d+S)?)?$")


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None for any other text."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def moment_of(typed: str, zone: ZoneInfo) -> datetime | None:
    """An instant from ISO 8601 or as people type it; None for any other text.

    Without an offset it is in `zone`; a year of two digits is of this century.
    """
    typed = " ".join(typed.replace(",", " ").split())
    try:
        when = datetime.fromisoformat(typed)
        if len(typed) > len("2027-03-27"):
            return when if when.tzinfo else when.replace(tzinfo=zone)
    except ValueError:
        pass
    day, _, clock = typed.partition(" ")
    day = _SHORT_YEAR.sub(r"\g<1>20\2", day)
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


def day_alone(typed: str) -> str:
    """A day without the midnight that spreadsheets put behind it: `2027-02-13 00:00:00`."""
    return _MIDNIGHT.sub("", typed.strip())


def from_spreadsheet(typed: str) -> str:
    """A day or an hour that a spreadsheet wrote as its own number: `46473.375`, `0,395833`; else the text.

    A whole number is a day, a fraction a part of a day. Source: Excel, the 1900 date system.
    """
    match = _SERIAL.match(typed.strip())
    if match is None:
        return typed
    days, part = int(match["days"]), float(f"0.{match['part'] or 0}")
    minutes = round(part * 24 * 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}"
    if not days:
        return clock if match["part"] else typed
    if days not in _SERIAL_DAYS:
        return typed
    when = datetime.combine(_SERIAL_EPOCH, time()) + timedelta(days=days, minutes=minutes)
    return f"{when:%Y-%m-%d %H:%M}" if match["part"] else f"{when:%Y-%m-%d}"
