"""CKAN, Opendatasoft, Data Package, DCAT, Hugging Face and bare files: what each becomes."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hacksite.importers.catalogues.addresses import Meant
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.huggingface import ask
from hacksite.wording import words_of
from tests.conftest import EventFolder
from tests.importers.catalogue_server import Catalogue, Reply
from tests.importers.test_import_dataset import imported, refreshed, run, texts, told

EVENT = "title: Nuit\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: [fr, de]\n"


def fields(root: Path, item: str) -> dict[str, Any]:
    """What stands in a dataset's file, the day of reading aside."""
    _, front, body = (root / f"datasets/{item}.md").read_text("utf-8").split("---\n", 2)
    read: dict[str, Any] = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone.
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", read["source"].pop("retrieved"))
    return {**read, "body": body.strip()} if body.strip() else read


SWISS = {
    "id": "0f5a1c1e-aaaa-4bbb-8ccc-123456789012",
    "name": "velozaehlung",
    "title": {"de": "Velozählung", "fr": "Comptage des vélos", "en": "Bicycle counts", "it": ""},
    "notes": {"de": "Stündliche Werte.", "fr": "Valeurs horaires.", "en": "Hourly values."},
    "keywords": {"de": ["velo"], "fr": ["vélo"], "en": ["bike"], "it": []},
    "publisher": {"name": {"de": "Stadt", "fr": "Ville", "en": "City"}, "url": "https://example.org"},
    "contact_points": [{"name": "A. Muster", "email": "a.muster@example.org"}],
    "accrual_periodicity": "http://publications.europa.eu/resource/authority/frequency/DAILY",
    "license_id": "",
    "temporals": [{"start_date": "2020-01-01T00:00:00", "end_date": ""}],
    "metadata_created": "2021-05-06T07:08:09.123456",
    "metadata_modified": "2026-05-06T07:08:09.123456",
    "author_email": "a.muster@example.org",
    "resources": [
        {
            "id": "r1",
            "title": {"de": "Daten", "fr": "Données"},
            "url": "https://example.org/velo.csv",
            "format": "CSV",
            "rights": "NonCommercialAllowed-CommercialAllowed-ReferenceNotRequired",
        },
        {"id": "r2", "name": "Bad", "url": "javascript:alert(1)", "format": ""},
    ],
}


def test_ckan_speaks_the_events_languages(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.says("/api/3/action/package_show?id=velozaehlung", {"success": True, "result": SWISS})
    about = imported(root, f"{catalogue.base}/de/dataset/velozaehlung?x=1#y")
    assert fields(root, "velozaehlung") == {
        "title": {"fr": "Comptage des vélos", "de": "Velozählung"},
        "summary": {"fr": "Valeurs horaires.", "de": "Stündliche Werte."},
        "publisher": {"fr": "Ville", "de": "Stadt"},
        "url": f"{catalogue.base}/dataset/velozaehlung",
        "license": "NonCommercialAllowed-CommercialAllowed-ReferenceNotRequired",
        "keywords": [{"de": "velo"}, "vélo"],
        "frequency": "daily",
        "issued": "2021-05-06",
        "modified": "2026-05-06",
        "temporal": {"start": "2020-01-01"},
        "resources": [
            {
                "name": "daten",
                "title": {"fr": "Données", "de": "Daten"},
                "url": "https://example.org/velo.csv",
                "format": "CSV",
            }
        ],
        "source": {
            "type": "ckan",
            "id": "0f5a1c1e-aaaa-4bbb-8ccc-123456789012",
            "url": f"{catalogue.base}/dataset/velozaehlung",
        },
        "body": {"fr": "Valeurs horaires.", "de": "Stündliche Werte."},
    }
    (dataset,) = about["datasets"]
    assert [d["reason"] for d in dataset["doubts"]] == ["licence_terms"]
    assert [d["reason"] for d in dataset["not_carried"]] == ["link"]
    assert "muster" not in b"".join(texts(root).values()).decode()
    assert [code for code in told(root) if not code.startswith("HS502")] == []


def test_a_saved_answer_of_ckan_needs_no_network(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder({"event.yml": EVENT})
    where = "https://ckan.opendata.swiss/api/3/action/help_show?name=package_show"
    saved = tmp_path / "answer.json"
    saved.write_text(json.dumps({"help": where, "success": True, "result": SWISS}), "utf-8")
    code, said = run("import", "dataset", saved, "--event", root, "--yes")
    assert code == 0, said
    assert fields(root, "velozaehlung")["url"] == "https://opendata.swiss/dataset/velozaehlung"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            {"success": False, "error": {"__type": "Authorization Error", "message": "Access denied"}},
            "Access denied",
        ),
        ({"success": False, "error": {"__type": "Not Found Error", "message": "Pas trouvé"}}, "Pas trouvé"),
    ],
)
def test_a_refusal_of_ckan_is_told_in_its_words(
    answer: dict[str, Any], message: str, event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.says("/api/3/action/package_show?id=velo", answer)
    code, said = run("import", "dataset", f"{catalogue.base}/dataset/velo", "--event", root, "--yes")
    assert (code, said.replace("\u00a0", " ").partition(" refuse : ")[2]) == (2, message)


def test_opendatasoft_becomes_exports_with_columns(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.says(
        "/api/explore/v2.1/catalog/datasets/arbres",
        {
            "dataset_id": "arbres",
            "dataset_uid": "da_abc123",
            "has_records": True,
            "features": ["geo", "analyze"],
            "attachments": [],
            "fields": [
                {"name": "hauteur", "label": "Hauteur", "type": "double", "annotations": {"unit": "m"}},
                {"name": "position", "label": "position", "type": "geo_point_2d", "description": None},
            ],
            "metas": {
                "default": {
                    "title": "Arbres",
                    "description": "<p>Les <b>arbres</b> de la ville.</p><script>x()</script>",
                    "keyword": None,
                    "license": "Licence Ouverte v2.0 (Etalab)",
                    "license_url": None,
                    "language": "fr",
                    "modified": "2026-10-11T12:13:14+00:00",
                    "publisher": "Ville",
                }
            },
        },
    )
    about = imported(root, f"{catalogue.base}/fr/explore/dataset/arbres/map/?location=12,1,2")
    read = fields(root, "arbres")
    assert [r["name"] for r in read.pop("resources")] == ["csv", "json", "xlsx", "parquet", "geojson", "shp"]
    assert read == {
        "title": "Arbres",
        "summary": "Les arbres de la ville.",
        "publisher": "Ville",
        "url": f"{catalogue.base}/explore/dataset/arbres/",
        "license": "etalab-2.0",
        "modified": "2026-10-11",
        "source": {
            "type": "opendatasoft",
            "id": "arbres",
            "url": f"{catalogue.base}/explore/dataset/arbres/",
        },
        "body": "Les **arbres** de la ville.",
    }
    first = fields(root, "arbres")["resources"][0]
    assert first["columns"] == [
        {"name": "hauteur", "title": "Hauteur", "type": "number", "unit": "m"},
        {"name": "position", "type": "geopoint"},
    ]
    assert [d["reason"] for d in about["datasets"][0]["not_carried"]] == ["html"]
    assert told(root) == []


PACKAGE = {
    "name": "debits",
    "title": "Débits",
    "description": "Un **paquet**.",
    "licenses": [{"name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/"}],
    "keywords": ["eau"],
    "contributors": [
        {"title": "Marie Durand", "email": "marie@example.org", "role": "author"},
        {"title": "Régie", "roles": ["publisher"]},
    ],
    "resources": [
        {
            "name": "heures",
            "path": "data/heures.csv",
            "bytes": 1200,
            "mediatype": "text/csv",
            "schema": {"fields": [{"name": "debit", "type": "number", "title": "Débit", "unit": "m3/s"}]},
        },
        {"name": "above", "path": "../secret.csv"},
        {"name": "inline", "data": [1, 2]},
    ],
}


def test_a_data_package_brings_its_files_and_columns(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    url = catalogue.says("/eau/datapackage.json", PACKAGE)
    imported(root, url)
    assert fields(root, "debits") == {
        "title": "Débits",
        "summary": "Un paquet.",
        "publisher": "Régie",
        "url": url,
        "license": "ODbL-1.0",
        "keywords": ["eau"],
        "resources": [
            {
                "name": "heures",
                "title": "heures",
                "url": f"{catalogue.base}/eau/data/heures.csv",
                "format": "CSV",
                "mediatype": "text/csv",
                "bytes": "1200",
                "columns": [{"name": "debit", "title": "Débit", "type": "number", "unit": "m3/s"}],
            }
        ],
        "source": {"type": "datapackage", "id": url, "url": url},
        "body": "Un **paquet**.",
    }
    assert "Durand" not in b"".join(texts(root).values()).decode()
    assert [d["state"] for d in refreshed(root)["datasets"]] == ["unchanged"]


TURTLE = """
@prefix dct: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://catalogue.example/nappes> a dcat:Dataset ;
    dct:title "Nappes"@fr, "Grundwasser"@de, "Aquifers"@en ;
    dct:description "Niveau des nappes."@fr ;
    dct:publisher [ a foaf:Organization ; foaf:name "Bureau des eaux" ] ;
    dct:license <http://creativecommons.org/licenses/by/4.0/> ;
    dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/WEEKLY> ;
    dct:temporal [ dcat:startDate "2001"^^xsd:gYear ; dcat:endDate "2024-06-30"^^xsd:date ] ;
    dct:issued "2010-01-02"^^xsd:date ;
    dcat:keyword "eau"@fr ;
    dcat:landingPage <https://catalogue.example/nappes.html> ;
    dcat:distribution [ a dcat:Distribution ; dct:title "Tout"@fr ;
        dcat:downloadURL <https://catalogue.example/nappes.zip> ;
        dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ;
        dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ; dcat:byteSize 42 ] .
"""
JSON_LD = {
    "@context": "https://catalogue.example/context.jsonld",
    "@id": "https://catalogue.example/nappes",
    "@type": "Dataset",
    "title": [{"@value": "Nappes", "@language": "fr"}, {"@value": "Grundwasser", "@language": "de"}],
    "description": {"@value": "Niveau des nappes.", "@language": "fr"},
    "publisher": {"@type": "foaf:Organization", "name": "Bureau des eaux"},
    "license": {"@id": "http://creativecommons.org/licenses/by/4.0/"},
    "accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/WEEKLY"},
    "temporal": {"startDate": "2001", "endDate": "2024-06-30"},
    "issued": "2010-01-02",
    "keyword": {"@value": "eau", "@language": "fr"},
    "landingPage": "https://catalogue.example/nappes.html",
    "distribution": {
        "@type": "Distribution",
        "title": {"@value": "Tout", "@language": "fr"},
        "downloadURL": "https://catalogue.example/nappes.zip",
        "format": {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"},
        "mediaType": {"@id": "https://www.iana.org/assignments/media-types/text/csv"},
        "byteSize": 42,
    },
}


@pytest.mark.parametrize(
    ("path", "body", "mediatype"),
    [
        ("/nappes", TURTLE, "text/turtle"),
        ("/nappes.ttl", TURTLE, "text/plain"),
        ("/nappes.jsonld", json.dumps(JSON_LD), "application/ld+json"),
        ("/nappes.json", json.dumps(JSON_LD), "application/json"),
        (
            "/page",
            f'<html><script type="application/ld+json">{json.dumps(JSON_LD)}</script></html>',
            "text/html",
        ),
    ],
)
def test_dcat_is_one_dataset_in_every_syntax(
    path: str, body: str, mediatype: str, event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    imported(root, catalogue.says(path, Reply(body=body.encode(), mediatype=mediatype)))
    assert fields(root, "nappes") == {
        "title": {"fr": "Nappes", "de": "Grundwasser"},
        "summary": "Niveau des nappes.",
        "publisher": "Bureau des eaux",
        "url": "https://catalogue.example/nappes.html",
        "license": "CC-BY-4.0",
        "keywords": ["eau"],
        "frequency": "weekly",
        "issued": "2010-01-02",
        "temporal": {"start": "2001", "end": "2024-06-30"},
        "resources": [
            {
                "name": "tout",
                "title": "Tout",
                "url": "https://catalogue.example/nappes.zip",
                "format": "CSV",
                "mediatype": "text/csv",
                "bytes": "42",
            }
        ],
        "source": {
            "type": "dcat",
            "id": "https://catalogue.example/nappes",
            "url": "https://catalogue.example/nappes.html",
        },
        "body": "Niveau des nappes.",
    }
    # The context that the file names is on a server that does not exist: nobody asked it.
    assert {asked.partition("?")[0] for asked, _ in catalogue.asked} == {path}
    assert imported(root, catalogue.base + path)["files"] == []


def test_a_page_may_name_its_description(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.says("/nappes.ttl", Reply(body=TURTLE.encode(), mediatype="text/turtle"))
    page = '<html><link rel="alternate" type="text/turtle" href="nappes.ttl"></html>'
    imported(root, catalogue.says("/page.html", Reply(body=page.encode(), mediatype="text/html")))
    assert fields(root, "nappes")["license"] == "CC-BY-4.0"


def test_a_card_of_hugging_face_brings_its_licence_and_files(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.says(
        "/api/datasets/eau/debits",
        {
            "id": "eau/debits",
            "author": "eau",
            "gated": "auto",
            "private": False,
            "createdAt": "2024-01-02T03:04:05.000Z",
            "lastModified": "2026-01-02T03:04:05.000Z",
            "lastAuthor": {"email": "x@example.org"},
            "tags": ["license:cc-by-4.0", "language:fr", "hydrology"],
            "cardData": {"license": "cc-by-4.0", "language": ["fr"], "pretty_name": "Débits"},
            "siblings": [{"rfilename": "README.md"}, {"rfilename": "data/débits.parquet"}],
        },
    )
    card = "---\nlicense: cc-by-4.0\n---\n# Débits\n\nLe débit."
    catalogue.says(
        "/datasets/eau/debits/raw/main/README.md", Reply(body=card.encode(), mediatype="text/plain")
    )
    found = ask(
        Client(root, words_of("fr")), Meant("huggingface", "dataset", catalogue.base, "eau/debits", "")
    )
    assert (found.title, found.licence, found.access, found.description) == (
        {"fr": "Débits"},
        "cc-by-4.0",
        "restricted",
        {"fr": "# Débits\n\nLe débit."},
    )
    assert [r.url for r in found.resources] == [
        f"{catalogue.base}/datasets/eau/debits/resolve/main/data/d%C3%A9bits.parquet"
    ]


def test_a_file_alone_becomes_a_dataset_named_after_it(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    headers = {"Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}
    reply = Reply(body=b"a,b\n1,2\n", mediatype="text/csv", headers=headers)
    url = catalogue.says("/files/debits_clairette-2026.csv", reply)
    imported(root, url)
    assert fields(root, "debits-clairette-2026") == {
        "title": "Debits clairette 2026",
        "url": url,
        "modified": "2026-11-02",
        "resources": [
            {
                "name": "debits-clairette-2026-csv",
                "title": "debits_clairette-2026.csv",
                "url": url,
                "format": "CSV",
                "mediatype": "text/csv",
                "bytes": "8",
            }
        ],
        "source": {"type": "url", "id": url, "url": url},
    }


def test_an_address_on_an_unknown_host_is_looked_into(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    imported(root, catalogue.says("/datasets/nappes", Reply(body=TURTLE.encode(), mediatype="text/turtle")))
    assert fields(root, "nappes")["frequency"] == "weekly"


def test_without_what_reads_dcat_the_package_to_install_is_named(
    event_folder: EventFolder, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = event_folder({"event.yml": EVENT})
    url = catalogue.says("/nappes.ttl", Reply(body=TURTLE.encode(), mediatype="text/turtle"))
    monkeypatch.setitem(sys.modules, "rdflib", None)
    code, said = run("import", "dataset", url, "--event", root, "--yes")
    assert (code, said.rpartition("`")[0].rpartition("`")[2]) == (2, 'pip install "hacksite[catalogues]"')


def test_a_description_of_several_datasets_asks_which_and_lists_bring_them_all(
    event_folder: EventFolder, catalogue: Catalogue, tmp_path: Path
) -> None:
    root = event_folder({"event.yml": EVENT})
    second = '\n<https://catalogue.example/crues> a dcat:Dataset ; dct:title "Crues"@fr .\n'
    url = catalogue.says("/all.ttl", Reply(body=(TURTLE + second).encode(), mediatype="text/turtle"))
    code, said = run("import", "dataset", url, "--event", root, "--yes", "--language", "en")
    assert (code, "describes 2 datasets" in said) == (2, True)
    (tmp_path / "all.ttl").write_text(TURTLE + second, "utf-8")
    code, said = run("import", "datasets", "--from", tmp_path / "all.ttl", "--event", root, "--yes")
    assert code == 0, said
    assert sorted(p.name for p in (root / "datasets").iterdir()) == ["crues.md", "nappes.md"]


@pytest.mark.parametrize("body", ["@prefix : <", "", "<rdf:RDF", '{"@context": {"@vocab"', "a b c ."])
def test_a_broken_description_is_told(body: str, event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    url = catalogue.says("/nappes.ttl", Reply(body=body.encode(), mediatype="text/turtle"))
    before = texts(root)
    code, _ = run("import", "dataset", url, "--event", root, "--yes")
    assert (code, texts(root)) == (2, before)
