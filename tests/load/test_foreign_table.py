"""A `schedule.csv` with other titles is told once, for the table; a slip among our own, at its place."""

import pytest

from hacksite.load import load_event
from hacksite.source import read_folder
from tests.conftest import EventFolder


@pytest.mark.parametrize(
    ("titles", "codes"),
    [
        ("Titre;Date;Heure;Lieu", ["HS108"]),
        ("Title;Date;Start;Room", ["HS108"]),
        ("title;date;start;room", ["HS101"]),
        ("title;date;start;track", []),
        ("Titre;Date;Prix;Lieu", ["HS101"]),
    ],
)
def test_other_titles_are_told_once(event_folder: EventFolder, titles: str, codes: list[str]) -> None:
    table = f"{titles}\nA;2027-03-27;9h;\nB;2027-03-27;10h;\n".replace(";\n", ";x\n")
    told: list[str] = []
    root = event_folder({"event.yml": "title: T\nstart: 2027-03-27\n", "schedule.csv": table})
    load_event(read_folder(root, lambda p: told.append(p.code)), lambda p: told.append(p.code))
    assert sorted(set(told)) == codes
    assert told.count("HS108") == codes.count("HS108")
