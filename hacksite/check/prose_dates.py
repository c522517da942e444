"""Finds the dates that a French or English text speaks of. Pure text: no event, no files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    1: ("janvier", "january"), 2: ("février", "february"), 3: ("mars", "march"), 4: ("avril", "april"),
    5: ("mai", "may"), 6: ("juin", "june"), 7: ("juillet", "july"), 8: ("août", "august"),
    9: ("septembre", "september"), 10: ("octobre", "october"), 11: ("novembre", "november"),
    12: ("décembre", "december"),
}  # fmt: skip
"""Month names by number: French, English."""

WEEKDAYS = (
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"),
    ("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday"),
)  # fmt: skip
"""Weekday names by `date.weekday()`: French, English."""

_MONTH_NUMBERS = {name: number for number, names in MONTHS.items() for name in names}
_MONTH_NUMBERS |= {"fevrier": 2, "aout": 8, "decembre": 12}
_WEEKDAY_NUMBERS = {name: number for number, names in enumerate(WEEKDAYS) for name in names}
_NAMES = "|".join(_MONTH_NUMBERS)
_CAPITALS = "|".join(english.capitalize() for _, english in MONTHS.values())
# Both begin with a small set of letters, which the engine looks for quickly.
_DAY_MONTH = re.compile(rf"\d(?:er|st|nd|rd|th)?\s+(?:of\s+|de\s+)?(?P<month>{_NAMES})(?!\w)")
_MONTH_DAY = re.compile(rf"(?P<month>{_CAPITALS})\s+\d")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAY_NUMBERS)})"
_JOIN = r"(?:,|et|au|and|to|à|or|ou|until|through|[-–—&/])"
_NUMBER = r"\d{1,2}(?:er|st|nd|rd|th)?"
_ARTICLE = r"(?:(?:le|the)\s+)?"
_ONE = rf"(?:{_WEEKDAY},?\s+{_ARTICLE})?{_NUMBER}"
# The days in front of a month: "27", "du samedi 27 au dimanche 28", "25, 26 et 27".
_BEFORE = re.compile(rf"(?<![\w:.,/-])(?P<days>(?:{_ONE}\s*{_JOIN}\s*{_ARTICLE})*{_ONE})\s+(?:of\s+|de\s+)?$")
_YEAR = re.compile(r",?\s+(?:de\s+)?(?P<year>\d{4})(?!\d)")
# The days behind an English month: "March 27", "March 27–28, 2027".
_BEHIND = re.compile(
    rf"\s+(?P<days>{_NUMBER}(?![\d:.h]|\s*h\b)(?:\s*{_JOIN}\s*(?:{_WEEKDAY},?\s+)?{_NUMBER}(?![\d:.h]|\s*h\b))*)"
    r"(?:,?\s+(?P<year>\d{4})(?!\d))?"
)
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?P<weekday>{_WEEKDAY}),?\s+$")
_PAIR = re.compile(rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?{_ARTICLE}(?P<day>\d{{1,2}})")
# From the first slash on: addresses are full of digits.
_SLASHED = re.compile(r"/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\w/])")
_DAY_END = re.compile(r"(?<![\w/.-])\d{1,2}$")
_DIGIT = re.compile(r"\d")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class ProseDate:
    """One mention of one or more days of one month, `start` and `end` being its place in the text.

    `weekdays` goes with `days`: 0 for Monday, None where the text names none.
    `year` is None where the text leaves it out; days may be impossible ("31 février").
    """

    start: int
    end: int
    days: tuple[int, ...]
    weekdays: tuple[int | None, ...]
    month: int
    year: int | None

    def dates(self, year: int) -> Iterator[tuple[date, int | None]]:
        """The days that exist in `year`, with the weekdays that the text gives them."""
        for day, weekday in zip(self.days, self.weekdays, strict=True):
            try:
                yield date(year, self.month, day), weekday
            except ValueError:
                continue


def find_dates(text: str, lowered: str, language: str) -> tuple[ProseDate, ...]:
    """Long dates and `dd/mm/yyyy` dates of a text, in order. `lowered` has the length of `text`."""
    if not _DIGIT.search(text):
        return ()
    found = [*_long_dates(text, lowered), *(_slashed(text, language) if "/" in text else ())]
    return tuple(sorted(found, key=lambda d: d.start))


def _long_dates(text: str, lowered: str) -> Iterator[ProseDate]:
    spots = {m.start("month"): m["month"] for m in _DAY_MONTH.finditer(lowered)}
    # "may" and "march" are also verbs: an English month before its day begins with a capital.
    spots |= {m.start("month"): m["month"].lower() for m in _MONTH_DAY.finditer(text)}
    for start, name in spots.items():
        if not lowered[start - 1 : start].isalpha():
            found = _around(lowered, name, start)
            if found:
                yield found


def _around(lowered: str, name: str, start: int) -> ProseDate | None:
    """The days before or behind the month `name` at `start`."""
    end, number = start + len(name), _MONTH_NUMBERS[name]
    base = max(0, start - _LONGEST)
    before = _BEFORE.search(lowered, base, start)
    if before:
        year = _YEAR.match(lowered, end)
        days, weekdays = _pairs(before["days"])
        last = year.end() if year else end
        return ProseDate(before.start("days"), last, days, weekdays, number, _number(year))
    behind = _BEHIND.match(lowered, end)
    if not behind:
        return None
    days, weekdays = _pairs(behind["days"])
    weekday = _WEEKDAY_BEFORE.search(lowered, base, start)
    if weekday:
        weekdays = (_WEEKDAY_NUMBERS[weekday["weekday"]], *weekdays[1:])
    first = weekday.start() if weekday else start
    return ProseDate(first, behind.end(), days, weekdays, number, _number(behind))


def _number(year: re.Match[str] | None) -> int | None:
    return int(year["year"]) if year and year["year"] else None


def _pairs(days: str) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
    found = list(_PAIR.finditer(days))
    return tuple(int(m["day"]) for m in found), tuple(_weekday(m["weekday"]) for m in found)


def _weekday(name: str | None) -> int | None:
    return None if name is None else _WEEKDAY_NUMBERS[name]


def _slashed(text: str, language: str) -> Iterator[ProseDate]:
    for match in _SLASHED.finditer(text):
        typed = _DAY_END.search(text[max(0, match.start() - 3) : match.start()])
        if not typed:
            continue
        day, month = int(typed.group()), int(match["month"])
        if language == "en" and day <= 12:
            continue  # Month first or day first: nobody can tell.
        if 1 <= month <= 12 and 1 <= day <= 31:
            start = match.start() - len(typed.group())
            yield ProseDate(start, match.end(), (day,), (None,), month, int(match["year"]))


def in_words(day: date, language: str) -> str:
    """A day in words: "samedi 27 mars 2027", "Saturday 27 March 2027"."""
    french, english = MONTHS[day.month]
    names = WEEKDAYS[day.weekday()]
    if language == "fr":
        return f"{names[0]} {'1er' if day.day == 1 else day.day} {french} {day.year}"
    return f"{names[1].capitalize()} {day.day} {english.capitalize()} {day.year}"
