"""Where each session of a day stands in a grid of rooms and hours.

Why so: `docs/decisions/0016-programme-grid.md`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hacksite.model import Room, Session

COMMON_KINDS = frozenset(
    {"welcome", "plenary", "meal", "break", "deadline", "pitch", "awards", "social", "closing"}
)
"""What everyone is at: it stands across all rooms while nothing else goes on."""

LONGEST_EMPTY_MINUTES = 30
LONGEST_UNCHANGED_MINUTES = 120
"""Rows in which nothing begins or ends are no taller than this, or a night would be a screen of nothing."""

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Place:
    """The lines of the grid between which something stands; they count from 1, as in CSS.

    `is_common` for what stands across all rooms; `is_elsewhere` where headings do not say in which room.
    """

    top: int
    bottom: int
    start: int
    end: int
    is_common: bool = False
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A room's columns: one, or several where sessions of the room overlap. No room: without a place."""

    room: Room | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The least height of each row, in minutes, and how many columns each room has."""

    minutes: tuple[int, ...]
    lanes: tuple[int, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it is wider than a desk's window."""
        return sum(self.lanes) > _AT_ONCE


@dataclass(frozen=True, slots=True)
class Grid:
    """A day as a grid. `hours` are full hours with their line; `places` are in the order of the sessions."""

    columns: tuple[Column, ...]
    hours: tuple[tuple[int, datetime], ...]
    places: tuple[Place, ...]
    shape: Shape


@dataclass(slots=True)
class _Cell:
    """A session while its place is sought: instants in UTC, its own columns, and those it takes."""

    session: Session
    start: datetime
    end: datetime
    own: tuple[int, ...]
    first: int = -1
    last: int = -1
    is_common: bool = False

    def overlaps(self, other: "_Cell") -> bool:
        return self.start < other.end and other.start < self.end

    def takes(self, column: int) -> bool:
        return self.first <= column <= self.last


def grid_of(sessions: Sequence[Session], rooms: Iterable[Room]) -> Grid | None:
    """The grid of the sessions of a day; None where no two go on at once in two rooms."""
    there = _rooms_in_order(sessions, rooms)
    cells = [_cell(session, there) for session in sessions]
    lasting = [cell for cell in cells if cell.start < cell.end]
    if not any(_in_parallel(a, b) for a in lasting for b in lasting):
        return None
    columns: list[Room | None] = list(there)
    if _settle(lasting, len(columns)):
        columns.append(None)
    moments = [cell for cell in cells if cell.start >= cell.end]
    if _settle_moments(moments, lasting, len(columns)):
        columns.append(None)
    for cell in cells:
        cell.last = len(columns) - 1 if cell.is_common else cell.last
    lanes = {id(cell): lane for column in range(len(columns)) for cell, lane in _lanes(lasting, column)}
    counts = [
        max((lanes[id(c)][1] for c in lasting if c.first == c.last == n), default=1)
        for n in range(len(columns))
    ]
    starts = [2 + sum(counts[:n]) for n in range(len(columns) + 1)]
    lines = _Lines(lasting, moments)
    made = tuple(Column(room, starts[n], starts[n + 1]) for n, room in enumerate(columns))
    places = tuple(_place(cell, lines, starts, lanes.get(id(cell))) for cell in cells)
    return Grid(made, lines.hours, places, Shape(lines.minutes, tuple(counts)))


def _rooms_in_order(sessions: Sequence[Session], rooms: Iterable[Room]) -> tuple[Room, ...]:
    """The rooms of the day, those that share a session side by side; places online come last."""
    known = {room.id: room for room in rooms}
    groups = [_own_rooms(session, known) for session in sessions]
    ordered: dict[str, Room] = {}
    for room in sorted(known.values(), key=lambda room: room.kind == "online"):
        if not any(room.id in group for group in groups):
            continue
        ordered[room.id] = room
        ordered |= {
            other: beside
            for other, beside in known.items()
            if any(room.id in group and other in group for group in groups)
        }
    return tuple(ordered.values())


def _own_rooms(session: Session, known: dict[str, Room]) -> tuple[str, ...]:
    """Where to go: a place online beside a room only carries what happens there."""
    there = [known[room] for room in session.rooms if room in known]
    return tuple(room.id for room in there if room.kind == "onsite") or tuple(room.id for room in there)


def _cell(session: Session, rooms: Sequence[Room]) -> _Cell:
    wanted = _own_rooms(session, {room.id: room for room in rooms})
    own = tuple(n for n, room in enumerate(rooms) if room.id in wanted)
    # Instants: the hour that clocks skip or repeat has its true length.
    return _Cell(session, session.start.astimezone(UTC), session.end.astimezone(UTC), own)


def _in_parallel(one: _Cell, other: _Cell) -> bool:
    """Whether two sessions go on at once in different rooms."""
    return bool(one.own and other.own) and one.own != other.own and one.overlaps(other)


def _settle(cells: Sequence[_Cell], count: int) -> bool:
    """Give each session its columns; whether some need one more, for what has no room."""
    for cell in cells:
        others = any(cell.overlaps(other) for other in cells if other is not cell)
        shared = len(cell.own) != 1 or cell.session.kind in COMMON_KINDS
        if shared and not others:
            cell.first, cell.last, cell.is_common = 0, count - 1, True
        elif len(cell.own) == 1:
            cell.first = cell.last = cell.own[0]
    for cell in sorted((c for c in cells if c.first < 0 and c.own), key=lambda c: len(c.own)):
        cell.first, cell.last = _span(cell, cells)
    without = [cell for cell in cells if cell.first < 0]
    for cell in without:
        cell.first = cell.last = count
    return bool(without)


def _span(cell: _Cell, cells: Sequence[_Cell]) -> tuple[int, int]:
    """The columns of a session in several rooms: from the first to the last if all are free between.

    Where each of its rooms has something else, it shares one; (-1, -1) where none can be shared.
    """
    beside = [other for other in cells if other is not cell and other.first >= 0 and cell.overlaps(other)]

    def is_free(column: int) -> bool:
        return not any(other.takes(column) for other in beside)

    low, high = cell.own[0], cell.own[-1]
    if all(is_free(column) for column in range(low, high + 1)):
        return low, high
    free = [column for column in cell.own if is_free(column)]
    if free:
        return _longest_run(free)
    broad = [other for other in beside if other.first < other.last]
    shared = (n for n in cell.own if not any(other.takes(n) for other in broad))
    column = next(shared, -1)
    return column, column


def _longest_run(columns: Sequence[int]) -> tuple[int, int]:
    runs = [[columns[0]]]
    for before, column in pairwise(columns):
        if column == before + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    longest = max(runs, key=len)
    return longest[0], longest[-1]


def _settle_moments(moments: Sequence[_Cell], lasting: Sequence[_Cell], count: int) -> bool:
    """A moment is a line across the columns where nothing goes on; whether one found none."""
    crowded = False
    for cell in moments:
        busy = [other for other in lasting if other.start < cell.start < other.end]
        free = [n for n in range(count) if not any(other.takes(n) for other in busy)]
        crowded = crowded or not free
        cell.first, cell.last = _longest_run(free) if free else (count, count)
        cell.is_common = len(free) == count
    return crowded


def _lanes(cells: Sequence[_Cell], column: int) -> Iterable[tuple[_Cell, tuple[int, int]]]:
    """The lane of each session of one column, and how many lanes those that overlap with it share."""
    cluster: list[tuple[_Cell, int]] = []
    ends: list[datetime] = []
    for cell in sorted((c for c in cells if c.first == c.last == column), key=lambda c: (c.start, c.end)):
        if ends and cell.start >= max(ends):
            yield from ((c, (lane, len(ends))) for c, lane in cluster)
            cluster, ends = [], []
        free = next((n for n, end in enumerate(ends) if end <= cell.start), len(ends))
        ends[free : free + 1] = [cell.end]
        cluster.append((cell, free))
    yield from ((c, (lane, len(ends))) for c, lane in cluster)


class _Lines:
    """The lines between rows, by instant: starts, ends, full hours, and a row for each moment."""

    def __init__(self, lasting: Sequence[_Cell], moments: Sequence[_Cell]) -> None:
        changes = sorted({c.start for c in (*lasting, *moments)} | {c.end for c in lasting})
        heights: list[int] = []
        self._before: dict[datetime, int] = {}
        self._after: dict[datetime, int] = {}
        self._moments: dict[int, int] = {}
        hours: list[tuple[int, datetime]] = []
        zone = (*lasting, *moments)[0].session.start.tzinfo
        for n, change in enumerate(changes):
            self._before[change] = len(heights) + 1
            for cell in moments:
                if cell.start == change:
                    self._moments[id(cell)] = len(heights) + 1
                    heights.append(0)
            self._after[change] = len(heights) + 1
            if change.astimezone(zone).minute == 0:
                hours.append((len(heights) + 1, change.astimezone(zone)))
            if n + 1 < len(changes):
                is_empty = not any(c.start <= change < c.end for c in lasting)
                for at, minutes in _pieces(change.astimezone(zone), changes[n + 1], is_empty=is_empty):
                    if at != change:
                        hours.append((len(heights) + 1, at))
                    heights.append(minutes)
        self.minutes = tuple(heights)
        self.hours = tuple(hours)

    def rows(self, cell: _Cell) -> tuple[int, int]:
        """The lines above and below a session."""
        row = self._moments.get(id(cell))
        return (row, row + 1) if row else (self._after[cell.start], self._before[cell.end])


def _pieces(start: datetime, end: datetime, *, is_empty: bool) -> Iterable[tuple[datetime, int]]:
    """The rows between two changes: cut at full hours, or one that is shortened where it would be tall.

    `start` is in the zone whose full hours are meant.
    """
    longest = LONGEST_EMPTY_MINUTES if is_empty else LONGEST_UNCHANGED_MINUTES
    zone = start.tzinfo
    at = start.astimezone(UTC)
    if end - at > timedelta(minutes=longest):
        yield start, longest
        return
    while at < end:
        full = min(at + timedelta(minutes=60 - at.astimezone(zone).minute), end)
        yield at.astimezone(zone), round((full - at).total_seconds() / 60)
        at = full


def _place(cell: _Cell, lines: _Lines, starts: Sequence[int], lane: tuple[int, int] | None) -> Place:
    top, bottom = lines.rows(cell)
    start, end = starts[cell.first], starts[cell.last + 1]
    if lane:
        number, count = lane
        start, end = start + number, end if number == count - 1 else start + number + 1
    is_elsewhere = tuple(range(cell.first, cell.last + 1)) != cell.own
    return Place(top, bottom, start, end, cell.is_common, is_elsewhere)
