"""Whom to turn to while the event goes on."""

from datetime import datetime
from typing import cast

import pytest

from hacksite.views.home import HomeView, home_page
from hacksite.views.home_blocks import Help
from hacksite.views.live import LiveView, live_pages
from hacksite.views.practical import PracticalView, practical_page
from hacksite.views.scene import Scene, scenes
from tests.views.conftest import Read

NIGHT = "The night line is 06 39 98 27 28."
EVENT = """
title: H
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
registration: {url: "https://join.example.org/", closes: 2027-03-20}
venue: {name: Mill, hours: Always., help: HELP}
contact: {phone: "04 65 71 27 28"}
channels:
- {label: Chat, url: "https://chat.example.org/", kind: chat}
- {label: Letter, url: "https://letter.example.org/", kind: list}
- {label: Code, url: "https://code.example.org/", kind: code}
"""
SCHEDULE = "- {id: opening, title: Opening, date: 2027-03-27, start: 9h, end: 10h}\n"
BEFORE, ON = "2027-03-01T12:00+01:00", "2027-03-27T23:00+01:00"


def seen(read: Read, at: str, told: str = NIGHT) -> Scene:
    when = datetime.fromisoformat(at)
    files = {"event.yml": EVENT.replace("HELP", told), "schedule.yml": SCHEDULE}
    return scenes(read(files, when), when)[0]


def test_the_home_page_gives_the_words_of_the_venue_and_who_answers(read: Read) -> None:
    told = cast("Help", cast("HomeView", home_page(seen(read, ON)).view).content("help"))
    assert told.text is not None
    assert told.text.text == NIGHT
    assert [way.label.text for way in told.ways] == ["Practical", "Chat", "04 65 71 27 28"]


@pytest.mark.parametrize(
    ("told", "shown", "ways"),
    [
        (NIGHT, NIGHT, ["04 65 71 27 28"]),
        (NIGHT * 9, None, ["Whom to ask on the day", "04 65 71 27 28"]),
    ],
)
def test_a_screen_gives_them_whole_or_leads_to_them(
    told: str, shown: str | None, ways: list[str], read: Read
) -> None:
    view = cast("LiveView", live_pages(seen(read, ON, told))[0].view)
    assert (view.help_text.text if view.help_text else None) == shown
    assert [way.label.text for way in view.help] == ways


def test_the_practical_page_puts_help_first_and_no_date_that_is_over(read: Read) -> None:
    before, during = (cast("PracticalView", practical_page(seen(read, at)).view) for at in (BEFORE, ON))
    assert [part.anchor for part in before.parts] == ["hours", "help"]
    assert [part.anchor for part in during.parts] == ["help", "hours"]
    gone = {fact.label for fact in before.facts} - {fact.label for fact in during.facts}
    assert gone == {"Register until"}
