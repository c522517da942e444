"""The HTML of every page: valid, well ordered, and honest about its language."""

import json
import re
from collections.abc import Iterable
from itertools import pairwise

import pytest

from tests.site.built_site import SITE_URL, BuiltSite, words
from tests.site.conftest import PHASES, SampleAt
from tests.toolbox import NODE_TOOLS, node, node_tool

pytestmark = pytest.mark.slow

STAND_INS = ("404.html",)
"""Pages that stand in for others, at addresses of no other language."""
HEADINGS = "//h1 | //h2 | //h3 | //h4 | //h5 | //h6"


def faults(files: Iterable[str]) -> list[str]:
    """What html-validate finds in HTML files, as `file rule message`."""
    node_tool("html-validate")
    rows = json.loads(node(NODE_TOOLS / "html_faults.mjs", stdin="\n".join(files)))
    return [" ".join(row) for row in rows]


def test_every_page_is_valid_html(results_site: BuiltSite) -> None:
    assert len(results_site.pages()) > 200
    assert faults(str(results_site.root / page) for page in results_site.pages()) == []


def test_the_home_and_list_pages_of_every_phase_are_valid_html(sample_at: SampleAt) -> None:
    sites = [sample_at(at) for phase, at in PHASES.items() if phase != "results"]
    pages = [site.root / page for site in sites for page in site.pages() if page.count("/") < 2]
    assert len(pages) > 100
    # Many a page is the same in two phases.
    different = {page.read_bytes(): page for page in pages}
    assert faults(map(str, different.values())) == []


def test_ids_are_unique(each_phase: BuiltSite) -> None:
    twice = []
    for path in each_phase.pages():
        ids = [str(name) for name in each_phase.page(path).xpath("//@id")]
        twice += [f"{path}: {name}" for name in ids if ids.count(name) > 1]
    assert twice == []


def test_every_page_has_one_first_heading_and_skips_no_rank(each_phase: BuiltSite) -> None:
    wrong = []
    for path in each_phase.pages():
        ranks = [int(heading.tag[1]) for heading in each_phase.page(path).xpath(HEADINGS)]
        gaps = [(a, b) for a, b in pairwise(ranks) if b > a + 1]
        if ranks[:1] != [1] or ranks.count(1) != 1 or gaps:
            wrong.append(f"{path}: {ranks}")
    assert wrong == []


def test_no_heading_and_no_link_is_empty(each_phase: BuiltSite) -> None:
    empty = []
    for path in each_phase.pages():
        found = each_phase.page(path).xpath(f"{HEADINGS} | //a[@href]")
        empty += [
            f"{path}: {e.tag} {e.get('href')}"
            for e in found
            if not words(e) and not e.xpath(".//img[@alt!='']")
        ]
    assert empty == []


def test_every_page_has_its_landmarks(each_phase: BuiltSite) -> None:
    wrong = []
    banners = [f"{tag}[not(ancestor::main or ancestor::article)]" for tag in ("header", "footer")]
    for path in each_phase.pages():
        page = each_phase.page(path)
        counts = [len(page.xpath(f"//{tag}")) for tag in ("main", *banners)]
        skip = page.xpath("(//a)[1]/@href")
        # Nothing stands before a screen's content that one would want to skip.
        if re.search("live/|restitution/ecran/|pitches/screen/", path) and counts == [1, 0, 1]:
            continue
        if counts != [1, 1, 1] or skip != ["#hs-main"]:
            wrong.append(f"{path}: {counts} {skip}")
    assert wrong == []


def test_every_page_says_its_language(each_phase: BuiltSite) -> None:
    said = {path: each_phase.page(path).get("lang") for path in each_phase.pages()}
    assert said == {path: "en" if path.startswith("en/") else "fr" for path in each_phase.pages()}


def test_titles_make_sense_alone_and_differ_within_a_section(each_phase: BuiltSite) -> None:
    titles = {p: words(each_phase.page(p).xpath("//title")[0]) for p in each_phase.pages()}
    names = {True: "Eaux vives hackathon", False: "Hackathon Eaux vives"}
    nameless = {p: t for p, t in titles.items() if names[p.startswith("en/")] not in t}
    places = [(p.removesuffix("index.html").rstrip("/").rpartition("/")[0], t) for p, t in titles.items()]
    assert nameless == {}
    assert [place for place in places if places.count(place) > 1] == []


def test_no_two_pages_of_a_language_have_the_same_title(each_phase: BuiltSite) -> None:
    titles = [(p[:3] == "en/", words(each_phase.page(p).xpath("//title")[0])) for p in each_phase.pages()]
    assert {title for title in titles if titles.count(title) > 1} == set()


def test_landmarks_of_one_kind_have_different_names(each_phase: BuiltSite) -> None:
    wrong = []
    for path in each_phase.pages():
        for tag in ("nav", "aside"):
            names = [str(e.get("aria-label") or "") for e in each_phase.page(path).xpath(f"//{tag}")]
            if "" in names or len(set(names)) < len(names):
                wrong.append(f"{path}: {tag} {names}")
    assert wrong == []


def test_the_home_page_and_every_footer_show_the_accessibility_mention(each_phase: BuiltSite) -> None:
    said = {True: "Accessibility: not compliant", False: "Accessibilité\u00a0: non conforme"}
    shown = {
        path: [words(a) for a in each_phase.page(path).xpath("//footer//a[contains(@href, 'accessib')]")]
        for path in each_phase.pages()
    }
    assert shown == {
        path: [said[path.startswith("en/")].replace("\u00a0", " ")] for path in each_phase.pages()
    }


def test_every_page_has_a_description_of_readable_length(each_phase: BuiltSite) -> None:
    found = {
        p: each_phase.page(p).xpath("string(//meta[@name='description']/@content)")
        for p in each_phase.pages()
    }
    assert {p: text for p, text in found.items() if not 10 <= len(str(text)) <= 320} == {}


def test_translations_name_each_other(each_phase: BuiltSite) -> None:
    alternates = {}
    for path in each_phase.pages():
        links = each_phase.page(path).xpath("//link[@rel='alternate'][@hreflang]")
        alternates[SITE_URL + path.removesuffix("index.html")] = {
            x.get("hreflang"): x.get("href") for x in links
        }
    for path in STAND_INS:
        del alternates[SITE_URL + path.removesuffix("index.html")]
    for own, named in alternates.items():
        language = "en" if own.startswith(f"{SITE_URL}en/") else "fr"
        assert set(named) == {"fr", "en", "x-default"}, own
        assert named[language] == own
        assert named["x-default"] == named["fr"]
        assert all(alternates[str(named[other])] == named for other in ("fr", "en")), own


def test_canonical_addresses_are_the_pages_own(results_site: BuiltSite) -> None:
    for path in results_site.pages():
        canonical = results_site.page(path).xpath("//link[@rel='canonical']/@href")
        assert canonical == ([] if path in STAND_INS else [SITE_URL + path.removesuffix("index.html")])


def test_the_language_switch_leads_to_the_same_page(results_site: BuiltSite) -> None:
    for path in results_site.pages():
        if path not in STAND_INS:
            page = results_site.page(path)
            switch = {a.get("lang"): a.get("href") for a in page.xpath("//nav[@class='hs-languages']//a")}
            links = page.xpath("//link[@rel='alternate'][@hreflang!='x-default']")
            leading = {code: results_site.target(path, str(url)) for code, url in switch.items()}
            assert leading == {
                x.get("hreflang"): results_site.target("", str(x.get("href"))) for x in links
            }, path


def test_every_picture_has_an_alternative_and_none_repeats_its_file_name(results_site: BuiltSite) -> None:
    pictures = [(p, i) for p in results_site.pages() for i in results_site.page(p).xpath("//img")]
    wrong = [
        f"{p}: {i.get('src')}"
        for p, i in pictures
        if i.get("alt") is None or re.search(r"\.\w{3,4}$", str(i.get("alt")))
    ]
    assert len(pictures) > 500
    assert wrong == []
