"""`hackathon.json`, for directories of hackathons."""

import json
from datetime import datetime
from typing import Any

import pytest

from hacksite.emit.hackathon import hackathon_json
from hacksite.pipeline.checking import check_folder
from hacksite.views.scene import scenes
from tests.conftest import EventFolder

EVENT = """
title: H
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
registration: {url: "https://join.example.org/", opens: 2027-01-01, closes: 2027-03-20}
prizes: [{id: first, title: First prize}]
"""
FILES = {
    "event.yml": EVENT,
    "results.yml": "publish_at: 2027-03-28 18:30\nawards: [{prize: first, project: dam, rank: 1}]\n",
    "projects/dam.md": "---\ntitle: Dam\ncode: https://code.example.org/dam\nlicence: MIT\n---\nText.\n",
    "projects/own.md": "---\ntitle: Own\nlicence: The licence of our house\n---\nText.\n",
}


def told(event_folder: EventFolder, at: str) -> dict[str, Any]:
    when = datetime.fromisoformat(at)
    event = check_folder(event_folder(FILES), when).event
    assert event is not None
    found: dict[str, Any] = json.loads(hackathon_json(scenes(event, when)[0]))
    return found


@pytest.mark.parametrize(
    ("at", "availability"),
    [
        ("2026-12-01T12:00+01:00", "PreOrder"),
        ("2027-02-01T12:00+01:00", "InStock"),
        ("2027-03-22T12:00+01:00", "Discontinued"),
        ("2027-04-01T12:00+02:00", "Discontinued"),
    ],
)
def test_registration_that_is_over_is_not_sold_out(
    at: str, availability: str, event_folder: EventFolder
) -> None:
    assert told(event_folder, at)["offers"]["availability"] == f"https://schema.org/{availability}"


def test_works_tell_the_address_of_their_licence_and_what_they_won(event_folder: EventFolder) -> None:
    works = {work["name"]: work for work in told(event_folder, "2027-04-01T12:00+02:00")["workPerformed"]}
    assert works["Dam"]["license"] == "https://spdx.org/licenses/MIT.html"
    assert works["Dam"]["award"] == ["First prize"]
    assert works["Own"]["license"] == "The licence of our house"
    assert "award" not in works["Own"]
