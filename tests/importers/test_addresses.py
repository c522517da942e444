"""Any address a person would paste means its catalogue, its kind and its id."""

import pytest

from hacksite.importers.catalogues.addresses import meant_by

UUID = "3c9b4e2a-1111-4222-8333-0123456789ab"
GOUV = "https://www.data.gouv.fr"
DEMO = "https://demo.data.gouv.fr"
HF = "https://huggingface.co"
CKAN = "https://ckan.example"
ID = "5b7ffc618b4c4169d30727e0"

PASTED = {
    # data.gouv.fr, old and new, in any language, with what browsers and people add.
    "https://www.data.gouv.fr/datasets/base-sirene": ("datagouv", "dataset", GOUV, "base-sirene"),
    "https://www.data.gouv.fr/datasets/base-sirene/": ("datagouv", "dataset", GOUV, "base-sirene"),
    "https://www.data.gouv.fr/fr/datasets/base-sirene/": ("datagouv", "dataset", GOUV, "base-sirene"),
    "https://data.gouv.fr/es/datasets/base-sirene/#/resources": ("datagouv", "dataset", GOUV, "base-sirene"),
    f"http://www.data.gouv.fr/en/datasets/base-sirene/?utm_source=x#/resources/{UUID}": (
        "datagouv", "dataset", "http://www.data.gouv.fr", "base-sirene",
    ),
    "www.data.gouv.fr/datasets/base-sirene/discussions": ("datagouv", "dataset", GOUV, "base-sirene"),
    " <https://www.data.gouv.fr/datasets/base-sirene/> ": ("datagouv", "dataset", GOUV, "base-sirene"),
    "« https://www.data.gouv.fr/datasets/base-sirene/ »": ("datagouv", "dataset", GOUV, "base-sirene"),
    f"https://www.data.gouv.fr/datasets/r/{UUID}": ("datagouv", "resource", GOUV, UUID),
    f"https://www.data.gouv.fr/fr/datasets/r/{UUID}": ("datagouv", "resource", GOUV, UUID),
    f"https://www.data.gouv.fr/api/1/datasets/r/{UUID}": ("datagouv", "resource", GOUV, UUID),
    f"https://www.data.gouv.fr/api/1/datasets/{ID}/": ("datagouv", "dataset", GOUV, ID),
    f"https://www.data.gouv.fr/api/2/datasets/{ID}/resources/?page=2": ("datagouv", "dataset", GOUV, ID),
    "https://demo.data.gouv.fr/fr/datasets/essai/": ("datagouv", "dataset", DEMO, "essai"),
    "https://data.public.lu/fr/datasets/velos/": ("datagouv", "dataset", "https://data.public.lu", "velos"),
    "https://www.data.gouv.fr/fr/topics/climat/": ("datagouv", "topic", GOUV, "climat"),
    "https://www.data.gouv.fr/topics/climat/datasets": ("datagouv", "topic", GOUV, "climat"),
    "https://www.data.gouv.fr/api/2/topics/climat/elements/": ("datagouv", "topic", GOUV, "climat"),
    "https://www.data.gouv.fr/fr/organizations/insee/": ("datagouv", "organisation", GOUV, "insee"),
    "https://www.data.gouv.fr/organizations/insee/datasets": ("datagouv", "organisation", GOUV, "insee"),
    ID: ("datagouv", "dataset", GOUV, ID),
    "base-sirene": ("datagouv", "dataset", GOUV, "base-sirene"),
    # CKAN.
    "https://data.zh.example/dataset/velo": ("ckan", "dataset", "https://data.zh.example", "velo"),
    "https://opendata.swiss/fr/dataset/velo": ("ckan", "dataset", "https://ckan.opendata.swiss", "velo"),
    f"https://ckan.example/data/en/dataset/{UUID}": ("ckan", "dataset", f"{CKAN}/data", UUID),
    f"https://ckan.example/dataset/velo/resource/{UUID}?view=1": (
        "ckan", "dataset", CKAN, "velo",
    ),
    "https://ckan.example/api/3/action/package_show?id=velo": ("ckan", "dataset", CKAN, "velo"),
    "https://ckan.example/api/rest/dataset/velo": ("ckan", "dataset", CKAN, "velo"),
    # Opendatasoft.
    "https://data.ville.example/explore/dataset/arbres/": (
        "opendatasoft", "dataset", "https://data.ville.example", "arbres",
    ),
    "https://data.ville.example/explore/dataset/arbres/table/?sort=x&refine.y=z#map": (
        "opendatasoft", "dataset", "https://data.ville.example", "arbres",
    ),
    "https://data.ville.example/fr/explore/dataset/arbres@public/api/": (
        "opendatasoft", "dataset", "https://data.ville.example", "arbres@public",
    ),
    "https://data.ville.example/api/explore/v2.1/catalog/datasets/arbres/exports/csv": (
        "opendatasoft", "dataset", "https://data.ville.example", "arbres",
    ),
    "https://data.ville.example/api/records/1.0/search/?dataset=arbres": (
        "opendatasoft", "dataset", "https://data.ville.example", "arbres",
    ),
    # Hugging Face.
    "https://huggingface.co/datasets/eau/debits": ("huggingface", "dataset", HF, "eau/debits"),
    "https://huggingface.co/datasets/eau/debits/tree/main/data": (
        "huggingface", "dataset", HF, "eau/debits",
    ),
    "https://huggingface.co/datasets/squad/viewer": ("huggingface", "dataset", HF, "squad"),
    "eau/debits": ("huggingface", "dataset", HF, "eau/debits"),
    # What only a look will tell.
    "https://example.org/datapackage.json": ("unknown", "unknown", "https://example.org", ""),
    "https://example.org/datasets/debits.csv": ("unknown", "unknown", "https://example.org", ""),
    "https://example.org/catalogue.ttl": ("unknown", "unknown", "https://example.org", ""),
}  # fmt: skip


@pytest.mark.parametrize("typed", PASTED)
def test_what_people_paste_is_understood(typed: str) -> None:
    meant = meant_by(typed)
    assert meant is not None
    assert (meant.kind, meant.what, meant.base, meant.id) == PASTED[typed]


@pytest.mark.parametrize(
    "typed", ["", "   ", "Base Sirene", "https://", "http://[", "ftp://example.org/x", "a b/c"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert meant_by(typed) is None
