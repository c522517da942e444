"""Runs axe-core over every page of the sample event, in every phase, light and dark, narrow and wide.

    python -m scripts.audit [PHASE …]

A page whose bytes, with those of its style sheets, scripts and pictures, were already judged in another
phase is not judged again. Exits 1 where a rule is broken. `make test` judges one page of each type; this
judges them all, in some minutes. In the dark it asks again only the rules that colours can break.
"""

import asyncio
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from playwright.async_api import Browser, Page, async_playwright

from scripts.tour import STOPS, build
from tests.site.axe import COLOUR_VIOLATIONS, OPEN_ALL, SCHEMES, VIOLATIONS, WIDTHS, axe_source
from tests.site.browsing import ARGUMENTS, served
from tests.toolbox import chromium

ASSETS = "//link[@rel='stylesheet']/@href | //script/@src | //img/@src"
HEIGHT = 900


@dataclass
class Verdict:
    """What was judged and what was found."""

    pages: int = 0
    judged: int = 0
    combinations: int = 0
    violations: list[str] = field(default_factory=list)


def distinct(folder: Path, phases: Iterable[str], verdict: Verdict) -> Iterator[tuple[str, str]]:
    """The phase and address of each page that differs from all before it."""
    seen: set[bytes] = set()
    for phase in phases:
        for page in sorted((folder / phase).rglob("*.html")):
            verdict.pages += 1
            digest = _digest(page, folder / phase)
            if digest not in seen:
                seen.add(digest)
                yield phase, page.relative_to(folder / phase).as_posix().removesuffix("index.html")


def _digest(page: Path, site: Path) -> bytes:
    """Of the page's bytes and of the files it shows."""
    content = page.read_bytes()
    total = hashlib.sha256(content)
    for address in html.document_fromstring(content).xpath(ASSETS):
        parts = urlsplit(str(address))
        if not parts.scheme and not parts.netloc:
            path = unquote(parts.path)
            # The 404 page does not know how deep it is served: its addresses begin at the root.
            asset = site / path.lstrip("/") if path.startswith("/") else page.parent / path
            total.update(_file_digest(asset.resolve()))
    return total.digest()


@cache
def _file_digest(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest()


async def judge(folder: Path, found: list[tuple[str, str]], verdict: Verdict) -> None:
    """Judge pages in as many browser contexts as there are processors."""
    with ExitStack() as stack:
        phases = dict.fromkeys(phase for phase, _ in found)
        origins = {phase: stack.enter_context(served(folder / phase)) for phase in phases}
        waiting = [(f"{phase} {address}", origins[phase] + address) for phase, address in reversed(found)]
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
            await asyncio.gather(*(_work(browser, waiting, verdict) for _ in range(os.cpu_count() or 1)))
            await browser.close()


async def _work(browser: Browser, waiting: list[tuple[str, str]], verdict: Verdict) -> None:
    context = await browser.new_context(reduced_motion="reduce", locale="fr", service_workers="block")
    await context.add_init_script(axe_source())
    page = await context.new_page()
    while waiting:
        name, url = waiting.pop()
        await page.goto(url)
        await page.evaluate(OPEN_ALL)
        verdict.judged += 1
        await _judge_each_way(page, name, verdict)
        if verdict.judged % 100 == 0:
            print(f"  {verdict.judged} pages judged, {len(verdict.violations)} violations", flush=True)
    await context.close()


async def _judge_each_way(page: Page, name: str, verdict: Verdict) -> None:
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found = await page.evaluate(COLOUR_VIOLATIONS if scheme == "dark" else VIOLATIONS)
            verdict.combinations += 1
            verdict.violations += [f"{name} {width} {scheme}: {row}" for row in found]


def main() -> None:
    """Build, judge, and say what was found."""
    began = time.monotonic()
    phases = sys.argv[1:] or [stop.phase for stop in STOPS if stop.phase != "night"]
    verdict = Verdict()
    with tempfile.TemporaryDirectory(prefix="hacksite-audit-") as scratch:
        folder = Path(scratch) / "tour"
        build(folder)
        found = list(distinct(folder, phases, verdict))
        print(f"{verdict.pages} pages in {len(phases)} phases, {len(found)} of them distinct", flush=True)
        asyncio.run(judge(folder, found, verdict))
    for row in verdict.violations:
        print(row)
    minutes = (time.monotonic() - began) / 60
    print(f"{verdict.pages} pages, {verdict.judged} distinct, {verdict.combinations} combinations of page,")
    print(f"width and scheme: {len(verdict.violations)} violations, in {minutes:.1f} minutes")
    sys.exit(1 if verdict.violations else 0)


if __name__ == "__main__":
    main()
