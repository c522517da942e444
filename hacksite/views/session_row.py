"""A session as a row of the programme."""

from dataclasses import dataclass

from hacksite.model import Said, Session
from hacksite.views.scene import Scene
from hacksite.wording.dates import hours


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the programme."""

    id: str
    url: str
    title: Said
    start: str
    end: str
    hours: str
    kind: str
    kind_label: str
    where: tuple[Said, ...]
    track: Said | None
    people: tuple[Said, ...]
    summary: Said | None
    cancelled: bool
    online: bool
    is_moment: bool
    color: str


def session_row(scene: Scene, session: Session) -> SessionRow:
    """A session as a row of the programme."""
    rooms = tuple(scene.index.room[room] for room in session.rooms if room in scene.index.room)
    people = (scene.index.person[item] for item in session.people)
    track = scene.index.track.get(session.track or "")
    return SessionRow(
        session.id,
        scene.addresses.item("session", session.id),
        session.title.say(scene.language),
        session.start.isoformat(),
        session.end.isoformat(),
        hours(session.start, session.end, scene.words),
        session.kind,
        scene.words(f"kind.{session.kind}"),
        tuple(room.name.say(scene.language) for room in rooms),
        track.name.say(scene.language) if track else None,
        tuple(Said(p.name, scene.language) for p in people),
        scene.say(session.summary),
        session.status == "cancelled",
        any(room.kind == "online" for room in rooms),
        session.is_moment,
        (track.color or "") if track else "",
    )
