"""Where the event is in its life, at a given instant."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hacksite.model import Event
from hacksite.model.moments import first_instant, last_instant

_ARCHIVED_AFTER = timedelta(days=182)


class Phase(StrEnum):
    """The phases of an event, in order."""

    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    LIVE = "live"
    RESTITUTION = "restitution"
    RESULTS = "results"
    ARCHIVED = "archived"


def phase_at(event: Event, now: datetime) -> Phase:
    """The phase at `now`, from the event's dates alone.

    Announced until registration opens (the first of its milestones, or an opening date); closed
    between the end of registration and the first day; live until the first pitch or awards;
    restitution until results may be published, or the event is over; archived six months later.
    """
    zone = event.timezone
    if now >= archive_instant(event):
        return Phase.ARCHIVED
    if now >= results_instant(event):
        return Phase.RESULTS
    if now >= opening_instant(event):
        restitution = restitution_instant(event)
        return Phase.RESTITUTION if restitution and now >= restitution else Phase.LIVE
    opens, closes = event.registration.opens, event.registration.closes
    if opens and now < first_instant(opens, zone):
        return Phase.ANNOUNCED
    if closes and now >= last_instant(closes, zone):
        return Phase.CLOSED
    return Phase.OPEN if opens or event.registration.url else Phase.ANNOUNCED


def is_off(event: Event) -> bool:
    """Whether the event does not take place on its days: nobody can come, join or hand in."""
    return event.status in {"cancelled", "postponed"}


def archive_instant(event: Event) -> datetime:
    """When the event becomes an archive."""
    zone = event.timezone
    first = event.archive_from or (last_instant(event.end, zone) + _ARCHIVED_AFTER).date()
    return datetime.combine(first, time(0), zone)


def opening_instant(event: Event) -> datetime:
    """When the event begins: with its first session, or with the start of its first day."""
    return _first_session(event) or first_instant(event.start, event.timezone)


def _first_session(event: Event) -> datetime | None:
    """The first session of the first day; webinars before do not start the event."""
    if isinstance(event.start, datetime):
        return event.start
    starts = [s.start for s in event.sessions if s.start.date() >= event.first_day and not s.internal]
    return min(starts, default=None)


def restitution_instant(event: Event) -> datetime | None:
    """When teams begin to present: the first pitch on the last day, else the awards."""
    for kind in ("pitch", "awards"):
        starts = [
            s.start
            for s in event.sessions
            if s.kind == kind and s.status != "cancelled" and s.start.date() >= event.last_day
        ]
        if starts:
            return min(starts)
    return None


def results_instant(event: Event) -> datetime:
    """When results may be shown: their `publish_at`, never before the event is over without one."""
    over = last_instant(event.end, event.timezone)
    if event.results is None:
        return over
    if event.results.publish_at is None:
        return over
    return first_instant(event.results.publish_at, event.timezone)


def results_to_come(event: Event, now: datetime) -> date | datetime | None:
    """When results are said to come out, if that is still to come: their `publish_at`, else the awards' end.

    Without both, the milestone that announces them.
    """
    results = event.results
    if results and results.publish_at and not results.draft:
        said = [results.publish_at]
    else:
        said = [s.end for s in event.sessions if s.kind == "awards" and s.status != "cancelled"] or [
            m.at for m in event.milestones if m.kind == "announcement" and "result" in m.id
        ]
    coming = [when for when in said if last_instant(when, event.timezone) > now]
    return min(coming, key=lambda when: first_instant(when, event.timezone), default=None)
