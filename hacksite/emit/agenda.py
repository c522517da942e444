"""Calendars as iCalendar files. Sources: RFC 5545, RFC 7986."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import quote

import icalendar

from hacksite import __version__
from hacksite.emit.plain_text import to_plain_text
from hacksite.views.agenda import Calendar, Entry
from hacksite.wording import Words, words_of

_END = b"END:VCALENDAR\r\n"
_LOOK_AGAIN = timedelta(hours=6)
# TEXT holds no control character. Source: RFC 5545, 3.1, "CONTROL".
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Signs that some programs take for a line's end, where a content line must not end.
_OTHER_LINE_ENDS = re.compile(r"[\x85\u2028\u2029]")
_BREAK = re.compile(r" *[\t\n][ \t\n]*")
_URI_SIGNS = ":/?#[]@!$&'()*+,;=%~-._"


def agenda(calendar: Calendar, words: Words) -> bytes:
    """A calendar's file. Instants are in UTC: no program can get the zone wrong.

    Nothing in it comes from the clock of the build: an entry's stamps are those of its revision.
    """
    made = icalendar.Calendar()
    made.add("prodid", f"-//hacksite//{__version__}//{calendar.language.upper()}")
    made.add("version", "2.0")
    # No UID of the calendar itself, which RFC 7986 allows: vdirsyncer takes it for each entry's.
    made.add("last-modified", max(entry.revision.changed for entry in calendar.entries))
    # Each property of RFC 7986 beside the older one that most programs read; both are TEXT.
    for name in ("name", "x-wr-calname"):
        made.add(name, icalendar.vText(_one_line(calendar.name)))
    about = to_plain_text(calendar.text, words)
    if about:
        for name in ("description", "x-wr-caldesc"):
            made.add(name, icalendar.vText(_clean(about)))
    made.add("x-wr-timezone", calendar.zone)
    made.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    made.add("x-apple-calendar-color", calendar.color)
    if calendar.source:
        made.add("url", _uri(calendar.url))
        made.add("source", _uri(calendar.source), parameters={"VALUE": "URI"})
    around = bytes(made.to_ical()).removesuffix(_END)
    return b"".join((around, *(_entry(entry, words.language) for entry in calendar.entries), _END))


@lru_cache(maxsize=8192)
def _entry(entry: Entry, language: str) -> bytes:
    """An entry's lines; it stands in the agenda, and in the calendars of its track, its rooms and its own."""
    made = icalendar.Event()
    made.add("uid", entry.uid)
    # Without METHOD, DTSTAMP is when the entry was last revised. Source: RFC 5545, 3.8.7.2.
    made.add("dtstamp", entry.revision.changed)
    made.add("last-modified", entry.revision.changed)
    made.add("sequence", entry.revision.sequence)
    made.add("dtstart", entry.start)
    if entry.end is not None:
        made.add("dtend", entry.end)
    made.add("summary", _one_line(entry.title))
    made.add("status", entry.status)
    if not isinstance(entry.start, datetime) or entry.end is None:
        # Days to remember and moments keep nobody from being free.
        made.add("transp", "TRANSPARENT")
    text = "\n\n".join(filter(None, (to_plain_text(entry.text, words_of(language)), *entry.notes, entry.url)))
    if text:
        made.add("description", _clean(text))
    if entry.url:
        made.add("url", _uri(entry.url))
    if entry.location:
        made.add("location", _one_line(entry.location))
    if entry.position:
        made.add("geo", entry.position)
    if entry.categories:
        made.add("categories", [_one_line(name) for name in entry.categories])
    for label, url in entry.online:
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": _label(label)}
        made.add("conference", _uri(url), parameters=parameters)
    for before in entry.alarms:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _one_line(entry.title))
        alarm.add("trigger", before)
        made.add_component(alarm)
    return bytes(made.to_ical())


def _clean(text: str) -> str:
    return _CONTROL.sub("", _OTHER_LINE_ENDS.sub("\n", text)).replace("\r\n", "\n").replace("\r", "\n")


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", _clean(text)).strip()


def _label(text: str) -> str:
    """A parameter's text. It holds no double quote, which only RFC 6868 can write, and few programs read."""
    return _one_line(text).replace('"', "”")


def _uri(address: str) -> str:
    """An address in the letters that a URI has; others are written as their octets."""
    return quote(_one_line(address).replace(" ", "%20"), safe=_URI_SIGNS)
