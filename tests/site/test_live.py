"""The screens of the day: right at any instant, without hands and without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.axe import LOOK_VIOLATIONS, VIOLATIONS, axe_source
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL, BuiltSite, texts
from tests.site.conftest import PARIS, SampleAt

pytestmark = pytest.mark.browser
SATURDAY = datetime(2027, 3, 27, 14, 20, tzinfo=PARIS)
PROJECTOR = {"width": 1280, "height": 720}
LEGAL = """legal:
  publisher: {name: Rives, address: 1 rue du Port, phone: '04 65 71 27 28', director: La présidence}
  host: {name: Hôte, address: 2 rue du Serveur, phone: '04 65 71 27 29'}
"""
LONG = "Un atelier dont personne n’a raccourci le titre avant l’échéance du dimanche, et même après"
OUTSIDE = """() => [...document.querySelectorAll('.hs-live__stage li, .hs-live__foot *, .hs-live__head *')]
  .filter(each => each.checkVisibility()).map(each => [each.textContent.trim(), each.getBoundingClientRect()])
  .filter(([, box]) => box.bottom > innerHeight + 1 || box.right > innerWidth + 1).map(([text]) => text)"""


@pytest.fixture(scope="module")
def site(sample_at: SampleAt) -> BuiltSite:
    return sample_at(SATURDAY)


@pytest.fixture(scope="module")
def home(site: BuiltSite) -> Iterator[str]:
    with served(site.root.parent) as origin:
        yield f"{origin}{site.root.name}/"


@contextmanager
def screen(browser: Browser, url: str, at: datetime, **options: Any) -> Iterator[Page]:
    """A machine far from the venue's zone whose clock says `at`; its page may log nothing."""
    options = {"viewport": PROJECTOR, "timezone_id": "Asia/Tokyo", "service_workers": "block", **options}
    context = browser.new_context(**options)
    witness = Witness(context, f"{url.rpartition('/live/')[0].removesuffix('/en')}/")
    page = witness.page()
    page.clock.install(time=at)
    page.goto(url)
    page.clock.run_for(1500)
    yield page
    context.close()
    allowed = ("/live/r0/ failed", "ERR_FAILED", "ERR_INTERNET")
    assert [row for row in witness.noted if not any(text in row for text in allowed)] == []


def shown(page: Page, part: str) -> list[str]:
    titles = page.locator(f".hs-live__{part} h3:visible").all_inner_texts()
    return [title.replace("\N{NO-BREAK SPACE}", " ") for title in titles]


def crowd(tmp_path: Path, sessions: str) -> Path:
    """An event of one afternoon in six rooms, with these sessions."""
    folder = tmp_path / "event"
    folder.mkdir(exist_ok=True)
    rooms = "".join(f"  - {{id: r{room}, name: Salle {room}}}\n" for room in range(6))
    head = "id: crowd\ntitle: Foule\nstart: 2027-03-27\nend: 2027-03-28\n"
    (folder / "event.yml").write_text(f"{head}{LEGAL}rooms:\n{rooms}", "utf-8")
    (folder / "schedule.yml").write_text(sessions, "utf-8")
    return folder


def parallel(title: str, more: str = "") -> str:
    return (
        "".join(
            f"- {{id: s{room}, title: '{title} {room}', kind: workshop, start: 2027-03-27 14:00,"
            f" end: 2027-03-27 15:00, rooms: [r{room}]}}\n"
            for room in range(6)
        )
        + more
    )


def build(folder: Path, out: Path, at: datetime = SATURDAY) -> None:
    built = build_folder(folder, out, Settings(at, SITE_URL, "plain"))
    assert built.written is not None, built.checked.report.errors


def test_there_is_a_screen_for_the_hall_and_for_each_room_and_none_is_for_search_engines(
    site: BuiltSite,
) -> None:
    found = {page for page in site.pages() if "live/" in page}
    rooms = {"halle", "rives", "turbines", "moulin", "bief", "vanne", "cantine", "jardin", "passerelle"}
    assert {f"{root}live/{room}/index.html" for root in ("", "en/") for room in rooms} <= found
    assert {"live/index.html", "en/live/index.html"} <= found
    robots = {site.page(page).xpath("string(//meta[@name='robots']/@content)") for page in found}
    assert robots == {"noindex"}
    assert "live/" not in site.text("sitemap.xml")
    assert not site.page("live/index.html").xpath("//header[contains(@class, 'hs-header')]")


def test_without_script_a_screen_is_the_programme_by_day(site: BuiltSite) -> None:
    page = site.page("live/bief/index.html")
    assert texts(page, "//h1") == ["Salle du Bief"]
    assert texts(page, "//*[@data-fresh='list']//h3")[:1] == ["Atelier : une carte qui dit vrai"]
    assert page.xpath("//*[contains(@class, 'hs-live__stage')]/@hidden")


def test_now_next_and_the_next_deadline_are_those_of_the_instant_in_the_venues_hours(
    browser: Browser, home: str
) -> None:
    with screen(browser, f"{home}live/", SATURDAY) as page:
        expect(page.locator(".hs-live__time")).to_have_text("14:20")
        page.get_by_role("button", name="Pause").click()
        now = shown(page, "now")
        page.get_by_role("button", name="Suivant").click()
        now += shown(page, "now")
        assert sorted(now) == [
            "Atelier : interroger Hub’Eau pas à pas", "Atelier : une carte qui dit vrai",
            "Balade : lire la rivière avec le garde", "Travail en équipe",
        ]  # fmt: skip
        assert sorted(shown(page, "next")) == [
            "Atelier : lire un étiage dans une série de débits",
            "Atelier : raconter un problème sans une ligne de code",
        ]  # fmt: skip
        expect(page.locator(".hs-live__countdowns [data-at]:visible")).to_have_text(
            "Remontée des équipes dans 4 h 40 min"
        )
        page.clock.fast_forward("00:39:30")
        page.clock.run_for(2000)
        on = page.locator(".hs-live__now h3")
        expect(on.filter(has_text="une carte qui dit vrai")).to_have_count(1)
        page.clock.run_for(30_000)
        expect(on.filter(has_text="une carte qui dit vrai")).to_have_count(0)


def test_a_countdown_over_the_lost_hour_says_what_really_remains(browser: Browser, home: str) -> None:
    at = datetime(2027, 3, 28, 1, 30, tzinfo=PARIS)
    with screen(browser, f"{home}live/cantine/", at) as page:
        # Breakfast is at eight: five hours and a half, not six and a half.
        expect(page.locator("[data-state=gap]")).to_contain_text("5 h 30 min")


def test_before_it_counts_down_to_the_opening_and_after_it_gives_thanks(browser: Browser, home: str) -> None:
    with screen(browser, f"{home}live/", datetime(2027, 3, 26, 18, 0, tzinfo=PARIS)) as page:
        expect(page.locator("[data-state=before]")).to_contain_text("Ouverture dans")
        expect(page.locator("[data-state=before]")).to_contain_text("14 h 30 min")
        expect(page.locator(".hs-live__next .hs-live__hours")).to_have_text("sam. 27 mars, 8 h 30 – 9 h 30")
    with screen(browser, f"{home}en/live/", datetime(2027, 3, 29, 10, 0, tzinfo=PARIS)) as page:
        expect(page.locator("[data-state=after]")).to_contain_text("Thank you all!")
        expect(page.locator(".hs-live__next")).to_be_hidden()


@pytest.mark.parametrize(
    ("title", "size"),
    [("Atelier", (1280, 720)), *((LONG, size) for size in ((1920, 1080), (1024, 600), (1080, 1920)))],
    ids=lambda given: "" if isinstance(given, str) else str(given),
)
def test_six_at_once_are_all_shown_in_turn_and_nothing_is_cut_or_scrolls(
    title: str, size: tuple[int, int], tmp_path: Path, browser: Browser
) -> None:
    build(crowd(tmp_path, parallel(title)), tmp_path / "www" / "base")
    viewport = {"width": size[0], "height": size[1]}
    with (
        served(tmp_path / "www") as origin,
        screen(browser, f"{origin}base/live/", SATURDAY, viewport=viewport) as page,
    ):
        seen: set[str] = set()
        for _ in range(6):
            seen |= set(shown(page, "now"))
            assert page.evaluate(OUTSIDE) == []
            page.clock.run_for(12_000)
        assert seen == {f"{title} {room}" for room in range(6)}
        assert page.evaluate("[scrollY, document.scrollingElement.scrollHeight - innerHeight]") == [0, 0]


def test_the_headline_is_six_hundredths_of_the_screen_at_least(browser: Browser, home: str) -> None:
    with screen(browser, f"{home}live/halle/", SATURDAY) as page:
        size = page.locator(".hs-live__now h3").evaluate("h => parseFloat(getComputedStyle(h).fontSize)")
        assert size >= 0.06 * PROJECTOR["height"]


def test_what_takes_turns_can_be_paused_and_led_by_hand(browser: Browser, home: str) -> None:
    with screen(browser, f"{home}live/", SATURDAY) as page:
        place = page.locator(".hs-live__now .hs-live__place")
        expect(place).to_have_text("1 sur 2")
        page.clock.run_for(12_000)
        expect(place).to_have_text("2 sur 2")
        pause = page.get_by_role("button", name="Pause")
        pause.press("Enter")
        expect(pause).to_have_attribute("aria-pressed", "true")
        page.clock.run_for(60_000)
        expect(place).to_have_text("2 sur 2")
        page.keyboard.press("ArrowLeft")
        expect(place).to_have_text("1 sur 2")


def test_a_change_of_the_site_comes_by_itself_and_a_lost_network_is_said_and_changes_nothing(
    tmp_path: Path, browser: Browser
) -> None:
    later = "- {id: late, title: Restitution, kind: pitch, start: 2027-03-27 15:00, end: 2027-03-27 16:00}\n"
    folder = crowd(tmp_path, parallel("Atelier", later))
    out = tmp_path / "www" / "base"
    build(folder, out)
    with served(tmp_path / "www") as origin, screen(browser, f"{origin}base/live/r0/", SATURDAY) as page:
        assert shown(page, "now") == ["Atelier 0"]
        moved = parallel("Atelier", later).replace("'Atelier 0'", "'Atelier déplacé'")
        (folder / "schedule.yml").write_text(moved, "utf-8")
        build(folder, out)
        with page.expect_response("**/live/r0/"):
            page.clock.run_for(121_000)
        expect(page.locator(".hs-live__now h3")).to_have_text("Atelier déplacé")
        page.context.set_offline(True)
        page.clock.run_for(121_000)
        expect(page.locator(".hs-live__offline")).to_have_text("hors ligne depuis 14:22")
        page.clock.fast_forward("00:36:00")
        page.clock.run_for(2000)
        assert shown(page, "now") == []
        expect(page.locator("[data-state=last]")).to_be_visible()
        page.context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator(".hs-live__offline")).to_have_text("")


def test_urgent_news_are_shown_until_their_end(sample_at: SampleAt, browser: Browser) -> None:
    evening = datetime(2027, 3, 27, 18, tzinfo=PARIS)
    site = sample_at(evening)
    with (
        served(site.root.parent) as origin,
        screen(browser, f"{origin}{site.root.name}/live/", evening) as page,
    ):
        news = page.get_by_role("region", name="Annonces urgentes")
        expect(news).to_contain_text("La sortie nocturne de ce soir est annulée La Drôme est annoncée")
        page.clock.fast_forward(int(timedelta(hours=14, minutes=1).total_seconds() * 1000))
        page.clock.run_for(2000)
        expect(news).to_be_hidden()


def test_who_stands_before_a_door_reads_that_a_session_is_cancelled(tmp_path: Path, browser: Browser) -> None:
    sessions = parallel("Atelier").replace("rooms: [r1]", "rooms: [r1], status: cancelled")
    build(crowd(tmp_path, sessions), tmp_path / "www" / "base")
    with served(tmp_path / "www") as origin:
        with screen(browser, f"{origin}base/live/r1/", SATURDAY) as page:
            expect(page.locator(".hs-live__now li")).to_contain_text("Annulé")
            expect(page.locator("[data-state=last]")).to_have_text("Rien en ce moment.")
        with screen(browser, f"{origin}base/live/", SATURDAY) as page:
            assert shown(page, "now")[-1] == "Atelier 1"


@pytest.mark.parametrize(
    ("size", "scheme", "rules"),
    [
        ((1280, 720), "light", VIOLATIONS),
        ((320, 640), "dark", VIOLATIONS),
        ((1080, 1920), "dark", LOOK_VIOLATIONS),
    ],
    ids=["desk", "phone", "upright"],
)
def test_axe_finds_nothing_and_a_small_window_scrolls_like_any_page(
    size: tuple[int, int], scheme: str, rules: str, browser: Browser, home: str
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with screen(browser, f"{home}live/", SATURDAY, viewport=viewport, color_scheme=scheme) as page:
        page.evaluate(axe_source())
        page.clock.resume()
        assert page.evaluate(rules) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
        if size[0] == 320:
            assert len(shown(page, "now")) == 4
