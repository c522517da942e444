"""My programme: chosen without an account, kept in the browser, sent by address, taken as a calendar."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.axe import violations
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL, BuiltSite
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.browser
KEY = "hacksite/eaux-vives-2027/programme"
STORED = f"localStorage.getItem({json.dumps(KEY)})"
NO_STORAGE = """Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"""
CLASHING = ("session/atelier-interfaces", "session/atelier-cartes")
CHOSEN = ("session/ouverture", *CLASHING, "session/declaration-des-equipes")


@pytest.fixture(scope="module")
def site(sample_at: SampleAt) -> BuiltSite:
    return sample_at(PHASES["open"])


@pytest.fixture(scope="module")
def home(site: BuiltSite) -> Iterator[str]:
    with served(site.root.parent) as origin:
        yield f"{origin}{site.root.name}/"


@contextmanager
def reader(browser: Browser, home: str, **options: Any) -> Iterator[tuple[BrowserContext, Page]]:
    """A reader with a browser of their own, in which nothing may go wrong."""
    options = {"reduced_motion": "reduce", "locale": "fr", "service_workers": "block", **options}
    context = browser.new_context(**options)
    witness = Witness(context, home)
    yield context, witness.page()
    context.close()
    assert witness.noted == []


def star(page: Page, item: str) -> Any:
    return page.locator(f"hs-choose[item='{item}'] button").first


def choose(page: Page, home: str, *items: str) -> None:
    page.goto(f"{home}programme/")
    for item in items:
        star(page, item).click()


def listed(page: Page) -> list[str]:
    rows = page.locator("[data-part=list] hs-choose")
    return [str(row.get_attribute("item")) for row in rows.all()]


def address(page: Page) -> str:
    page.locator("[data-do=share]").click()
    return page.locator("[data-part=link] a").get_attribute("href") or ""


def test_nothing_is_kept_before_something_is_chosen_and_nothing_after_it_is_emptied(
    browser: Browser, home: str
) -> None:
    with reader(browser, home) as (_, page):
        page.goto(f"{home}programme/")
        expect(star(page, CHOSEN[0])).to_have_attribute("aria-pressed", "false")
        assert page.evaluate("localStorage.length") == 0
        star(page, CHOSEN[0]).click()
        assert [item for item, _ in json.loads(page.evaluate(STORED))] == ["session/ouverture"]
        page.goto(f"{home}mon-programme/")
        page.get_by_role("button", name="Vider mon programme").click()
        assert page.evaluate("localStorage.length") == 0
        page.get_by_role("button", name="Annuler").click()
        assert [item for item, _ in json.loads(page.evaluate(STORED))] == ["session/ouverture"]


def test_a_choice_is_there_after_a_reload_on_other_pages_and_in_the_other_language(
    browser: Browser, home: str
) -> None:
    with reader(browser, home) as (_, page):
        choose(page, home, *CHOSEN)
        page.goto(f"{home}defis/")
        star(page, "challenge/lire-la-secheresse").click()
        expect(page.get_by_role("status").filter(has_text="est dans votre programme")).to_be_visible()
        page.reload()
        expect(star(page, "challenge/lire-la-secheresse")).to_have_attribute("aria-pressed", "true")
        page.goto(f"{home}programme/ouverture/")
        expect(page.get_by_role("button", name="Dans mon programme").first).to_have_attribute(
            "aria-pressed", "true"
        )
        page.goto(f"{home}en/my-programme/")
        # By day and hour, whatever the order of choosing.
        assert listed(page) == [
            "session/ouverture", "session/declaration-des-equipes", "session/atelier-cartes",
            "session/atelier-interfaces", "challenge/lire-la-secheresse",
        ]  # fmt: skip
        expect(page.locator("[data-part=list] h2")).to_have_text(["Saturday 27 March 2027", "Challenges"])


def test_clashes_are_told_when_choosing_and_on_the_page_and_moments_have_none(
    browser: Browser, home: str
) -> None:
    with reader(browser, home) as (_, page):
        choose(page, home, "session/declaration-des-equipes", CLASHING[0])
        expect(page.locator("hs-choices")).not_to_contain_text("Chevauche")
        star(page, CLASHING[1]).click()
        told = "Chevauche : Atelier : interroger Hub’Eau pas à pas."
        expect(page.locator("hs-choices")).to_contain_text(told)
        page.goto(f"{home}mon-programme/")
        expect(page.locator(".hs-session__clash")).to_have_text(
            [
                "Chevauche : Atelier : interroger Hub’Eau pas à pas.",
                "Chevauche : Atelier : une carte qui dit vrai.",
            ]
        )
        star(page, CLASHING[0]).click()
        expect(page.locator(".hs-session__clash")).to_have_count(0)
        # What was taken out stays in place, so that a slip is undone where it happened.
        expect(star(page, CLASHING[0])).to_be_focused()
        star(page, CLASHING[0]).press("Enter")
        expect(page.locator(".hs-session__clash")).to_have_count(2)


def test_the_calendar_has_the_chosen_entries_word_for_word_and_no_way_back_to_the_whole(
    site: BuiltSite, browser: Browser, home: str
) -> None:
    with reader(browser, home) as (_, page):
        choose(page, home, *CHOSEN)
        page.goto(f"{home}mon-programme/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Ajouter à mon agenda").click()
        made = Path(download.value.path()).read_bytes()
        assert download.value.suggested_filename == "mon-programme.ics"
    whole = icalendar.Calendar.from_ical((site.root / "agenda.ics").read_bytes())
    mine = icalendar.Calendar.from_ical(made)
    uids = {f"{item.partition('/')[2]}@eaux-vives-2027.hacksite" for item in CHOSEN}
    assert [e.to_ical() for e in mine.events] == [e.to_ical() for e in whole.events if e["UID"] in uids]
    assert {str(e["UID"]) for e in mine.events} == uids
    assert {name for name in whole if name not in mine} == {
        "SOURCE", "URL", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
    }  # fmt: skip
    assert max(len(line) for line in made.split(b"\r\n")) <= 75


def test_a_sent_address_shows_the_choice_and_adds_to_the_readers_own_only_when_asked(
    browser: Browser, home: str
) -> None:
    with reader(browser, home) as (_, page):
        choose(page, home, *CHOSEN)
        page.goto(f"{home}mon-programme/")
        sent = address(page)
        expect(page.get_by_role("img", name="Code QR de cette adresse")).to_be_visible()
    assert sent.partition("#")[0] == f"{home}mon-programme/"
    assert len(sent.partition("#")[2]) == 2 + 5 * len(CHOSEN)
    with reader(browser, home) as (_, page):
        choose(page, home, "session/accueil")
        before = page.evaluate(STORED)
        page.goto(sent + "zzzzz")
        expect(page.get_by_role("heading", level=1)).to_have_text("Un programme que l’on vous envoie")
        assert sorted(listed(page)) == sorted(CHOSEN)
        expect(page.locator("[data-part=gone]")).to_contain_text("plus publiés : 1")
        assert page.evaluate(STORED) == before
        page.get_by_role("button", name="Ajouter à mon programme").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Mon programme")
        assert sorted(listed(page)) == sorted(("session/accueil", *CHOSEN))
        assert page.url == f"{home}mon-programme/"


def test_what_is_no_longer_published_is_named_and_a_cancelled_session_says_so(
    sample_folder: Path, tmp_path: Path, browser: Browser
) -> None:
    out = tmp_path / "www" / "base"
    programme = sample_folder / "schedule.yml"
    before = programme.read_text("utf-8")
    settings = Settings(PHASES["open"], SITE_URL, "plain")
    with served(out.parent) as origin, reader(browser, f"{origin}base/") as (_, page):
        assert build_folder(sample_folder, out, settings).written is not None
        choose(page, f"{origin}base/", "session/atelier-cartes", "session/accueil")
        gone = before.replace("- id: atelier-cartes\n", "- id: atelier-plans\n")
        gone = gone.replace("  title: Accueil, badges et café\n", "  title: Accueil\n  status: cancelled\n")
        try:
            programme.write_text(gone, "utf-8")
            assert build_folder(sample_folder, out, settings).written is not None
        finally:
            programme.write_text(before, "utf-8")
        page.goto(f"{origin}base/mon-programme/")
        expect(page.locator("[data-part=gone]")).to_contain_text("publié : Atelier : une carte qui dit vrai.")
        assert page.locator("[data-part=list] .hs-session__state").all_inner_texts() == ["Annulé"]
        page.get_by_role("button", name="C’est noté").click()
        assert [item for item, _ in json.loads(page.evaluate(STORED))] == ["session/accueil"]


def test_without_storage_a_choice_lasts_as_long_as_the_page_and_this_is_said(
    browser: Browser, home: str
) -> None:
    with reader(browser, home) as (context, page):
        context.add_init_script(NO_STORAGE)
        choose(page, home, CHOSEN[0])
        expect(page.locator("hs-choices")).to_contain_text("Votre navigateur ne garde rien")
        expect(star(page, CHOSEN[0])).to_have_attribute("aria-pressed", "true")
        page.goto(f"{home}mon-programme/")
        expect(page.get_by_text("Vous n’avez encore rien choisi.")).to_be_visible()


def test_a_text_that_is_not_ours_in_the_storage_breaks_nothing(browser: Browser, home: str) -> None:
    with reader(browser, home) as (_, page):
        page.goto(f"{home}programme/")
        for text in ("{", "[1, [2], null]", '{"a": 1}', '[["session/nobody", null]]'):
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
            page.goto(f"{home}mon-programme/")
            expect(page.get_by_text("Vous n’avez encore rien choisi.")).to_be_visible()


def test_everything_is_done_by_keyboard(browser: Browser, home: str) -> None:
    with reader(browser, home) as (_, page):
        page.goto(f"{home}programme/")
        page.locator("#ouverture a").focus()
        page.keyboard.press("Tab")
        expect(star(page, CHOSEN[0])).to_be_focused()
        page.keyboard.press("Space")
        expect(star(page, CHOSEN[0])).to_have_attribute("aria-pressed", "true")
        page.goto(f"{home}mon-programme/")
        page.locator("[data-do=share]").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Envoyer ce choix")).to_be_focused()
        page.locator("[data-do=empty]").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Annuler")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("[data-do=empty]")).to_be_focused()


def test_axe_finds_nothing_and_nothing_overflows(browser: Browser, home: str) -> None:
    with reader(browser, home) as (_, page):
        choose(page, home, *CHOSEN)
        assert violations(page) == []
        page.goto(f"{home}mon-programme/")
        sent = address(page)
        for opened in (page.url, sent):
            page.goto("about:blank")
            page.goto(opened)
            assert violations(page) == []
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_without_script_there_is_no_button_and_the_page_says_what_it_is(browser: Browser, home: str) -> None:
    with reader(browser, home, java_script_enabled=False) as (_, page):
        page.goto(f"{home}programme/")
        assert page.get_by_role("button", name="dans mon programme").count() == 0
        page.get_by_role("link", name="Mon programme").click()
        expect(page.get_by_text("Il faut pour cela que JavaScript soit permis")).to_be_visible()
        expect(page.locator("main").get_by_role("link", name="Programme", exact=True)).to_be_visible()


def test_on_paper_only_the_choice_is_printed(browser: Browser, home: str) -> None:
    with reader(browser, home) as (_, page):
        choose(page, home, *CHOSEN)
        page.goto(f"{home}mon-programme/")
        star(page, CHOSEN[0]).click()
        page.emulate_media(media="print")
        expect(page.locator("[data-part=list] li:visible")).to_have_count(len(CHOSEN) - 1)
        expect(page.locator("hs-choose button:visible")).to_have_count(0)
