"""Hugging Face: the card of a dataset, its licence and its files.

Source of the fields: the types of @huggingface/hub (`ApiDatasetInfo`, `ApiDatasetMetadata`).
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from hacksite.importers.catalogues.addresses import Meant
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset, FoundResource, text_in
from hacksite.importers.catalogues.received import listed, mapped, said

_FRONT_MATTER = re.compile(r"\A\s*---\n.*?\n---\s*(?:\n|\Z)", re.DOTALL)
_DATA = re.compile(r"\.(csv|tsv|json|jsonl|ndjson|parquet|zip|gz|arrow|xlsx?|geojson|txt)$", re.IGNORECASE)


def ask(client: Client, meant: Meant) -> FoundDataset:
    """The dataset of an `owner/name`; its card is asked for apart."""
    url = f"{meant.base}/api/datasets/{quote(meant.id)}"
    answer = client.json(url)
    card = ""
    try:
        page = client.get(f"{meant.base}/datasets/{quote(meant.id)}/raw/main/README.md", "text/markdown")
        card = _FRONT_MATTER.sub("", page.content.decode("utf-8", errors="replace").replace("\r\n", "\n"))
    except CatalogueError as fault:
        # Many datasets have no card: the rest still serves.
        if fault.name not in {"not_found", "closed"}:
            raise
    found = found_in(answer, meant.base, card)
    if found is None:
        raise client.fault("not_a_catalogue", url)
    return found


def found_in(answer: object, base: str = "https://huggingface.co", card: str = "") -> FoundDataset | None:
    """What an answer of the API says; None for what is no such answer."""
    about = mapped(answer)
    key = said(about.get("id"))
    if not key or "tags" not in about or "gated" not in about:
        return None
    data = mapped(about.get("cardData"))
    languages = _many(data.get("language"))
    language = (
        languages[0][:2] if len(languages) == 1 and languages[0] in {"fr", "en", "de", "it", "es"} else ""
    )
    tags = [said(tag) for tag in listed(about.get("tags"))]
    page = f"{base}/datasets/{key}"
    files = [said(mapped(entry).get("rfilename")) for entry in listed(about.get("siblings"))]
    return FoundDataset(
        "huggingface",
        key,
        key.rpartition("/")[2],
        text_in(language, data.get("pretty_name")) or {"": key},
        text_in(language, card) or text_in(language, about.get("description")),
        publisher=text_in("", about.get("author") or key.partition("/")[0]),
        page=page,
        api=f"{base}/datasets/{key}",
        licence=_licence(data, tags),
        licence_url=said(data.get("license_link")),
        keywords=tuple(text_in("", tag) for tag in tags if ":" not in tag),
        issued=said(about.get("createdAt")),
        modified=said(about.get("lastModified")),
        access="restricted" if about.get("gated") else "open",
        resources=tuple(
            FoundResource(name, f"{page}/resolve/main/{quote(name)}", {"": name})
            for name in files
            if _DATA.search(name)
        ),
        metadata=answer,
    )


def _licence(data: Mapping[str, Any], tags: list[str]) -> str:
    """The licence as the card says it; `other` has its own name beside it."""
    said_licences = _many(data.get("license")) or [t[8:] for t in tags if t.startswith("license:")]
    names = [said(data.get("license_name")) or "other" if name == "other" else name for name in said_licences]
    return " / ".join(name for name in names if name != "unknown")


def _many(value: object) -> list[str]:
    return [text for entry in (listed(value) or [value]) if (text := said(entry))]
