"""What every page says of itself to search engines, chats and feed readers."""

from collections import Counter

from tests.site.built_site import SITE_URL, BuiltSite

LONGEST = 160


def meta(site: BuiltSite, path: str) -> dict[str, str]:
    rows = site.page(path).xpath("//head/meta[@name or @property]")
    return {row.get("name") or row.get("property"): row.get("content") for row in rows}


def listed(site: BuiltSite) -> list[str]:
    return [path for path in site.pages() if meta(site, path).get("robots") != "noindex"]


def links(site: BuiltSite, path: str, relation: str) -> list[tuple[str, str]]:
    rows = site.page(path).xpath(f"//head/link[@rel='{relation}'][@hreflang or '{relation}'='canonical']")
    return [(row.get("hreflang") or "", row.get("href")) for row in rows]


def test_every_page_has_a_description_of_a_length_that_is_shown_whole(results_site: BuiltSite) -> None:
    said = {path: meta(results_site, path)["description"] for path in results_site.pages()}
    assert {path: text for path, text in said.items() if not 0 < len(text) <= LONGEST} == {}
    too_short = {path: text for path, text in said.items() if len(text) < 50 and path in listed(results_site)}
    assert too_short == {}
    assert {
        path: text for path, text in said.items() if any(sign in text for sign in ("**", "](", "<"))
    } == {}


def test_open_graph_is_whole_and_says_what_the_page_says(results_site: BuiltSite) -> None:
    needed = {"og:type", "og:title", "og:description", "og:site_name", "og:locale", "og:url", "twitter:card"}
    for path in listed(results_site):
        said = meta(results_site, path)
        assert needed <= said.keys(), path
        assert said["og:url"] == SITE_URL + path.removesuffix("index.html")
        assert said["og:locale"] in {"fr_FR", "en_US"}


def test_titles_tell_the_pages_of_a_language_apart(results_site: BuiltSite) -> None:
    titles = Counter(results_site.page(path).findtext(".//title") for path in listed(results_site))
    assert [title for title, count in titles.items() if count > 1] == []


def test_translations_name_each_other_and_themselves(results_site: BuiltSite) -> None:
    for path in listed(results_site):
        own = SITE_URL + path.removesuffix("index.html")
        assert links(results_site, path, "canonical") == [("", own)]
        named = dict(links(results_site, path, "alternate"))
        assert own in named.values()
        assert named["x-default"] == named["fr"]
        for address in named.values():
            other = f"{address.removeprefix(SITE_URL)}index.html"
            assert dict(links(results_site, other, "alternate")) == named, (path, other)


def test_feeds_are_found_from_every_page(results_site: BuiltSite) -> None:
    for path in listed(results_site):
        kinds = results_site.page(path).xpath("//head/link[@rel='alternate'][@type]/@type")
        assert {"application/rss+xml", "application/feed+json", "text/calendar"} <= set(kinds), path
