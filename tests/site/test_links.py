"""Every address of every built page leads somewhere, below the base path, and to nobody else's server."""

import re
from functools import cache

import pytest
from lxml import etree

from tests.site.built_site import BASE, SITE_URL, BuiltSite, Reference
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.slow

TOOLS = re.compile(
    r"(recherche|en/search|mon-programme|en/my-programme|(en/)?live(/[\w-]+)?"
    r"|restitution/(ecran|jury)|en/pitches/(screen|jury))/index\.html"
)
"""Pages that readers are led to, and that say nothing to a search engine."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FETCHED = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("source", "src"),
    ("source", "srcset"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("object", "data"),
    ("embed", "src"), ("input", "src"),
}  # fmt: skip
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


@cache
def anchors(site: BuiltSite, path: str) -> frozenset[str]:
    return frozenset(str(name) for name in site.page(path).xpath("//@id | //a/@name"))


def fault(site: BuiltSite, reference: Reference) -> str:
    """What is wrong with a reference; "" where it leads to a file, and its fragment to an id."""
    if reference.address.startswith(("mailto:", "tel:", "webcal:")):
        return ""
    try:
        target = site.target(reference.page, reference.address)
    except ValueError as error:
        return str(error)
    if target is None:
        return ""
    path, fragment = target
    if not (site.root / path).is_file():
        return f"no file {path}"
    if fragment and path.endswith(".html") and fragment not in anchors(site, path):
        return f"no id {fragment} in {path}"
    return ""


def is_fetched(site: BuiltSite, reference: Reference) -> bool:
    """Whether a browser asks for it by itself, without a click."""
    if (reference.tag, reference.attribute) in FETCHED:
        return True
    links = site.page(reference.page).xpath("//link[@href=$address]/@rel", address=reference.address)
    return reference.tag == "link" and bool(FETCHED_LINKS & {w for rel in links for w in str(rel).split()})


def test_every_internal_address_leads_to_a_file_and_an_id_that_exist(each_phase: BuiltSite) -> None:
    references = list(each_phase.references())
    assert len(references) > 3000
    broken = sorted({f"{r}: {wrong}" for r in references if (wrong := fault(each_phase, r))})
    assert broken == []


def test_no_address_depends_on_a_missing_slash_or_index_file(results_site: BuiltSite) -> None:
    written = {r.address for r in results_site.references() if "index.html" in r.address}
    bare = {str(r) for r in results_site.references() if r.address == ""}
    assert (written, bare) == (set(), set())


def test_pages_link_to_each_other_with_relative_addresses(results_site: BuiltSite) -> None:
    absolute = {
        str(r)
        for r in results_site.references()
        if r.address.startswith(("/", SITE_URL)) and r.page != "404.html" and r.tag != "link"
    }
    assert absolute == set()


def test_nothing_is_fetched_from_another_origin(each_phase: BuiltSite) -> None:
    foreign = {
        str(r)
        for r in each_phase.references()
        if is_fetched(each_phase, r) and each_phase.target(r.page, r.address) is None
    }
    assert foreign == set()


def test_style_sheets_ask_nobody_else(results_site: BuiltSite) -> None:
    sheets = {n: results_site.text(n) for n in results_site.files() if n.endswith(".css")}
    asked = {f"{n}: {a}" for n, text in sheets.items() for a in re.findall(r"url\(([^)]*)\)", text)}
    imports = {n for n, text in sheets.items() if "@import" in text}
    font = r'"bricolage-grotesque\.\w+\.woff2"$'
    # The theme's, the lines of the programme's grid, and those of the card for partners.
    assert sorted(re.sub(r"\.\w+\.css$", "", name) for name in sheets) == [
        "assets/embed",
        "assets/hacksite",
        "assets/programme",
    ]
    assert sum(re.search(font, address) is not None for address in asked) == 1
    assert ({a for a in asked if "data:" not in a and not re.search(font, a)}, imports) == (set(), set())


def test_pictures_ask_nobody_else_and_hold_no_script(results_site: BuiltSite) -> None:
    drawn = {n: results_site.text(n) for n in results_site.files() if n.endswith(".svg")}
    assert len(drawn) > 30
    assert {
        n for n, text in drawn.items() if re.search(r"<script|(?:href|src)=\"http|\son\w+=", text)
    } == set()


DATA = "@type='application/ld+json' and count(@*)=1"
"""A block of data, which no browser runs."""


def test_the_only_scripts_are_the_themes_own_files(each_phase: BuiltSite) -> None:
    inline = [
        p
        for p in each_phase.pages()
        if each_phase.page(p).xpath(
            f"//script[(not(@src) or text()) and not({DATA})] | //@*[starts-with(name(), 'on')] | //@style"
        )
    ]
    asked = {r.address.rpartition("/")[2] for r in each_phase.references() if r.tag == "script"}
    names = {
        *("choose", "copy", "explore", "filters", "live", "now", "offline", "relations"),
        *("search", "search-link", "selection", "sort"),
    }
    shown = (each_phase.root / "projets/carnet-1921").is_dir()
    of_projects = {"gallery", "present"} if shown else set()
    assert inline == []
    # Urgent news hold on some days only.
    assert {name.partition(".")[0] for name in asked} - {"announcements"} == names | of_projects


def test_a_page_says_to_machines_what_it_is_in_one_block_of_its_head(each_phase: BuiltSite) -> None:
    counted = {
        path: (page.xpath(f"count(//script[{DATA}])"), page.xpath(f"count(/html/head/script[{DATA}])"))
        for path in each_phase.pages()
        if not (page := each_phase.page(path)).xpath("//meta[@name='robots'][@content='noindex']")
    }
    assert {path: count for path, count in counted.items() if count != (1, 1)} == {}


def test_the_not_found_page_works_at_any_depth(each_phase: BuiltSite) -> None:
    inside = [
        r
        for r in each_phase.references()
        if r.page == "404.html" and r.address[:1] not in {"#", "m", "t", "h"}
    ]
    assert len(inside) > 20
    assert {str(r) for r in inside if not r.address.startswith(BASE)} == set()


def test_every_page_exists_in_both_languages(each_phase: BuiltSite) -> None:
    french = [a for a in each_phase.addresses() if not a.startswith("en/") and a != "404.html"]
    english = [a for a in each_phase.addresses() if a.startswith("en/")]
    assert len(french) == len(english) > 90


def test_every_page_that_has_something_to_say_can_be_reached_from_the_home_page(
    each_phase: BuiltSite,
) -> None:
    leading: dict[str, set[str]] = {}
    for reference in each_phase.references():
        target = each_phase.target(reference.page, reference.address)
        if reference.tag == "a" and target:
            leading.setdefault(reference.page, set()).add(target[0])
    seen: set[str] = set()
    waiting = {"index.html"}
    while waiting:
        seen |= waiting
        waiting = set().union(*(leading.get(page, set()) for page in waiting)) - seen
    assert set(each_phase.pages()) - seen == not_to_be_found(each_phase) - tools(each_phase)


def tools(site: BuiltSite) -> set[str]:
    return {page for page in site.pages() if TOOLS.fullmatch(page)}


def not_to_be_found(site: BuiltSite) -> set[str]:
    """The pages that ask search engines to leave them out."""
    return {p for p in site.pages() if site.page(p).xpath("//meta[@name='robots'][@content='noindex']")}


def test_the_sitemap_lists_exactly_the_pages_meant_to_be_found(each_phase: BuiltSite) -> None:
    sitemap = etree.fromstring((each_phase.root / "sitemap.xml").read_bytes())
    listed = [loc.text for loc in sitemap.iter(f"{SITEMAP}loc")]
    meant = set(each_phase.pages()) - not_to_be_found(each_phase)
    assert sorted(map(str, listed)) == sorted(SITE_URL + p.removesuffix("index.html") for p in meant)


def test_the_sitemap_gives_each_page_its_translations(results_site: BuiltSite) -> None:
    sitemap = etree.fromstring((results_site.root / "sitemap.xml").read_bytes())
    for row in sitemap.iter(f"{SITEMAP}url"):
        own = row.findtext(f"{SITEMAP}loc") or ""
        path = own.removeprefix(SITE_URL) + "index.html"
        rows = {(a.get("hreflang"), a.get("href")) for a in row.iter(f"{XHTML}link")}
        links = results_site.page(path).xpath("//link[@rel='alternate'][@hreflang!='x-default']")
        assert rows == {(link.get("hreflang"), link.get("href")) for link in links}, own


def test_sections_with_nothing_to_say_are_neither_listed_nor_linked(sample_at: SampleAt) -> None:
    site = sample_at(PHASES["open"])
    stand_ins = {"404.html", "hors-ligne/index.html", "en/offline/index.html"}
    empty = not_to_be_found(site) - stand_ins - tools(site)
    leading = {
        r.page
        for r in site.references()
        if r.tag == "a" and (site.target(r.page, r.address) or ("",))[0] in empty
    }
    assert empty == {
        "projets/index.html", "resultats/index.html", "en/projects/index.html", "en/results/index.html",
        "restitution/index.html", "en/pitches/index.html",
    }  # fmt: skip
    assert leading - empty == set()


def test_robots_txt_names_the_sitemap(results_site: BuiltSite) -> None:
    assert results_site.text("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {SITE_URL}sitemap.xml\n"
