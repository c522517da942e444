"""Writes a whole site as Markdown, for other generators."""

import posixpath
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from hacksite.emit.artifact import Artifact
from hacksite.emit.export_markdown import to_markdown
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.errors import refusal
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.site import Site, plan_site
from hacksite.pipeline.writing import Written, write_site
from hacksite.views.page_view import PageView

_STAND_INS = ("not_found.html", "offline.html")


def export_folder(root: Path, out: Path, settings: Settings) -> tuple[Checked, Written | None]:
    """Check an event folder and, unless it has errors, write its pages as Markdown below `out`.

    `index.md` beside each page's address; pictures, calendars and `event.json` as in the site.
    """
    checked = check_folder(root, settings.at)
    event = checked.publishable
    if event is None:
        return checked, None
    if out.resolve() == root.resolve():
        raise refusal("error.own_folder", place=out)
    site = plan_site(event, settings, root, checked.folder.files, whole_pictures=True)
    record = root / CACHE / "exported.json"
    record.unlink(missing_ok=True)
    return checked, write_site(_artifacts(site), out, record)


def _artifacts(site: Site) -> Iterator[Artifact]:
    for page in site.whole_pages():
        # Pages that stand in for others are this site's own business.
        if page.template not in _STAND_INS:
            name = f"{page.url}index.md"
            yield Artifact(name, "", partial(_bytes, page), "text/markdown")
    yield from site.media()
    yield from site.exports()


def _bytes(page: PageView) -> bytes:
    def resolve(url: str) -> str:
        if ":" in url.split("/", maxsplit=1)[0]:
            return url
        path, mark, anchor = url.partition("#")
        target = f"{path}index.md" if path.endswith("/") or not path else path
        return posixpath.relpath(target, page.url or ".") + mark + anchor

    return to_markdown(page, resolve).encode()
