"""Checks of the event's own dates: order, plausibility, publication hours."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic, Position
from hacksite.model import Event
from hacksite.model.moments import day_of, first_instant, is_repeated, last_instant

_FIRST_YEAR = 2000
_YEARS_AHEAD = 5
Placed = tuple[Position, date]


def check_dates(places: Places, event: Event, at: datetime) -> Iterator[Diagnostic]:
    """Dates in the wrong order, held back too long, ambiguous, or in an impossible year."""
    dates = tuple(_event_dates(places, event))
    yield from _implausible(places, event, dates, at)
    for place, when in dates:
        if isinstance(when, datetime) and is_repeated(when):
            values = {"typed": f"{when:%Y-%m-%d %H:%M}", "zone": str(event.timezone)}
            yield Diagnostic("HS211", place, values)
    if not places.unsure & {"start", "end"} and _is_before(event.end, event.start):
        values = {"start": _said(event.start), "end": _said(event.end)}
        yield Diagnostic("HS201", places.at_event("end"), values)
    elif has_sure_days(places, event):
        yield from _order(places, event)
        yield from _held_back(places, event)


def has_sure_days(places: Places, event: Event) -> bool:
    """Whether other dates can be compared with the event's days.

    Not when they are guesses, in the wrong order, or so far that no calendar reaches them.
    """
    sure = not places.unsure & {"start", "end"} and event.first_day <= event.last_day
    return sure and _is_reckonable(event.first_day) and _is_reckonable(event.last_day)


def _is_reckonable(when: date) -> bool:
    """Whether a day more or less still exists, in every time zone."""
    return date.min.year < when.year < date.max.year


def _event_dates(places: Places, event: Event) -> Iterator[Placed]:
    """The dates of `event.yml` that were typed, with their places."""
    for key in ("start", "end", "previous_start", "archive_from"):
        when = getattr(event, key)
        # An end that was not typed stands where the start does.
        again = key == "end" and places.at_event("end") == places.at_event("start")
        if when is not None and key not in places.unsure and not again:
            yield places.at_event(key), when
    for key in ("opens", "closes"):
        when = getattr(event.registration, key)
        if when is not None:
            yield places.at_event("registration", key), when
    for index, milestone in enumerate(event.milestones):
        yield places.at_event("milestones", index, "at"), milestone.at


def _said(when: date) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else str(when)


def _is_before(end: date, start: date) -> bool:
    """Whether an end comes before its start: by the day, and by the hour when both are known."""
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end < start
    return day_of(end) < day_of(start)


def _implausible(
    places: Places, event: Event, dates: tuple[Placed, ...], at: datetime
) -> Iterator[Diagnostic]:
    for place, when in (*dates, *_list_dates(places, event)):
        if not _FIRST_YEAR <= when.year <= at.year + _YEARS_AHEAD:
            values = {"found": _said(when), "first": _FIRST_YEAR, "last": at.year + _YEARS_AHEAD}
            yield Diagnostic("HS216", place, values)


def _list_dates(places: Places, event: Event) -> Iterator[Placed]:
    """Dates of sessions, news and publications; dates of data may well be older."""
    for session in event.sessions:
        key = "date" if session.date is not None else "start"
        yield places.at("session", session.id, key), session.start
    for news in event.news:
        yield places.at("news_item", news.id, "date"), news.date
    projects = [("project", p.id, p.publish_at) for p in event.projects]
    for noun, item, when in (*_held(event), *projects):
        if when is not None:
            yield places.at(noun, item, "publish_at"), when


def _order(places: Places, event: Event) -> Iterator[Diagnostic]:
    zone = event.timezone
    opens, closes = event.registration.opens, event.registration.closes
    if opens and not _is_reckonable(opens):
        opens = None
    if closes and not _is_reckonable(closes):
        closes = None
    if opens and closes and last_instant(closes, zone) <= first_instant(opens, zone):
        values = {
            "before": "registration.opens",
            "before_at": _said(opens),
            "after": "registration.closes",
            "after_at": _said(closes),
        }
        yield Diagnostic("HS212", places.at_event("registration", "closes"), values)
    ends = last_instant(event.end, zone)
    late = [("registration.closes", closes, places.at_event("registration", "closes"))] if closes else []
    for index, milestone in enumerate(event.milestones):
        if milestone.kind == "registration" and _is_reckonable(milestone.at):
            place = places.at_event("milestones", index, "at")
            late.append((f"milestones.{milestone.id}", milestone.at, place))
    for name, when, place in late:
        if last_instant(when, zone) > ends and day_of(when) > event.last_day:
            values = {"before": name, "before_at": _said(when), "after": "end", "after_at": _said(event.end)}
            yield Diagnostic("HS212", place, values)
    archived = event.archive_from
    sure = "archive_from" not in places.unsure
    if archived and sure and archived.year >= _FIRST_YEAR and archived <= event.last_day:
        values = {"before": "end", "before_at": _said(event.end)}
        values |= {"after": "archive_from", "after_at": _said(archived)}
        yield Diagnostic("HS212", places.at_event("archive_from"), values)


def _held_back(places: Places, event: Event) -> Iterator[Diagnostic]:
    ends = last_instant(event.end, event.timezone)
    for noun, item, when in _held(event):
        if when is not None and _is_reckonable(when) and first_instant(when, event.timezone) >= ends:
            values = {"id": item, "publish_at": _said(when), "end": _said(event.end)}
            yield Diagnostic("HS217", places.at(noun, item, "publish_at"), values)


def _held(event: Event) -> Iterator[tuple[str, str, date | None]]:
    """What may be held back during the event: noun, id, publication."""
    for challenge in event.challenges:
        yield "challenge", challenge.id, challenge.publish_at
    for dataset in event.datasets:
        yield "dataset", dataset.id, dataset.publish_at


def known_days(event: Event) -> frozenset[date]:
    """Every day that some field of the event names, the event's own days included."""
    days = {event.first_day + timedelta(days=n) for n in range(length_in_days(event))}
    found: list[date | None] = [
        event.registration.opens,
        event.registration.closes,
        event.previous_start,
        event.archive_from,
    ]
    found += [m.at for m in event.milestones]
    found += [s.start for s in event.sessions] + [s.end for s in event.sessions]
    found += [n.date for n in event.news]
    found += [f.date for p in event.projects for f in p.follow_ups] + [k.date for k in event.outcomes.kept]
    found += [event.legal.personal_data.erase_from]
    found += [when for _, _, when in _held(event)] + [p.publish_at for p in event.projects]
    found += [event.results.publish_at] if event.results else []
    return frozenset(days | {day_of(when) for when in found if when is not None})


def length_in_days(event: Event) -> int:
    """Calendar days from the first to the last; 1 when they are in the wrong order, 366 at most."""
    return min(max((event.last_day - event.first_day).days + 1, 1), 366)
