"""Checks of how dates and hours are typed: read correctly, but worth a look."""

import re
from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.check.prose_dates import MONTHS
from hacksite.check.texts import PlacedText, place_in_text
from hacksite.diagnostics import Diagnostic

_HOURS = {"start", "end", "at", "opens", "closes", "publish_at", "date"}
_DAYS = _HOURS | {"previous_start", "archive_from", "issued", "modified", "audited", "established"}
_DOTTED = re.compile(r"(?:^|\s)(?P<clock>(?P<h>\d{1,2})\.(?P<m>\d{2}))$")
_DAY_FIRST = re.compile(r"^(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?:\s|$)")


def check_typed_times(places: Places, texts: tuple[PlacedText, ...]) -> Iterator[Diagnostic]:
    """Dotted hours and ambiguous day-first dates: the first of each file and kind."""
    dotted: dict[str, list[tuple[PlacedText, re.Match[str]]]] = {}
    dates: set[tuple[str, str]] = set()
    for text in texts:
        if text.path[-1] not in _DAYS or len(text.text) > 30:
            continue
        clock = _DOTTED.search(text.text) if text.path[-1] in _HOURS else None
        if clock:
            dotted.setdefault(text.scalar.at.file, []).append((text, clock))
        day = _DAY_FIRST.match(text.text)
        if day and (text.scalar.at.file, day.group().strip()) not in dates:
            dates.add((text.scalar.at.file, day.group().strip()))
            yield from _day_first(text, day)
    for found in dotted.values():
        text, clock = found[0]
        values = {
            "typed": clock["clock"],
            "read": f"{int(clock['h']):02}:{clock['m']}",
            "count": len(found),
        }
        at = place_in_text(places.folder, text.scalar, *clock.span("clock"))
        yield Diagnostic("HS205", at, values)


def _day_first(text: PlacedText, typed: re.Match[str]) -> Iterator[Diagnostic]:
    day, month, year = int(typed["d"]), int(typed["m"]), int(typed["y"])
    if 1 <= day <= 12 and 1 <= month <= 12 and day != month:
        french, english = MONTHS[month]
        values = {
            "typed": typed.group().strip(),
            "read_fr": f"{'1er' if day == 1 else day} {french} {year}",
            "read_en": f"{day} {english.capitalize()} {year}",
            "iso": f"{year}-{month:02}-{day:02}",
        }
        yield Diagnostic("HS219", text.scalar.at, values)
