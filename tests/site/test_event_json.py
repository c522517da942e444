"""`event.json` is what its published schema says, in every phase; its exports are what is there."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from hacksite.emit.event_json import SCHEMA_VERSION
from hacksite.emit.event_schema import event_schema
from tests.site.built_site import SITE_URL, BuiltSite
from tests.toolbox import ROOT

NOT_LISTED = (".html", ".css", ".js", ".svg", ".txt", ".woff2", ".webp", ".jpg", ".png", "filters.json")
"""Pages and what they are made of; a session's own calendar and the search index are found from pages."""


def read(site: BuiltSite, name: str) -> Any:
    return json.loads((site.root / name).read_bytes())


def validator() -> Draft202012Validator:
    schema = json.loads(event_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.slow
def test_it_fits_its_published_schema_in_every_phase(each_phase: BuiltSite) -> None:
    event = read(each_phase, "event.json")
    assert [f"{fault.json_path}: {fault.message}" for fault in validator().iter_errors(event)] == []
    assert event["schema_version"] == SCHEMA_VERSION
    assert event["$schema"] == f"{SITE_URL}event.schema.json"
    assert (each_phase.root / "event.schema.json").read_bytes() == event_schema()


def test_the_schema_knows_every_field_there_is(results_site: BuiltSite) -> None:
    event = read(results_site, "event.json")
    assert event.keys() <= json.loads(event_schema())["properties"].keys()


def test_the_schema_is_awake(results_site: BuiltSite) -> None:
    event = read(results_site, "event.json")
    event["start"] = "soon"
    event["datasets"][0]["title"] = "not by language"
    del event["sessions"][0]["urls"]
    places = {fault.json_path for fault in validator().iter_errors(event)}
    assert places == {"$.start", "$.datasets[0].title", "$.sessions[0]"}


def test_the_documentation_has_the_same_schema() -> None:
    assert (ROOT / "docs" / "reference" / "event.schema.json").read_bytes() == event_schema()


def test_every_file_for_machines_is_among_the_exports(results_site: BuiltSite) -> None:
    exports = {row["url"].removeprefix(SITE_URL) for row in read(results_site, "event.json")["exports"]}
    there = {
        path for path in results_site.files()
        if not path.endswith(NOT_LISTED)
        and not path.startswith(("pagefind/", "media/", "assets/"))
        and "agenda/sessions/" not in path
    }  # fmt: skip
    assert there - {"sitemap.xml", "_headers", ".nojekyll"} == exports
