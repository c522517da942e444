"""`mkdocs build` at the root builds the sample through the plugin alone."""

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import cast

import pytest
from lxml import etree, html

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.extras import lacking
from hacksite.pipeline.settings import Settings, read_instant
from tests.plugin.conftest import ran
from tests.sample import copy_of_sample
from tests.site.built_site import has_class
from tests.toolbox import ROOT

pytestmark = pytest.mark.slow
AT = "2027-03-30T12:00:00+02:00"
SITE_URL = "https://example.org/eaux-vives/"
MAIN = f"//*[@id='hs-main'][{has_class('hs-content')} or parent::*[{has_class('hs-screen')}]]"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout's MkDocs project, with a fixed clock."""
    folder = tmp_path_factory.mktemp("root")
    copy_of_sample(folder / "sample_event")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  - hacksite", f"  - hacksite: {{at: '{AT}'}}")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder


@pytest.fixture(scope="module", params=["mkdocs", "properdocs"])
def host_site(request: pytest.FixtureRequest, root: Path) -> Path:
    """The site as MkDocs, or the continuation of MkDocs 1, builds it."""
    out = root / f"site-{request.param}"
    run = ran(request.param, "build", "--strict", "-f", "mkdocs.yml", "-d", str(out), cwd=root)
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="module")
def own_site(root: Path) -> Path:
    event, out = shutil.copytree(root / "sample_event", root / "copy"), root / "site-hacksite"
    settings = Settings(read_instant(AT), SITE_URL, index=True, pdf=not lacking(), cards=True)
    assert build_folder(Path(event), out, settings).written is not None
    return out


def pages(site: Path) -> set[str]:
    return {p.relative_to(site).as_posix() for p in site.rglob("*.html")}


def elements(document: html.HtmlElement, xpath: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", document.xpath(xpath))


def content_of(site: Path, page: str) -> bytes:
    document = html.document_fromstring((site / page).read_text("utf-8"))
    (content,) = elements(document, MAIN)
    text: bytes = etree.tostring(content)
    return text


def head_of(site: Path, page: str) -> list[str]:
    document = html.document_fromstring((site / page).read_text("utf-8"))
    kept = elements(document, "//title | //meta[@property or @name='description'] | //link[@rel='alternate']")
    return [str(etree.tostring(element, encoding="unicode")).strip() for element in kept]


def test_both_builds_have_the_same_pages(host_site: Path, own_site: Path) -> None:
    assert len(pages(own_site)) > 250
    assert pages(host_site) == pages(own_site)


def test_every_page_has_the_same_content_and_metadata(host_site: Path, own_site: Path) -> None:
    both = pages(host_site) & pages(own_site)
    assert [p for p in sorted(both) if content_of(host_site, p) != content_of(own_site, p)] == []
    assert [p for p in sorted(both) if head_of(host_site, p) != head_of(own_site, p)] == []


def test_files_for_machines_are_the_same_to_the_byte(host_site: Path, own_site: Path) -> None:
    for name in (
        "agenda.ics",
        "event.json",
        "feed.xml",
        "hackathon.json",
        "sitemap.xml",
        "sw.js",
        "media/logo.svg",
        "media/data/niveaux-nappes.csv",
    ):
        assert (host_site / name).read_bytes() == (own_site / name).read_bytes(), name
    cards = [{p.name: p.read_bytes() for p in (site / "cards").iterdir()} for site in (host_site, own_site)]
    assert cards[0] == cards[1]


def test_the_events_sources_are_not_published(host_site: Path) -> None:
    names = {p.relative_to(host_site).as_posix() for p in host_site.rglob("*") if p.is_file()}
    assert {
        n for n in names if n.endswith((".yml", ".yaml", ".md")) or "/.cache" in n or n.startswith(".")
    } == set()
    assert {n for n in names if n.endswith(".csv") and n.startswith("media/")} == {
        n.relative_to(ROOT / "sample_event").as_posix()
        for n in (ROOT / "sample_event/media/data").glob("*.csv")
    }


def test_pages_of_the_event_bring_no_script_of_the_hosts(host_site: Path) -> None:
    tags = {
        t for p in pages(host_site) for t in re.findall(r"<script[^>]*>", (host_site / p).read_text("utf-8"))
    }
    others = {
        t for t in tags if not re.search(r'src="[./]*(?:/eaux-vives/)?assets/[\w-]+\.[0-9a-f]{10}\.js"', t)
    }
    # A block of data is none of a host's, and no script.
    assert others == {'<script type="application/ld+json">'}


def test_the_search_index_is_that_of_the_program(host_site: Path, own_site: Path) -> None:
    def addresses(site: Path) -> set[str]:
        return {
            json.loads(b"{" + gzip.decompress(p.read_bytes()).partition(b"{")[2])["url"]
            for p in (site / "pagefind/fragment").iterdir()
        }

    assert addresses(host_site) == addresses(own_site)
