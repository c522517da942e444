"""Now and next, by the clock of the reader's machine, wherever it is."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import Witness, served
from tests.site.built_site import has_class
from tests.site.conftest import PARIS, PHASES, SampleAt

pytestmark = pytest.mark.browser
LAST_NIGHT = datetime(2027, 3, 27, 9, tzinfo=PARIS)
"""A build of Saturday morning serves readers until the end of Sunday."""

Visit = Callable[..., Page]
"""Opens a page of the site at an instant of the reader's clock, in the reader's zone."""


@pytest.fixture
def visit(browser: Browser, sample_at: SampleAt) -> Iterator[Visit]:
    site = sample_at(LAST_NIGHT)
    contexts: list[Any] = []
    with served(site.root.parent) as origin:
        home = f"{origin}{site.root.name}/"

        def opened(address: str, at: str, zone: str = "Europe/Paris", **more: Any) -> Page:
            context = browser.new_context(timezone_id=zone, locale="fr", service_workers="block", **more)
            witness = Witness(context, home)
            contexts.append((context, witness))
            page = witness.page()
            page.clock.install(time=datetime.fromisoformat(at))
            page.goto(home + address)
            return page

        yield opened
        noted = [row for _, witness in contexts for row in witness.noted]
        for context, _ in contexts:
            context.close()
    assert [row for row in noted if "404 (" not in row] == []


def shown(page: Page) -> tuple[list[str], list[str]]:
    """The ids of the sessions under "now" and under "next" on the home page, as seen."""

    def ids(name: str) -> list[str]:
        rows = page.locator(f".hs-moments__{name} .hs-session:visible")
        found: list[str] = rows.evaluate_all("rows => rows.map(row => row.id)")
        return sorted(found)

    return ids("now"), ids("next")


@pytest.mark.parametrize(
    ("at", "expected", "zone"),
    [
        # Two workshops end at 15:00 sharp: at that instant they are over.
        (
            "2027-03-27T15:00+01:00",
            (["balade-riviere", "travail-samedi"], ["atelier-sans-code", "atelier-series"]),
            "Asia/Kolkata",
        ),
        ("2027-03-28T00:29+01:00", (["dortoir", "travail-soiree"], ["nuit-au-calme"]), "America/Montreal"),
        ("2027-03-28T01:59+01:00", (["dortoir", "nuit-au-calme"], ["petit-dejeuner"]), "Europe/Paris"),
        # Four o'clock in summer time, an hour after two.
        ("2027-03-28T02:00+00:00", (["dortoir"], ["petit-dejeuner"]), "Europe/Paris"),
        ("2027-03-28T02:00+00:00", (["dortoir"], ["petit-dejeuner"]), "Pacific/Auckland"),
        # What is cancelled is never under way.
        ("2027-03-27T21:30+01:00", (["veillee"], ["dortoir", "travail-soiree"]), "Pacific/Auckland"),
    ],
    ids=["afternoon", "midnight", "end of winter time", "summer time", "summer time elsewhere", "cancelled"],
)
def test_home_shows_what_goes_on_and_what_comes_next(
    at: str, expected: tuple[list[str], list[str]], zone: str, visit: Visit
) -> None:
    assert shown(visit("", at, zone)) == expected


def test_what_goes_on_changes_while_the_page_is_open_and_the_day_ends(visit: Visit) -> None:
    page = visit("", "2027-03-28T18:29:50+02:00")
    assert shown(page) == (["resultats"], ["pot-de-cloture"])
    page.clock.run_for(30_000)
    assert shown(page) == (["pot-de-cloture"], [])
    expect(page.locator(".hs-moments__next [data-part=none]")).to_be_visible()
    page.clock.run_for(3_600_000)
    assert shown(page) == ([], [])


def test_home_of_a_reader_without_script_lists_what_is_left_by_day(
    sample_at: SampleAt, browser: Browser
) -> None:
    site = sample_at(PHASES["live"])
    with served(site.root.parent) as origin:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}{site.root.name}/")
        titles = page.locator(".hs-moments h2:visible").all_inner_texts()
        first = page.locator(".hs-moments .hs-session:visible").first.get_attribute("id")
        context.close()
    assert (titles, first) == (["samedi 27 mars 2027", "dimanche 28 mars 2027"], "balade-riviere")


def test_the_programme_marks_what_goes_on_without_interrupting_anyone(visit: Visit) -> None:
    page = visit("programme/", "2027-03-27T15:00+01:00", "America/Montreal")
    current = page.locator("[aria-current=time]")
    assert current.evaluate_all("rows => rows.map(row => row.id)") == ["balade-riviere", "travail-samedi"]
    assert page.locator(".hs-session__mark").all_inner_texts() == [
        "En ce moment", "En ce moment", "Ensuite", "Ensuite",
    ]  # fmt: skip
    assert page.locator("hs-now [aria-live], hs-now[role], .hs-session [role=status]").count() == 0
    page.get_by_role("link", name="Maintenant").click()
    assert page.url.endswith("#balade-riviere")
    page.clock.run_for(15 * 60_000)
    assert "atelier-series" in current.evaluate_all("rows => rows.map(row => row.id)")


OF_NOW = """row => {
  const style = getComputedStyle(row), box = row.getBoundingClientRect();
  const hours = row.querySelector('time').getBoundingClientRect();
  const star = row.querySelector('hs-choose').getBoundingClientRect();
  const barred = style.boxShadow !== 'none';
  return [style.outlineStyle, barred, hours.left - box.left >= 8, star.right <= box.right];
}"""


def test_what_goes_on_has_a_bar_in_the_list_and_a_frame_in_the_grid_and_room_within(visit: Visit) -> None:
    page = visit("programme/", "2027-03-27T15:00+01:00")
    for width, drawn in (
        (390, ["none", True, True, True]),
        (1000, ["none", True, True, True]),
        (1280, ["solid", False, True, True]),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("#travail-samedi").evaluate(OF_NOW) == drawn, width


def test_there_is_no_now_before_the_event(visit: Visit) -> None:
    page = visit("programme/", "2027-03-01T15:00+01:00")
    expect(page.locator("hs-now a")).to_be_hidden()
    assert page.locator(".hs-session__mark").count() == 0


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Paris", []),
        ("Africa/Lagos", []),
        ("America/Montreal", ["soit 9\xa0h – 10\xa0h chez vous"]),
        ("Asia/Kolkata", ["soit 18\xa0h\xa030 – 19\xa0h\xa030 chez vous"]),
        ("Pacific/Auckland", ["soit dimanche 2\xa0h – 3\xa0h chez vous"]),
    ],
)
def test_hours_of_the_readers_zone_come_second_where_they_differ(
    zone: str, said: list[str], visit: Visit
) -> None:
    page = visit("programme/", "2027-03-01T12:00+01:00", zone)
    assert page.locator("#atelier-interfaces .hs-yours").all_inner_texts() == said
    assert page.locator("#atelier-interfaces time").inner_text() == "14\xa0h – 15\xa0h"
    page.goto(f"{page.url}atelier-interfaces/")
    assert page.locator(".hs-yours").all_inner_texts() == said


def test_marking_moves_nothing_that_can_be_seen(visit: Visit) -> None:
    page = visit("programme/", "2027-03-01T12:00+01:00")
    before = page.locator(f"xpath=//*[{has_class('hs-session')}]").evaluate_all(
        "rows => rows.map(row => row.getBoundingClientRect().height)"
    )
    page.clock.set_fixed_time(datetime.fromisoformat("2027-03-27T15:00+01:00"))
    page.evaluate("document.querySelector('hs-now').update()")
    after = page.locator(f"xpath=//*[{has_class('hs-session')}]").evaluate_all(
        "rows => rows.map(row => row.getBoundingClientRect().height)"
    )
    assert max(abs(a - b) for a, b in zip(after, before, strict=True)) <= 30
