"""Projects of a dribdat event, from its data package. Source: dribdat, `/api/event/<id>/datapackage.json`."""

import re
from collections.abc import Mapping
from typing import Any

from hacksite.importers.catalogues.received import listed, mapped, said
from hacksite.importers.projects.found import FoundMember, FoundProject, Handed, filled
from hacksite.importers.projects.splitting import choices_in, is_repository
from hacksite.wording import Words

_NO_STAGE = -1
# Progress as dribdat counts it: below a sketch it is an idea, from there on something runs.
_SKETCH = 20
_PUBLISHED = 40


def is_package(about: Mapping[str, Any]) -> bool:
    """Whether a JSON file is a dribdat package."""
    titles = {said(mapped(source).get("title")).casefold() for source in listed(about.get("sources"))}
    return "dribdat" in titles and _rows(about, "projects") is not None


def read_package(about: Mapping[str, Any], words: Words) -> Handed:
    """The projects of a package. Challenges nobody took up, and entries nobody approved, are not taken."""
    handed = Handed("dribdat")
    for entry in _rows(about, "projects") or []:
        row = mapped(entry)
        title = said(row.get("name"))
        where = words("projects.number", number=said(row.get("id")) or "—")
        progress = _progress(row)
        if not title:
            handed.leave(where, "", "no_title")
        elif row.get("is_challenge") is True:
            handed.leave(where, title, "challenge")
        elif progress <= _NO_STAGE:
            handed.leave(where, title, "draft", status=str(progress))
        else:
            handed.found.append(_project(row, title, where, progress))
    return handed


def _project(row: Mapping[str, Any], title: str, where: str, progress: int) -> FoundProject:
    source, site = said(row.get("source_url")), said(row.get("webpage_url"))
    is_code = is_repository(source)
    links = [("", said(row.get(name))) for name in ("download_url", "autotext_url")]
    links += [] if is_code else [("", source)]
    names = (name.strip().replace("_", " ") for name in said(row.get("team")).split(","))
    longtext, pulled = said(row.get("longtext")), said(row.get("autotext"))
    status = "idea" if progress < _SKETCH else "prototype" if progress < _PUBLISHED else "submitted"
    page = said(row.get("url"))
    return FoundProject(
        "dribdat", page or said(row.get("id")), where, title, said(row.get("summary")),
        members=tuple(FoundMember(name) for name in names if name),
        challenges=choices_in(said(row.get("category_name")), ()),
        # Where nobody wrote a text, the one that dribdat fetched from the repository is what there is.
        sections=(("overview", longtext or pulled),) if longtext or pulled else (),
        addresses=filled(
            (("code", source if is_code else ""), ("slides" if _is_sheet(site) else "demo", site))
        ),
        links=tuple((label, url) for label, url in links if (url and url != source) or (url and not is_code)),
        technologies=tuple(tag.strip("# ") for tag in said(row.get("hashtag")).split() if tag.strip("# ")),
        status=status,
        page=page,
        when=said(row.get("updated_at")),
    )  # fmt: skip


def _is_sheet(url: str) -> bool:
    return (
        bool(re.search(r"\.(?:pdf|pptx?|odp|key)(?:\?|$)", url, re.IGNORECASE))
        or "docs.google.com/pres" in url
    )


def _progress(row: Mapping[str, Any]) -> int:
    value = row.get("progress")
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _rows(about: Mapping[str, Any], name: str) -> list[Any] | None:
    """The rows of a resource; None where the package has none of that name."""
    for resource in listed(about.get("resources")):
        if mapped(resource).get("name") == name:
            return listed(mapped(resource).get("data"))
    return None
