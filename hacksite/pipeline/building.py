"""From an event folder to a finished site."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hacksite.emit.artifact import Artifact
from hacksite.emit.hosting import hosting_files
from hacksite.pipeline.cache import CACHE, CLEAN_TEXTS
from hacksite.pipeline.checking import Checked, Remembered, check_content, check_files, read_event
from hacksite.pipeline.parallel import in_background
from hacksite.pipeline.searching import index_files, searched
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.writing import Written, write_site

if TYPE_CHECKING:
    from hacksite.pipeline.site import Site

_MANY = 300


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `written` is None when errors kept the site from being built.

    Errors within single projects do not: stand-ins of these are built.
    """

    checked: Checked
    site: "Site | None" = None
    written: Written | None = None


def build_folder(root: Path, out: Path, settings: Settings, memory: Remembered | None = None) -> Built:
    """Check an event folder and, unless it has errors, write its site to `out`.

    While the content is checked, the pages are prepared; nothing is written before the verdict.
    `memory` keeps what was read, for the next build of this process.
    """
    read = read_event(root, memory)
    verdict = in_background(
        partial(check_content, read, settings.at, root / CLEAN_TEXTS),
        worth_it=len(read.loaded.nodes) >= _MANY,
    )
    early = read.with_findings(())
    site = _site(early, settings, root)
    artifacts = list(_artifacts(site, settings.host)) if site else []
    files = check_files(read) if site else ()
    checked = read.with_findings([*verdict(), *files])
    if site is not None and checked.held != early.held:
        # The verdict holds projects back that were prepared whole, or blocks all.
        site = _site(checked, settings, root)
        artifacts = list(_artifacts(site, settings.host)) if site else []
    if site is None or checked.blocking:
        return Built(checked)
    site.pictures.prepare()
    place = hashlib.blake2b(str(out.resolve()).encode(), digest_size=8).hexdigest()
    cache = root / CACHE
    if settings.pdf:
        from hacksite.pipeline.printing import prepare_sheets

        prepare_sheets(artifacts, cache)
    if settings.cards:
        from hacksite.pipeline.cards import prepare_cards

        prepare_cards(artifacts, cache)
    index = partial(index_files, searched(artifacts), cache) if settings.index else None
    return Built(checked, site, write_site(artifacts, out, cache / f"written-{place}.json", index))


def _site(checked: Checked, settings: Settings, root: Path) -> "Site | None":
    # Imported only now: a large event is being checked meanwhile.
    from hacksite.pipeline.site import plan_site

    event = checked.publishable
    return plan_site(event, settings, root, checked.folder.files) if event else None


def _artifacts(site: "Site", host_name: str) -> Iterator[Artifact]:
    """Every file of the site, inside the frames of the host of that name."""
    from hacksite.pipeline.hosts import drawn_frames, frames_key, host_named, ready

    host = host_named(host_name)
    frames = drawn_frames(host, site.outlines, site.root / CACHE)
    key = f"{frames_key(host.fingerprint(), site.outlines)}{site.is_kept}{site.settings.site_url}"
    yield from site.artifacts(key, ready(frames))
    yield from host.files(frames)
    yield from hosting_files()
