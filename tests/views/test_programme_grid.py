"""Where sessions stand in a grid of rooms and hours."""

from pathlib import Path

from hacksite.model import Event
from hacksite.pipeline.checking import read_event
from hacksite.views.programme import by_day
from hacksite.views.programme_grid import Grid, Place, grid_of
from tests.conftest import EventFolder

EVENT = """
title: Water hackathon
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
rooms:
- {id: stream, name: Online, kind: online}
- {id: hall, name: Hall}
- {id: mill, name: Mill}
- {id: weir, name: Weir}
"""


def loaded(folder: Path) -> Event:
    """The event as it is written: a room taken twice is an error of its own, and not of the grid's."""
    event = read_event(folder).loaded.event
    assert event is not None
    return event


def grid(event_folder: EventFolder, *sessions: str) -> Grid | None:
    """The grid of the first day of sessions written as `id start end rooms kind`."""
    rows = []
    for session in sessions:
        item, start, end, rooms, kind = session.split()
        rows.append(
            f"- {{id: {item}, title: {item}, date: 2027-03-27, start: '{start}', end: '{end}', "
            f"rooms: [{rooms.strip('-')}], kind: {kind}}}"
        )
    event = loaded(event_folder({"event.yml": EVENT, "schedule.yml": "\n".join(rows)}))
    _, first = next(by_day(event.sessions))
    return grid_of(first, event.rooms)


def places(found: Grid | None) -> list[tuple[int, int, int, int]]:
    assert found is not None
    return [(p.top, p.bottom, p.start, p.end) for p in found.places]


def test_a_day_without_parallel_rooms_has_no_grid(event_folder: EventFolder) -> None:
    assert grid(event_folder, "a 09:00 10:00 hall talk", "b 10:00 11:00 mill talk") is None


def test_parallel_sessions_stand_side_by_side_in_rows_as_tall_as_they_last(event_folder: EventFolder) -> None:
    found = grid(
        event_folder, "a 09:00 10:30 hall talk", "b 09:00 09:30 mill talk", "c 09:30 10:30 mill talk"
    )
    assert places(found) == [(1, 2, 3, 4), (1, 4, 2, 3), (2, 4, 3, 4)]
    assert found is not None
    assert found.shape.minutes == (30, 30, 30)
    assert [(line, f"{at:%H:%M}") for line, at in found.hours] == [(1, "09:00"), (3, "10:00")]


def test_what_everyone_is_at_stands_across_unless_something_else_goes_on(event_folder: EventFolder) -> None:
    found = grid(
        event_folder,
        "a 09:00 10:00 hall plenary",
        "b 10:00 11:00 hall talk",
        "c 10:00 11:00 mill meal",
        "d 11:00 12:00 - meal",
    )
    assert places(found) == [(1, 2, 2, 4), (2, 3, 2, 3), (2, 3, 3, 4), (3, 4, 2, 4)]


def test_a_place_online_beside_a_room_has_no_column(event_folder: EventFolder) -> None:
    found = grid(event_folder, "a 09:00 10:00 hall,stream talk", "b 09:00 10:00 mill talk")
    assert found is not None
    assert [column.room and column.room.id for column in found.columns] == ["hall", "mill"]


def test_a_session_in_several_rooms_spans_them_and_leaves_what_is_taken(event_folder: EventFolder) -> None:
    found = grid(event_folder, "a 09:00 11:00 hall,mill,weir work", "b 10:00 11:00 weir talk")
    assert places(found) == [(1, 3, 2, 4), (2, 3, 4, 5)]


def test_sessions_that_overlap_in_one_room_stand_side_by_side(event_folder: EventFolder) -> None:
    found = grid(
        event_folder, "a 09:00 10:00 hall talk", "b 09:30 10:30 hall talk", "c 09:00 10:30 mill talk"
    )
    # a, c, b: by start, then end. The hall has two columns.
    assert places(found) == [(1, 3, 2, 3), (1, 4, 4, 5), (2, 4, 3, 4)]
    assert found is not None
    assert found.shape.lanes == (2, 1)


def test_a_deadline_has_a_row_of_its_own_where_nothing_goes_on(event_folder: EventFolder) -> None:
    found = grid(
        event_folder, "a 09:00 11:00 hall talk", "b 09:00 10:00 mill talk", "c 10:00 10:00 - deadline"
    )
    assert places(found) == [(1, 2, 3, 4), (1, 4, 2, 3), (2, 3, 3, 4)]
    assert found is not None
    assert found.shape.minutes == (60, 0, 60)


def test_what_has_no_room_stands_apart_when_others_go_on(event_folder: EventFolder) -> None:
    found = grid(event_folder, "a 09:00 10:00 hall talk", "b 09:00 10:00 mill talk", "c 09:00 10:00 - work")
    assert found is not None
    assert [column.room and column.room.id for column in found.columns] == ["hall", "mill", None]
    assert found.places[0] == Place(1, 2, 4, 5, is_elsewhere=True)


def test_an_hour_that_clocks_skip_has_no_row(event_folder: EventFolder) -> None:
    folder = event_folder(
        {
            "event.yml": EVENT,
            "schedule.yml": ""
            "- {id: a, title: A, start: 2027-03-28 00:30, end: 2027-03-28 04:00, rooms: [hall]}\n"
            "- {id: b, title: B, start: 2027-03-28 00:30, end: 2027-03-28 01:30, rooms: [mill]}\n"
            "- {id: c, title: C, start: 2027-03-28 01:30, end: 2027-03-28 03:30, rooms: [mill]}\n",
        }
    )
    event = loaded(folder)
    ((day, sessions),) = by_day(event.sessions)
    found = grid_of(sessions, event.rooms)
    assert found is not None
    assert f"{day}" == "2027-03-27"
    assert [f"{at:%H:%M}" for _, at in found.hours] == ["01:00", "03:00", "04:00"]
    # From 1:30 to 3:30 only an hour goes by.
    assert found.shape.minutes == (30, 30, 30, 30, 30)


def test_a_night_in_which_nothing_changes_is_no_screen_of_nothing(event_folder: EventFolder) -> None:
    found = grid(
        event_folder, "a 09:00 19:00 hall work", "b 09:00 09:30 mill talk", "c 22:00 23:00 mill talk"
    )
    assert found is not None
    assert found.shape.minutes == (30, 120, 30, 60)


def test_no_two_sessions_of_a_crowded_day_share_a_cell(event_folder: EventFolder) -> None:
    rooms = ("hall", "mill", "weir", "hall,weir", "hall,mill,weir", "-", "stream", "mill,stream")
    kinds = ("talk", "work", "meal", "plenary")
    sessions = [
        f"s{n} {8 + n % 9:02}:{n * 5 % 60:02} {9 + n % 9 + n % 3:02}:{n * 5 % 60:02} "
        f"{rooms[n % 8]} {kinds[n % 4]}"
        for n in range(60)
    ]
    found = places(grid(event_folder, *sessions))
    cells = [
        (row, column)
        for top, bottom, start, end in found
        for row in range(top, bottom)
        for column in range(start, end)
    ]
    assert len(cells) == len(set(cells))
    assert all(top < bottom and 2 <= start < end for top, bottom, start, end in found)
