"""The programme as an iCalendar file. Sources: RFC 5545, RFC 7986."""

from datetime import UTC, datetime, timedelta
from html import unescape

import icalendar
import nh3

from hacksite import __version__
from hacksite.emit.markdown import to_html
from hacksite.model import Session
from hacksite.views.scene import Scene

_STATUS = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}


def agenda(scene: Scene) -> bytes:
    """Every session that may be seen, as UTC instants: no calendar can get the zone wrong.

    Until there is a programme, the event's days stand in it, so that people can save the date.

    UIDs come from ids alone, so that an edit changes an entry and makes no second one.
    """
    event = scene.event
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//hacksite//{__version__}//{scene.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", event.title.in_(scene.language))
    calendar.add("x-wr-calname", event.title.in_(scene.language))
    calendar.add("x-wr-timezone", str(event.timezone))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    if not event.sessions:
        calendar.add_component(_save_the_date(scene))
    for session in sorted(event.sessions, key=lambda s: (s.start, s.id)):
        calendar.add_component(_session(scene, session))
    return bytes(calendar.to_ical())


def _save_the_date(scene: Scene) -> icalendar.Event:
    event = scene.event
    entry = icalendar.Event()
    entry.add("uid", f"{event.id}.hacksite")
    entry.add("dtstamp", scene.now.astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", event.first_day)
    entry.add("dtend", event.last_day + timedelta(days=1))
    entry.add("summary", event.title.in_(scene.language))
    if event.venue:
        entry.add("location", event.venue.name.in_(scene.language))
    if scene.site_url:
        entry.add("url", scene.site_url)
    return entry


def _session(scene: Scene, session: Session) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{session.id}@{scene.event.id}.hacksite")
    entry.add("dtstamp", scene.now.astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", _utc(session.start))
    if not session.is_moment:
        entry.add("dtend", _utc(session.end))
    entry.add("summary", session.title.in_(scene.language))
    entry.add("status", _STATUS[session.status])
    url = scene.addresses.item("session", session.id)
    address = f"{scene.site_url.rstrip('/')}/{url}" if scene.site_url else ""
    text = "\n\n".join(filter(None, (_plain(scene, session), address)))
    if text:
        entry.add("description", text)
    if address:
        entry.add("url", address)
    rooms = [scene.index.room[room] for room in session.rooms]
    if rooms:
        entry.add("location", ", ".join(room.name.in_(scene.language) for room in rooms))
    entry.add("categories", [scene.words(f"kind.{session.kind}")])
    for room in rooms:
        if room.url:
            entry.add("conference", room.url, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    return entry


def _plain(scene: Scene, session: Session) -> str:
    """The session's summary without markup: calendars show tags as they are."""
    text = scene.words_in(session.summary or session.body)
    html = to_html(text, scene.words, lambda address: address)
    return unescape(nh3.clean(html, tags=set())).strip()


def _utc(when: datetime) -> datetime:
    return when.astimezone(UTC)
