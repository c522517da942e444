"""Every page states what it may load, and the site keeps to it, in every phase."""

import re
from collections.abc import Iterator

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, BrowserContext

from hacksite.emit.policy import POLICY
from tests.site.browsing import Witness, served
from tests.site.built_site import BuiltSite
from tests.site.conftest import PHASES, SampleAt

LOADS = re.compile(r"<(?:link|script|style|img)\b")
INLINE = re.compile(
    r"<style\b|<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(?:ld\+)?json\")|<[^>]*\s(?:style|on\w+)=\""
)
NOTED = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", locale="fr", service_workers="block")
    context.add_init_script(NOTED)
    yield context
    context.close()


def page_types(site: BuiltSite) -> list[str]:
    """The sections, and a page of each other folder; those of the other language have the same markup."""
    folders: dict[str, list[str]] = {}
    for address in site.addresses():
        parent = address.rstrip("/").rpartition("/")[0]
        folders.setdefault(parent, []).append(address)
    kept = (found if "" in found else found[:1] for found in folders.values() if found[0][:3] != "en/")
    return [address for found in kept for address in found]


@pytest.mark.browser
def test_the_policy_is_awake(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page.set_content(f'{policy}<p style="color:red">a</p><script>console.error("it ran")</script>')
    page.wait_for_timeout(100)
    assert ["'style-src" in text for text in said] == [True, False], said
    assert ["'script-src" in text for text in said] == [False, True], said


def kinds(page: html.HtmlElement) -> set[tuple[str, str, str]]:
    """The elements of a page, by what a style or a script can know them by."""
    return {(str(e.tag), *(e.get(name, "") for name in ("class", "type"))) for e in page.iter(etree.Element)}


@pytest.mark.browser
@pytest.mark.slow
def test_no_page_type_breaks_it_in_any_phase(sample_at: SampleAt, visitor: BrowserContext) -> None:
    """Every page type with results; in other phases the home page, and pages with an element not yet met."""
    met: set[tuple[str, str, str]] = set()
    for phase in sorted(PHASES, key="results".__ne__):
        site = sample_at(PHASES[phase])
        addresses = page_types(site)
        assert len(addresses) > 30
        with served(site.root.parent) as origin:
            witness = Witness(visitor, f"{origin}{site.root.name}/")
            page = witness.page()
            for address in addresses:
                found = kinds(site.page(address if address.endswith(".html") else f"{address}index.html"))
                if phase == "results" or not address or found - met:
                    page.goto(witness.home + address)
                met |= found
            page.close()
        # The next page cuts short what this one still loads; a refusal is told on the console too.
        assert [row for row in witness.noted if not row.endswith(" failed")] == []


def test_it_stands_before_anything_is_loaded_on_every_page(results_site: BuiltSite) -> None:
    late = []
    for path in results_site.pages():
        text = results_site.text(path)
        first = LOADS.search(text)
        if first is None or not 0 < text.find(f'content="{POLICY}"') < first.start():
            late.append(path)
    assert late == []


@pytest.mark.slow
def test_no_page_has_styles_scripts_or_handlers_in_its_markup(each_phase: BuiltSite) -> None:
    found = {path: INLINE.findall(each_phase.text(path)) for path in each_phase.pages()}
    assert {path: marks for path, marks in found.items() if marks} == {}


def test_other_sites_are_not_told_where_their_readers_come_from(results_site: BuiltSite) -> None:
    stated = {
        str(found) for path in results_site.pages()
        for found in results_site.page(path).xpath("//meta[@name='referrer']/@content")
    }  # fmt: skip
    assert stated == {"same-origin"}
