"""From an event folder to a finished site."""

import hashlib
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.hosts import drawn_frames, frames_key, host_named, ready
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.site import Site, plan_site
from hacksite.pipeline.writing import Written, write_site

CACHE = ".cache/hacksite"
"""Below the event folder; it can be deleted at any time."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `written` is None when errors kept the site from being built."""

    checked: Checked
    site: Site | None = None
    written: Written | None = None


def build_folder(root: Path, out: Path, settings: Settings) -> Built:
    """Check an event folder and, unless it has errors, write its site to `out`."""
    checked = check_folder(root, settings.at)
    if checked.report.errors or checked.event is None:
        return Built(checked)
    site = plan_site(checked.event, settings, root, checked.folder.files)
    return Built(checked, site, write(site, out, settings.host))


def write(site: Site, out: Path, host_name: str) -> Written:
    """Write a site, inside the frames of the host of that name."""
    cache = site.root / CACHE
    host = host_named(host_name)
    frames = drawn_frames(host, site.outlines, cache)
    key = frames_key(host.fingerprint(), site.outlines) + site.settings.site_url
    artifacts = chain(site.artifacts(key, ready(frames)), host.files(frames))
    place = hashlib.blake2b(str(out.resolve()).encode(), digest_size=8).hexdigest()
    return write_site(artifacts, out, cache / f"written-{place}.json")
