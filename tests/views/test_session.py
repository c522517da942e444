"""What the page of a session says beside its texts."""

from datetime import UTC, datetime
from typing import cast

from hacksite.model import Event
from hacksite.views.layout import ItemView
from hacksite.views.revision import Change, History, Told, revisions_from_content
from hacksite.views.scene import Scene, scenes
from hacksite.views.session import SessionView, session_page
from tests.views.conftest import Read

AT = datetime(2027, 3, 1, tzinfo=UTC)
EVENT = """
title: H
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
rooms:
- {id: hall, name: Hall, capacity: 80, floor: Ground floor}
- {id: mill, name: Mill}
- {id: stream, name: Stream, kind: online, url: "https://stream.example.org/"}
tracks: [{id: data, name: Data}]
"""
SCHEDULE = """
- {id: first, title: First, date: 2027-03-27, start: 9h, end: 10h, rooms: [hall, stream]}
- {id: beside, title: Beside, date: 2027-03-27, start: 10h, end: 11h, rooms: [mill]}
- {id: second, title: Second, date: 2027-03-27, start: 10h, end: 11h, rooms: [hall, stream], track: data}
- {id: third, title: Third, date: 2027-03-27, start: 14h, end: 15h, rooms: [hall]}
- {id: online, title: Online, date: 2027-03-27, start: 15h, end: 16h, rooms: [stream]}
- {id: sunday, title: Sunday, date: 2027-03-28, start: 9h, end: 10h, rooms: [hall]}
- {id: last, title: Last, date: 2027-03-28, start: 12h, end: 12h, track: data}
"""


def shown(read: Read, session: str, changes: tuple[Change, ...] | None = None) -> ItemView:
    event: Event = read({"event.yml": EVENT, "schedule.yml": SCHEDULE}, AT)
    scene: Scene = scenes(event, AT, known=History(revisions_from_content(event), changes))[0]
    return cast("ItemView", session_page(scene, scene.index.session[session]).view)


def near(view: ItemView) -> list[tuple[str, str]]:
    return [(row.label, row.session.url) for row in cast("SessionView", view.extra).near]


def test_a_session_says_where_how_and_in_which_language(read: Read) -> None:
    facts = {
        fact.label: [text.text for text in fact.texts]
        + [f"{link.label.text}: {link.url}" for link in fact.links]
        for fact in shown(read, "second").facts
    }
    assert facts == {
        "When": ["Saturday 27 March 2027", "10:00 – 11:00"],
        "Where": ["Hall: programme/rooms/hall/", "Stream: programme/rooms/stream/"],
        "How to get there": ["Ground floor", "Hall: floor, way in, equipment: practical/#room-hall"],
        "Join online": ["Stream: https://stream.example.org/"],
        "Seats": ["80"],
        "Format": ["on site and online"],
        "Track": ["Data: programme/tracks/data/"],
        "Language": ["English"],
    }


def test_neighbours_are_those_of_the_room_on_the_same_day(read: Read) -> None:
    assert near(shown(read, "second")) == [
        ("Before, in this room", "programme/first/"), ("Next in this room", "programme/third/"),
    ]  # fmt: skip
    assert near(shown(read, "third")) == [("Before, in this room", "programme/second/")]
    assert near(shown(read, "beside")) == near(shown(read, "sunday")) == near(shown(read, "last")) == []


def test_a_session_that_moved_says_how_and_another_one_nothing(read: Read) -> None:
    before = told("2027-03-27T09:00:00+01:00", "2027-03-27T10:00:00+01:00")
    after = told("2027-03-27T10:00:00+01:00", "2027-03-27T11:00:00+01:00")
    changes = (Change("second", datetime(2027, 2, 1, 9, tzinfo=UTC), before, after),)
    (part,) = shown(read, "second", changes).parts
    assert [item.text for item in part.items] == [
        (
            "1 February 2027, moved: Saturday 27 March, 10:00 – 11:00 "
            "(instead of: Saturday 27 March, 09:00 – 10:00)"
        )
    ]
    assert shown(read, "third", changes).parts == shown(read, "second").parts == ()


def told(start: str, end: str) -> Told:
    return Told((("en", "Second"),), start, end, (), (), is_cancelled=False)
