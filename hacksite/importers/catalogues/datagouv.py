"""data.gouv.fr and its kin (udata): one dataset, the elements of a topic, the datasets of an organisation.

Source of the fields: opendatateam/udata, `udata/core/dataset/{api_fields,apiv2}.py` and `udata/core/topic/`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hacksite.importers.catalogues.addresses import Meant
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.found import FoundDataset, FoundResource, text_in
from hacksite.importers.catalogues.received import listed, mapped, number, said

_LANGUAGE = re.compile(r"(://(?:www\.|demo\.|dev\.|preprod\.)?data\.gouv\.fr)/(?:fr|en|es)/")
_FRENCH = re.compile(r"://(?:[\w-]+\.)*data\.gouv\.fr(?:/|$)|://(?:127\.0\.0\.1|localhost)[:/]")
_ACCESS = {"open": "open", "open_with_account": "restricted", "restricted": "restricted"}
_PAGE = 50
_MOST_PAGES = 40


def ask(client: Client, meant: Meant) -> FoundDataset:
    """The dataset of an id, a slug, or one of its files. A slug that changed redirects; the id is kept."""
    item = meant.id
    if meant.what == "resource":
        resource = client.json(f"{meant.base}/api/2/datasets/resources/{item}/")
        item = said(mapped(resource).get("dataset_id"))
        if not item:
            raise client.fault("no_dataset", meant.typed)
    url = f"{meant.base}/api/1/datasets/{item}/"
    answer = client.json(url)
    found = found_in(answer, meant.base)
    if found is None:
        raise client.fault("not_a_catalogue", url)
    return found


def found_in(answer: object, base: str = "") -> FoundDataset | None:
    """What an answer of the API, version 1 or 2, says; None for what is no such answer."""
    about = mapped(answer)
    key, title = said(about.get("id")), said(about.get("title"))
    if not key or not title or "slug" not in about:
        return None
    uri = said(about.get("uri"))
    base = base or "/".join(uri.split("/")[:3]) or "https://www.data.gouv.fr"
    language = "fr" if _FRENCH.search(base) else ""
    owner, covered = mapped(about.get("organization")), mapped(about.get("temporal_coverage"))
    harvest, internal = mapped(about.get("harvest")), mapped(about.get("internal"))
    elsewhere = about.get("resources")
    resources = [r for r in (_resource(entry, language) for entry in listed(elsewhere)) if r]
    page = said(about.get("page")) or f"{base}/datasets/{said(about['slug'])}"
    return FoundDataset(
        "datagouv",
        key,
        said(about["slug"]),
        text_in(language, title),
        text_in(language, about.get("description")),
        text_in(language, about.get("description_short")),
        # Whoever publishes alone is a person: named on the catalogue's page, not on ours.
        text_in(language, owner.get("name")),
        _LANGUAGE.sub(r"\1/", page),
        f"{base}/api/1/datasets/{key}/",
        licence=_id_of(about.get("license")),
        frequency=_id_of(about.get("frequency")),
        keywords=tuple(text_in(language, tag) for tag in listed(about.get("tags"))),
        spatial=tuple(said(_id_of(zone)) for zone in listed(mapped(about.get("spatial")).get("zones"))),
        start=said(covered.get("start")),
        end=said(covered.get("end")),
        issued=said(
            harvest.get("issued_at") or internal.get("created_at_internal") or about.get("created_at")
        ),
        modified=said(about.get("last_update") or about.get("last_modified")),
        access=_ACCESS.get(said(about.get("access_type")) or "open", "restricted"),
        archived=said(about.get("archived")),
        resources=tuple(resources),
        resources_elsewhere=number(mapped(elsewhere).get("total")) or 0,
        metadata=answer,
    )


def _resource(entry: object, language: str) -> FoundResource | None:
    about = mapped(entry)
    # `latest` stays the same when the file is replaced.
    url = said(about.get("latest") or about.get("url"))
    if not url:
        return None
    return FoundResource(
        said(about.get("id")) or url,
        url,
        text_in(language, about.get("title")),
        text_in(language, about.get("description")),
        said(about.get("format")) or ("API" if about.get("type") == "api" else ""),
        said(about.get("mime")),
        number(about.get("filesize")),
        is_main=said(about.get("type")) in {"", "main", "api", "update"},
    )


def _id_of(value: object) -> str:
    """An id as such, or within the object that a header of version 2 asks for."""
    return said(value.get("id")) if isinstance(value, Mapping) else said(value)


def elements(client: Client, meant: Meant) -> Iterator[Meant | FoundDataset | tuple[str, str]]:
    """What a topic holds: datasets to ask for, wishes, and what is no dataset, by its kind and title."""
    url = f"{meant.base}/api/2/topics/{meant.id}/"
    topic = mapped(client.json(url))
    if not topic.get("id"):
        raise client.fault("not_a_catalogue", url)
    language = "fr" if _FRENCH.search(meant.base) else ""
    for entry in pages(client, f"{meant.base}/api/2/topics/{topic['id']}/elements/?"):
        title = said(entry.get("title"))
        element = mapped(entry.get("element"))
        kind, item = said(element.get("class")), said(element.get("id"))
        if kind == "Dataset" and item:
            yield Meant("datagouv", "dataset", meant.base, item, title or item)
        elif kind:
            yield (kind, title or item)
        elif title:
            yield FoundDataset(
                "datagouv", f"{topic['id']}/{said(entry.get('id')) or title}", "",
                text_in(language, title), text_in(language, entry.get("description")),
                page=said(topic.get("page")), wanted=True, metadata=entry,
                keywords=tuple(text_in(language, tag) for tag in listed(entry.get("tags"))),
            )  # fmt: skip


def published_by(client: Client, meant: Meant) -> Iterator[FoundDataset]:
    """The datasets of an organisation, each as its list tells it: no further request for each."""
    url = f"{meant.base}/api/1/organizations/{meant.id}/"
    organisation = mapped(client.json(url))
    if not organisation.get("id"):
        raise client.fault("not_a_catalogue", url)
    for entry in pages(client, f"{meant.base}/api/1/datasets/?organization={organisation['id']}&"):
        found = found_in(entry, meant.base)
        if found is not None:
            yield found


def pages(client: Client, url: str) -> Iterator[Mapping[str, Any]]:
    """Every entry of a list that the catalogue gives page by page; `url` ends with `?` or `&`."""
    for page in range(1, _MOST_PAGES + 1):
        answer = mapped(client.json(f"{url}page={page}&page_size={_PAGE}"))
        if "data" not in answer:
            raise client.fault("not_a_catalogue", url)
        yield from (mapped(entry) for entry in listed(answer["data"]))
        if not answer.get("next_page"):
            return
