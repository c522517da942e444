"""Thirty-seven real datasets, as data.gouv.fr described them: imported, checked, built, counted."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from scripts.carried import table_of
from tests.emit.dcat_reader import read_catalogue
from tests.recorded import recorded
from tests.toolbox import ROOT

COUNT = 37
PAGES_BELOW = ("tableau", "liens", "retours")
NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
DECISION = ROOT / "docs/decisions/0018-catalogue-import.md"


@pytest.mark.slow
def test_they_are_imported_checked_and_built_and_the_table_of_the_decision_is_what_came(
    tmp_path: Path,
) -> None:
    answers = recorded("udata/search-datasets.json")
    root, out = tmp_path / "event", tmp_path / "site"
    root.mkdir()
    (root / "event.yml").write_text("title: Essai\nstart: 2027-03-27\nlanguages: fr\n", "utf-8")
    command = [
        "import",
        "datasets",
        "--from",
        str(answers),
        "--event",
        str(root),
        "--yes",
        "--format",
        "json",
    ]
    imported = CliRunner().invoke(cli, command)
    assert imported.exit_code == 0, imported.output
    assert table_of(json.loads(imported.stdout)) in DECISION.read_text("utf-8")

    built = build_folder(root, out, Settings(NOON, "https://example.org/", "plain"))
    assert built.written is not None, built.checked.report.errors
    assert built.checked.report.errors == ()
    pages = [page for page in (out / "donnees").glob("*/index.html") if page.parent.name not in PAGES_BELOW]
    assert len(pages) == COUNT
    found = read_catalogue(out / "catalog.jsonld")
    assert (found.missing, found.wrong, found.datasets) == ([], [], COUNT)
