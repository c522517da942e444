"""Pages stay readable without a network, and never pass for fresh ones."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date, format_time
from playwright.sync_api import Browser, BrowserContext, Error, Page

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.network import Network, network_of

pytestmark = pytest.mark.browser
EVENT = """
id: water
title: Hackathon de l’eau
start: 2027-03-27
end: 2027-03-28
languages: [fr, en]
legal:
  publisher: {name: Rives, address: 1 rue du Port, phone: '04 65 71 27 28', director: La présidence}
  host: {name: Hôte, address: 2 rue du Serveur, phone: '04 65 71 27 29'}
venue: {name: Le Moulin}
"""
FILES = {
    "event.yml": EVENT,
    "schedule.yml": "- {id: ouverture, title: Ouverture, start: 2027-03-27 09:30, end: 2027-03-27 10:00}\n",
    "challenges/eau.md": "---\ntitle: De l’eau\n---\nUn texte.\n",
    "challenges/vent.md": "---\ntitle: Du vent\n---\nUn texte.\n",
}
AT = datetime(2027, 2, 1, 12, tzinfo=UTC)
BASE = "hackathon-2027/"
PATIENCE_MS = 20_000
Rebuild = Callable[..., None]
CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found.sort();
}"""


TOP = "Math.round(document.querySelector('.hs-kept').getBoundingClientRect().top)"
BANNER = "document.querySelector('.hs-kept').innerText"
# Looks for a new worker, as the browser does at each visit; UPDATED: the old one is gone.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  window.old = registration.active;
  await registration.update();
}"""
UPDATED = """async () => {
  const { active } = await navigator.serviceWorker.getRegistration();
  return active !== window.old && active.state === "activated";
}"""
LIMITED = """(paths) => {
  const challenges = paths.filter((path) => path.includes("/defis/c"));
  return challenges.length <= 6 && challenges.some((path) => path.endsWith("/c9/"));
}"""
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
PICTURE = """(address) => new Promise((resolve) => {
  const image = new Image();
  image.onload = () => resolve(true);
  image.onerror = () => resolve(false);
  setTimeout(resolve, 20_000, false);
  image.src = address;
})"""
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def comes_true(page: Page, condition: str) -> None:
    """Wait for an asynchronous condition; Playwright's own waiting takes the promise for the answer."""
    holds(lambda: bool(page.evaluate(condition)), condition)


def holds(condition: Callable[[], bool], name: str = "") -> None:
    """Wait until it does."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not condition():
        assert time.monotonic() < end, name
        time.sleep(0.05)


@pytest.fixture
def rebuild(tmp_path: Path) -> Rebuild:
    """Builds the event, with files that a test changes, into the folder that is served."""

    def build(site: str = BASE, **files: str) -> None:
        event = tmp_path / "event"
        for name, text in {**FILES, **files}.items():
            (event / name).parent.mkdir(parents=True, exist_ok=True)
            (event / name).write_text(text, "utf-8")
        built = build_folder(event, tmp_path / "www" / site, Settings(AT, "", "plain"))
        assert [str(problem) for problem in built.checked.report.errors] == []

    return build


@pytest.fixture
def network(tmp_path: Path, rebuild: Rebuild) -> Iterator[Network]:
    rebuild()
    with network_of(tmp_path / "www") as served:
        yield served


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="fr", viewport={"width": 390, "height": 844})
    yield context
    context.close()


def first_visit(visitor: BrowserContext, network: Network, address: str = "", site: str = BASE) -> Page:
    """Open a page, and wait until the browser keeps what it will keep."""
    page = visitor.new_page()
    page.goto(f"{network.address}{site}{address}")
    last = "/en/offline/" if address.startswith("en/") else "/hors-ligne/"
    comes_true(page, f"async () => (await ({CACHED})()).some(path => path.endsWith('{last}'))")
    return page


def banner(page: Page) -> str:
    return page.locator(".hs-kept").inner_text() if page.locator(".hs-kept").count() else ""


def said(instant: datetime) -> str:
    here = instant.astimezone()
    pattern = "EEEE d MMMM" if here.year == datetime.now(UTC).astimezone().year else "EEEE d MMMM y"
    hour = format_time(here, "short", locale="fr").removeprefix("0")
    return f"{format_date(here, pattern, locale='fr')} à {hour}"


@pytest.mark.parametrize("state", ["away", "failing"])
def test_a_page_seen_opens_without_a_network_and_says_its_age(
    state: str, visitor: BrowserContext, network: Network
) -> None:
    network.now = (datetime.now(UTC) - timedelta(days=3, hours=2)).replace(microsecond=0)
    page = first_visit(visitor, network, "defis/eau/")
    assert banner(page) == ""
    network.state = state  # type: ignore[assignment]
    page.reload()
    reason = {"away": "sans réseau", "failing": "le site ne répond pas"}[state]
    assert banner(page) == f"Copie du {said(network.now)} — {reason}."
    assert page.locator(".hs-kept time").get_attribute("datetime") == f"{network.now:%Y-%m-%dT%H:%M:%S}.000Z"
    assert page.locator("h1").inner_text() == "De l’eau"
    # The browser goes back to where the reader was: the words must be in sight there too.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.reload()
    assert page.evaluate(TOP) == 0


def test_the_programme_opens_in_the_readers_language_before_it_was_ever_seen(
    visitor: BrowserContext, network: Network
) -> None:
    page = first_visit(visitor, network, "en/challenges/eau/")
    network.state = "away"
    page.goto(f"{network.address}{BASE}en/programme/")
    assert page.locator("h1").inner_text() == "Programme"
    assert banner(page).startswith("Copy of ")
    assert "no network" in banner(page)


def test_a_page_never_seen_gives_the_way_to_those_that_were(
    visitor: BrowserContext, network: Network
) -> None:
    page = first_visit(visitor, network, "defis/eau/")
    network.state = "away"
    page.goto(f"{network.address}{BASE}defis/vent/")
    assert page.locator("h1").inner_text() == "Pas de réseau"
    kept = page.locator(".hs-kept-pages a")
    assert set(kept.all_inner_texts()) == {"De l’eau · Défis", "Hackathon de l’eau", "Programme", "Venir"}
    page.get_by_role("link", name="De l’eau · Défis", exact=True).click()
    assert page.url == f"{network.address}{BASE}defis/eau/"
    assert "sans réseau" in banner(page)
    page.go_back()
    page.locator("header a").first.click()
    assert page.url == f"{network.address}{BASE}"


def test_a_changed_programme_is_shown_at_once(
    visitor: BrowserContext, network: Network, rebuild: Rebuild
) -> None:
    page = first_visit(visitor, network, "programme/")
    rebuild(**{"schedule.yml": FILES["schedule.yml"].replace("Ouverture", "Ouverture retardée")})
    page.reload()
    assert "Ouverture retardée" in page.locator("main").inner_text()
    assert banner(page) == ""


def test_a_changed_programme_is_fetched_again_at_any_visit(
    visitor: BrowserContext, network: Network, rebuild: Rebuild
) -> None:
    page = first_visit(visitor, network)
    rebuild(**{"schedule.yml": FILES["schedule.yml"].replace("Ouverture", "Ouverture retardée")})
    page.reload()
    kept = "async () => (await (await caches.match(new URL('programme/', location))).text())"
    comes_true(page, f"async () => (await ({kept})()).includes('Ouverture retardée')")
    network.state = "away"
    page.goto(f"{network.address}{BASE}programme/")
    assert "Ouverture retardée" in page.locator("main").inner_text()
    assert "sans réseau" in banner(page)


@pytest.mark.parametrize("changed", [True, False])
def test_a_copy_shown_while_the_network_is_slow_hears_of_the_page_itself(
    changed: bool, visitor: BrowserContext, network: Network, rebuild: Rebuild
) -> None:
    page = first_visit(visitor, network, "defis/eau/")
    worker = (network.folder / BASE / "sw.js").read_bytes()
    if changed:
        rebuild(**{"challenges/eau.md": FILES["challenges/eau.md"].replace("Un texte", "Un texte neuf")})
    assert (network.folder / BASE / "sw.js").read_bytes() == worker  # the words are new, the worker is not
    network.state = "silent"
    page.reload(wait_until="commit")
    page.locator(".hs-kept").wait_for(timeout=PATIENCE_MS)
    assert "le réseau tarde" in banner(page)
    assert "Un texte neuf" not in page.locator("main").inner_text()
    network.heard = ("defis/eau/",)  # nothing else: the line waits for neither pictures nor the worker's file
    page.locator(".hs-kept", has_text="Le réseau est revenu").wait_for(timeout=PATIENCE_MS)
    if not changed:
        assert banner(page) == "Le réseau est revenu\u00a0: cette page est à jour."
        return
    page.get_by_role("button", name="Afficher la nouvelle version").click(no_wait_after=True)
    page.get_by_text("Un texte neuf").first.wait_for(timeout=PATIENCE_MS)
    assert banner(page) == ""


def test_a_new_worker_that_waits_for_the_network_holds_no_page_back(
    visitor: BrowserContext, network: Network, rebuild: Rebuild
) -> None:
    """Until a worker's activation has ended, browsers hold every page back: it waits for no network.

    The new worker takes over before the page is asked for: Chromium with its developer tools attached, as
    here, ends a worker that is being replaced even while it answers, and that answer never comes.
    """
    page = first_visit(visitor, network, "programme/")
    rebuild(**{"schedule.yml": FILES["schedule.yml"].replace("Ouverture", "Ouverture retardée")})
    network.state, network.heard = "silent", ("/sw.js",)
    page.evaluate(UPDATE)
    holds(lambda: f"/{BASE}programme/" in network.held)  # the new worker has asked for what changed
    page.reload(wait_until="commit", timeout=PATIENCE_MS)
    page.locator(".hs-kept", has_text="le réseau tarde").wait_for(timeout=PATIENCE_MS)
    assert "Ouverture retardée" not in page.locator("main").inner_text()
    network.state = "fair"
    page.get_by_role("button", name="Afficher la nouvelle version").click(
        no_wait_after=True, timeout=PATIENCE_MS
    )
    page.get_by_text("Ouverture retardée").first.wait_for(timeout=PATIENCE_MS)
    assert banner(page) == ""


def test_a_page_whose_end_does_not_come_gives_way_to_its_copy(
    visitor: BrowserContext, network: Network
) -> None:
    page = first_visit(visitor, network, "defis/eau/")
    network.state = "halting"
    page.reload(wait_until="commit", timeout=PATIENCE_MS)
    page.locator(".hs-kept", has_text="le réseau tarde").wait_for(timeout=PATIENCE_MS)
    assert page.locator("h1").inner_text() == "De l’eau"


def test_a_page_never_seen_that_never_comes_gives_the_way_to_those_that_were(
    visitor: BrowserContext, network: Network
) -> None:
    page = first_visit(visitor, network, "defis/eau/")
    worker = network.folder / BASE / "sw.js"
    code = worker.read_text("utf-8")
    assert "const LONGEST = 60_000;" in code
    worker.write_text(code.replace("const LONGEST = 60_000;", "const LONGEST = 300;"), "utf-8")
    page.evaluate(UPDATE)
    comes_true(page, UPDATED)
    network.state = "silent"
    page.goto(f"{network.address}{BASE}defis/vent/", wait_until="commit", timeout=PATIENCE_MS)
    page.locator("h1", has_text="Pas de réseau").wait_for(timeout=PATIENCE_MS)
    assert "De l’eau · Défis" in page.locator(".hs-kept-pages a").all_inner_texts()


def test_icons_and_pictures_are_there_without_a_network(visitor: BrowserContext, network: Network) -> None:
    site = network.folder / BASE
    (site / "media").mkdir(exist_ok=True)
    (site / "media/plan.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    page = first_visit(visitor, network, "defis/eau/")
    (icons,) = (file.name for file in site.glob("assets/icons.*.svg"))
    pictures = [f"{network.address}{BASE}{path}" for path in (f"assets/{icons}", "media/plan.svg")]
    comes_true(page, CONTROLLED)
    assert page.evaluate(PICTURE, pictures[1])
    comes_true(page, f"async () => (await ({CACHED})()).some(path => path.endsWith('/plan.svg'))")
    for state in ("away", "silent"):
        network.state = state
        page.reload(wait_until="commit", timeout=PATIENCE_MS)
        page.locator(".hs-kept").wait_for(timeout=PATIENCE_MS)
        assert [page.evaluate(PICTURE, address) for address in pictures] == [True, True]


def test_a_copy_shown_without_a_network_hears_of_its_return(
    visitor: BrowserContext, network: Network
) -> None:
    page = first_visit(visitor, network, "programme/")
    network.state = "away"
    page.reload()
    assert "sans réseau" in banner(page)
    network.state = "fair"
    # Said until it is heard: the page may be asking just now, in vain, and listens only afterwards.
    comes_true(page, f"() => dispatchEvent(new Event('online')) && {BANNER}.includes('est à jour')")


def test_a_page_that_was_withdrawn_is_not_shown_again(
    visitor: BrowserContext, network: Network, tmp_path: Path
) -> None:
    page = first_visit(visitor, network, "defis/vent/")
    (tmp_path / "www" / BASE / "defis/vent/index.html").unlink()
    page.reload()
    network.state = "away"
    page.reload()
    assert page.locator("h1").inner_text() == "Pas de réseau"


def test_only_pages_and_what_they_are_made_of_are_kept(visitor: BrowserContext, network: Network) -> None:
    page = first_visit(visitor, network, "defis/?theme=eau#top")
    for name in ("agenda.ics", "event.json", "nothing/here/"):
        with suppress(Error):  # a download, or nothing there
            page.goto(f"{network.address}{BASE}{name}")
    page.goto(f"{network.address}{BASE}defis/?theme=vent")
    kept = [path.removeprefix(f"/{BASE}") for path in page.evaluate(CACHED)]
    assert [path for path in kept if not path.startswith("assets/")] == [
        "", "defis/", "hors-ligne/", "pratique/", "programme/",
    ]  # fmt: skip
    assert {path.rsplit(".", 1)[1] for path in kept if path.startswith("assets/")} <= {
        "css",
        "js",
        "svg",
        "woff2",
    }


def test_copies_are_limited_and_the_programme_outlasts_the_others(
    visitor: BrowserContext, network: Network, rebuild: Rebuild
) -> None:
    many = {f"challenges/c{n}.md": f"---\ntitle: Défi {n}\n---\nUn texte.\n" for n in range(10)}
    rebuild(**many)
    worker = network.folder / BASE / "sw.js"
    code = worker.read_text("utf-8")
    assert "const MOST = { pages: 60," in code
    worker.write_text(code.replace("const MOST = { pages: 60,", "const MOST = { pages: 6,"), "utf-8")
    page = first_visit(visitor, network)
    for n in range(10):
        page.goto(f"{network.address}{BASE}defis/c{n}/", wait_until="commit")
    comes_true(page, f"async () => ({LIMITED})(await ({CACHED})())")
    kept = [path.removeprefix(f"/{BASE}") for path in page.evaluate(CACHED)]
    challenges = {path for path in kept if path.startswith("defis/")}
    assert len(challenges) == 6
    assert "defis/c0/" not in challenges
    assert {"", "programme/", "pratique/", "hors-ligne/"} <= set(kept)


def test_switched_off_it_takes_itself_and_its_copies_away(
    visitor: BrowserContext, network: Network, rebuild: Rebuild
) -> None:
    page = first_visit(visitor, network)
    rebuild(**{"event.yml": EVENT + "offline: false\n"})
    page.reload()
    comes_true(page, f"async () => await ({REGISTERED})() === 0")
    assert page.evaluate(CACHED) == []
    page.reload()
    assert page.evaluate(REGISTERED) == 0
    assert not (network.folder / BASE / "hors-ligne").exists()
    network.state = "away"
    with pytest.raises(Error, match="ERR_"):
        page.reload()


def test_sites_of_one_origin_keep_apart(visitor: BrowserContext, network: Network, rebuild: Rebuild) -> None:
    rebuild("autre/")
    first_visit(visitor, network)
    other = first_visit(visitor, network, site="autre/")
    rebuild("autre/", **{"event.yml": EVENT + "offline: false\n"})
    other.reload()
    comes_true(other, f"async () => await ({REGISTERED})() === 1")
    left = other.evaluate(CACHED)
    assert left
    assert {path.split("/")[1] for path in left} == {"hackathon-2027"}


def test_copies_of_an_older_worker_are_dropped(visitor: BrowserContext, network: Network) -> None:
    page = first_visit(visitor, network)
    worker = network.folder / BASE / "sw.js"
    code = json.loads(worker.read_text("utf-8").removeprefix("const SITE = ").split(";\n//")[0])["code"]
    worker.write_text(worker.read_text("utf-8").replace(code, "0000000000"), "utf-8")
    page.reload()
    names = "async () => (await caches.keys()).map(name => name.split(' ').at(-1))"
    comes_true(page, f"async () => (await ({names})()).every(code => code === '0000000000')")


def test_a_site_being_edited_is_not_kept(visitor: BrowserContext, network: Network, tmp_path: Path) -> None:
    first_visit(visitor, network)
    settings = Settings(AT, "", "plain", preview=True)
    assert build_folder(tmp_path / "event", network.folder / BASE, settings).written is not None
    page = visitor.new_page()
    page.goto(f"{network.address}{BASE}programme/")
    comes_true(page, f"async () => await ({REGISTERED})() === 0")
    assert page.evaluate(CACHED) == []
