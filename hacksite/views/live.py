"""The screens of the day: for the projector of the hall, and for the door of each room."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC

from hacksite.model import Room, Said, Session
from hacksite.model.moments import last_instant
from hacksite.views.addresses import addresses_of
from hacksite.views.agenda import absolute
from hacksite.views.announcement import Announcement, announcements
from hacksite.views.hand_in import hand_in
from hacksite.views.layout import section_link, section_page
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.phase import Phase, opening_instant
from hacksite.views.practical import contact_links
from hacksite.views.programme import DayView, days
from hacksite.views.scene import Scene

_LONGEST_HELP = 240
"""Characters that leave a projector room for the programme."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """What a screen counts down to; `iso` is the instant, with its offset."""

    title: Said
    iso: str


@dataclass(frozen=True, slots=True)
class LiveView:
    """A screen: all that it will need until the event is over, for it goes on without a network.

    `room` is None for the projector of the hall. `opens` and `ends` are the event's first and last instants;
    `scanned` is the programme's whole address, for a code to photograph, or "".
    """

    room: Said | None
    zone: str
    opens: str
    ends: str
    days: tuple[DayView, ...]
    hand_in: LinkView | None
    countdowns: tuple[Countdown, ...]
    announcements: tuple[Announcement, ...]
    help_text: Said | None
    help: tuple[LinkView, ...]
    programme: LinkView
    after: LinkView
    scanned: str
    screens: tuple[LinkView, ...]


def live_pages(scene: Scene) -> tuple[PageView, ...]:
    """The hall's screen, then one for each room that the programme names; none without a programme."""
    if not scene.event.sessions:
        return ()
    return (_live_page(scene, None), *(_live_page(scene, room) for room in _rooms(scene)))


def screens(scene: Scene) -> tuple[LinkView, ...]:
    """A link to each room's screen."""
    return tuple(
        LinkView(room.name.say(scene.language), _address(scene, scene.language, room))
        for room in _rooms(scene)
    )


def _rooms(scene: Scene) -> tuple[Room, ...]:
    used = {room for session in scene.event.sessions for room in session.rooms}
    return tuple(room for room in scene.event.rooms if room.id in used)


def _live_page(scene: Scene, room: Room | None) -> PageView:
    event = scene.event
    sessions = [s for s in event.sessions if room is None or room.id in s.rooms]
    view = LiveView(
        room.name.say(scene.language) if room else None,
        str(event.timezone),
        opening_instant(event).isoformat(),
        last_instant(event.end, event.timezone).isoformat(),
        _days(scene, sessions, room),
        hand_in(scene),
        tuple(_countdowns(scene)),
        announcements(scene),
        _help_text(scene),
        _help(scene),
        section_link(scene, "programme"),
        section_link(scene, "results" if scene.phase in {Phase.RESULTS, Phase.ARCHIVED} else "home"),
        absolute(scene, scene.addresses.section("programme")),
        screens(scene) if room is None else (),
    )
    page = section_page(scene, "live", view, listed=False, description=scene.words("live.lead"))
    if room is None:
        return page
    title = scene.words("live.door", room=room.name.in_(scene.language))
    return replace(
        page,
        url=_address(scene, scene.language, room),
        title=Said(title, scene.language),
        alternates=tuple((language, _address(scene, language, room)) for language in scene.languages),
    )


def _address(scene: Scene, language: str, room: Room | None = None) -> str:
    section = addresses_of(language, scene.languages[0]).section("live")
    return f"{section}{room.id}/" if room else section


def _help_text(scene: Scene) -> Said | None:
    """What the venue says of help, where a screen can hold it whole: a telephone number is never cut."""
    venue = scene.event.venue
    said = scene.say(venue.help) if venue else None
    if said is None or len(said.text) > _LONGEST_HELP:
        return None
    return said


def _help(scene: Scene) -> tuple[LinkView, ...]:
    """The ways to the organisers; and to what the venue says of help, where that is too long to show."""
    venue, contact = scene.event.venue, contact_links(scene)
    if venue is None or venue.help is None or _help_text(scene):
        return contact
    label = Said(scene.words("part.help"), scene.language)
    return (LinkView(label, f"{scene.addresses.section('practical')}#help"), *contact)


def _days(scene: Scene, sessions: list[Session], room: Room | None) -> tuple[DayView, ...]:
    """The sessions by day; at a room's own door nobody needs its name."""
    shown = days(scene, sessions, grids=False)
    if room is None:
        return shown
    return tuple(replace(of, rows=tuple(replace(row, where=()) for row in of.rows)) for of in shown)


def _countdowns(scene: Scene) -> Iterator[Countdown]:
    """Deadlines of the programme and milestones still to come, each instant once; none after the event."""
    event, zone = scene.event, scene.event.timezone
    over = last_instant(event.end, zone)
    found = {
        s.start.astimezone(UTC): s.title
        for s in event.sessions
        if s.kind == "deadline" and s.status != "cancelled"
    }
    found |= {last_instant(m.at, zone).astimezone(UTC): m.title for m in event.milestones}
    for instant, title in sorted(found.items(), key=lambda row: row[0]):
        if scene.now < instant <= over:
            yield Countdown(title.say(scene.language), instant.astimezone(zone).isoformat())
