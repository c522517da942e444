"""Several editions on one site: each at its own path, a portal above them, and addresses that last."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from hacksite.check.portal import check_redirects
from hacksite.diagnostics import Diagnostic, HacksiteError, Position, Report
from hacksite.emit.artifact import Artifact
from hacksite.emit.filter_index import filter_index
from hacksite.emit.pages import PageMaker
from hacksite.emit.pictures import Pictures, Shown
from hacksite.emit.redirect import redirect_page
from hacksite.emit.sitemap import robots, sitemap, sitemap_index
from hacksite.emit.theme import theme_files
from hacksite.load.validate import build
from hacksite.model import Reading
from hacksite.model.portal import Portal
from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.errors import refusal
from hacksite.pipeline.hosts import drawn_frames, frames_key, host_named, ready
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.site import Site, plan_site
from hacksite.source.nodes import Mapping as MappingNode
from hacksite.source.nodes import at_path, plain
from hacksite.source.text_file import TextFile, read_text
from hacksite.source.yaml_text import parse_yaml
from hacksite.views.page_view import PageView
from hacksite.views.portal import (
    EditionScenes,
    portal_outline,
    portal_pages,
    portal_scenes,
)

_OURS = "portal.json"
_OWN_SITEMAP = "sitemap-portal.xml"
ADDRESSES = "addresses.txt"
"""Beside `portal.yml`: every address that was ever published, one a line. It only grows."""


@dataclass(frozen=True, slots=True)
class CheckedPortal:
    """What `portal.yml` says, its editions, and everything wrong with it and its addresses."""

    root: Path
    file: TextFile
    report: Report
    portal: Portal | None = None
    editions: Mapping[str, tuple[Checked, Site]] | None = None
    addresses: frozenset[str] = frozenset()
    broken: tuple[tuple[str, Checked], ...] = ()
    """Editions that have errors of their own."""


def check_portal(path: Path, settings: Settings) -> CheckedPortal:
    """Read `portal.yml` and its editions, and follow every redirect.

    Raises HacksiteError where a folder is missing.
    """
    found: list[Diagnostic] = []
    file = read_text(path, path.name, found.append)
    node = parse_yaml(path.name, file.text, found.append)
    if not isinstance(node, MappingNode):
        raise HacksiteError(f"{path}: title and editions are expected / titre et éditions attendus")
    languages = _languages(node)
    portal = build(Portal, node, Reading(languages, ZoneInfo("UTC"), None), found.append)
    root = path.parent
    if portal is None or not portal.editions:
        return CheckedPortal(root, file, Report.of(found))
    planned: dict[str, tuple[Checked, Site]] = {}
    broken: list[tuple[str, Checked]] = []
    for edition in portal.editions:
        folder = root / edition.folder
        checked = check_folder(folder, settings.at)
        event = checked.publishable
        if event is None:
            broken.append((edition.id, checked))
            continue
        url = f"{settings.site_url.rstrip('/')}/{edition.id}/" if settings.site_url else ""
        own = replace(settings, site_url=url)
        planned[edition.id] = (checked, plan_site(event, own, folder, checked.folder.files))
    addresses = frozenset(_addresses(portal, planned, settings))
    if not broken:
        before = _published(root)

        def at(number: int, field: str) -> Position:
            return at_path(node, ("redirects", number, field) if field else ("redirects",))

        found += check_redirects(portal.redirects, addresses, before, at)
    return CheckedPortal(root, file, Report.of(found), portal, planned, addresses, tuple(broken))


def _languages(node: MappingNode) -> tuple[str, ...]:
    """The languages, as a list or on one line; French where there are none."""
    typed: object = plain(node.entries["languages"]) if "languages" in node.entries else None
    if isinstance(typed, list | tuple):
        return tuple(str(language) for language in typed)
    return tuple(str(typed or "fr").replace(",", " ").split())


def build_portal(path: Path, out: Path, settings: Settings) -> tuple[CheckedPortal, tuple[Built, ...]]:
    """Check a portal and, unless it or an edition has errors, write the whole site to `out`.

    Addresses published now are remembered, so that none is lost later.
    """
    checked = check_portal(path, settings)
    if checked.report.errors or checked.broken or checked.portal is None:
        return checked, ()
    if out.is_dir() and any(out.iterdir()) and not (out / _OURS).is_file():
        raise refusal("error.not_ours", place=out)
    built = []
    for edition in checked.portal.editions:
        url = f"{settings.site_url.rstrip('/')}/{edition.id}/" if settings.site_url else ""
        folder = checked.root / edition.folder
        built.append(build_folder(folder, out / edition.id, replace(settings, site_url=url)))
    _write(_artifacts(checked, settings), out)
    every = sorted(_published(checked.root) | checked.addresses)
    (checked.root / ADDRESSES).write_text("".join(f"{a}\n" for a in every), "utf-8", newline="\n")
    return checked, tuple(built)


def _write(artifacts: Iterator[Artifact], out: Path) -> None:
    """Write the portal's own files, and take away those that it had and no longer has.

    Last, for redirects stand among the pages of editions.
    """
    listed = out / _OURS
    before = set(json.loads(listed.read_text("utf-8"))["files"]) if listed.is_file() else set()
    after = []
    for artifact in artifacts:
        path = out / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.make())
        after.append(artifact.path)
    for name in before - set(after):
        # An edition may have a page of its own there by now; at the root, none has.
        if _is_redirect(out / name) or "/" not in name or name.partition("/")[0] == "assets":
            (out / name).unlink(missing_ok=True)
    listed.write_text(json.dumps({"files": sorted(after)}, indent=1), "utf-8")


def _is_redirect(path: Path) -> bool:
    return path.is_file() and b'http-equiv="refresh"' in path.read_bytes()


def _published(root: Path) -> frozenset[str]:
    file = root / ADDRESSES
    return frozenset(file.read_text("utf-8").split("\n")[:-1]) if file.is_file() else frozenset()


def _scenes(planned: Mapping[str, tuple[Checked, Site]]) -> tuple[EditionScenes, ...]:
    return tuple(EditionScenes(name, site.scenes) for name, (_, site) in planned.items())


def _own_pages(
    portal: Portal, planned: Mapping[str, tuple[Checked, Site]], settings: Settings
) -> Iterator[PageView]:
    editions = _scenes(planned)
    for scene in portal_scenes(portal, editions, settings.site_url):
        yield from portal_pages(scene, editions)


def _addresses(
    portal: Portal, planned: Mapping[str, tuple[Checked, Site]], settings: Settings
) -> Iterator[str]:
    """Every address of a page, from the root of the common site."""
    if planned:
        yield from (page.url for page in _own_pages(portal, planned, settings) if _is_address(page))
    for name, (_, site) in planned.items():
        yield from (f"{name}/{page.url}" for page in site.pages() if _is_address(page))


def _is_address(page: PageView) -> bool:
    """Whether people have a page's address; nobody has that of `404.html`."""
    return page.url.endswith("/") or not page.url


def _artifacts(checked: CheckedPortal, settings: Settings) -> Iterator[Artifact]:
    """The portal's own files: its pages, the theme, the redirects in both forms that hosts know."""
    if checked.portal is None or checked.editions is None:
        return
    portal, editions = checked.portal, _scenes(checked.editions)
    own = portal_scenes(portal, editions, settings.site_url)
    outlines = tuple(portal_outline(scene, editions) for scene in own)
    host = host_named(settings.host)
    frames = drawn_frames(host, outlines, checked.root / CACHE)
    pictures = Pictures(by_url=dict(_pictures(checked.editions)))
    key = f"{frames_key(host.fingerprint(), outlines)}{settings.site_url}{pictures.by_url!r}"
    pages = []
    for scene in own:
        maker = PageMaker(scene, ready(frames), key, pictures, kept=False)
        for page in portal_pages(scene, editions):
            pages.append(page)
            yield maker.artifact(page)
            yield from filter_index(page)
    yield from theme_files(portal.look.primary, portal.look.accent)
    yield from host.files(frames)
    first = own[0]
    for row in portal.redirects:
        way = "../" * row.old.count("/") + row.new
        yield redirect_page(row.old, way or "./", first.words, settings.site_url, row.new)
    lines = "".join(f"/{row.old} /{row.new} 301\n" for row in portal.redirects)
    yield Artifact("_redirects", "", lines.encode, "text/plain")
    yield from _for_search_engines(pages, tuple(checked.editions), settings.site_url)


def _for_search_engines(
    pages: Sequence[PageView], editions: Sequence[str], site_url: str
) -> Iterator[Artifact]:
    """`robots.txt`, and a sitemap of the portal's own that leads to each edition's; engines read no other."""
    if site_url:
        paths = (_OWN_SITEMAP, *(f"{name}/sitemap.xml" for name in editions))
        yield Artifact(_OWN_SITEMAP, "", lambda: sitemap(pages, site_url), "application/xml")
        yield Artifact("sitemap.xml", "", lambda: sitemap_index(paths, site_url), "application/xml")
    yield Artifact("robots.txt", "", lambda: robots(site_url), "text/plain")


def _pictures(planned: Mapping[str, tuple[Checked, Site]]) -> Iterator[tuple[str, Shown]]:
    """The pictures of all editions, by their address on the common site."""
    for name, (_, site) in planned.items():
        for src, shown in site.pictures.pictures().by_url.items():
            files = tuple((width, f"{name}/{path}") for width, path in shown.files)
            yield f"{name}/{src}", replace(shown, files=files)
