"""Reads a catalogue as DCAT-AP 3.0.1, and finds what is mandatory and not there, or ill-typed."""

import warnings
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
MANDATORY = {
    DCAT.Catalog: (DCT.title, DCT.description, DCT.publisher),
    DCAT.Dataset: (DCT.title, DCT.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
}
ADDRESSES = (
    DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCAT.mediaType, DCT.accrualPeriodicity,
    DCT.accessRights, DCT["format"], DCT.license,
)  # fmt: skip
MOMENTS = (DCT.issued, DCT.modified, DCAT.startDate, DCAT.endDate)
MOMENT_TYPES = (XSD.date, XSD.gYear, XSD.gYearMonth)
AT_MOST_ONE = (DCT.publisher, DCT.accrualPeriodicity, DCT.accessRights, DCT.issued, DCT.modified)


@dataclass(frozen=True)
class Found:
    """What a catalogue holds, and what is wrong with it."""

    missing: list[str]
    wrong: list[str]
    datasets: int
    files: int


def read_catalogue(path: Path) -> Found:
    """Read a catalogue in JSON-LD."""
    found = Graph()
    with warnings.catch_warnings():
        # rdflib 7 warns of a class that its own parser of JSON-LD uses.
        warnings.simplefilter("ignore", DeprecationWarning)
        found.parse(path, format="json-ld")
    missing = [
        f"{node} {name}"
        for kind, names in MANDATORY.items()
        for node in found.subjects(RDF.type, kind)
        for name in names
        if not list(found.objects(node, name))
    ]
    addresses = [value for name in ADDRESSES for value in found.objects(None, name)]
    wrong = [str(a) for a in addresses if not isinstance(a, URIRef) or not a.startswith("http")]
    moments = [value for name in MOMENTS for value in found.objects(None, name)]
    wrong += [str(m) for m in moments if not _is_moment(m)]
    datasets = list(found.subjects(RDF.type, DCAT.Dataset))
    wrong += [f"{d} {n}" for d in datasets for n in AT_MOST_ONE if len(list(found.objects(d, n))) > 1]
    files = len(list(found.subjects(RDF.type, DCAT.Distribution)))
    return Found(missing, wrong, len(datasets), files)


def _is_moment(value: Node) -> bool:
    return isinstance(value, Literal) and value.datatype in MOMENT_TYPES and not value.ill_typed
