"""Pages as readers set them: narrow, enlarged, spaced out, recoloured, still, printed, mirrored."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hacksite.emit.theme import theme_folder
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.browsing import served
from tests.site.built_site import SITE_URL, BuiltSite
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.browser

NARROWEST = 320  # CSS pixels: a window of 1280 enlarged to 400 % (WCAG 1.4.10).
WIDTHS = (NARROWEST, 1280)
TYPES = (
    "", "defis/", "defis/lire-la-secheresse/", "donnees/", "donnees/nappes/", "programme/",
    "programme/ouverture/", "pratique/", "personnes/", "personnes/soizic-le-goff/", "partenaires/",
    "partenaires/epival/", "questions/", "projets/", "projets/etiage-clair/", "resultats/", "actualites/",
    "actualites/2027-01-11-inscriptions-ouvertes/", "mentions-legales/", "accessibilite/",
    "donnees-personnelles/", "reglement/", "plan-du-site/", "charte/", "404.html", "en/", "en/programme/",
)  # fmt: skip
"""A page of each type."""

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
URL = "https://donnees.exemple.fr/" + "un-tres-long-chemin-sans-fin/" * 5 + "fichier_final_v2.csv?a=b&c=d"
TABLE = f"| {WORD} | b |\n| --- | --- |\n| {URL} | {WORD} |\n"
TEXT = f"{WORD}\n\n## {WORD}\n\nVoir {URL} et `{WORD * 2}`.\n\n{TABLE}"


def long_event() -> dict[str, str]:
    """Every noun, with words and addresses that cannot be broken at a space, in two languages."""
    named = f"name: {WORD}"
    head = f"---\ntitle: {WORD}\nsummary: {WORD} {URL}\n"
    event = f"""title: {WORD}
start: 2027-03-27
languages: [fr, en]
tagline: {WORD}
summary: {WORD} {URL}
venue: {{name: {WORD}, address: {{street: {WORD}, city: {WORD}}}, directions: {WORD}, hours: {WORD}}}
rooms: [{{id: r, name: {WORD}, floor: {WORD}}}]
registration: {{url: "{URL}", conditions: {WORD}}}
milestones: [{{id: m, title: {WORD}, at: 2027-03-20}}]
prizes: [{{id: p, title: {WORD}}}]
channels: [{{label: {WORD}, url: "{URL}"}}]
contact: {{name: {WORD}, email: {WORD.lower().replace("ä", "ae")[:60]}@exemple.fr}}
links: [{{label: {WORD}, url: "{URL}"}}]
legal:
  publisher: {{{named}, address: {WORD}, phone: "04", director: {WORD}, url: "{URL}"}}
  host: {{{named}, address: {WORD}, phone: "04", url: "{URL}"}}
  rules: {WORD}
  accessibility: {{issues: [{WORD}], tools: ["{URL}"], plan_url: "{URL}"}}
  personal_data: {{controller: {WORD}, purposes: ["{URL}"], basis: {WORD}, retention: {WORD}}}
"""
    return {
        "event.yml": event,
        "challenges/c.md": f"{head}themes: [{WORD}]\nskills: [{WORD}]\n---\n{TEXT}",
        "datasets/d.md": (
            f"{head}publisher: {WORD}\nlicense: etalab-2.0\nresources: [{{title: {WORD}, url: '{URL}'}}]\n"
            f"---\n{TEXT}"
        ),
        "projects/p.md": f"{head}team: {WORD}\nchallenges: [c]\n---\n{TEXT}",
        "news/2027-01-01-n.md": f"{head}---\n{TEXT}",
        "pages/libre.md": f"---\ntitle: {WORD}\nmenu: yes\n---\n{TEXT}",
        "schedule.yml": f"- {{id: s, title: {WORD}, start: 2027-03-27 10:00, duration: 60, rooms: r}}\n",
        "people.yml": f"- {{id: a, {named}, job: {WORD}, roles: [mentor], consent: [name, photo, links]}}\n",
        "partners.yml": f"- {{id: o, {named}, url: '{URL}', text: {WORD}}}\n",
        "faq.md": f"## {WORD}\n\n### {WORD} ?\n\n{TEXT}",
        "results.yml": f"awards: [{{prize: p, project: p, rank: 1, citation: {WORD}}}]\n",
    }


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("long")
    for name, text in long_event().items():
        file = root / "event" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    out = root / "hackathon-2027"
    built = build_folder(root / "event", out, Settings(PHASES["results"], SITE_URL))
    assert built.written is not None, built.checked.report.errors
    return BuiltSite(out)


Each = Callable[..., Iterator[tuple[str, Page]]]
"""Opens pages of a site one after the other, in a width and for a reader's settings."""


@pytest.fixture(scope="module")
def each(browser: Browser) -> Iterator[Each]:
    window = browser.new_context(locale="fr", service_workers="block")
    page = window.new_page()

    def pages(
        site: BuiltSite, addresses: tuple[str, ...], width: int = 1280, **settings: Any
    ) -> Iterator[tuple[str, Page]]:
        wide(page, width)
        usual = {
            "media": "screen",
            "color_scheme": "light",
            "reduced_motion": "no-preference",
            "forced_colors": "none",
        }
        page.emulate_media(**{**usual, **settings})
        with served(site.root.parent) as origin:
            for address in addresses:
                page.goto(f"{origin}{site.root.name}/{address}")
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                yield address, page

    yield pages
    window.close()


def wide(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


# What sticks out of the page on either side, unless it is meant to lie outside or scrolls in its own box.
WIDE = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= innerWidth) return [];
  return [`${page.scrollWidth} px`, ...[...document.body.querySelectorAll('*')]
    .filter(e => { const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 || r.left < -1; })
    .slice(0, 3).map(e => e.tagName + '.' + e.className)];
}"""


def too_wide(pages: Iterator[tuple[str, Page]], before: str = "() => {}") -> dict[str, list[str]]:
    found = {}
    for address, page in pages:
        page.evaluate(before)
        found[address] = page.evaluate(WIDE)
    assert found
    return {address: rows for address, rows in found.items() if rows}


def test_words_and_addresses_of_any_length_fit_the_narrowest_window(long_site: BuiltSite, each: Each) -> None:
    # The long words are the same in both languages.
    addresses = tuple(a for a in long_site.addresses() if not a.startswith("en/"))
    assert len(addresses) > 20
    assert too_wide(each(long_site, addresses, width=NARROWEST)) == {}


# Entries of marked lists that are several lines high and whose mark stands beside the last of them.
LOW_MARKS = """() => [...document.querySelectorAll('li')].filter(e => {
  const style = getComputedStyle(e), first = e.firstElementChild;
  return style.display === 'list-item' && style.listStyleType !== 'none' && first && e.firstChild === first
    && getComputedStyle(first).display === 'inline-block'
    && first.offsetHeight > 2 * parseFloat(style.lineHeight);
}).map(e => e.textContent.trim().slice(0, 60))"""


def test_the_mark_of_an_entry_of_several_lines_stands_beside_its_first(
    results_site: BuiltSite, each: Each
) -> None:
    pages = each(results_site, ("plan-du-site/", "donnees/liens/", "resultats/", "questions/"), width=390)
    found = {address: page.evaluate(LOW_MARKS) for address, page in pages}
    assert {address: rows for address, rows in found.items() if rows} == {}


# Tracks whose dot does not stand in the line of the name's first letter, right before it.
LONE_DOTS = """() => [...document.querySelectorAll('.hs-swatch')].filter(dot => {
  if (!dot.checkVisibility()) return false;
  const walker = document.createTreeWalker(dot.parentElement, NodeFilter.SHOW_TEXT);
  let name = walker.nextNode();
  while (name && !name.data.trim()) name = walker.nextNode();
  const range = document.createRange(), begin = name.data.search(/\\S/);
  range.setStart(name, begin);
  range.setEnd(name, begin + 1);
  const letter = range.getBoundingClientRect(), box = dot.getBoundingClientRect();
  return box.bottom < letter.top || box.top > letter.bottom || Math.abs(letter.left - box.right) > 12;
}).map(dot => dot.parentElement.textContent.trim())"""


def test_a_track_s_dot_is_never_left_alone_at_the_end_of_a_line(sample_at: SampleAt, each: Each) -> None:
    for address, page in each(sample_at(PHASES["live"]), ("programme/", "en/programme/")):
        assert page.locator(".hs-swatch").count() > 20
        for width in (NARROWEST, 390, 1280):
            wide(page, width)
            assert page.evaluate(LONE_DOTS) == [], (address, width)


def test_cards_keep_no_empty_room(sample_at: SampleAt, each: Each, browser: Browser) -> None:
    live = sample_at(PHASES["live"])
    for _, page in each(live, ("donnees/",), width=390):
        gaps = page.locator(".hs-card__note + .hs-tags li:first-child").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().top"
            " - e.closest('.hs-tags').previousElementSibling.getBoundingClientRect().bottom)"
        )
        assert len(gaps) > 3
        assert max(gaps) <= 16
    with served(live.root.parent) as origin:
        page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
        page.goto(f"{origin}{live.root.name}/")
        below, padding = page.locator(".hs-moments__days").evaluate(
            "e => [e.getBoundingClientRect().bottom - [...e.querySelectorAll('.hs-session p')].pop()"
            ".getBoundingClientRect().bottom, parseFloat(getComputedStyle(e).paddingBottom)]"
        )
        page.close()
        assert below - padding < 2


# The words of the event's name that are cut in two, and how high the header is.
HEADER = """() => {
  const name = document.querySelector('.hs-brand span').firstChild;
  const cut = [...name.data.matchAll(/\\S+/g)].filter(found => {
    const range = document.createRange();
    range.setStart(name, found.index);
    range.setEnd(name, found.index + found[0].length);
    return range.getClientRects().length > 1;
  });
  return [cut.map(String), document.querySelector('.hs-header__row').offsetHeight];
}"""


def test_the_event_s_name_keeps_its_words_whole_in_one_row(results_site: BuiltSite, each: Each) -> None:
    for address, page in each(results_site, ("", "en/")):
        for width in (NARROWEST, 340, 376, 390, 768):
            wide(page, width)
            cut, height = page.evaluate(HEADER)
            assert (address, width, cut) == (address, width, [])
            assert height <= 65


SPACED = """() => {
  const clipped = () => [...document.body.querySelectorAll('*')].filter(e => {
    const s = getComputedStyle(e);
    if (!/hidden|clip/.test(s.overflowX + s.overflowY) || !e.textContent.trim()) return false;
    // Words for screen readers alone, and a summary that says it goes on, with a link to the whole.
    if (e.clientWidth <= 1 || e.clientHeight <= 1 || s.webkitLineClamp !== 'none') return false;
    return e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
  const found = clipped().map(e => e.tagName + '.' + e.className);
  if (document.scrollingElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;
}"""


DRAWN = """() => [...document.querySelectorAll('main *, #hs-main *')].filter(e =>
  /gradient|url/.test(getComputedStyle(e).backgroundImage) && !e.closest('[aria-hidden=true]')
  && !e.textContent.trim()).map(e => e.outerHTML.slice(0, 80))"""
MOVING = """() => [...document.querySelectorAll('*')].flatMap(e => [null, '::before', '::after'].map(part => {
  const s = getComputedStyle(e, part);
  const lasting = /[1-9]/.test(s.transitionDuration) || (s.animationName !== 'none');
  return lasting || s.scrollBehavior === 'smooth' ? `${e.tagName}.${e.className}${part || ''}` : '';
})).filter(Boolean).concat(document.getAnimations().map(String))"""
# A 24 px square around the middle belongs to the target. Links inside a sentence are exempt (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll('a[href], button, summary, input, select')].filter(e => {
  if (!e.checkVisibility() || e.closest('.hs-skip')) return false;
  const near = e.parentElement;
  const words = near.textContent.trim().length - e.textContent.trim().length;
  const sentence = /^(P|LI|DD|TD|SPAN|STRONG|EM)$/.test(near.tagName) && words > 1;
  if (sentence && getComputedStyle(e).display === 'inline') return false;
  const box = [...e.getClientRects()].find(r => r.width && r.height);
  if (!box) return false;
  e.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  const r = [...e.getClientRects()].find(r => r.width && r.height);
  const [x, y] = [r.left + r.width / 2, r.top + r.height / 2];
  return ![[-11, 0], [11, 0], [0, -11], [0, 11]].every(([dx, dy]) => {
    const hit = document.elementFromPoint(x + dx, y + dy);
    return hit && (e.contains(hit) || hit.closest('a, button, summary, label') === e);
  });
}).map(e => `${e.textContent.trim().slice(0, 30)} ${e.getAttribute('href') || ''}`)"""
MIRROR = "dir => { document.documentElement.dir = dir }"
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
ON_PAPER = """() => {
  const body = getComputedStyle(document.body), title = document.querySelector('h1');
  const shown = [...document.querySelectorAll('nav, footer, button, input, .hs-skip')]
    .filter(e => e.checkVisibility() && e.getClientRects().length).map(e => e.tagName);
  return [getComputedStyle(title).color, body.color, body.backgroundColor, shown];
}"""

# What is printed begins where the event's name does; a heading has something below it.
A4 = 794
BADLY_PLACED = """() => {
  const left = e => e.getBoundingClientRect().left;
  const seen = e => e && e.checkVisibility() && e.getClientRects().length;
  const title = document.querySelector('h1');
  const lone = [...document.querySelectorAll('section > h2')].filter(e => seen(e)
    && ![...e.parentElement.children].some(other => other !== e && seen(other)));
  return [...lone, ...Math.abs(left(title) - left(document.querySelector('.hs-brand'))) > 2 ? [title] : [],
    ...[...document.querySelectorAll('.hs-search-link a')].filter(seen)].map(e => e.textContent.trim());
}"""

Found = dict[str, dict[tuple[str, int], object]]
"""What was found on pages, by what was looked for, by address and by width."""


@pytest.fixture(scope="module")
def found(results_site: BuiltSite, each: Each) -> Found:
    """Each type of page, opened once by somebody who asks for less motion, in two widths and on paper."""
    found: Found = {}
    for address, page in each(results_site, TYPES, reduced_motion="reduce"):

        def note(what: str, width: int, rows: object, address: str = address) -> None:
            found.setdefault(what, {})[address, width] = rows

        for width in WIDTHS:
            wide(page, width)
            note("wide", width, page.evaluate(WIDE))
            note("small", width, page.evaluate(SMALL)[:5])
            note("moving", width, page.evaluate(MOVING)[:5])
            page.evaluate(MIRROR, "rtl")
            note("wide, mirrored", width, page.evaluate(WIDE))
            page.evaluate(MIRROR, "ltr")
        note("drawn", 1280, page.evaluate(DRAWN))
        wide(page, A4)
        for scheme in ("light", "dark"):
            page.emulate_media(media="print", color_scheme=scheme)
            note(f"on paper, {scheme}", A4, page.evaluate(ON_PAPER))
        note("badly placed", A4, page.evaluate(BADLY_PLACED))
        page.emulate_media(media="screen", color_scheme="light")
        for width in WIDTHS:
            wide(page, width)
            note("cut when spaced", width, page.evaluate(SPACED))
    return found


def faults(found: Found, what: str, widths: tuple[int, ...] = WIDTHS) -> dict[tuple[str, int], object]:
    rows = found[what]
    assert set(rows) == {(address, width) for address in TYPES for width in widths}
    return {at: row for at, row in rows.items() if row}


def test_the_sample_fits_the_window_in_both_languages(found: Found) -> None:
    assert faults(found, "wide") == {}


def test_wider_text_spacing_cuts_nothing(found: Found) -> None:
    assert faults(found, "cut when spaced") == {}


def test_what_is_drawn_only_in_colours_says_nothing_that_words_do_not(found: Found) -> None:
    assert faults(found, "drawn", (1280,)) == {}


def test_nothing_moves_for_who_asks_for_less_motion(found: Found) -> None:
    assert faults(found, "moving") == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white_without_controls(found: Found, scheme: str) -> None:
    seen = faults(found, f"on paper, {scheme}", (A4,))
    assert {at: rows for at, rows in seen.items() if rows != [BLACK, BLACK, WHITE, []]} == {}


def test_every_target_outside_a_sentence_is_24_pixels_each_way(found: Found) -> None:
    assert faults(found, "small") == {}


def test_written_from_right_to_left_no_page_scrolls_sideways(found: Found) -> None:
    assert faults(found, "wide, mirrored") == {}


# A button is what is filled in ordinary colours; the fill is gone in forced ones.
FILLED = """() => [...document.querySelectorAll('a, button')].filter(e => e.checkVisibility()
  && !/rgba\\(0, 0, 0, 0\\)|transparent/.test(getComputedStyle(e).backgroundColor)).map(e => {
    e.dataset.filled = ''; return e.textContent.trim(); })"""
UNBORDERED = """() => [...document.querySelectorAll('[data-filled]')].filter(e => {
  const s = getComputedStyle(e);
  return s.borderTopStyle === 'none' || parseFloat(s.borderTopWidth) < 1
    || s.borderTopColor === s.backgroundColor;
}).map(e => e.textContent.trim())"""
CURRENT = """() => {
  const look = e => { const s = getComputedStyle(e);
    return [s.borderBottomColor, s.borderBottomWidth, s.textDecorationLine, s.outlineStyle].join(); };
  const nav = [...document.querySelectorAll('nav')].find(n => n.querySelector('[aria-current=page]'));
  const current = nav.querySelector('[aria-current=page]');
  const other = [...nav.querySelectorAll('a')].find(a => a !== current);
  return [look(current), look(other)];
}"""


def test_forced_colours_keep_buttons_the_current_entry_and_the_focus(
    results_site: BuiltSite, each: Each
) -> None:
    for address, page in each(results_site, ("", "programme/")):
        page.emulate_media(forced_colors="none")
        filled = page.evaluate(FILLED)
        page.emulate_media(forced_colors="active")
        assert filled != []
        assert page.evaluate(UNBORDERED) == [], address
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", address
        if address:
            current, other = page.evaluate(CURRENT)
            assert current != other


# Whether what stands out looks another way than what does not, by its own or its leading edge's colours.
STANDS_OUT = """([chosen, other]) => {
  const look = at => { const s = getComputedStyle(document.querySelector(at));
    return [s.backgroundColor, s.borderInlineStartColor, s.borderInlineStartWidth].join(); };
  return look(chosen) !== look(other);
}"""


def test_forced_colours_keep_the_chosen_view_and_what_goes_on(sample_at: SampleAt, each: Each) -> None:
    live = sample_at(PHASES["live"])
    for _, page in each(live, ("programme/",), forced_colors="active"):
        assert page.evaluate(STANDS_OUT, ["#hs-as-grid + span", "#hs-as-list + span"])
        page.locator("#hs-as-list").check()
        assert page.evaluate(STANDS_OUT, ["#hs-as-list + span", "#hs-as-grid + span"])
        page.evaluate("document.querySelector('#balade-riviere').classList.add('hs-session--now')")
        assert page.evaluate(STANDS_OUT, ["#balade-riviere", "#travail-samedi"])
    for _, page in each(live, ("",), forced_colors="active"):
        frame = page.locator(".hs-moments__now").evaluate("e => getComputedStyle(e).outlineStyle")
        assert frame == "solid"


def test_paper_begins_at_the_left_edge_and_has_no_heading_over_nothing(
    found: Found, sample_at: SampleAt, each: Each
) -> None:
    assert faults(found, "badly placed", (A4,)) == {}
    for _, page in each(sample_at(PHASES["live"]), ("",), A4, media="print"):
        assert page.evaluate(BADLY_PLACED) == []


def test_paper_shows_where_the_links_of_a_text_lead(results_site: BuiltSite, each: Each) -> None:
    written = "all => all.map(e => getComputedStyle(e, '::after').content)"
    for _, page in each(results_site, ("accessibilite/",)):
        links = page.get_by_role("link", name="Défenseur des droits")
        on_screen = links.evaluate_all(written)
        page.emulate_media(media="print")
        assert on_screen == ["none", "none"]
        assert links.evaluate_all(written) == [
            '" (https://formulaire.defenseurdesdroits.fr/)"',
            '" (https://www.defenseurdesdroits.fr/saisir/delegues)"',
        ]


def test_a_printed_programme_begins_each_full_day_on_a_page_and_short_ones_share(
    results_site: BuiltSite, each: Each
) -> None:
    for _, page in each(results_site, ("programme/",)):
        page.emulate_media(media="print")
        breaks = page.locator("section.hs-day").evaluate_all(
            "all => all.map(e => getComputedStyle(e).breakBefore)"
        )
        pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf()))
        # Two evenings of one webinar each, then the two days of the event.
        assert breaks == ["auto", "auto", "page", "page"]
        assert pages == 1 + breaks.count("page")


PHYSICAL = re.compile(
    r"(?<![\w-])(?:left|right)\s*:|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def sheets() -> list[Path]:
    return sorted((theme_folder() / "css").glob("*.css"))


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_styles_name_the_start_and_the_end_never_the_left_and_the_right(sheet: Path) -> None:
    assert PHYSICAL.findall(sheet.read_text("utf-8")) == []
