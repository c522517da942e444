"""When the results page promises the results."""

from datetime import datetime
from typing import cast

import pytest

from hacksite.views.results import ResultsView, results_page
from hacksite.views.scene import scenes
from tests.views.conftest import Read

EVENT = """
title: H
start: 2027-03-27
end: 2027-03-28
languages: en
timezone: Europe/Paris
milestones:
- {id: results, title: Results, at: 2027-03-28 18:00, kind: announcement}
"""
AWARDS = "- {id: end, title: End, kind: awards, date: 2027-03-28, start: 18h, end: 18h20}\n"
LATER = "Results will be published here after the final presentations."
NOON, LATE = "2027-03-28T12:00+02:00", "2027-03-28T18:25+02:00"


def results(more: str) -> dict[str, str]:
    return {"results.yml": f"publish_at: 2027-03-28 18:30\nintro: Well.\n{more}"}


@pytest.mark.parametrize(
    ("at", "files", "said"),
    [
        (NOON, results(""), "18:30"),
        (LATE, results(""), "18:30"),
        (NOON, results("draft: yes\n"), "18:00"),
        (NOON, {"schedule.yml": AWARDS}, "18:20"),
        (NOON, {}, "18:00"),
    ],
)
def test_it_is_the_hour_of_publication_else_the_end_of_the_awards_else_a_milestone(
    at: str, files: dict[str, str], said: str, read: Read
) -> None:
    assert expected(read, at, files) == f"Results will be published here on Sunday 28 March 2027 at {said}."


def test_an_hour_that_is_over_is_not_promised(read: Read) -> None:
    assert expected(read, LATE, {"schedule.yml": AWARDS}) == LATER
    assert expected(read, LATE, results("draft: yes\n")) == LATER


def expected(read: Read, at: str, files: dict[str, str]) -> str:
    when = datetime.fromisoformat(at)
    scene = scenes(read({"event.yml": EVENT, **files}, when), when)[0]
    return cast("ResultsView", results_page(scene).view).lead
