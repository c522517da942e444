"""DCAT and schema.org's Dataset, in Turtle, RDF/XML or JSON-LD: read by rdflib, which fetches nothing here.

Source of the names: DCAT-AP 3. Contexts that a file refers to are replaced by our own below: fetching them
would be a request nobody asked for, to a server nobody chose.
"""

import json
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hacksite.importers.catalogues.client import Answer, Client
from hacksite.importers.catalogues.found import FoundDataset, FoundResource
from hacksite.importers.catalogues.received import mapped, number, said

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_DCT, _DCAT, _FOAF = "http://purl.org/dc/terms/", "http://www.w3.org/ns/dcat#", "http://xmlns.com/foaf/0.1/"
_SCHEMAS = ("https://schema.org/", "http://schema.org/")
_LABELS = (
    "http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label",
    f"{_FOAF}name", f"{_DCT}title", "http://www.w3.org/2006/vcard/ns#fn", *(f"{s}name" for s in _SCHEMAS),
)  # fmt: skip
_RIGHTS = {
    "RESTRICTED": "restricted",
    "NON_PUBLIC": "closed",
    "CONFIDENTIAL": "closed",
    "SENSITIVE": "closed",
}
_CONTEXT: dict[str, Any] = {
    "dct": _DCT, "dcterms": _DCT, "dcat": _DCAT, "foaf": _FOAF, "schema": _SCHEMAS[0],
    "skos": "http://www.w3.org/2004/02/skos/core#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#", "@vocab": _DCAT,
    **{name: f"{_DCT}{name}" for name in (
        "title", "description", "identifier", "publisher", "license", "rights", "accrualPeriodicity",
        "issued", "modified", "created", "spatial", "temporal", "format", "accessRights", "language",
    )},
    "name": f"{_FOAF}name", "prefLabel": "skos:prefLabel", "label": "rdfs:label",
    **{name: {"@type": "@id"} for name in ("downloadURL", "accessURL", "landingPage")},
}  # fmt: skip
_SCHEMA_CONTEXT: dict[str, Any] = {"@vocab": _SCHEMAS[0], "schema": _SCHEMAS[0]}
_SYNTAX = {
    "text/turtle": "turtle", "application/x-turtle": "turtle", "application/n-triples": "turtle",
    "application/rdf+xml": "xml", "application/ld+json": "json-ld",
}  # fmt: skip
_ENDINGS = {".ttl": "turtle", ".nt": "turtle", ".rdf": "xml", ".jsonld": "json-ld"}


def syntax_of(mediatype: str, url: str) -> str:
    """The syntax that a media type or a file's ending tells; "" for neither."""
    path = unquote(url).partition("?")[0].partition("#")[0].lower()
    by_name = next((syntax for ending, syntax in _ENDINGS.items() if path.endswith(ending)), "")
    return _SYNTAX.get(mediatype, "") or by_name


def found_in(client: Client, answer: Answer, syntax: str, typed: str) -> FoundDataset:
    """The dataset of a description; where it holds several, the one whose address was given."""
    found = list(all_in(client, answer.content, syntax, answer.url))
    if len(found) != 1:
        about = typed.partition("#")[0].rstrip("/")
        found = [
            f for f in found if f.page.rstrip("/") == about or f.key.rstrip("/") in {about, typed}
        ] or found
    if not found:
        raise client.fault("unknown_page", typed)
    if len(found) > 1:
        raise client.fault("which_dataset", typed, count=len(found))
    return found[0]


def all_in(client: Client, content: bytes, syntax: str, url: str) -> Iterator[FoundDataset]:
    """All datasets that a description holds. Raises CatalogueError where it cannot be read."""
    try:
        from rdflib import RDF, Graph, URIRef
    except ImportError:
        raise client.fault("needs_rdflib", url) from None
    graph = Graph()
    try:
        text = content.decode("utf-8-sig")
        if syntax == "json-ld":
            text = json.dumps(_without_remote_contexts(json.loads(text)))
        with warnings.catch_warnings():
            # rdflib 7 warns of a class that its own parser of JSON-LD uses.
            warnings.simplefilter("ignore", DeprecationWarning)
            graph.parse(data=text, format=syntax, publicID=url)
    except Exception as error:  # noqa: BLE001 - each of rdflib's parsers has its own errors, some bare.
        said_line = " ".join(str(error).split())[:160]
        raise client.fault("bad_rdf", url, said=said_line or type(error).__name__) from None
    kinds = [f"{_DCAT}Dataset", *(f"{schema}Dataset" for schema in _SCHEMAS)]
    nodes = dict.fromkeys(node for kind in kinds for node in graph.subjects(RDF.type, URIRef(kind)))
    for node in nodes:
        yield _Reader(graph, node).dataset(url, len(nodes) == 1)


def _without_remote_contexts(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_remote_contexts(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    made = {name: _without_remote_contexts(entry) for name, entry in value.items() if name != "@context"}
    if "@context" in value:
        made["@context"] = _context(value["@context"])
    return made


def _context(value: Any) -> Any:
    if isinstance(value, str):
        return _SCHEMA_CONTEXT if "schema.org" in value else _CONTEXT
    if isinstance(value, list):
        return [_context(entry) for entry in value]
    # `@import` and terms with their own remote context are ways to fetch as well.
    return {n: _without_remote_contexts(v) for n, v in mapped(value).items() if n != "@import"}


class _Reader:
    def __init__(self, graph: "Graph", node: "Node") -> None:
        self.graph, self.node = graph, node

    def dataset(self, url: str, is_alone: bool) -> FoundDataset:  # noqa: FBT001 - the only question.
        about = self._one
        landing = str(about("landingPage", "url") or "")
        uri = str(self.node) if str(self.node).startswith("http") else ""
        licences = [about("license")] + [
            _Reader(self.graph, d).one("license") for d in self._all("distribution")
        ]
        rights = str(about("accessRights") or "").rpartition("/")[2]
        period = self._reader(about("temporal", "temporalCoverage"))
        return FoundDataset(
            "dcat",
            self._text(about("identifier")) or uri or url,
            "",
            self._texts("title", "name"),
            self._texts("description"),
            publisher=self._name(about("publisher", "creator")),
            page=landing if landing.startswith("http") else uri or url,
            api=url if is_alone else uri or url,
            licence=next((text for licence in licences if (text := self._licence(licence))), ""),
            frequency=self._text(about("accrualPeriodicity")),
            keywords=tuple(self._keywords()),
            spatial=tuple(
                filter(None, (self._label(zone) for zone in self._all("spatial", "spatialCoverage")))
            ),
            start=period.start() if period else "",
            end=self._text(period.one("endDate")) if period else "",
            issued=self._text(about("issued", "datePublished")),
            modified=self._text(about("modified", "dateModified")),
            access=_RIGHTS.get(rights, "open"),
            resources=tuple(filter(None, (self._resource(d) for d in self._all("distribution")))),
            metadata=self._as_read(),
        )

    def start(self) -> str:
        """The first day of a period, or the whole interval where the period is a text."""
        from rdflib import Literal

        return str(self.node) if isinstance(self.node, Literal) else self._text(self.one("startDate"))

    def one(self, *names: str) -> "Node | None":
        """The first value of a property, under any of its names in any vocabulary."""
        return next(self._all(*names), None)

    _one = one

    def _all(self, *names: str) -> "Iterator[Node]":
        from rdflib import URIRef

        for name in names:
            for vocabulary in (_DCT, _DCAT, *_SCHEMAS):
                yield from self.graph.objects(self.node, URIRef(f"{vocabulary}{name}"))

    def _reader(self, node: "Node | None") -> "_Reader | None":
        return _Reader(self.graph, node) if node is not None else None

    def _texts(self, *names: str) -> dict[str, str]:
        texts: dict[str, str] = {}
        for value in self._all(*names):
            language = str(getattr(value, "language", None) or "")[:2].lower()
            texts.setdefault(language, said(str(value)))
        return texts

    def _keywords(self) -> Iterator[dict[str, str]]:
        for value in self._all("keyword", "keywords"):
            language = str(getattr(value, "language", None) or "")[:2].lower()
            for word in str(value).split(","):
                yield {language: word.strip()}

    def _name(self, node: "Node | None") -> dict[str, str]:
        from rdflib import RDF, Literal

        if node is None:
            return {}
        if isinstance(node, Literal):
            return {"": str(node)}
        kinds = {str(kind) for kind in self.graph.objects(node, RDF.type)}
        if kinds & {f"{_FOAF}Person", *(f"{schema}Person" for schema in _SCHEMAS)}:
            # A person is named at the source, not here.
            return {}
        return self._labels(node)

    def _labels(self, node: "Node") -> dict[str, str]:
        from rdflib import URIRef

        texts: dict[str, str] = {}
        for label in _LABELS:
            for value in self.graph.objects(node, URIRef(label)):
                texts.setdefault(str(getattr(value, "language", None) or "")[:2].lower(), str(value))
        return texts

    def _label(self, node: "Node | None") -> str:
        """What a thing is called; else its address."""
        from rdflib import BNode

        if node is None:
            return ""
        label = next(iter(self._labels(node).values()), "")
        return label or ("" if isinstance(node, BNode) else str(node))

    def _licence(self, node: "Node | None") -> str:
        """A licence's address where it has one: names vary."""
        text = self._text(node)
        return text if text.startswith("http") else self._label(node)

    @staticmethod
    def _text(node: "Node | None") -> str:
        from rdflib import BNode

        return "" if node is None or isinstance(node, BNode) else said(str(node))

    def _resource(self, node: "Node") -> FoundResource | None:
        about = _Reader(self.graph, node)
        url = self._text(about.one("downloadURL", "contentUrl") or about.one("accessURL", "url"))
        if not url.startswith("http"):
            return None
        mediatype = self._text(about.one("mediaType", "encodingFormat"))
        kind = self._label(about.one("format", "fileFormat"))
        return FoundResource(
            str(node) if str(node).startswith("http") else url,
            url,
            about._texts("title", "name"),
            about._texts("description"),
            kind if "/" not in kind or "authority/file-type" in kind else kind.rpartition("/")[2],
            mediatype.partition("media-types/")[2] or mediatype,
            number(self._text(about.one("byteSize"))),
        )

    def _as_read(self) -> dict[str, Any]:
        """What is said of the dataset, by the property's short name.

        Nodes without an address are left out: their names change at each reading.
        """
        from rdflib import BNode

        made: dict[str, Any] = {}
        pairs = self.graph.predicate_objects(self.node)
        for name, value in sorted((str(p), str(o)) for p, o in pairs if not isinstance(o, BNode)):
            short = name.replace("#", "/").rpartition("/")[2]
            made.setdefault(short, []).append(value)
        return made
