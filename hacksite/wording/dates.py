"""Dates and hours as people say them."""

import re
from datetime import date, datetime, timedelta

from babel.dates import format_date

from hacksite.wording.words import Words, has_locale

_DAY = re.compile(r"\bd\b")


def clock(when: datetime, words: Words) -> str:
    """The hour: « 9 h 30 », "09:30"."""
    key = "dates.full_hour" if when.minute == 0 else "dates.clock"
    return words(key, h=when.hour, hh=f"{when.hour:02}", mm=f"{when.minute:02}")


def day(when: date, words: Words, *, year: bool = True) -> str:
    """The day with its weekday: « samedi 27 mars 2027 »."""
    return _written(when, words("dates.long" if year else "dates.no_year"), words)


def short_day(when: date, words: Words) -> str:
    """The day in few letters: « 27 mars 2027 »."""
    return _written(when, words("dates.short"), words)


def chip_day(when: date, words: Words) -> str:
    """The day in as few letters as one can: « sam. 27 mars »."""
    return _written(when, words("dates.chip"), words)


def moment(when: date | datetime, words: Words) -> str:
    """A day, with its hour where there is one."""
    if isinstance(when, datetime):
        return words("dates.day_and_hour", day=day(when.date(), words), hour=clock(when, words))
    return day(when, words)


def days(first: date, last: date, words: Words) -> str:
    """The days of an event: « samedi 27 et dimanche 28 mars 2027 »."""
    if first == last:
        return day(first, words)
    same_month = (first.year, first.month) == (last.year, last.month)
    pattern = words("dates.day_only") if same_month else words("dates.no_year")
    if first.year != last.year:
        pattern = words("dates.long")
    start = _written(first, pattern, words)
    key = "dates.two_days" if last - first == timedelta(days=1) else "dates.range"
    return words(key, first=start, last=day(last, words))


def days_and_hours(start: date | datetime, end: date | datetime, words: Words) -> str:
    """The days of an event; its hours too where it lasts one day: « samedi 13 mars 2027, de 14 h à 17 h »."""
    first = start.date() if isinstance(start, datetime) else start
    last = end.date() if isinstance(end, datetime) else end
    if first != last or not isinstance(start, datetime):
        return days(first, last, words)
    if not isinstance(end, datetime) or end == start:
        return moment(start, words)
    return words(
        "dates.day_and_hours", day=day(first, words), start=clock(start, words), end=clock(end, words)
    )


def hours(start: datetime, end: datetime, words: Words) -> str:
    """From when to when; the end's day is said when it is another."""
    if start == end:
        return clock(start, words)
    return words("dates.from_to", start=clock(start, words), end=end_hour(start, end, words))


def end_hour(start: datetime, end: datetime, words: Words) -> str:
    """The hour something ends; with its weekday when that is not the day it began."""
    last = clock(end, words)
    if end.date() == start.date():
        return last
    weekday = _written(end.date(), words("dates.weekday"), words)
    return words("dates.other_day", hour=last, day=weekday)


def locale_of(words: Words) -> str:
    """The locale whose habits a language's dates and numbers follow."""
    language = words.language if has_locale(words.language) else words.spoken
    # English without a country writes "March 27"; the site says "27 March".
    return "en_GB" if language == "en" else language.replace("-", "_")


def _written(when: date, pattern: str, words: Words) -> str:
    """A day by a pattern of Unicode’s LDML; some languages count the first of a month: « 1er mars »."""
    if when.day == 1:
        pattern = _DAY.sub(words("dates.first_of_month"), pattern)
    return format_date(when, pattern, locale=locale_of(words))
