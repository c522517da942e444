"""What pages say to machines, as independent programs read it."""

import json
import warnings
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from pyld import jsonld
from rdflib import SDO, Graph, URIRef
from rdflib.namespace import RDF

from tests.toolbox import NODE_TOOLS, node, node_tool

Nodes = list[dict[str, Any]]
# Readers fetch schema.org's context: its terms are those of its vocabulary, so this stands for it.
CONTEXT = {"@vocab": str(SDO)}


def nodes_of(html: str) -> Nodes:
    """The nodes of a page's blocks of JSON-LD."""
    blocks = lxml_html.document_fromstring(html).xpath("//script[@type='application/ld+json']/text()")
    return [node for block in blocks for node in json.loads(block)["@graph"]]


def graph_of(nodes: Nodes) -> Graph:
    """The same as RDF, as rdflib reads it, without a network."""
    graph = Graph()
    with warnings.catch_warnings():
        # rdflib's own reader still uses a class that it no longer wants others to use.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=json.dumps({"@context": CONTEXT, "@graph": nodes}), format="json-ld")
    return graph


def statements_by_pyld(nodes: Nodes) -> int:
    """How many facts there are, by PyLD, which shares no code with rdflib."""
    rows = jsonld.to_rdf({"@context": CONTEXT, "@graph": nodes})["@default"]
    return len({json.dumps(row, sort_keys=True) for row in rows})


def unknown_terms(graph: Graph) -> set[str]:
    """The types and properties that schema.org does not have, by rdflib's list of them."""
    used = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
    return {str(term) for term in used if not (isinstance(term, URIRef) and term in SDO)}


def faults(pages: dict[str, Nodes]) -> list[list[str]]:
    """What Adobe's validator finds: unknown types, properties a type has not, fields that engines require."""
    node_tool("@adobe/structured-data-validator")
    node_tool("schema-dts")
    rows: list[list[str]] = json.loads(
        node(Path(NODE_TOOLS / "structured_data.mjs"), stdin=json.dumps(pages))
    )
    return rows
