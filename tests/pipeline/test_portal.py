"""Two editions on one site: their pages, shared facets, and addresses that are never lost."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from click.testing import CliRunner
from lxml import etree

from hacksite.cli import cli
from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.portal import ADDRESSES, build_portal
from hacksite.pipeline.settings import Settings

AT = datetime(2027, 2, 1, tzinfo=UTC)
SETTINGS = Settings(AT, "https://hack.example/", host="plain", search=False)
PORTAL = (
    "title: {fr: Les hackathons, en: The hackathons}\nsummary: Une semaine par an.\n"
    "languages: [fr, en]\neditions:\n"
    '  - {id: "2026", folder: first}\n  - {id: "2027", folder: second}\n'
)
PROJECT = "---\ntitle: {title}\nsummary: {title} & <b>co</b>\n{more}---\nTexte.\n"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    files = {
        "portal.yml": PORTAL,
        "first/event.yml": "title: Eaux vives\nstart: 2026-04-11\nlanguages: [fr]\n"
        "prizes: [{id: p, title: Grand prix}]\n",
        "first/results.yml": "awards: [{prize: p, project: citerne}]\n"
        "figures: [{label: Projets, value: '2'}]\n",
        "second/event.yml": "title: Eaux vives\nstart: 2027-04-10\nlanguages: [fr, en]\n",
    }
    told = "follow_ups: [{date: 2026-09-01, status: incubated, text: Ensuite}]\n"
    for name in ("citerne", "puits", "source"):
        files[f"first/projects/{name}.md"] = PROJECT.format(title=name, more=told if name == "puits" else "")
        files[f"second/projects/{name}.md"] = PROJECT.format(title=name, more="")
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "portal.yml"


def _built(portal: Path) -> Path:
    out = portal.parent / "site"
    checked, built = build_portal(portal, out, SETTINGS)
    assert checked.report.problems == ()
    assert [b.checked.report.errors for b in built] == [(), ()]
    return out


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.found += [v for n in ("href", "src") if (v := named.get(n)) and (tag != "link" or n == "src")]
        if tag == "link" and named.get("rel") in {"stylesheet", "icon"}:
            self.found.append(named["href"] or "")


def _broken(out: Path, page: Path) -> list[str]:
    links = _Links()
    links.feed(page.read_text("utf-8"))
    found = []
    for address in links.found:
        target = urlsplit(urljoin(page.as_uri(), address))
        if target.scheme == "file":
            path = Path(unquote(target.path))
            if not (path.is_file() or (path / "index.html").is_file()):
                found.append(f"{page.relative_to(out)}: {address}")
    return found


def test_the_next_edition_comes_first_then_past_ones_with_dates_and_figures(portal: Path) -> None:
    home = (_built(portal) / "index.html").read_text("utf-8")
    order = ["La prochaine édition", 'href="./2027/"', "Les éditions passées", 'href="./2026/"', "2 Projets"]
    content = home[home.index("<main") :]
    places = [content.index(words) for words in order]
    assert places == sorted(places)
    assert "samedi 11 avril 2026" in content


def test_projects_of_all_editions_share_their_facets_and_are_told_apart(portal: Path) -> None:
    out = _built(portal)
    index: dict[str, Any] = json.loads((out / "projets/filters.json").read_text("utf-8"))
    facets = {key: values for key, _, values in index["facets"]}
    assert facets["edition"] == ["eaux-vives-2026", "eaux-vives-2027"]
    items = [entry[0] for entry in index["entries"]]
    assert len(set(items)) == len(items) == 6
    page = (out / "projets/index.html").read_text("utf-8")
    assert re.findall(r'href="\.\./(20\d\d/projets/citerne/)"', page) == [
        "2027/projets/citerne/",
        "2026/projets/citerne/",
    ]
    assert "<b>co</b>" not in page


def test_no_link_of_the_portal_or_its_editions_is_broken_in_any_language(portal: Path) -> None:
    out = _built(portal)
    pages = [page for page in out.rglob("*.html") if page.name != "404.html"]
    assert {"index.html", "projets/index.html", "en/index.html", "en/projects/index.html"} <= {
        page.relative_to(out).as_posix() for page in pages
    }
    assert [line for page in pages for line in _broken(out, page)] == []


def test_search_engines_are_led_to_every_page_of_every_edition(portal: Path) -> None:
    out = _built(portal)
    root = "https://hack.example/"
    assert (out / "robots.txt").read_text("utf-8").endswith(f"\nSitemap: {root}sitemap.xml\n")
    named = _located(out / "sitemap.xml", "sitemap")
    assert named == [
        f"{root}{name}" for name in ("sitemap-portal.xml", "2026/sitemap.xml", "2027/sitemap.xml")
    ]
    own = _located(out / "sitemap-portal.xml", "url")
    assert own == [root, f"{root}projets/", f"{root}en/", f"{root}en/projects/"]
    found = [page for name in named[1:] for page in _located(out / name.removeprefix(root), "url")]
    assert {f"{root}2026/projets/citerne/", f"{root}2027/en/projects/citerne/"} <= set(found)
    assert [page for page in found if not (out / page.removeprefix(root) / "index.html").is_file()] == []


def _located(path: Path, kind: str) -> list[str]:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = etree.parse(path).findall(f"s:{kind}/s:loc", space)
    return [entry.text or "" for entry in found]


def test_without_the_sites_address_there_is_no_sitemap_not_even_an_old_one(portal: Path) -> None:
    out = _built(portal)
    build_portal(portal, out, replace(SETTINGS, site_url=""))
    assert list(out.rglob("sitemap*.xml")) == []
    assert (out / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"


def test_an_address_that_does_not_exist_leads_back_from_any_depth(portal: Path) -> None:
    out = portal.parent / "site"
    build_portal(portal, out, replace(SETTINGS, site_url="https://hack.example/all/"))
    page = (out / "404.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]*)"', page[page.index("<main") :])
    assert links[:4] == ["/all/", "/all/projets/", "/all/2027/", "/all/2026/"]
    assert [
        a for a in re.findall(r'(?:href|src)="([^"]+)"', page) if not a.startswith(("/all/", "#", "http"))
    ] == []
    assert "404" not in (portal.parent / ADDRESSES).read_text("utf-8")


def test_an_address_once_published_is_an_error_until_it_is_redirected(portal: Path) -> None:
    out = _built(portal)
    (portal.parent / "first/projects/puits.md").rename(portal.parent / "first/projects/forage.md")
    checked, built = build_portal(portal, out, SETTINGS)
    assert [(p.code, p.values["old"]) for p in checked.report] == [("HS492", "2026/projets/puits/")]
    assert built == ()
    portal.write_text(
        f"{PORTAL}redirects:\n  - {{old: 2026/projets/puits/, new: 2026/projets/forage/}}\n", "utf-8"
    )
    _built(portal)
    page = (out / "2026/projets/puits/index.html").read_text("utf-8")
    assert 'content="0; url=../../../2026/projets/forage/"' in page
    assert '<link rel="canonical" href="https://hack.example/2026/projets/forage/">' in page
    assert (out / "_redirects").read_text("utf-8") == "/2026/projets/puits/ /2026/projets/forage/ 301\n"
    assert "2026/projets/puits/\n" in (portal.parent / ADDRESSES).read_text("utf-8")
    # Built again over itself, nothing is lost.
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    _built(portal)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_an_edition_with_errors_keeps_the_portal_from_being_built(portal: Path) -> None:
    (portal.parent / "first/event.yml").write_text("title: No day\n", "utf-8")
    run = CliRunner().invoke(
        cli, ["portal", str(portal), "-o", str(portal.parent / "site"), "--host", "plain"]
    )
    assert run.exit_code == 1
    assert "HS103" in run.output
    assert not (portal.parent / "site").exists()


def test_a_folder_with_other_files_is_left_alone(portal: Path) -> None:
    (portal.parent / "site").mkdir()
    (portal.parent / "site/mine.txt").write_text("mine", "utf-8")
    with pytest.raises(HacksiteError, match="holds other files"):
        build_portal(portal, portal.parent / "site", SETTINGS)
    assert [path.name for path in (portal.parent / "site").iterdir()] == ["mine.txt"]
