"""An event that is cancelled or postponed: every page says so first, and nothing invites any more."""

from datetime import datetime
from typing import Any, cast

import pytest

from hacksite.emit.schema_event import hackathon
from hacksite.views.announcement import announcements
from hacksite.views.embed import embed_card
from hacksite.views.home import HomeView, home_page
from hacksite.views.layout import ItemView
from hacksite.views.practical import PracticalView, practical_page
from hacksite.views.scene import Scene, scenes
from hacksite.views.session import session_page
from tests.views.conftest import Read

EVENT = """
title: H
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
status: STATUS
registration: {url: "https://join.example.org/", opens: 2027-01-01, closes: 2027-03-20, price: 0}
milestones:
- {id: drop, title: Projects, at: 2027-03-28 15:00, kind: submission, url: "https://drop.example.org/"}
"""
FILES = {
    "schedule.yml": "- {id: talk, title: Talk, date: 2027-03-27, start: 9h, end: 10h,"
    ' registration: "https://seats.example.org/"}\n',
    "challenges/one.md": "---\ntitle: One\n---\nText.\n",
}
WAITS = "The event is postponed; the new date is not known yet."
DAYS = ["2027-02-01T12:00+01:00", "2027-03-27T09:30+01:00", "2027-03-29T12:00+02:00"]


def seen(read: Read, status: str, at: str) -> Scene:
    when = datetime.fromisoformat(at)
    files = {"event.yml": EVENT.replace("STATUS", status), **FILES}
    return scenes(read(files, when), when, "https://example.org")[0]


@pytest.mark.parametrize("at", DAYS)
@pytest.mark.parametrize(
    ("status", "eyebrow", "when", "notice"),
    [
        ("cancelled", "Cancelled", "Saturday 27 and Sunday 28 March 2027", "The event is cancelled."),
        (
            "postponed",
            "Postponed",
            "new date to come",
            "The event is postponed; the new date is not known yet.",
        ),
    ],
)
def test_the_home_page_says_it_first_and_invites_to_nothing(
    status: str, eyebrow: str, when: str, notice: str, at: str, read: Read
) -> None:
    page = home_page(seen(read, status, at))
    view = cast("HomeView", page.view)
    assert (view.phase_words, view.status, [fact.text.text for fact in view.facts]) == (
        eyebrow,
        notice,
        [when],
    )
    assert [link.label.text for link in view.actions] == ["See the challenges"]
    assert [block.name for block in view.blocks] == ["challenges"]
    assert page.description.startswith(notice)


@pytest.mark.parametrize("at", DAYS)
def test_every_page_and_screen_announces_it_until_the_archive(at: str, read: Read) -> None:
    (row,) = announcements(seen(read, "cancelled", at))
    assert (row.id, row.title.text, row.url) == ("event-cancelled", "The event is cancelled.", "")
    assert row.until == "2027-09-27T00:00:00+02:00"
    assert announcements(seen(read, "cancelled", "2027-10-01T12:00+02:00")) == ()


def test_no_other_page_offers_to_register_or_to_note_the_date(read: Read) -> None:
    scene = seen(read, "postponed", DAYS[0])
    assert cast("ItemView", session_page(scene, scene.event.sessions[0]).view).actions == ()
    facts = cast("PracticalView", practical_page(scene).view).facts
    assert [fact.label for fact in facts] == ["Dates", "Format"]
    assert embed_card(scene).action == "See the site"


@pytest.mark.parametrize(("status", "said"), [("cancelled", "Cancelled"), ("postponed", "Postponed")])
def test_machines_read_it_with_every_session_and_without_an_offer(status: str, said: str, read: Read) -> None:
    node: dict[str, Any] = hackathon(seen(read, status, DAYS[0]))
    states = {node["eventStatus"], *(part["eventStatus"] for part in node["subEvent"])}
    assert (states, node["offers"]) == ({f"https://schema.org/Event{said}"}, None)
    assert hackathon(seen(read, "scheduled", DAYS[0]))["offers"]["url"] == "https://join.example.org/"
