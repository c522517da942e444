"""The hour when teams present: in order, on a screen that a remote control drives, without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from hacksite.views.running_order import draw
from tests.site.axe import COLOUR_VIOLATIONS, VIEWS, View, violations
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL, BuiltSite, has_class, texts
from tests.site.conftest import PARIS, PHASES, SampleAt

SUNDAY = PHASES["restitution"]
FINALISTS = ["beal-commun", "carnet-1921", "etiage-clair", "gourde", "mars-avant-aout", "refuge-froid"]
PROJECTOR = {"width": 1280, "height": 720}
BEYOND = """() => [...document.querySelectorAll('.hs-present :is(p, h2, img, svg, progress)')]
  .filter(each => each.checkVisibility() && !each.closest('.hs-unseen, .hs-present__back, details'))
  .map(each => [each.textContent.trim() || each.tagName, each.getBoundingClientRect()])
  .filter(([, box]) => box.bottom > innerHeight + 1 || box.right > innerWidth + 1).map(([text]) => text)"""
HEIGHT = "e => parseFloat(getComputedStyle(e).fontSize) / innerHeight"


@pytest.fixture(scope="module")
def site(sample_at: SampleAt) -> BuiltSite:
    return sample_at(SUNDAY)


@pytest.fixture(scope="module")
def home(site: BuiltSite) -> Iterator[str]:
    with served(site.root.parent) as origin:
        yield f"{origin}{site.root.name}/"


@contextmanager
def screen(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    options = {"viewport": PROJECTOR, "service_workers": "block", "reduced_motion": "reduce", **options}
    context = browser.new_context(**options)
    witness = Witness(context, url.partition("/restitution/")[0].partition("/en/")[0] + "/")
    page = witness.page()
    page.clock.install(time=SUNDAY)
    page.goto(url)
    yield page
    context.close()
    # Without a network, browsers ask in vain for the tab's icon again.
    vain = "/assets/icon.", "ERR_INTERNET_DISCONNECTED"
    assert [row for row in witness.noted if not any(word in row for word in vain)] == []


def time_left(page: Page) -> str:
    return page.locator(".hs-present__time").inner_text()


def part(page: Page) -> str:
    return page.locator(".hs-present__part").inner_text()


def team(page: Page) -> str:
    return page.locator(".hs-present__turn:not([hidden]) h2").inner_text()


def test_the_order_is_drawn_and_each_team_has_its_hour(site: BuiltSite) -> None:
    page = site.page("restitution/index.html")
    links = [
        str(href).strip("/").rpartition("/")[2]
        for href in page.xpath(f"//*[{has_class('hs-turn')}]//h3/a/@href")
    ]
    assert links == list(draw(FINALISTS, "7-21-33"))
    hours = page.xpath(f"//*[{has_class('hs-turn')}]//time/@datetime")
    assert hours == [
        f"2027-03-28T{hour}:00+02:00" for hour in ("16:20", "16:30", "16:40", "16:50", "17:00", "17:10")
    ]
    assert texts(page, "//code")[-1] == f"printf '%s' 7-21-33:{links[0]} | sha256sum"


def test_each_language_has_its_own_address_and_leads_to_the_others(site: BuiltSite) -> None:
    for path, other in (
        ("restitution/index.html", "en/pitches/"), ("restitution/ecran/index.html", "en/pitches/screen/"),
        ("en/pitches/jury/index.html", "restitution/jury/"),
    ):  # fmt: skip
        found = site.page(path).xpath("//link[@rel='alternate'][@hreflang]/@href")
        assert f"{SITE_URL}{other}" in found


def test_the_home_page_leads_to_it_while_teams_present_and_the_plan_always(
    site: BuiltSite, sample_at: SampleAt
) -> None:
    assert texts(site.page("index.html"), f"//*[{has_class('hs-turn')}]//h3")[0]
    for at in (PHASES["restitution"], PHASES["archived"]):
        links = set(texts(sample_at(at).page("plan-du-site/index.html"), "//main//a"))
        assert {"Ordre de passage", "Écran des présentations", "Feuille du jury"} <= links


def test_before_projects_are_published_the_page_names_none(sample_at: SampleAt) -> None:
    page = sample_at(datetime(2027, 3, 28, 15, 9, tzinfo=PARIS)).page("restitution/index.html")
    assert texts(page, f"//*[{has_class('hs-turn')}]") == []
    assert len(texts(page, f"//*[{has_class('hs-empty')}]")) == 1


def test_without_a_script_the_screen_is_the_list_of_teams(site: BuiltSite) -> None:
    page = site.page("restitution/ecran/index.html")
    assert len(texts(page, "//li[@data-said]//h2")) == 6
    assert len(page.xpath("//*[@data-screen][@hidden]")) == 3
    assert page.xpath("//li[@data-said]//img[@loading='lazy']") == []


@pytest.mark.browser
def test_a_remote_control_goes_from_team_to_team_through_pitch_and_questions(
    browser: Browser, home: str
) -> None:
    with screen(browser, f"{home}restitution/ecran/") as page:
        first, second = (page.locator(".hs-present__turn h2").nth(n).text_content() for n in (0, 1))
        seen = [(team(page), part(page), time_left(page))]
        for key in ("PageDown", "PageDown", "PageDown", "PageUp", "ArrowRight", "End", "Home"):
            page.keyboard.press(key)
            seen.append((team(page), part(page), time_left(page)))
        last = page.locator(".hs-present__turn h2").nth(5).text_content()
        assert seen == [
            (first, "À suivre", "5:00"), (first, "Présentation", "5:00"), (first, "Questions", "5:00"),
            (second, "À suivre", "5:00"), (first, "Questions", "5:00"), (second, "À suivre", "5:00"),
            (last, "À suivre", "5:00"), (first, "À suivre", "5:00"),
        ]  # fmt: skip
        assert second is not None
        assert second in page.locator(".hs-present__next").inner_text()


@pytest.mark.browser
def test_time_runs_warns_ends_and_goes_on_counting_and_each_is_said_politely(
    browser: Browser, home: str
) -> None:
    with screen(browser, f"{home}restitution/ecran/") as page:
        status, word = page.get_by_role("status"), page.locator(".hs-present__word")
        # From here on only the test moves the clock, however slow the machine is.
        page.clock.pause_at(SUNDAY + timedelta(minutes=1))
        page.keyboard.press(" ")
        expect(status).to_have_text("Présentation")
        page.clock.run_for(239_500)
        assert (time_left(page), word.inner_text()) == ("1:01", "")
        page.clock.run_for(1000)
        assert (time_left(page), word.inner_text()) == ("1:00", "Plus qu’une minute")
        expect(status).to_have_text("Plus qu’une minute")
        page.clock.run_for(60_000)
        assert (time_left(page), word.inner_text()) == ("0:00", "C’est fini")
        expect(status).to_have_text("C’est fini")
        page.clock.run_for(12_000)
        assert time_left(page) == "+0:12"


@pytest.mark.browser
def test_a_pause_stops_the_clock_and_a_page_opened_again_is_at_its_team(browser: Browser, home: str) -> None:
    with screen(browser, f"{home}restitution/ecran/") as page:
        for _ in range(4):
            page.keyboard.press("PageDown")
        page.clock.run_for(30_500)
        page.keyboard.press(" ")
        page.clock.run_for(60_000)
        assert (time_left(page), part(page)) == ("4:30", "En pause")
        page.keyboard.press(" ")
        page.clock.run_for(10_000)
        assert time_left(page) == "4:20"
        where = team(page)
        page.reload()
        assert (team(page), part(page)) == (where, "À suivre")


@pytest.mark.browser
def test_buttons_do_the_same_and_keys_on_a_button_work_the_button(browser: Browser, home: str) -> None:
    with screen(browser, f"{home}restitution/ecran/") as page:
        page.get_by_role("button", name="Démarrer").press("Enter")
        assert part(page) == "Présentation"
        page.get_by_role("button", name="Suspendre").press(" ")
        assert part(page) == "En pause"
        page.get_by_role("button", name="Suivant").click()
        assert part(page) == "Questions"
        page.get_by_role("button", name="Précédent").click()
        assert part(page) == "Présentation"


@pytest.mark.browser
def test_the_screen_goes_on_without_a_network(browser: Browser, home: str) -> None:
    with screen(browser, f"{home}restitution/ecran/") as page:
        page.context.set_offline(True)
        for _ in range(15):
            page.keyboard.press("PageDown")
        pictures = page.locator(".hs-present__turn img").evaluate_all(
            "all => all.map(e => e.complete && e.naturalWidth > 0)"
        )
        # One finalist has a drawn cover instead.
        assert pictures == [True] * 5
        assert page.locator(".hs-present__next").inner_text() == "Dernière équipe"


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_it_is_read_from_ten_metres_and_nothing_leaves_the_screen(
    size: tuple[int, int], browser: Browser, home: str
) -> None:
    with screen(browser, f"{home}restitution/ecran/", viewport={"width": size[0], "height": size[1]}) as page:
        for _ in range(6):
            assert page.evaluate(BEYOND) == []
            for _ in range(3):
                page.keyboard.press("PageDown")
        # On a picture two metres high, six hundredths are twelve centimetres: the smallest title is read.
        assert page.locator(".hs-present__turn:not([hidden]) h2").evaluate(HEIGHT) >= 0.06
        assert page.locator(".hs-present__time").evaluate(HEIGHT) >= 0.12


@pytest.mark.browser
def test_hostile_and_endless_titles_stay_on_the_screen(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "event"
    (folder / "projects").mkdir(parents=True)
    (folder / "event.yml").write_text(
        "id: x\ntitle: X\nstart: 2027-03-27\nlanguages: fr\n"
        'restitution: {seed: "it\'s <b>\\"1\\" & $HOME", questions: 0}\n'
        "legal:\n  publisher: {name: Rives, address: 1 rue, phone: '04', director: La présidence}\n"
        "  host: {name: Hôte, address: 2 rue, phone: '04'}\n",
        "utf-8",
    )
    (folder / "schedule.yml").write_text(
        "- {id: p, title: P, kind: pitch, start: '16:00', end: '17:00'}\n", "utf-8"
    )
    titles = [
        "<img src=x onerror=alert(1)>",
        "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
        "Un titre sans fin " * 12,
        "مشروع الماء",
    ]
    for number, title in enumerate(titles):
        summary = "Une question très longue. " * 20
        text = f'---\ntitle: "{title}"\nteam: "{title[:60]}"\nsummary: "{summary}"\n---\n'
        (folder / f"projects/p{number}.md").write_text(text, "utf-8")
    out = tmp_path / "site"
    built = build_folder(folder, out, Settings(SUNDAY, SITE_URL, "plain"))
    assert built.written is not None, built.checked.report.errors
    with served(out) as origin, screen(browser, f"{origin}restitution/ecran/") as page:
        for _ in titles:
            assert page.evaluate(BEYOND) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.keyboard.press("PageDown")
            assert part(page) == "Présentation"
            page.keyboard.press("PageDown")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["restitution/", "restitution/jury/", "en/pitches/screen/"])
def test_axe_finds_nothing(path: str, browser: Browser, home: str) -> None:
    with screen(browser, f"{home}{path}") as page:
        assert violations(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view[0]} {view[1]}")
def test_axe_finds_nothing_in_any_state_of_the_screen(view: View, browser: Browser, home: str) -> None:
    with screen(browser, f"{home}restitution/ecran/") as page:
        assert violations(page, (view,)) == []
        for after in (1000, 245_000, 60_000):
            page.keyboard.press("PageDown") if after == 1000 else None
            page.clock.run_for(after)
            assert page.evaluate(COLOUR_VIOLATIONS) == []


@pytest.mark.browser
def test_the_jurys_sheet_stands_on_one_page_of_paper(browser: Browser, home: str, tmp_path: Path) -> None:
    import pypdfium2  # noqa: PLC0415 - only this test prints

    with screen(browser, f"{home}restitution/jury/") as page:
        page.pdf(path=str(tmp_path / "jury.pdf"), prefer_css_page_size=True, format="A4")
    pages = pypdfium2.PdfDocument(tmp_path / "jury.pdf")
    first = pages[0].get_textpage().get_text_range()
    pages.close()
    assert [name for name in ("Étiage clair", "Gourde", "Pertinence et impact") if name not in first] == []
