"""How to subscribe to the calendars: the addresses that each application wants."""

from dataclasses import dataclass
from urllib.parse import quote

from hacksite.model import Said
from hacksite.views.agenda import absolute, calendar_path
from hacksite.views.revision import last_known_change, session_uid
from hacksite.views.scene import Scene
from hacksite.wording.dates import moment

ANCHOR = "subscribe"
"""Where the panel stands on the page of the programme."""

_GOOGLE = "https://calendar.google.com/calendar/r?cid="


@dataclass(frozen=True, slots=True)
class PartView:
    """A calendar of a part of the event; `webcal` is "" where the site's address is not known."""

    name: Said
    webcal: str
    file: str


@dataclass(frozen=True, slots=True)
class PartsView:
    """Calendars of one kind, under their title."""

    title: str
    rows: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """The ways to subscribe. Without the site's address, only `file` can be given.

    `here` is the panel's own address, for a code that phones read.
    """

    file: str
    address: str
    webcal: str
    google: str
    here: str
    changed: str
    parts: tuple[PartsView, ...]


def subscribe_view(scene: Scene) -> SubscribeView:
    """The ways to subscribe, in a language."""
    path = calendar_path(scene)
    address = absolute(scene, path)
    webcal = _webcal(address)
    here = absolute(scene, scene.addresses.section("programme"))
    return SubscribeView(
        path,
        address,
        webcal,
        _GOOGLE + quote(webcal, safe=":/") if webcal else "",
        f"{here}#{ANCHOR}" if here else "",
        _changed(scene),
        _parts(scene),
    )


def _parts(scene: Scene) -> tuple[PartsView, ...]:
    event, words = scene.event, scene.words
    rooms = {room for session in event.sessions for room in session.rooms}
    tracks = {session.track for session in event.sessions}
    whole = [_part(scene, Said(words("subscribe.event"), scene.language), "agenda/event.ics")]
    if event.milestones or event.registration.closes:
        label = Said(words("calendar.deadlines"), scene.language)
        whole.append(_part(scene, label, "agenda/deadlines.ics"))
    by_track = (
        _part(scene, track.name.say(scene.language), f"agenda/tracks/{track.id}.ics")
        for track in event.tracks
        if track.id in tracks
    )
    by_room = (
        _part(scene, room.name.say(scene.language), f"agenda/rooms/{room.id}.ics")
        for room in event.rooms
        if room.id in rooms
    )
    parts = (
        PartsView(words("subscribe.dates"), tuple(whole)),
        PartsView(words("subscribe.tracks"), tuple(by_track)),
        PartsView(words("subscribe.rooms"), tuple(by_room)),
    )
    return tuple(part for part in parts if part.rows)


def _part(scene: Scene, name: Said, path: str) -> PartView:
    path = calendar_path(scene, path)
    return PartView(name, _webcal(absolute(scene, path)), path)


def _webcal(address: str) -> str:
    """The address that a device hands to its calendar."""
    _, found, rest = address.partition("://")
    return f"webcal://{rest}" if found else ""


def _changed(scene: Scene) -> str:
    """When the programme last changed; "" where no history says it."""
    event = scene.event
    uids = (session_uid(event, session.id) for session in event.sessions)
    changed = last_known_change({uid: scene.revisions[uid] for uid in uids})
    return moment(changed.astimezone(event.timezone), scene.words) if changed else ""
