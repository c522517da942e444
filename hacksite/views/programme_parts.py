"""The pages of a track, and of a room: their sessions, by day."""

from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.model import Room, Said, Session, Track
from hacksite.views.agenda import calendar_path
from hacksite.views.below import page_below
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.programme import DayView, days, rooms_in_use, tracks_in_use
from hacksite.views.scene import Scene


@dataclass(frozen=True, slots=True)
class PartOfProgramme:
    """The sessions of a track or of a room, by day, and their calendar."""

    lead: str
    kicker: str
    days: tuple[DayView, ...]
    calendar: LinkView


def part_pages(scene: Scene) -> Iterator[PageView]:
    """A page for each track and each room that has a session."""
    for track in tracks_in_use(scene):
        own = tuple(s for s in scene.event.sessions if s.track == track.id)
        yield _page(scene, "tracks", track, own)
    for room in rooms_in_use(scene):
        own = tuple(s for s in scene.event.sessions if room.id in s.rooms)
        yield _page(scene, "rooms", room, own)


def _page(scene: Scene, kind: str, part: Track | Room, sessions: tuple[Session, ...]) -> PageView:
    calendar = calendar_path(scene, f"agenda/{kind}/{part.id}.ics")
    label = Said(scene.words("programme.download"), scene.language)
    view = PartOfProgramme(
        scene.words("programme.count", n=len(sessions)),
        scene.words(f"programme.{kind}"),
        days(scene, sessions, grids=False),
        LinkView(label, calendar, "calendar-plus"),
    )
    return page_below(
        scene, "programme", (kind, part.id), part.name.say(scene.language), view, "programme_part.html"
    )
