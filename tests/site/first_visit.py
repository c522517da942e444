"""What a first visit costs: requests and compressed bytes of one page, in a browser that has nothing yet."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from playwright.sync_api import Browser, Page

from tests.site.built_site import BuiltSite
from tests.site.network import LEVEL, Network

PICTURES = {".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
KINDS = {".css": "style", ".js": "script", ".mjs": "script", ".woff2": "font", ".wasm": "script"}
SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(shifts.reduce((sum, value) => sum + value, 0)), 150);
})"""
STORED = """() =>
  [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean)"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as it arrived: compressed bytes by kind, without what the worker fetches afterwards."""

    address: str
    requests: int
    text: int
    style: int
    script: int
    font: int
    picture: int
    later: int
    elsewhere: tuple[str, ...]
    stored: tuple[str, ...]
    shift: float

    @property
    def weight(self) -> int:
        """All but pictures."""
        return self.text + self.style + self.script + self.font


def named_weight(site: BuiltSite, path: str) -> int:
    """Compressed bytes of a page and of all but the pictures that its markup asks for."""
    addresses = site.page(path).xpath("//link[@rel!='canonical'][@rel!='alternate']/@href | //script/@src")
    named = {target[0] for address in addresses if (target := site.target(path, str(address)))}
    return sum(_compressed(site.root / name) for name in {path, *named} if _kind(name) != "picture")


@cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), LEVEL))


def visit(browser: Browser, network: Network, base: str, address: str, width: int = 390) -> Visit:
    """Open a page for the first time, scroll to its foot, and wait for what comes after."""
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="fr")
    try:
        page = context.new_page()
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        elsewhere: list[str] = []
        page.on("request", lambda request: elsewhere.append(request.url))
        network.sent.clear()
        page.goto(f"{network.address}{base}{address}", wait_until="load")
        _scroll(page)
        asked = {f"/{url}" for url in _asked(page, network)}
        shift = page.evaluate(SHIFTS)
        stored = page.evaluate(STORED)
        page.wait_for_timeout(300)
    finally:
        context.close()
    weights = dict.fromkeys(("text", "style", "script", "font", "picture", "later"), 0)
    unsent = set(asked)
    for path, size in network.sent:
        # What comes a second time is the worker's copy: without a cache, as here, it asks the network.
        weights[_kind(path) if path in unsent else "later"] += size
        unsent.discard(path)
    return Visit(
        address,
        len(asked),
        **weights,
        elsewhere=tuple(url for url in elsewhere if _leaves(url, network)),
        stored=tuple(stored),
        shift=round(shift, 4),
    )


def _leaves(url: str, network: Network) -> bool:
    return not url.startswith((network.address, "data:", "about:", "blob:"))


def _asked(page: Page, network: Network) -> Iterator[str]:
    """What the page itself asked for, itself included."""
    names = page.evaluate("performance.getEntries().map((entry) => entry.name)")
    yield from (url.removeprefix(network.address) for url in names if url.startswith(network.address))


def _kind(path: str) -> str:
    suffix = PurePosixPath(path.split("?", maxsplit=1)[0]).suffix
    return "picture" if suffix in PICTURES else KINDS.get(suffix, "text")


def _scroll(page: Page) -> None:
    """To the foot, so that lazy pictures come."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
    page.wait_for_load_state("networkidle")
