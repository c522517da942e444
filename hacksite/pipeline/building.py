"""From an event folder to a finished site."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from hacksite.emit.artifact import Artifact
from hacksite.emit.hosting import hosting_files
from hacksite.pipeline.cache import CACHE, CLEAN_TEXTS
from hacksite.pipeline.checking import Checked, Remembered, Shown, check_content, check_files, read_event
from hacksite.pipeline.parallel import in_background
from hacksite.pipeline.searching import index_files, searched
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.writing import Find, Written, write_site

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
    `memory` keeps what was read and shown, for the next build of this process: what was edited since is
    shown before the rest is looked at.
    """
    read = read_event(root, memory)
    check = partial(check_content, read, settings.at, root / CLEAN_TEXTS)
    verdict = cache(in_background(check, worth_it=len(read.loaded.nodes) >= _MANY))
    shown_early = 0
    if memory and memory.shown.event:
        checked = read.with_findings([*verdict(), *check_files(read)])
        shown_early = _show_edits(checked, memory.shown, out, settings)
    early = read.with_findings(())
    site = _site(early, settings, root)
    artifacts = list(_artifacts(site, settings.host, memory)) if site else []
    files = check_files(read) if site else ()
    checked = read.with_findings([*verdict(), *files])
    if site is not None and checked.held != early.held:
        # The verdict holds projects back that were prepared whole, or blocks all.
        site = _site(checked, settings, root)
        artifacts = list(_artifacts(site, settings.host, memory)) if site else []
    if site is None or checked.blocking:
        return Built(checked)
    site.pictures.prepare()
    place = hashlib.blake2b(str(out.resolve()).encode(), digest_size=8).hexdigest()
    kept = root / CACHE
    if settings.pdf:
        from hacksite.pipeline.printing import prepare_sheets

        prepare_sheets(artifacts, kept)
    if settings.cards:
        from hacksite.pipeline.cards import prepare_cards

        prepare_cards(artifacts, kept)
    index = partial(_index, artifacts, kept) if settings.index else None
    written = write_site(artifacts, out, kept / f"written-{place}.json", index)
    if memory:
        memory.shown.event = checked.publishable
        # What was put into place early, the whole build found there.
        written.written += shown_early
        written.unchanged -= shown_early
    return Built(checked, site, written)


def _index(
    artifacts: Iterable[Artifact], kept: Path, find: Find, digest_of: Callable[[str], str]
) -> Iterator[Artifact]:
    return index_files(searched(artifacts, digest_of), kept, find)


def _show_edits(checked: Checked, shown: Shown, out: Path, settings: Settings) -> int:
    from hacksite.pipeline.early import show_edits

    return show_edits(checked, shown, out, settings)


def _site(checked: Checked, settings: Settings, root: Path) -> "Site | None":
    # Imported only now: a large event is being checked meanwhile.
    from hacksite.pipeline.site import plan_site

    event = checked.publishable
    return plan_site(event, settings, root, checked.folder.files) if event else None


def _artifacts(site: "Site", host_name: str, memory: Remembered | None) -> Iterator[Artifact]:
    """Every file of the site, inside the frames of the host of that name."""
    from hacksite.pipeline.hosts import drawn_frames, frames_key, host_named, ready

    host = host_named(host_name)
    frames = drawn_frames(host, site.outlines, site.root / CACHE)
    key = f"{frames_key(host.fingerprint(), site.outlines)}{site.is_kept}{site.settings.site_url}"
    filled = ready(frames)
    if memory:
        memory.shown.frames = filled
    yield from site.artifacts(key, filled)
    yield from host.files(frames)
    yield from hosting_files()
