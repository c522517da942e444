"""Freezes an edition: one zip that opens from a disk, without a server and without a network."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as with_changes
from functools import partial
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.emit.artifact import Artifact
from hacksite.emit.from_disk import from_disk
from hacksite.emit.redirect import redirect_page
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.errors import refusal
from hacksite.pipeline.hosts import PlainHost, drawn_frames, ready
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.site import Site, plan_site
from hacksite.views.frozen import frozen, left_out
from hacksite.views.phase import Phase, phase_at
from hacksite.views.publication import published

_NOT_KEPT = ("404.html",)

_EARLIEST = 1980
"""The year in which the time of zip files begins."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What an archive holds; `files` is 0 when errors kept it from being made."""

    checked: Checked
    files: int = 0
    size: int = 0
    people_left_out: int = 0


def archive_folder(root: Path, out: Path, settings: Settings) -> Archived:
    """Check an event folder and, unless it has errors, write its archive to the file `out`.

    Raises HacksiteError where the event is not over yet, or where `out` cannot be written.
    """
    checked = check_folder(root, settings.at)
    event = checked.publishable
    if event is None:
        return Archived(checked)
    if phase_at(event, settings.at) not in (Phase.RESULTS, Phase.ARCHIVED):
        raise refusal("error.not_over", event=event.title)
    kept = with_changes(settings, search=False, index=False, frozen=True)
    site = plan_site(frozen(event, settings.at), kept, root, checked.folder.files)
    site.pictures.prepare()
    live = plan_site(event, with_changes(settings, search=True), root, checked.folder.files)
    made = (*_artifacts(site), *_redirects(site, live))
    files = sorted(made, key=lambda artifact: artifact.path)
    try:
        _write(files, out, kept)
    except OSError as error:
        raise HacksiteError(f"{out}: {error.strerror or error}") from None
    unnamed = left_out(published(event, settings.at), settings.at)
    return Archived(checked, len(files), out.stat().st_size, unnamed)


def _artifacts(site: Site) -> Iterator[Artifact]:
    """Every file of the site, its pages made so that they open from a disk."""
    frames = drawn_frames(PlainHost(), site.outlines, site.root / CACHE)
    for artifact in site.artifacts("", ready(frames)):
        if artifact.path in _NOT_KEPT:
            continue
        if artifact.path.endswith(".html"):
            yield with_changes(artifact, make=partial(_page, artifact))
        else:
            yield artifact


def _redirects(site: Site, live: Site) -> Iterator[Artifact]:
    """Addresses of the live edition that the archive does not keep lead to their list, or home."""
    kept = {page.url for page in site.pages()}
    for edition in live.languages:
        scene = edition.scene
        for page in edition.pages():
            if page.url not in kept and page.url not in _NOT_KEPT:
                nearest = (*(parent.url for parent in page.parents), scene.addresses.section("home"))
                target = next(url for url in nearest if url in kept)
                way = posixpath.relpath(f"{target}index.html", page.url)
                yield redirect_page(page.url, way, scene.words, scene.site_url, target)


def _page(artifact: Artifact) -> bytes:
    return from_disk(artifact.make().decode()).encode()


def _write(files: list[Artifact], out: Path, settings: Settings) -> None:
    """Write the zip beside its place first: a stopped run leaves no half of one."""
    made = settings.at.timetuple()[:6]
    when = (max(made[0], _EARLIEST), *made[1:])
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for artifact in files:
                entry = zipfile.ZipInfo(artifact.path, when)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, artifact.make())
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
