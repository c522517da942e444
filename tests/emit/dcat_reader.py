"""Reads a catalogue as DCAT-AP 3.0.1: prints as JSON what is mandatory and not there, or ill-typed.

Run by itself, where rdflib is: `python dcat_reader.py catalog.jsonld`.
"""

import json
import sys

from rdflib import RDF, XSD, Graph, Namespace, URIRef

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
    DCT.accessRights, DCT.format, DCT.license,
)  # fmt: skip
MOMENTS = (DCT.issued, DCT.modified, DCAT.startDate, DCAT.endDate)
MOMENT_TYPES = (XSD.date, XSD.gYear, XSD.gYearMonth)
AT_MOST_ONE = (DCT.publisher, DCT.accrualPeriodicity, DCT.accessRights, DCT.issued, DCT.modified)


def main() -> None:
    """Read the file named by the first argument."""
    found = Graph().parse(sys.argv[1], format="json-ld")
    missing = [
        f"{node} {name}"
        for kind, names in MANDATORY.items()
        for node in found.subjects(RDF.type, kind)
        for name in names
        if not list(found.objects(node, name))
    ]
    addresses = [value for name in ADDRESSES for value in found.objects(None, name)]
    wrong = [a for a in addresses if not isinstance(a, URIRef) or not a.startswith("http")]
    moments = [value for name in MOMENTS for value in found.objects(None, name)]
    wrong += [m for m in moments if m.datatype not in MOMENT_TYPES or m.ill_typed]
    datasets = list(found.subjects(RDF.type, DCAT.Dataset))
    wrong += [f"{d} {n}" for d in datasets for n in AT_MOST_ONE if len(list(found.objects(d, n))) > 1]
    files = len(list(found.subjects(RDF.type, DCAT.Distribution)))
    json.dump({"missing": missing, "wrong": wrong, "datasets": len(datasets), "files": files}, sys.stdout)


if __name__ == "__main__":
    main()
