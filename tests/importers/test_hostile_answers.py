"""Whatever stands in an answer, it is read as far as it goes, or not at all."""

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hacksite.importers.catalogues import ckan, datagouv, datapackage, huggingface, opendatasoft
from hacksite.importers.catalogues.dataset_file import DatasetFile, new_file
from hacksite.importers.catalogues.entry import DatasetEntry
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.record import trimmed
from hacksite.pipeline.checking import read_event
from tests.importers.catalogue_server import udata
from tests.importers.test_other_catalogues import PACKAGE, SWISS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ODS = {
    "dataset_id": "arbres",
    "has_records": True,
    "features": ["geo"],
    "attachments": [
        {"id": "a", "title": "t", "url": "https://x.example/a.pdf", "mimetype": "application/pdf"}
    ],
    "fields": [{"name": "h", "label": "H", "type": "double", "annotations": {"unit": "m"}}],
    "metas": {
        "default": {"title": "A", "description": "<p>b</p>", "keyword": ["k"]},
        "dcat": {"temporal": "2001/.."},
    },
}
CARD = {
    "id": "eau/debits",
    "author": "eau",
    "gated": False,
    "tags": ["license:mit", "x"],
    "cardData": {"license": ["other", "mit"], "language": "fr", "pretty_name": "D"},
    "siblings": [{"rfilename": "a.csv"}],
}
READERS = {
    "datagouv": (datagouv.found_in, udata()),
    "ckan": (ckan.found_in, SWISS),
    "opendatasoft": (opendatasoft.found_in, ODS),
    "datapackage": (datapackage.found_in, PACKAGE),
    "huggingface": (huggingface.found_in, CARD),
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in inside:
        yield (*path, key)
        yield from places(entry, (*path, key))


def with_value(answer: Any, path: tuple[Any, ...], value: Any) -> Any:
    answer = copy.deepcopy(answer)
    inside = answer
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return answer


def errors(root: Path, text: str) -> list[str]:
    """What keeps an event with this dataset from being read."""
    (root / "datasets").mkdir(parents=True, exist_ok=True)
    (root / "event.yml").write_text("title: Nuit\nstart: 2027-03-27\nlanguages: [fr, de]\n", "utf-8")
    (root / "datasets/x.md").write_bytes(text.encode())
    return [f"{p.code} {p.at}" for p in read_event(root).problems if p.severity == "error"]


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
def test_anything_may_stand_anywhere(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read, answer = READERS[kind]
    path = data.draw(st.sampled_from(sorted(places(answer), key=str)))
    hostile = with_value(answer, path, data.draw(JSON))
    found = read(hostile, "https://x.example")
    if found is not None:
        assert isinstance(found, FoundDataset)
        made = DatasetEntry(found, ("fr", "de"), date(2027, 1, 1), {})
        fields = {"title": "x", **made.fields}
        assert DatasetFile(new_file(fields)).fields == fields
        trimmed(found.metadata)
        assert errors(tmp_path_factory.getbasetemp() / "hostile", new_file(fields)) == []


@pytest.mark.parametrize("kind", READERS)
@given(answer=JSON)
def test_what_is_no_answer_is_none(kind: str, answer: Any) -> None:
    read, _ = READERS[kind]
    assert read(answer, "https://x.example") is None
