"""Filters, pages of lists and search, as somebody with a browser finds what they look for."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.axe import violations
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL, BuiltSite
from tests.site.conftest import PHASES

pytestmark = pytest.mark.browser

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
HOSTILE = "<img src=x onerror=alert(1)> & <mark>zythum</mark> &lt;b&gt;"
FOUND = ".hs-search__results a"


@pytest.fixture(scope="module")
def home(results_site: BuiltSite) -> Iterator[str]:
    with served(results_site.root.parent) as origin:
        yield f"{origin}{results_site.root.name}/"


@pytest.fixture(scope="module")
def long_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with 150 challenges of two themes and three levels, one of them hostile."""
    folder = tmp_path_factory.mktemp("long")
    (folder / "event/challenges").mkdir(parents=True)
    (folder / "event/event.yml").write_text("title: Long\nstart: 2027-03-27\nlanguages: [en]\n", "utf-8")
    levels = ("beginner", "intermediate", "advanced")
    for n in range(150):
        title = HOSTILE if n == 149 else f"Question {n:03}"
        text = f"---\ntitle: '{title}'\nnumber: {n + 1}\nthemes: [{'été' if n % 10 else 'hiver'}]\n"
        text += f"level: {levels[n % 3]}\n---\n{title} once more.\n"
        (folder / f"event/challenges/c{n:03}.md").write_text(text, "utf-8")
    built = build_folder(
        folder / "event", folder / "out/long", Settings(PHASES["open"], SITE_URL, "plain", index=True)
    )
    assert built.written is not None, built.checked.report.errors
    with served(folder / "out") as origin:
        yield f"{origin}long/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window as strict as a site's policy can be."""
    made = browser.new_context(
        reduced_motion="reduce",
        locale="fr",
        service_workers="block",
        viewport={"width": 1280, "height": 900},
    )
    yield made
    made.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One for all: what is looked for is in the address, and nothing is kept."""
    context = browser.new_context(reduced_motion="reduce", locale="fr", service_workers="block")
    witness = Witness(context, "http://127.0.0.1:")
    yield witness.page()
    context.close()
    assert [row for row in witness.noted if "ERR_ABORTED" not in row and "failed" not in row] == []


@pytest.fixture
def page(window: Page) -> Page:
    window.set_viewport_size({"width": 1280, "height": 900})
    window.goto("about:blank")
    return window


def results(page: Page) -> str:
    """What is announced, once it is."""
    status = page.locator("hs-filters [role=status]")
    expect(status).to_have_text(re.compile(r"\d"))
    return status.inner_text()


def shown(page: Page) -> list[str]:
    return page.locator(".hs-card:visible .hs-card__title").all_inner_texts()


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
    return text


def count_of(page: Page, facet: str, value: str) -> str:
    choice = page.locator(f"label:has(input[name={facet}][value='{value}']) .hs-choice__count")
    return choice.inner_text()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_values_of_a_facet_widen_and_facets_narrow_with_counts_and_address(page: Page, home: str) -> None:
    page.goto(f"{home}defis/?utm=poster")
    expect(page.locator(".hs-card:visible")).to_have_count(10)
    page.locator("hs-filters summary").click()
    page.check("input[name=theme][value=riviere]")
    expect(page.locator("hs-filters [role=status]")).to_have_text("Résultats\u00a0: 2 sur 10")
    page.check("input[name=theme][value=agriculture]")
    expect(page.locator("hs-filters [role=status]")).to_have_text("Résultats\u00a0: 3 sur 10")
    page.check("input[name=level][value=debutants-bienvenus]")
    expect(page.locator("hs-filters [role=status]")).to_have_text("Résultats\u00a0: 1 sur 10")
    assert shown(page) == ["Savoir si la rivière va mal, sans être hydrologue"]
    assert query(page) == {
        "utm": ["poster"], "theme": ["agriculture", "riviere"], "level": ["debutants-bienvenus"],
    }  # fmt: skip
    # Counts say what each value would give, the other facets kept.
    assert (count_of(page, "theme", "riviere"), count_of(page, "theme", "agriculture")) == ("1", "0")


def test_a_shared_address_shows_the_same_choice_and_ignores_what_is_unknown(page: Page, home: str) -> None:
    page.goto(f"{home}defis/?theme=riviere&theme=%3Cscript%3E&level=none&nothing=1")
    assert results(page) == "Résultats\u00a0: 2 sur 10"
    chips = page.locator(".hs-chips button")
    assert chips.all_inner_texts() == ["Rivière"]
    assert chips.first.get_attribute("aria-label") == "Retirer le filtre «\u00a0Thème\u00a0: Rivière\u00a0»"
    page.goto(home)
    page.go_back()
    assert results(page) == "Résultats\u00a0: 2 sur 10"


@pytest.mark.parametrize("words", ["rivieres", "RIVIÈRE", "hydrologue riviere"])
def test_words_are_found_without_accents_and_in_singular_and_plural(
    page: Page, home: str, words: str
) -> None:
    page.goto(f"{home}defis/")
    page.fill("#hs-filter-words", words)
    results(page)
    assert "Savoir si la rivière va mal, sans être hydrologue" in shown(page)


def test_chips_are_removed_by_keyboard_and_the_focus_is_never_lost(page: Page, home: str) -> None:
    page.goto(f"{home}defis/?theme=riviere&level=debutants-bienvenus")
    results(page)
    page.locator(".hs-chips button").first.focus()
    page.keyboard.press("Enter")
    assert focused(page) == "Débutants bienvenus"
    page.keyboard.press("Enter")
    assert focused(page) == "q"
    expect(page.locator(".hs-card:visible")).to_have_count(10)
    assert query(page) == {}


def test_nothing_found_says_so_and_offers_everything_again(page: Page, home: str) -> None:
    page.goto(f"{home}donnees/?q=zythum")
    assert results(page) == "Résultats\u00a0: 0 sur 17"
    page.locator(".hs-empty [data-do=clear]").click()
    expect(page.locator(".hs-card:visible")).to_have_count(17)
    assert focused(page) == "q"


def test_somebody_under_two_roles_is_shown_under_the_chosen_one(page: Page, home: str) -> None:
    page.goto(f"{home}personnes/?role=jury")
    results(page)
    assert page.locator(".hs-group:visible > h2").all_inner_texts() == ["Jury"]


def test_the_programme_is_filtered_and_empty_days_go(page: Page, home: str) -> None:
    page.goto(f"{home}programme/?kind=ceremonie&q=prix")
    results(page)
    visible = page.locator(".hs-day:visible")
    assert page.locator(".hs-days li:visible").count() == visible.count() < 2


def test_a_phone_keeps_the_list_in_sight(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{home}defis/")
    expect(page.locator(".hs-filters__bar")).to_be_visible()
    top = page.locator(".hs-card").first.bounding_box()
    assert top is not None
    assert top["y"] < 844
    page.locator("hs-filters summary").click()
    page.check("input[name=theme][value=riviere]")
    page.locator(".hs-filters__close button").click()
    assert not page.locator(".hs-filters__panel").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_without_a_script_lists_are_whole_and_no_control_is_dead(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}defis/?theme=riviere")
    assert page.locator(".hs-card:visible").count() == 10
    assert page.locator("main input:visible, main button:visible, main summary:visible").count() == 0
    page.goto(f"{home}recherche/?q=eau")
    assert page.locator("input:visible").count() == 0
    page.locator(".hs-search__without a").click()
    assert page.url == f"{home}plan-du-site/"
    context.close()


def test_long_lists_have_pages_that_filters_see_through(context: BrowserContext, long_home: str) -> None:
    witness = Witness(context, long_home)
    page = witness.page()
    page.goto(long_home + "challenges/page-2/")
    assert page.title() == "Challenges, page 2 of 3 · Long"
    assert page.locator(".hs-card:visible").count() == 60
    page.locator("hs-filters summary").click()
    page.check("input[name=theme][value=hiver]")
    assert results(page) == "Results: 15 of 150"
    assert shown(page) == [f"Question {n:03}" for n in range(0, 150, 10)]
    assert page.locator(".hs-paging").is_hidden()
    page.locator(".hs-card:visible a").first.click()
    assert page.url == f"{long_home}challenges/c000/"
    page.go_back()
    assert results(page) == "Results: 15 of 150"
    page.fill("#hs-filter-words", "")
    page.locator("hs-filters details:not([open]) summary").click()
    page.uncheck("input[name=theme][value=hiver]")
    expect(page.locator(".hs-paging")).to_be_visible()
    assert page.locator(".hs-card:visible").count() == 60
    assert witness.noted == []


def test_more_matches_are_shown_on_demand_and_the_focus_follows(page: Page, long_home: str) -> None:
    page.goto(f"{long_home}challenges/?level=open-to-all&theme=ete")
    page.goto(f"{long_home}challenges/?theme=ete")
    assert results(page) == "Results: 135 of 150"
    before = page.locator(".hs-card:visible").count()
    page.locator("[data-do=more]").click()
    expect(page.locator(".hs-card:visible")).to_have_count(2 * before)
    assert focused(page) == shown(page)[before]


def test_list_and_search_pages_meet_wcag_while_in_use(page: Page, home: str) -> None:
    for address in ("defis/?theme=riviere", "recherche/?q=riviere"):
        page.goto(home + address)
        page.wait_for_selector(".hs-chips button, .hs-search__results a")
        if address.startswith("defis"):
            page.locator("hs-filters summary").click()
        assert violations(page) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("energie", "Prélèvements d’eau déclarés (BNPE)"),
        ("l'énergie", "Prélèvements d’eau déclarés (BNPE)"),
        ("énergies", "Prélèvements d’eau déclarés (BNPE)"),
        ("secheresse", "Que puis-je arroser demain ?"),
        ("riviere", "Apprendre la rivière à dix ans"),
        ("rivières", "Apprendre la rivière à dix ans"),
        ("compteur", "Compteurs de secteur de la Clairette"),
        ("compteurs", "Compteurs de secteur de la Clairette"),
        ("donnees personnelles", "Données personnelles"),
    ],
)
def test_french_words_are_found_whatever_accents_and_number(
    page: Page, home: str, asked: str, found: str
) -> None:
    page.goto(f"{home}recherche/?q={asked}")
    page.wait_for_selector(FOUND)
    titles = [text.replace("\u00a0", " ") for text in page.locator(FOUND).all_inner_texts()]
    assert found in titles


def test_a_page_about_the_word_comes_before_somebody_who_knows_it(page: Page, home: str) -> None:
    page.goto(f"{home}recherche/?q=nappe")
    page.wait_for_selector(FOUND)
    kinds = page.locator(".hs-search__results .hs-kicker").all_inner_texts()
    assert kinds.index("Défis") < kinds.index("Personnes")


def test_english_pages_search_english_pages(page: Page, home: str) -> None:
    page.goto(f"{home}en/search/?q=rivers")
    page.wait_for_selector(FOUND)
    addresses = page.locator(FOUND).evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert len(addresses) > 3
    assert [a for a in addresses if not a.startswith("/hackathon-2027/en/")] == []


def test_a_word_that_is_nowhere_finds_nothing(page: Page, home: str) -> None:
    # The index has many words that begin with "en".
    page.goto(f"{home}recherche/?q=enthalpie")
    expect(page.locator(".hs-search__status")).to_have_text(re.compile("Rien pour «\\senthalpie\\s»"))
    assert page.locator(FOUND).count() == 0


def test_kinds_and_themes_narrow_a_search_and_stay_in_the_address(page: Page, home: str) -> None:
    page.goto(f"{home}recherche/")
    page.fill("#hs-search-words", "riviere")
    page.wait_for_selector(FOUND)
    everything = int(page.locator("label:has(input[value='']) .hs-choice__count").inner_text())
    challenges = int(page.locator("label:has(input[value=challenge]) .hs-choice__count").inner_text())
    page.locator("label:has(input[value=challenge])").click()
    expect(page.locator(".hs-search__status")).to_have_text(f"Résultats pour « riviere » : {challenges}")
    assert 0 < challenges < everything
    page.select_option("#hs-search-theme", "rivière")
    expect(page.locator(".hs-kicker").filter(has_not_text="Défis")).to_have_count(0)
    assert query(page) == {"q": ["riviere"], "kind": ["challenge"], "theme": ["rivière"]}
    expect(page.locator(FOUND)).to_have_count(2)
    before = page.locator(FOUND).all_inner_texts()
    page.reload()
    page.wait_for_selector(FOUND)
    assert page.locator(FOUND).all_inner_texts() == before


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_the_search_opens_from_the_keyboard_and_gives_the_focus_back(
    page: Page, home: str, keys: str
) -> None:
    page.goto(f"{home}defis/")
    page.locator("main a").first.focus()
    before = focused(page)
    page.keyboard.press(keys)
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.type("secheresse")
    page.wait_for_selector(f"dialog {FOUND}")
    page.keyboard.press("ArrowDown")
    first = focused(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert focused(page) == first == page.locator(FOUND).first.inner_text()
    page.keyboard.press("Escape")
    assert focused(page) == before
    page.keyboard.press(keys)
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/hackathon-2027/.+/.+/$"))


def test_a_slash_is_typed_where_somebody_writes(page: Page, home: str) -> None:
    page.goto(f"{home}defis/")
    page.locator("#hs-filter-words").press_sequentially("a/b")
    assert page.locator("#hs-filter-words").input_value() == "a/b"
    assert page.locator("dialog").count() == 0


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}defis/", wait_until="networkidle")
    assert [a for a in asked if "pagefind" in a or "/search." in a or "filters.json" in a] == []


def test_hostile_titles_are_found_as_words_under_a_strict_policy(
    context: BrowserContext, long_home: str
) -> None:
    def with_policy(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        headers = {**response.headers, "content-security-policy": POLICY}
        route.fulfill(response=response, headers=headers)  # type: ignore[attr-defined]

    witness = Witness(context, long_home)
    page = witness.page()
    page.route("**/*", with_policy)
    page.goto(f"{long_home}search/?q=zythum")
    page.wait_for_selector(FOUND)
    assert page.locator(FOUND).all_inner_texts() == [HOSTILE]
    assert page.locator("hs-search img").count() == 0
    assert (
        HOSTILE.split("<mark>", maxsplit=1)[0].strip()
        in page.locator(".hs-search__excerpt").first.inner_text()
    )
    page.goto(f"{long_home}challenges/?q=zythum")
    assert results(page) == "Results: 1 of 150"
    assert shown(page) == [HOSTILE]
    assert witness.noted == []


def test_without_an_index_the_search_says_so_and_leads_to_the_plan(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "event").mkdir()
    (tmp_path / "event/event.yml").write_text("title: T\nstart: 2027-03-27\nlanguages: [en]\n", "utf-8")
    build_folder(tmp_path / "event", tmp_path / "out/t", Settings(PHASES["open"], SITE_URL, "plain"))
    with served(tmp_path / "out") as origin:
        page = browser.new_page()
        page.goto(f"{origin}t/search/?q=water")
        page.locator(".hs-search__failed a").click()
        assert page.url == f"{origin}t/site-plan/"
        page.close()
