"""Reuses that teams declared on data.gouv.fr under the event's tag, from the catalogue or a saved answer."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.datagouv import pages
from hacksite.importers.catalogues.received import listed, mapped, said
from hacksite.importers.projects.found import FoundProject, Handed, filled
from hacksite.wording import Words

_SHORT = re.compile(r"^datagouv:(?P<tag>[\w-]+)$")
_BASE = "https://www.data.gouv.fr"


def asked_tag(typed: str) -> tuple[str, str] | None:
    """The catalogue and the tag meant by `datagouv:TAG` or the address of a list; None for others."""
    match = _SHORT.match(typed.strip())
    if match:
        return _BASE, match["tag"]
    parts = urlsplit(typed.strip())
    tags = parse_qs(parts.query).get("tag", [])
    if parts.scheme in {"http", "https"} and "/reuses" in parts.path and tags:
        return f"{parts.scheme}://{parts.netloc}", tags[0]
    return None


def tagged(client: Client, base: str, tag: str) -> list[Mapping[str, Any]]:
    """Every reuse that carries a tag, as the catalogue lists it."""
    return list(pages(client, f"{base}/api/1/reuses/?tag={quote(tag, safe='')}&"))


def is_answer(about: object) -> bool:
    """Whether a JSON file is a saved answer that lists reuses, or one reuse."""
    first = mapped(next(iter(_entries(about)), None))
    return "slug" in first and "datasets" in first and "url" in first


def read_reuses(entries: object, tag: str, words: Words) -> Handed:
    """The reuses among the entries; with a tag, only those that carry it."""
    handed = Handed("data.gouv.fr")
    for number, entry in enumerate(_entries(entries), start=1):
        about = mapped(entry)
        title, where = said(about.get("title")), words("projects.number", number=number)
        tags = {said(word) for word in listed(about.get("tags"))}
        if not title:
            handed.leave(where, "", "no_title")
        elif about.get("deleted") or about.get("private") or about.get("archived"):
            handed.leave(where, title, "draft", status=_state(about))
        elif tag and tag not in tags:
            handed.leave(where, title, "untagged", tag=tag)
        else:
            handed.found.append(_project(about, title, where))
    return handed


def _project(about: Mapping[str, Any], title: str, where: str) -> FoundProject:
    page = said(about.get("page")) or f"{_BASE}/reuses/{said(about.get('slug'))}/"
    used = [mapped(dataset) for dataset in listed(about.get("datasets"))]
    # Whoever declares alone is a person, who agreed to nothing here.
    team = said(mapped(about.get("organization")).get("name"))
    return FoundProject(
        "datagouv", said(about.get("id")), where, title, team=team,
        datasets=tuple(name for dataset in used if (name := said(dataset.get("id") or dataset.get("title")))),
        sections=(("overview", said(about.get("description"))),) if said(about.get("description")) else (),
        addresses=filled([("demo", said(about.get("url")))]),
        page=page,
        language="fr",
        when=said(about.get("last_modified")),
    )  # fmt: skip


def _state(about: Mapping[str, Any]) -> str:
    return next(name for name in ("deleted", "private", "archived") if about.get(name))


def _entries(about: object) -> Iterable[Any]:
    if isinstance(about, Mapping):
        return listed(about["data"]) if "data" in about else [about]
    return listed(about)
