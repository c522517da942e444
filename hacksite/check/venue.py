"""Checks of the venue: its place on the map, and doors that open before people arrive."""

import re
from collections.abc import Iterator
from datetime import date, time

from hacksite.check.places import Places
from hacksite.check.prose_dates import WEEKDAYS, find_dates
from hacksite.check.texts import PlacedText, place_in_text
from hacksite.check.when import has_sure_days, length_in_days
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event, Session

_CLOCK = re.compile(
    r"(?<![\w/-])(?P<h>\d{1,2})(?:\s*h(?:\s*(?P<m1>[0-5]\d))?(?!\w)|[:.](?P<m2>[0-5]\d)(?:\s*(?P<half1>[ap])\.?m)?"
    r"|\s*(?P<half2>[ap])\.?m)"
)
_ALWAYS = re.compile(
    r"24\s*h?\s*/\s*24|24\s*/\s*7|en continu|toute la nuit|nuit et jour|"
    r"non-stop|overnight|all night|around the clock"
)
_AFAR = {"webinar", "deadline"}
_NAMES = {name: number for number, names in enumerate(WEEKDAYS) for name in names}


def check_venue(places: Places, event: Event, texts: tuple[PlacedText, ...]) -> Iterator[Diagnostic]:
    """Coordinates in the Gulf of Guinea, and opening hours later than the first session."""
    if event.venue is None:
        return
    if event.venue.latitude == 0 and event.venue.longitude == 0:
        yield Diagnostic("HS505", places.at_event("venue", "latitude"), {})
    firsts = _first_sessions(event) if has_sure_days(places, event) else {}
    for text in texts:
        if text.noun == "event" and text.path[:2] == ("venue", "hours") and firsts:
            yield from _opening(places, event, text, firsts)


def _first_sessions(event: Event) -> dict[date, Session]:
    """The first session on site of each day of the event."""
    online = {room.id for room in event.rooms if room.kind == "online"}
    first: dict[date, Session] = {}
    for session in sorted(event.sessions, key=lambda s: s.start):
        afar = bool(session.rooms) and set(session.rooms) <= online
        kept = session.status != "cancelled" and not session.internal and session.kind not in _AFAR
        if kept and not afar and event.first_day <= session.start.date() <= event.last_day:
            first.setdefault(session.start.date(), session)
    # A session of the night before does not wait for doors.
    return {day: session for day, session in first.items() if session.start.hour >= 5}


def _opening(
    places: Places, event: Event, text: PlacedText, firsts: dict[date, Session]
) -> Iterator[Diagnostic]:
    if _ALWAYS.search(text.lowered):
        return
    told: set[date] = set()
    for clock, match, days in _first_clocks(event, text):
        for day in days:
            session = firsts.get(day)
            if day in told or session is None:
                continue
            told.add(day)
            if clock > session.start.time():
                values = {
                    "opening": f"{clock:%H:%M}",
                    "day": str(day),
                    "session": session.id,
                    "start": f"{session.start:%H:%M}",
                }
                at = place_in_text(places.folder, text.scalar, *match.span())
                yield Diagnostic("HS218", at, values)


def _first_clocks(event: Event, text: PlacedText) -> Iterator[tuple[time, re.Match[str], tuple[date, ...]]]:
    """The first hour after each mention of days; without any mention, the first hour is every day's."""
    every = tuple(
        date.fromordinal(event.first_day.toordinal() + n) for n in range(min(length_in_days(event), 31))
    )
    marks = sorted(_marks(text, every))
    if not marks:
        marks = [(0, every)]
    pending: list[date] = []
    for (start, days), end in zip(marks, [*(m[0] for m in marks[1:]), len(text.text)], strict=True):
        pending += days
        for match in _CLOCK.finditer(text.lowered, start, end):
            clock = _time(match)
            if clock is not None:
                yield clock, match, tuple(pending)
                pending = []
                break


def _marks(text: PlacedText, every: tuple[date, ...]) -> Iterator[tuple[int, tuple[date, ...]]]:
    for name, number in _NAMES.items():
        for match in re.finditer(rf"\b{name}s?\b", text.lowered):
            yield match.start(), tuple(day for day in every if day.weekday() == number)
    for mention in find_dates(text.text, text.lowered, text.language):
        said = {day for day, _ in mention.dates(mention.year or every[0].year)}
        yield mention.end - 1, tuple(day for day in every if day in said)


def _time(match: re.Match[str]) -> time | None:
    hour = int(match["h"])
    half = match["half1"] or match["half2"]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match["m1"] or match["m2"] or 0)) if hour < 24 else None
