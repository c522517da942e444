"""The event and its sessions in schema.org's words, for search engines and calendars of cities.

Source: schema.org `Hackathon`, a kind of `Event`; Google's "Event structured data" for what is required.
Days without an hour stay days: a midnight that nobody announced would be wrong.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from hacksite.model import Partner, Room, Session
from hacksite.model.venue import Address, Venue
from hacksite.views.layout import excerpt
from hacksite.views.phase import Phase
from hacksite.views.scene import Scene

Node = dict[str, Any]
"""A node of JSON-LD; empty values are dropped before it is written."""

_ORG = "https://schema.org/"
_STATUS = {
    "scheduled": "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled", "moved-online": "EventMovedOnline",
}  # fmt: skip
_MODES = {"onsite": "Offline", "online": "Online", "hybrid": "Mixed"}
_AVAILABLE = {Phase.ANNOUNCED: "PreOrder", Phase.OPEN: "InStock"}
_OVER = "Discontinued"
"""Registration is over; nobody said that every seat was taken."""
_NO_EVENT = {"meal", "break", "work", "teams", "deadline", "deliberation", "other"}
"""Kinds of sessions that nobody comes for; they have no hour of their own in a list of events."""
_MOST_SUB_EVENTS = 60
_ENOUGH = 300


def absolute(scene: Scene, url: str) -> str:
    """An address on the site, whole where the site's address is known."""
    return f"{scene.site_url.rstrip('/')}/{url}" if scene.site_url else url


def hackathon(scene: Scene, pictures: Sequence[str] = ()) -> Node:
    """The event, with the sessions that one may come for. `pictures` are whole addresses."""
    event = scene.event
    home = absolute(scene, scene.addresses.section("home"))
    registration = event.registration
    return {
        "@type": ["Event", "Hackathon"],
        "@id": event_id(scene),
        "name": event.title.in_(scene.language),
        "description": excerpt(scene.words_in(event.summary or event.tagline or event.title), _ENOUGH),
        "url": home,
        "inLanguage": list(scene.languages),
        "startDate": instant(event.start),
        "endDate": instant(event.end),
        "previousStartDate": instant(event.previous_start),
        "eventStatus": _ORG + _STATUS[event.status],
        "eventAttendanceMode": _mode(_format(scene)),
        "location": _locations(scene),
        "image": list(pictures),
        "isAccessibleForFree": registration.price == 0,
        "maximumAttendeeCapacity": registration.capacity,
        "offers": _offer(scene),
        "organizer": _organisers(scene),
        "funder": [_organisation(scene, p) for p in event.partners if p.kind == "funder"],
        "audience": [
            {"@type": "Audience", "audienceType": a.role.in_(scene.language)} for a in event.audience
        ],
        "keywords": event.hashtag,
        "subEvent": [_brief(scene, session) for session in visited(event.sessions)[:_MOST_SUB_EVENTS]],
    }


def event_id(scene: Scene) -> str:
    """The event's name among machines: the same on every page and in every language."""
    return f"{absolute(scene, '')}#event"


def event_reference(scene: Scene) -> Node:
    """The event in a word, on pages that are not its own."""
    return {
        "@type": "Hackathon",
        "@id": event_id(scene),
        "name": scene.event.title.in_(scene.language),
        "startDate": instant(scene.event.start),
        "location": _locations(scene),
        "url": absolute(scene, scene.addresses.section("home")),
    }


def visited(sessions: Sequence[Session]) -> list[Session]:
    """The sessions one may come for, in the order of time: no meals, no deadlines."""
    chosen = [session for session in sessions if is_visited(session)]
    return sorted(chosen, key=lambda session: (session.start.astimezone(UTC), session.id))


def is_visited(session: Session) -> bool:
    """Whether a session is an event in its own right."""
    return session.kind not in _NO_EVENT and not session.is_moment


def session_node(scene: Scene, session: Session, pictures: Sequence[str]) -> Node | None:
    """A session as an event of its own, part of the hackathon; None for one that nobody comes for."""
    if not is_visited(session):
        return None
    index = scene.index
    rooms = [index.room[room] for room in session.rooms if room in index.room]
    return {
        **_brief(scene, session),
        "description": excerpt(scene.words_in(session.summary or session.body or session.title), _ENOUGH),
        "endDate": instant(session.end),
        "eventAttendanceMode": _mode(_format_of(scene, rooms)),
        "location": _places(scene, rooms),
        "image": list(pictures),
        "inLanguage": session.language or scene.languages[0],
        "isAccessibleForFree": scene.event.registration.price == 0,
        "organizer": _organisers(scene),
        "performer": [
            {
                "@type": "Person",
                "name": index.person[person].name,
                "url": absolute(scene, scene.addresses.item("person", person)),
            }
            for person in session.people
            if person in index.person
        ],
        "superEvent": event_reference(scene),
    }


def _brief(scene: Scene, session: Session) -> Node:
    url = absolute(scene, scene.addresses.item("session", session.id))
    first = scene.index.room.get(next(iter(session.rooms), ""))
    off = "cancelled" if session.status == "cancelled" else scene.event.status
    return {
        "@type": "Event",
        "@id": f"{url}#event",
        "name": session.title.in_(scene.language),
        "startDate": instant(session.start),
        "eventStatus": _ORG + _STATUS[off if off in {"cancelled", "postponed"} else "scheduled"],
        "location": _places(scene, [first] if first else []),
        "url": url,
    }


def instant(when: date | datetime | None) -> str | None:
    """A day as a day, an instant with its offset."""
    return when.isoformat() if when else None


def _format(scene: Scene) -> str:
    return "online" if scene.event.status == "moved-online" else scene.event.format


def _mode(kind: str) -> str:
    return f"{_ORG}{_MODES[kind]}EventAttendanceMode"


def _format_of(scene: Scene, rooms: Sequence[Room]) -> str:
    kinds = {room.kind for room in rooms}
    if not kinds or scene.event.status == "moved-online":
        return _format(scene)
    return "hybrid" if len(kinds) > 1 else next(iter(kinds))


def _locations(scene: Scene) -> list[Node]:
    """Where the event takes place; both for a hybrid one."""
    kind, venue = _format(scene), scene.event.venue
    places: list[Node] = []
    if kind != "online" and venue:
        places.append(_venue(scene, venue))
    if kind != "onsite":
        urls = [room.url for room in scene.event.rooms if room.kind == "online" and room.url]
        home = absolute(scene, scene.addresses.section("home"))
        places.append({"@type": "VirtualLocation", "url": urls[0] if urls else home})
    return places


def _venue(scene: Scene, venue: Venue) -> Node:
    known = venue.latitude is not None and venue.longitude is not None
    return {
        "@type": "Place",
        "name": venue.name.in_(scene.language),
        "address": _address(venue.address) if venue.address else venue.name.in_(scene.language),
        "geo": {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
        if known
        else None,
        "url": venue.url,
    }


def _address(address: Address) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": address.street,
        "postalCode": address.postal_code,
        "addressLocality": address.city,
        "addressCountry": address.country,
    }


def _places(scene: Scene, rooms: Sequence[Room]) -> list[Node]:
    """Where a session takes place: its rooms in the venue, its places online; else where the event does."""
    venue = scene.event.venue
    places: list[Node] = []
    for room in rooms:
        name = room.name.in_(scene.language)
        if room.kind == "online":
            home = absolute(scene, scene.addresses.section("programme"))
            places.append({"@type": "VirtualLocation", "name": name, "url": room.url or home})
        elif _format(scene) != "online":
            where = venue.name.in_(scene.language) if venue else ""
            address = _address(venue.address) if venue and venue.address else where or name
            places.append(
                {"@type": "Place", "name": f"{name}, {where}" if where else name, "address": address}
            )
    return places or _locations(scene)


def _offer(scene: Scene) -> Node | None:
    registration = scene.event.registration
    if registration.url is None:
        return None
    return {
        "@type": "Offer",
        "url": registration.url,
        "price": f"{registration.price:g}",
        "priceCurrency": registration.currency,
        "availability": _ORG + _AVAILABLE.get(scene.phase, _OVER),
        "validFrom": instant(registration.opens),
        "validThrough": instant(registration.closes),
    }


def _organisers(scene: Scene) -> list[Node]:
    partners = [p for p in scene.event.partners if p.kind == "organiser"]
    if partners:
        return [_organisation(scene, partner) for partner in partners]
    publisher = scene.event.legal.publisher
    if publisher.name:
        return [{"@type": "Organization", "name": publisher.name, "url": publisher.url}]
    return []


def _organisation(scene: Scene, partner: Partner) -> Node:
    page = absolute(scene, scene.addresses.item("partner", partner.id))
    return {"@type": "Organization", "name": partner.name.in_(scene.language), "url": partner.url or page}
