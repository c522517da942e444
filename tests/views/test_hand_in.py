"""Where teams hand in: first on the pages of the day, with the deadline."""

from datetime import datetime
from typing import cast

import pytest

from hacksite.views.home import HomeView, home_page
from hacksite.views.layout import ItemView
from hacksite.views.live import LiveView, live_pages
from hacksite.views.scene import Scene, scenes
from hacksite.views.session import session_page
from tests.views.conftest import Read

DROP = "https://drop.example.org/"
EVENT = """
title: H
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
milestones:
- {id: teams, title: Teams, at: 2027-03-27 14:00, kind: registration, url: "https://teams.example.org/"}
- {id: drop, title: Projects, at: DEADLINE, kind: submission, url: "https://drop.example.org/"}
"""
SCHEDULE = """
- {id: opening, title: Opening, date: 2027-03-27, start: 9h, end: 10h}
- {id: teams, title: Teams, kind: deadline, date: 2027-03-27, start: 14h, registration: "https://form.example.org/"}
- {id: hour, title: Hour, kind: deadline, date: 2027-03-28, start: 15h}
- {id: place, title: Place, date: 2027-03-28, start: 12h, registration: "https://drop.example.org/"}
- {id: workshop, title: Workshop, date: 2027-03-28, start: 13h, registration: "https://seats.example.org/"}
"""


def seen(read: Read, at: str, deadline: str = "2027-03-28 15:00") -> Scene:
    when = datetime.fromisoformat(f"{at}+02:00")
    files = {"event.yml": EVENT.replace("DEADLINE", deadline), "schedule.yml": SCHEDULE}
    return scenes(read(files, when), when)[0]


@pytest.mark.parametrize(
    ("at", "deadline", "said"),
    [
        ("2027-03-28T13:00", "2027-03-28 15:00", "Hand in the project before 15:00"),
        ("2027-03-27T23:00", "2027-03-28 15:00", "Hand in the project before Sunday 28 March, 15:00"),
        ("2027-03-28T13:00", "2027-03-28", "Hand in the project by Sunday 28 March"),
    ],
)
def test_the_home_page_and_the_screens_lead_to_it_first(
    at: str, deadline: str, said: str, read: Read
) -> None:
    scene = seen(read, at, deadline)
    first = cast("HomeView", home_page(scene).view).actions[0]
    assert (first.label.text, first.url) == (said, DROP)
    screen = cast("LiveView", live_pages(scene)[0].view)
    assert screen.hand_in == first


@pytest.mark.parametrize("at", ["2027-03-20T12:00", "2027-03-28T15:00"])
def test_nothing_is_handed_in_before_the_event_or_after_the_deadline(at: str, read: Read) -> None:
    scene = seen(read, at)
    assert DROP not in [link.url for link in cast("HomeView", home_page(scene).view).actions]
    assert cast("LiveView", live_pages(scene)[0].view).hand_in is None


def test_a_session_is_a_place_to_hand_in_a_form_or_a_seat(read: Read) -> None:
    scene = seen(read, "2027-03-28T13:00")
    first = {
        item: cast("ItemView", session_page(scene, session).view).actions[0].label.text
        for item, session in scene.index.session.items()
    }
    assert first == {
        "opening": "Add to my calendar",
        "teams": "Open the form",
        "hour": "Hand in the project before 15:00",
        "place": "Hand in the project before 15:00",
        "workshop": "Register",
    }
