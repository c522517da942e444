"""What the page of a session says, and its row in the programme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from hacksite.model import Room, Said, Session
from hacksite.views.agenda import calendar_path
from hacksite.views.cards import challenge_card, dataset_card, person_card
from hacksite.views.changes import ChangeView, changes_of
from hacksite.views.hand_in import hand_in_at
from hacksite.views.layout import ItemView, fact, item_page, present, shelf
from hacksite.views.page_view import Fact, LinkView, PageView, Part
from hacksite.views.phase import is_off
from hacksite.views.programme import part_link, programme_day
from hacksite.views.revision import session_uid
from hacksite.views.scene import Scene
from hacksite.views.session_row import SessionRow, session_row
from hacksite.wording import language_in
from hacksite.wording.dates import day, hours, short_day


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The session before or after, in the same room or track; `label` says which."""

    label: str
    session: LinkView
    hours: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """What only a session has: its row in the programme, and those around it."""

    row: SessionRow
    near: tuple[Neighbour, ...]


def session_page(scene: Scene, session: Session) -> PageView:
    """One session: when, where, with whom, about what; what is left of it; how it moved."""
    index, words = scene.index, scene.words
    own = calendar_path(scene, f"agenda/sessions/{session.id}.ics")
    calendar = LinkView(Said(words("session.calendar"), scene.language), own, "calendar-plus")
    view = ItemView(
        item=f"session/{session.id}",
        kicker=words(f"kind.{session.kind}"),
        lead=scene.say(session.summary),
        badges=present(
            words("status.cancelled") if session.status == "cancelled" else "",
            words("status.tentative") if session.status == "tentative" else "",
        ),
        seed=session.id,
        actions=(*_links(scene, session), *(() if is_off(scene.event) else (calendar,))),
        facts=_facts(scene, session),
        body=scene.say(session.body),
        parts=_changes(scene, session),
        shelves=present(
            shelf(scene, "people", session.people, index.person, person_card),
            shelf(scene, "challenges", session.challenges, index.challenge, challenge_card),
            shelf(scene, "datasets", session.datasets, index.dataset, dataset_card),
        ),
        extra=SessionView(session_row(scene, session), tuple(_neighbours(scene, session))),
    )
    return item_page(scene, "session", session.id, session.title, view, source="schedule.yml")


def _links(scene: Scene, session: Session) -> Iterator[LinkView]:
    """What to do there: hand in, fill in a form, register; then what is left of it."""
    handed = hand_in_at(scene, session)
    if handed:
        yield handed
    form = "form" if session.kind == "deadline" else "registration"
    for key, url in ((form, session.registration), ("slides", session.slides), ("video", session.video)):
        if url and not (handed and url == handed.url):
            yield LinkView(Said(scene.words(f"link.{key}"), scene.language), url)


def _facts(scene: Scene, session: Session) -> tuple[Fact, ...]:
    """When and where, in which language, and the ways in."""
    words = scene.words
    rooms = [scene.index.room[room] for room in session.rooms if room in scene.index.room]
    onsite = [room for room in rooms if room.kind == "onsite"]
    track = scene.index.track.get(session.track or "")
    online = [LinkView(room.name.say(scene.language), room.url) for room in rooms if room.url]
    spoken = session.language or scene.languages[0]
    practical = scene.addresses.section("practical")
    ways = [
        LinkView(Said(words("session.room", room=room.name.in_(scene.language)), scene.language), url)
        for room in onsite
        if (url := f"{practical}#room-{room.id}")
    ]
    more = [LinkView(link.label.say(scene.language), link.url) for link in session.links]
    facts: tuple[Fact, ...] = present(
        fact(scene, "when", day(session.start.date(), words), hours(session.start, session.end, words)),
        fact(scene, "where", links=[part_link(scene, "rooms", room) for room in rooms]),
        fact(scene, "floor", *(room.floor for room in onsite), links=ways),
        fact(scene, "join", links=online),
        fact(scene, "capacity", *(str(room.capacity) for room in onsite if room.capacity)),
        fact(scene, "format", words(f"format.{_format(rooms)}") if rooms else None),
        fact(scene, "track", links=[part_link(scene, "tracks", track)] if track else ()),
        fact(scene, "language", language_in(spoken, scene.language)),
        fact(scene, "links", links=more),
        fact(scene, "changed", _changed(scene, session)),
    )
    return facts


def _format(rooms: Sequence[Room]) -> str:
    kinds = {room.kind for room in rooms}
    return "hybrid" if len(kinds) > 1 else next(iter(kinds))


def _changed(scene: Scene, session: Session) -> str:
    """The day of the last change; "" where no history says it."""
    revision = scene.revisions.get(session_uid(scene.event, session.id))
    if revision is None or not revision.is_known:
        return ""
    return short_day(revision.changed.astimezone(scene.event.timezone).date(), scene.words)


def _changes(scene: Scene, session: Session) -> tuple[Part, ...]:
    """How the session moved, newest first; nothing where it did not, or no history tells."""
    rows = tuple(Said(_change(scene, row), scene.language) for row in changes_of(scene, session.id))
    return (Part(scene.words("session.changes"), items=rows, anchor="changes"),) if rows else ()


def _change(scene: Scene, row: ChangeView) -> str:
    """A change in one line."""
    kind = f"{row.kind[:1].lower()}{row.kind[1:]}"
    made = short_day(datetime.fromisoformat(row.made), scene.words)
    text = ", ".join(line.text for line in row.lines)
    return scene.words("session.change" if text else "session.change_alone", day=made, kind=kind, text=text)


def _neighbours(scene: Scene, session: Session) -> Iterator[Neighbour]:
    """The sessions just before and after in its room; in its track where it has no room."""
    key = "room" if session.rooms else "track"
    rooms = [scene.index.room[room] for room in session.rooms if room in scene.index.room]
    # A place online beside a room only carries what happens there.
    onsite = tuple(room.id for room in rooms if room.kind == "onsite")
    places = onsite or session.rooms or present(session.track)
    ids = {item for place in places for item in scene.index.backlinks.of(key, place, "session")}
    shared = [scene.index.session[item] for item in ids - {session.id}]
    before = [s for s in shared if s.end.astimezone(UTC) <= session.start.astimezone(UTC)]
    after = [s for s in shared if s.start.astimezone(UTC) >= session.end.astimezone(UTC)]
    nearest = {
        "previous": max(before, key=lambda s: (s.end.astimezone(UTC), s.id), default=None),
        "next": min(after, key=lambda s: (s.start.astimezone(UTC), s.id), default=None),
    }
    for way, other in nearest.items():
        if other and programme_day(other) == programme_day(session):
            link = LinkView(other.title.say(scene.language), scene.addresses.item("session", other.id))
            said = hours(other.start, other.end, scene.words)
            yield Neighbour(scene.words(f"session.{way}_in_{key}"), link, said)
