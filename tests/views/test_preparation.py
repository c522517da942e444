"""What is left to prepare: read from the folder, ticked where no file shows it, most urgent first."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hacksite.pipeline.checking import check_folder
from hacksite.views.preparation import OPEN, PreparationView, preparation
from hacksite.wording import words_of
from tests.conftest import EventFolder
from tests.toolbox import ROOT

BARE = "id: eau\ntitle: Eau\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: fr\n"
DAY = datetime(2027, 3, 27, tzinfo=UTC)


def plan(folder: Path, at: datetime, language: str = "fr") -> PreparationView:
    checked = check_folder(folder, at)
    assert checked.event is not None
    return preparation(checked.event, checked.loaded.preparation, at, words_of(language))


def states(view: PreparationView) -> dict[str, str]:
    return {step.id: step.state for step in view.steps}


def test_what_the_folder_shows_is_done_and_what_it_lacks_is_not(event_folder: EventFolder) -> None:
    more = "objectives: Comprendre\nproblem: La soif\nvenue: {name: Halle, address: {city: Crest}}\n"
    found = states(plan(event_folder({"event.yml": BARE + more}), DAY - timedelta(days=70)))
    assert (found["purpose"], found["dates"]) == ("done", "done")
    assert (found["venue"], found["programme"], found["budget"]) == ("late", "later", "late")


def test_a_task_begun_says_how_far_and_what_is_missing(event_folder: EventFolder) -> None:
    folder = event_folder(
        {
            "event.yml": BARE,
            "challenges/a.md": "---\ntitle: A\nexpected: Une carte\n---\nContexte.\n",
            "challenges/b.md": "---\ntitle: B\n---\n",
        }
    )
    step = next(s for s in plan(folder, DAY - timedelta(days=40)).steps if s.id == "challenges")
    assert (step.state, step.how_far, step.where) == ("late", "1 sur 3", ("challenges/: b",))


def test_what_no_file_shows_is_ticked_skipped_or_added_in_a_file_of_the_team(
    event_folder: EventFolder,
) -> None:
    ticked = (
        "done: [budget]\nskipped: hashtag, webinar\n"
        "tasks:\n- {title: Louer un bus, by: 2027-03-01, who: Ana}\n"
        "- {title: Clés, by: 2027-03-02, done: oui}\n"
    )
    view = plan(event_folder({"event.yml": BARE, "plan.yml": ticked}), DAY - timedelta(days=10))
    found = states(view)
    own = next(s for s in view.steps if s.id == "own-1")
    assert (found["budget"], found["hashtag"], found["webinar"]) == ("done", "skipped", "skipped")
    assert (own.question, own.who, own.state, found["own-2"]) == ("Louer un bus", "Ana", "late", "done")


def test_a_task_that_nobody_knows_is_reported_at_its_line(event_folder: EventFolder) -> None:
    folder = event_folder({"event.yml": BARE, "plan.yml": "done: [bugdet]\n"})
    report = check_folder(folder, DAY).report
    assert [str(p.at)[:10] for p in report if p.at.file == "plan.yml"] == ["plan.yml:1"]


def test_what_is_late_and_essential_comes_first(event_folder: EventFolder) -> None:
    steps = plan(event_folder({"event.yml": BARE}), DAY - timedelta(days=10)).in_state(*OPEN)
    late = [s for s in steps if s.state == "late"]
    assert steps[: len(late)] == tuple(late)
    assert [s.is_essential for s in late] == sorted((s.is_essential for s in late), reverse=True)
    assert [s.id for s in late[:3]] == ["venue", "contact", "legal"]


@pytest.mark.parametrize(
    ("days", "headline"),
    [
        (-70, "70 jours avant «\u00a0Eau\u00a0»"),
        (-1, "Plus qu’un jour avant «\u00a0Eau\u00a0»"),
        (0, "«\u00a0Eau\u00a0»\u00a0: c’est maintenant"),
        (31, "«\u00a0Eau\u00a0»\u00a0: fini il y a 30 jours"),
    ],
)
def test_the_headline_tells_how_far_the_event_is(days: int, headline: str, event_folder: EventFolder) -> None:
    assert plan(event_folder({"event.yml": BARE}), DAY + timedelta(days=days)).headline == headline


def test_after_the_event_only_what_follows_it_is_left(event_folder: EventFolder) -> None:
    view = plan(event_folder({"event.yml": BARE}), DAY + timedelta(days=100))
    assert {s.id for s in view.in_state(*OPEN)} == {
        "projects", "results", "thanks", "survey", "erasure",
    }  # fmt: skip


def test_months_after_the_projects_of_which_nothing_was_heard_are_named(
    event_folder: EventFolder,
) -> None:
    told = "---\ntitle: Carte\nfollow_ups:\n- {date: 2027-08-01, text: En service}\n---\n"
    stopped = "---\ntitle: Jeu\nfollow_ups:\n- {date: 2027-04-02, status: stopped, text: Fini}\n---\n"
    files = {"projects/a.md": told, "projects/b.md": stopped, "projects/c.md": "---\ntitle: Muet\n---\n"}
    folder = event_folder({"event.yml": BARE, **files})
    view = plan(folder, DAY + timedelta(days=190))
    assert view.silent == ("Muet",)
    assert states(view)["news-6"] == "late"
    assert plan(folder, DAY + timedelta(days=5)).silent == ()


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_every_task_has_its_words(language: str) -> None:
    view = plan(ROOT / "sample_event", DAY - timedelta(days=10), language)
    assert [s for s in view.steps if s.question.startswith("prepare.") or s.who.startswith("prepare.")] == []
