"""Which projects fell silent: the same answer for readers and for organisers."""

from datetime import UTC, date, datetime

import pytest

from hacksite.views.publication import published
from hacksite.views.silence import silent_since
from tests.views.conftest import Read

LATER = datetime(2028, 2, 1, 12, tzinfo=UTC)


def _project(*follow_ups: str) -> str:
    told = "".join(f"\n- {{{line}, text: Told}}" for line in follow_ups)
    return f"---\ntitle: One\nfollow_ups:{told or ' []'}\n---\nText.\n"


FILES = {
    "event.yml": "title: Water hackathon\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: en\n",
    "projects/ahead.md": _project("date: 2028-06-01"),
    "projects/early.md": _project("date: 2027-03-01"),
    "projects/mute.md": _project(),
    "projects/resumed.md": _project("date: 2027-04-02, status: stopped", "date: 2027-05-01"),
    "projects/stopped.md": _project("date: 2027-04-02", "date: 2027-05-01, status: stopped"),
    "projects/told.md": _project("date: 2027-08-01", "date: 2027-05-01"),
}
HEARD_AT_THE_EVENT = {"ahead", "early", "mute"}


@pytest.mark.parametrize(
    ("since", "silent"),
    [
        (date(2027, 3, 28), set()),
        (date(2027, 3, 29), HEARD_AT_THE_EVENT),
        (date(2027, 5, 1), HEARD_AT_THE_EVENT),
        (date(2027, 5, 2), {*HEARD_AT_THE_EVENT, "resumed"}),
        (date(2027, 8, 1), {*HEARD_AT_THE_EVENT, "resumed"}),
        (date(2027, 8, 2), {*HEARD_AT_THE_EVENT, "resumed", "told"}),
    ],
)
def test_a_project_is_silent_from_the_last_it_told_or_the_event_unless_it_stopped(
    since: date, silent: set[str], read: Read
) -> None:
    event = published(read(FILES, LATER), LATER)
    assert {project.id for project in silent_since(event, since)} == silent


def test_what_is_written_ahead_is_heard_by_organisers_alone(read: Read) -> None:
    whole, since = read(FILES, LATER), date(2027, 10, 1)
    heard = {project.id for project in whole.projects} - {
        project.id for project in silent_since(whole, since)
    }
    assert heard == {"ahead", "stopped"}
    seen = published(whole, LATER)
    assert {p.id for p in seen.projects} - {p.id for p in silent_since(seen, since)} == {"stopped"}
