"""CKAN: one dataset (`package_show`), the Swiss way of several languages included.

Source of the fields: ckan/ckan, `ckan/lib/dictization/model_dictize.py`.
opendata.swiss answers with texts by language.
"""

from collections.abc import Mapping
from typing import Any

from hacksite.importers.catalogues.addresses import Meant
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.found import FoundDataset, FoundResource
from hacksite.importers.catalogues.received import by_language, listed, mapped, number, said

_SWISS = "https://opendata.swiss"
_DOCUMENTS = {"documentation", "doc", "visualization", "visualisation"}


def ask(client: Client, meant: Meant) -> FoundDataset:
    """The dataset of a name or an id, or the one that holds a resource."""
    item = meant.id
    if meant.what == "resource":
        item = said(_result(client, meant.base, "resource_show", item).get("package_id"))
    found = found_in(_result(client, meant.base, "package_show", item), meant.base)
    if found is None:
        raise client.fault("not_a_catalogue", _url(meant.base, "package_show", item))
    return found


def _url(base: str, action: str, item: str) -> str:
    return f"{base}/api/3/action/{action}?id={item}"


def _result(client: Client, base: str, action: str, item: str) -> Mapping[str, Any]:
    url = _url(base, action, item)
    answer = mapped(client.json(url))
    if answer.get("success") is True:
        return mapped(answer.get("result"))
    error = mapped(answer.get("error"))
    if error:
        # CKAN may refuse with a status of success.
        reason = said(error.get("message")) or said(error.get("__type"))
        raise client.fault("refused", url, host=base.partition("://")[2], said=reason)
    raise client.fault("not_a_catalogue", url)


def found_in(answer: object, base: str = "") -> FoundDataset | None:
    """What a `package_show` says, or its `result`; None for what is no such answer."""
    about = mapped(answer)
    if "result" in about and "success" in about:
        # A saved answer tells by its help where it came from.
        base = base or said(about.get("help")).partition("/api/")[0]
        about = mapped(about["result"])
    name, key = said(about.get("name")), said(about.get("id"))
    if not key or not name or "resources" not in about or "metadata_modified" not in about:
        return None
    extras = {said(mapped(e).get("key")): said(mapped(e).get("value")) for e in listed(about.get("extras"))}
    language = (said(about.get("language")) or extras.get("language", ""))[:2].lower()
    site = _SWISS if base.endswith("//ckan.opendata.swiss") else base
    publisher, owner = mapped(about.get("publisher")), mapped(about.get("organization"))
    covered = mapped(next(iter(listed(about.get("temporals"))), None))
    resources = [r for r in (_resource(entry, language) for entry in listed(about.get("resources"))) if r]
    licence, licence_url = _licence(about)
    return FoundDataset(
        "ckan",
        key,
        name,
        by_language(about.get("title"), language) or {language: name},
        by_language(about.get("notes") or about.get("description"), language),
        publisher=by_language(publisher.get("name"), language)
        or by_language(owner.get("title") or owner.get("name"), language),
        page=f"{site}/dataset/{name}" if site else said(about.get("url")),
        api=f"{base}/api/3/action/package_show?id={key}" if base else "",
        licence=licence,
        licence_url=licence_url,
        frequency=said(
            about.get("accrual_periodicity") or extras.get("frequency") or about.get("update_frequency")
        ),
        keywords=_keywords(about, language),
        spatial=_spatial(about, extras),
        start=said(covered.get("start_date")) or extras.get("temporal_start", ""),
        end=said(covered.get("end_date")) or extras.get("temporal_end", ""),
        issued=said(about.get("issued") or about.get("metadata_created")),
        modified=said(about.get("modified") or about.get("metadata_modified")),
        archived=said(about.get("metadata_modified")) if about.get("state") == "deleted" else "",
        resources=tuple(resources),
        metadata=dict(about),
    )


def _licence(about: Mapping[str, Any]) -> tuple[str, str]:
    """The dataset's licence, else the one that all its resources share (as in opendata.swiss)."""
    names = [said(about.get("license_id")), said(about.get("license_title"))]
    name = next((n for n in names if n and n != "notspecified"), "")
    url = said(about.get("license_url"))
    if name or url:
        return name, url
    shared = {
        said(mapped(r).get("license") or mapped(r).get("rights")) for r in listed(about.get("resources"))
    }
    return " / ".join(sorted(filter(None, shared))), ""


def _keywords(about: Mapping[str, Any], language: str) -> tuple[dict[str, str], ...]:
    by_code = about.get("keywords")
    if isinstance(by_code, Mapping) and any(by_code.values()):
        # Lists by language do not translate each other word for word.
        return tuple({str(code)[:2]: said(word)} for code, words in by_code.items() for word in listed(words))
    tags = (mapped(tag) for tag in listed(about.get("tags")))
    return tuple(by_language(tag.get("display_name") or tag.get("name"), language) for tag in tags)


def _spatial(about: Mapping[str, Any], extras: Mapping[str, str]) -> tuple[str, ...]:
    """A name; a shape drawn in coordinates tells readers nothing."""
    named = said(about.get("spatial")) or extras.get("spatial", "")
    return (named,) if named and not named.lstrip().startswith(("{", "[", "POLYGON")) else ()


def _resource(entry: object, language: str) -> FoundResource | None:
    about = mapped(entry)
    url = said(about.get("download_url") or about.get("url"))
    if not url:
        return None
    title = by_language(about.get("title") or about.get("display_name") or about.get("name"), language)
    return FoundResource(
        said(about.get("id")) or url,
        url,
        title or by_language(about.get("name"), language),
        by_language(about.get("description"), language),
        said(about.get("format")),
        said(about.get("mimetype") or about.get("media_type")),
        number(about.get("size") or about.get("byte_size")),
        is_main=said(about.get("resource_type")).lower() not in _DOCUMENTS,
    )
