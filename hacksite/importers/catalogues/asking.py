"""Asks the right catalogue for what an address means; an address that says nothing is looked into."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urljoin

from hacksite.importers.catalogues import (
    bare_file,
    ckan,
    datagouv,
    datapackage,
    dcat,
    huggingface,
    opendatasoft,
)
from hacksite.importers.catalogues.addresses import Meant, meant_by
from hacksite.importers.catalogues.client import Answer, Client
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.record import Record
from hacksite.wording import Words

Ask = Callable[[Client, Meant], FoundDataset]
_ASK: Mapping[str, Ask] = MappingProxyType(
    {
        "datagouv": datagouv.ask,
        "ckan": ckan.ask,
        "opendatasoft": opendatasoft.ask,
        "huggingface": huggingface.ask,
    }
)
# What an address that only looks like a catalogue's gives.
_ANOTHER = {"not_found", "html", "bad_json", "not_a_catalogue"}
_LARGEST_DESCRIPTION = 5_000_000
_EMBEDDED = re.compile(
    r"<script\b[^>]*\btype=[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE
)
_ALTERNATE = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\btype=[\"']?(application/ld\+json|text/turtle|application/rdf\+xml)", re.IGNORECASE
)
_HREF = re.compile(r"\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)


def asked(client: Client, typed: str, words: Words) -> FoundDataset:
    """The dataset of an address or an id, from its catalogue. Raises CatalogueError."""
    meant = meant_by(typed)
    if meant is None:
        raise CatalogueError("no_address", words("catalogue.fault_no_address", url=typed))
    if meant.what in {"topic", "organisation"}:
        raise CatalogueError("is_list", words("catalogue.fault_is_list", url=typed))
    return asked_for(client, meant)


def asked_for(client: Client, meant: Meant) -> FoundDataset:
    """The dataset of what an address means."""
    ask = _ASK.get(meant.kind)
    if ask is None:
        return _looked_into(client, meant.typed)
    try:
        return ask(client, meant)
    except CatalogueError as fault:
        surely = "data.gouv.fr" in meant.base or "huggingface.co" in meant.base or "/api/" in meant.typed
        if surely or fault.name not in _ANOTHER or "//" not in meant.typed:
            raise
        try:
            return _looked_into(client, meant.typed)
        except CatalogueError:
            raise fault from None


def asked_again(client: Client, record: Record) -> FoundDataset:
    """A dataset as its catalogue tells it now, from where it was asked last time."""
    meant = meant_by(record.api)
    if meant is None:
        raise client.fault("address", record.api)
    return asked_for(client, meant)


def _looked_into(client: Client, typed: str) -> FoundDataset:
    """The dataset of an address that only its content explains."""
    typed = typed.strip().strip("<>\"'«»").strip()
    typed = typed if "://" in typed else f"https://{typed}"
    seen = client.peek(typed)
    syntax = dcat.syntax_of(seen.mediatype, seen.url)
    if syntax:
        return dcat.found_in(client, client.get(typed), syntax, typed)
    if seen.mediatype in {"text/html", "application/xhtml+xml"}:
        return _in_page(client, client.get(typed, "text/html"), typed)
    is_json = seen.mediatype.endswith("json") or seen.url.partition("?")[0].endswith(".json")
    size = seen.headers.get("content-length", "0")
    if is_json and int(size if size.isdigit() else 0) < _LARGEST_DESCRIPTION:
        described = _in_json(client, client.get(typed, "application/json"), typed)
        if described is not None:
            return described
    return bare_file.found_in(seen, typed)


def _in_json(client: Client, answer: Answer, typed: str) -> FoundDataset | None:
    try:
        about = client.parsed(answer)
    except CatalogueError:
        if answer.url.endswith("datapackage.json"):
            raise
        return None
    if isinstance(about, dict) and ("@context" in about or "@graph" in about):
        return dcat.found_in(client, answer, "json-ld", typed)
    return datapackage.found_in(about, typed)


def _in_page(client: Client, page: Answer, typed: str) -> FoundDataset:
    """What a page says about its dataset to machines: in itself, or at an address that it names."""
    text = page.content.decode("utf-8", errors="replace")
    for match in _EMBEDDED.finditer(text):
        if "Dataset" in match[1]:
            embedded = Answer(page.url, page.headers, match[1].strip().encode())
            return dcat.found_in(client, embedded, "json-ld", typed)
    for link in _ALTERNATE.findall(text):
        kind, href = _DESCRIBED.search(link), _HREF.search(link)
        if kind and href and "alternate" in link.lower():
            answer = client.get(urljoin(page.url, href[1]), kind[1].lower())
            return dcat.found_in(client, answer, dcat.syntax_of(kind[1].lower(), answer.url), typed)
    raise client.fault("unknown_page", typed)
