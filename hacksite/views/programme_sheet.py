"""The programme on paper: which sessions stand on which sheet, by the hour they begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from hacksite.model import Said, Session
from hacksite.views.agenda import absolute
from hacksite.views.layout import present
from hacksite.views.programme import by_day
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_days, words_of_place
from hacksite.wording.dates import clock, day, end_hour

_ABREAST = 3
"""Sessions that stand side by side: on A4, narrower columns would break every other word."""
_SHORT_DAY = 3
"""Sessions of a day that does not deserve a sheet of its own; its neighbours of that kind share one."""


@dataclass(frozen=True, slots=True)
class SheetSession:
    """A session on paper. `until` is "" for a moment; `url` is absolute, or ""; `color` may be ""."""

    title: Said
    until: str
    where: str
    people: str
    track: Said | None
    color: str
    status: str
    is_cancelled: bool
    url: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What begins at an hour, in rows of sessions that stand side by side."""

    hour: str
    rows: tuple[tuple[SheetSession, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day on paper; `anchor` is its date."""

    anchor: str
    title: str
    slots: tuple[Slot, ...]

    @property
    def count(self) -> int:
        """How many sessions it has."""
        return sum(len(row) for slot in self.slots for row in slot.rows)


@dataclass(frozen=True, slots=True)
class ProgrammeSheet:
    """The programme on paper. Each of `sheets` is one or more days on a page of their own, the event's first.

    `here` is the address of the page that is always up to date, "" where it is not known.
    """

    event: Said
    when: str
    place: str
    state: str
    zone: str
    here: str
    sheets: tuple[tuple[SheetDay, ...], ...]


def programme_sheet(scene: Scene) -> ProgrammeSheet | None:
    """The programme on paper, in a language; None without sessions."""
    if not scene.event.sessions:
        return None
    words = scene.words
    title = scene.event.title.say(scene.language)
    own, others = _days(scene)
    return ProgrammeSheet(
        title,
        words_of_days(scene),
        words_of_place(scene),
        words("paper.state", day=day(scene.now.date(), words)),
        words("programme.zone", zone=str(scene.event.timezone)),
        absolute(scene, scene.addresses.section("programme")),
        present(*_sheets(own), *_sheets(others)),
    )


def _days(scene: Scene) -> tuple[list[SheetDay], list[SheetDay]]:
    """The days of the event, which go on the wall, and those before and after it."""
    own: list[SheetDay] = []
    others: list[SheetDay] = []
    for when, sessions in by_day(scene.event.sessions):
        slots = (
            Slot(clock(start, scene.words), _rows([_session(scene, s) for s in beginning]))
            for start, beginning in groupby(sessions, key=lambda s: s.start)
        )
        is_own = scene.event.first_day <= when <= scene.event.last_day
        (own if is_own else others).append(SheetDay(when.isoformat(), day(when, scene.words), tuple(slots)))
    return own, others


def _rows(sessions: list[SheetSession]) -> tuple[tuple[SheetSession, ...], ...]:
    """Rows as even as can be: four sessions are two and two, not three and one."""
    rows = -(-len(sessions) // _ABREAST)
    length, longer = divmod(len(sessions), rows)
    ends = [row * length + min(row, longer) for row in range(rows + 1)]
    return tuple(tuple(sessions[a:b]) for a, b in pairwise(ends))


def _session(scene: Scene, session: Session) -> SheetSession:
    words = scene.words
    rooms = (scene.index.room[room] for room in session.rooms if room in scene.index.room)
    track = scene.index.track.get(session.track or "")
    state = session.status if session.status != "confirmed" else ""
    return SheetSession(
        session.title.say(scene.language),
        "" if session.is_moment else words("paper.until", hour=end_hour(session.start, session.end, words)),
        ", ".join(room.name.in_(scene.language) for room in rooms),
        ", ".join(scene.index.person[item].name for item in session.people),
        track.name.say(scene.language) if track else None,
        (track.color or "") if track else "",
        words(f"status.{state}") if state else "",
        state == "cancelled",
        absolute(scene, scene.addresses.item("session", session.id)),
    )


def _sheets(days: list[SheetDay]) -> Iterator[tuple[SheetDay, ...]]:
    """Days that follow each other with few sessions share a sheet."""
    sheets: list[list[SheetDay]] = []
    for one in days:
        is_short = one.count <= _SHORT_DAY
        if is_short and sheets and all(d.count <= _SHORT_DAY for d in sheets[-1]):
            sheets[-1].append(one)
        else:
            sheets.append([one])
    return map(tuple, sheets)
