"""The running order: drawn as anybody can draw it again, and on time."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hacksite.model import Event
from hacksite.views.publication import published
from hacksite.views.running_order import draw, how_ordered, running_order
from tests.views.conftest import Read

AT = datetime(2027, 2, 1, tzinfo=UTC)
PROJECTS = {f"projects/{item}.md": f"---\ntitle: Project {item}\n---\n" for item in ("ada", "bob", "eve")}
PITCHES = """- {id: one, title: One, kind: pitch, start: '14:00', end: '14:25'}
- {id: gone, title: Gone, kind: pitch, start: '14:30', end: '16:00', status: cancelled}
- {id: two, title: Two, kind: pitch, start: '17:00', end: '17:09'}
"""


def files(restitution: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    event = f"title: Water\nstart: 2027-03-27\nlanguages: en\nrestitution: {restitution}\n"
    return {"event.yml": event, "schedule.yml": PITCHES, **PROJECTS, **(more or {})}


def told(event: Event) -> list[tuple[str, str]]:
    return [
        (t.project.id, f"{t.start:%H:%M}-{t.end:%H:%M}" if t.start and t.end else "")
        for t in running_order(event)
    ]


def test_the_draw_is_what_the_command_of_the_page_gives() -> None:
    teams = ["etiage-clair", "gourde", "béal", "a'b"]
    digests = {
        team: subprocess.run(
            ["sha256sum"], input=f"7-21-33:{team}".encode(), capture_output=True, check=True
        ).stdout
        for team in teams
    }
    assert list(draw(teams, "7-21-33")) == sorted(teams, key=lambda team: digests[team])


@given(st.lists(st.text("abc-", min_size=1, max_size=5), unique=True), st.text(max_size=8))
def test_a_team_that_leaves_moves_nobody_else(teams: list[str], seed: str) -> None:
    drawn = draw(teams, seed)
    assert sorted(drawn) == sorted(teams)
    assert draw(list(reversed(teams)), seed) == drawn
    for gone in teams:
        assert draw([t for t in teams if t != gone], seed) == tuple(t for t in drawn if t != gone)


def test_hours_come_from_the_pitch_sessions_and_those_without_room_have_none(read: Read) -> None:
    event = read(files("{order: [eve, ada, bob], pitch: 7, questions: 3}"), AT)
    assert told(event) == [("eve", "14:00-14:10"), ("ada", "14:10-14:20"), ("bob", "")]


def test_an_order_set_by_hand_leaves_out_who_is_not_in_it(read: Read) -> None:
    event = read(files("{order: 'eve, ada', pitch: 4, questions: 0}"), AT)
    assert told(event) == [("eve", "14:00-14:04"), ("ada", "14:04-14:08")]
    assert how_ordered(event) == "set"


def test_an_order_that_is_written_as_the_seed_draws_it_was_drawn(read: Read) -> None:
    order = draw(["ada", "bob", "eve"], "sun")
    assert how_ordered(read(files(f"{{order: [{', '.join(order)}], seed: sun}}"), AT)) == "drawn"
    other = [order[1], order[0], order[2]]
    assert how_ordered(read(files(f"{{order: [{', '.join(other)}], seed: sun}}"), AT)) == "set"


def test_without_a_seed_teams_stand_by_title_and_only_the_chosen_where_some_are(read: Read) -> None:
    event = read(files("{}"), AT)
    assert [item for item, _ in told(event)] == ["ada", "bob", "eve"]
    assert how_ordered(event) == "listed"
    chosen = {"projects/eve.md": "---\ntitle: E\nstatus: finalist\n---\n"}
    assert [item for item, _ in told(read(files("{}", chosen), AT))] == ["eve"]


def test_a_project_that_is_held_back_is_in_no_running_order(read: Read) -> None:
    hidden = {"projects/bob.md": "---\ntitle: B\npublish_at: 2027-03-27 16:00\n---\n"}
    event = read(files("{order: [bob, eve]}", hidden), AT)
    seen = published(event, AT)
    assert [item for item, _ in told(seen)] == ["eve"]
    assert seen.restitution.order == ("eve",)
    late = published(event, datetime(2027, 3, 27, 18, tzinfo=UTC))
    assert [item for item, _ in told(late)] == ["bob", "eve"]


def test_a_turn_is_as_long_as_any_other_the_night_clocks_change(read: Read) -> None:
    night = "- {id: n, title: N, kind: pitch, date: 2027-03-28, start: '01:50', end: '03:10'}\n"
    event = read(
        {**files("{order: [ada, bob], pitch: 8, questions: 2}"), "schedule.yml": night,
         "event.yml": files("{order: [ada, bob], pitch: 8, questions: 2}")["event.yml"].replace(
             "start: 2027-03-27", "start: 2027-03-28")},
        AT,
    )  # fmt: skip
    assert told(event) == [("ada", "01:50-03:00"), ("bob", "03:00-03:10")]
