"""What came after: promises beside what was kept, projects by state, silence counted honestly."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import pytest

from hacksite.views.after import AfterView, after_page
from hacksite.views.publication import published
from hacksite.views.scene import Scene, scenes
from tests.views.conftest import Read

LATER = datetime(2028, 2, 1, 12, tzinfo=UTC)
EVENT = (
    "title: Water hackathon\nstart: 2027-03-27\nlanguages: en\noutcomes:\n"
    "  exit_points: [A tool, A service]\n  support: [A mentor]\n  kept:\n"
    "  - {number: 1, date: 2027-05-01, status: partly, text: Half a tool.}\n"
    "  - {number: 1, date: 2027-09-01, text: The tool runs.}\n"
    "  - {number: 2, date: 2028-09-01, text: The service opens.}\n"
    "  - {promise: support, number: 1, date: 2027-06-01, status: not-kept, text: Nobody was found.}\n"
)


def _project(title: str, *lines: str) -> str:
    told = "".join(f"  - {{{line}}}\n" for line in lines)
    return f"---\ntitle: {title}\n" + (f"follow_ups:\n{told}" if told else "") + "---\nText.\n"


FILES = {
    "event.yml": EVENT,
    "projects/alpha.md": _project(
        "Alpha",
        "date: 2027-04-01, status: started, text: Begun",
        "date: 2028-01-02, status: adopted, text: In use",
    ),
    "projects/beta.md": _project("Beta", "date: 2027-05-01, status: en pause, text: Asleep, by: The town"),
    "projects/gamma.md": _project("Gamma", "date: 2027-05-01, status: stopped, text: Over"),
    "projects/delta.md": _project("Delta"),
    "projects/eps.md": _project("Epsilon", "date: 2028-06-01, text: Not yet told"),
}


@dataclass(frozen=True)
class Told:
    """What a page says, in few words."""

    promises: list[tuple[str, str, list[str]]]
    groups: list[tuple[str, list[str]]]
    untold: list[str]


def _scene(read: Read, at: datetime = LATER) -> Scene:
    (scene,) = scenes(read(FILES, at), at)
    return scene


def _view(scene: Scene) -> AfterView:
    page = after_page(scene)
    assert page is not None
    assert page.url == "results/after/"
    return cast("AfterView", page.view)


def test_promises_stand_beside_what_was_kept_and_projects_by_their_last_state(read: Read) -> None:
    view = _view(_scene(read))
    told = Told(
        [(p.count, q.text.text, [row.said for row in q.told]) for p in view.promises for q in p.promises],
        [(group.status, [row.project.label.text for row in group.rows]) for group in view.groups],
        [link.label.text for link in view.untold],
    )
    assert told == Told(
        [
            ("Promises kept: 1 of 2", "A tool", ["Partly kept", "Kept"]),
            ("Promises kept: 1 of 2", "A service", []),
            ("Promises kept: 0 of 1", "A mentor", ["Not kept"]),
        ],
        [("in-production", ["Alpha"]), ("paused", ["Beta"]), ("stopped", ["Gamma"])],
        ["Delta", "Epsilon"],
    )


def test_every_project_is_counted_once(read: Read) -> None:
    total, *states = (int(figure.value) for figure in _view(_scene(read)).figures)
    assert (total, sum(states)) == (5, 5)


def test_old_news_are_told_with_their_silence_but_not_of_what_stopped(read: Read) -> None:
    rows = {row.project.label.text: row for group in _view(_scene(read)).groups for row in group.rows}
    silences = {title: row.silence for title, row in rows.items()}
    assert silences == {"Alpha": "", "Beta": "No news since 1 May 2027.", "Gamma": ""}
    assert rows["Beta"].by == "The town"


@pytest.mark.parametrize("at", [datetime(2027, 2, 1, tzinfo=UTC), datetime(2027, 3, 27, 9, tzinfo=UTC)])
def test_before_the_results_nothing_came_after(at: datetime, read: Read) -> None:
    assert after_page(_scene(read, at)) is None


def test_an_event_without_projects_has_no_such_page(read: Read) -> None:
    (scene,) = scenes(read({"event.yml": EVENT}, LATER), LATER)
    assert after_page(scene) is None


def test_what_is_kept_later_is_not_told_before_its_day(read: Read) -> None:
    seen = published(read(FILES, LATER), LATER)
    assert [k.date.year for k in seen.outcomes.kept] == [2027, 2027, 2027]


def test_once_data_are_to_be_erased_only_recorded_consents_remain(read: Read) -> None:
    people = "- {name: Ada Recorded, consent: [name]}\n- {name: Bob Unasked}\n"
    legal = "legal:\n  personal_data: {erase_from: 2027-06-28}\n"
    event = read({"event.yml": EVENT + legal, "people.yml": people}, LATER)
    before = datetime(2027, 6, 27, 21, tzinfo=UTC)
    assert [p.name for p in published(event, before).people] == ["Ada Recorded", "Bob Unasked"]
    assert [p.name for p in published(event, before.replace(hour=22)).people] == ["Ada Recorded"]
