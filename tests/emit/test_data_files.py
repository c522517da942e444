"""The data of the event for other programs, read by programs that are not ours.

They live in an environment of their own.
"""

import csv
import json
import subprocess
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from hacksite.emit.csv_file import csv_file
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.emit.dcat_reader import Found, read_catalogue
from tests.toolbox import ROOT, environment_of_or_skip

RESULTS = datetime(2027, 3, 30, 12, tzinfo=UTC)
SITE_URL = "https://example.org/eaux/"
SHAPES = Path(__file__).parent / "dcat_ap.ttl"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("data") / "site"
    built = build_folder(ROOT / "sample_event", out, Settings(RESULTS, SITE_URL, "plain"))
    assert built.written is not None
    return out


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment_of_or_skip(
        tmp_path_factory.mktemp("readers"), (ROOT / "requirements/validation.txt").read_text("utf-8")
    )


def catalog(site: Path) -> dict[str, Any]:
    about: dict[str, Any] = json.loads((site / "catalog.jsonld").read_text("utf-8"))
    return about


def test_the_catalogue_has_what_dcat_ap_makes_mandatory(site: Path) -> None:
    event = read_event(ROOT / "sample_event").loaded.event
    assert event is not None
    real = [dataset for dataset in event.datasets if not dataset.wanted]
    files = sum(len(dataset.resources) for dataset in real)
    assert read_catalogue(site / "catalog.jsonld") == Found([], [], len(real), files)


@pytest.mark.slow
def test_frictionless_finds_the_package_and_each_of_its_tables_valid(site: Path, readers: Path) -> None:
    run = subprocess.run(
        [readers / "frictionless", "validate", "datapackage.json", "--json"],
        cwd=site, capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = json.loads(run.stdout)
    assert (run.returncode, report["stats"]["errors"], report["stats"]["warnings"]) == (0, 0, 0)
    tables = [task["name"] for task in report["tasks"] if task["type"] == "table"]
    assert tables[-3:] == ["event-challenges", "event-datasets", "event-projects"]
    assert len(tables) == 9


@pytest.mark.slow
def test_the_shapes_of_dcat_ap_find_nothing_to_say_of_the_catalogue(site: Path, readers: Path) -> None:
    assert shacl(readers, site / "catalog.jsonld") == (0, [])


@pytest.mark.slow
def test_the_shapes_of_dcat_ap_see_what_lacks_or_is_ill_typed(
    site: Path, readers: Path, tmp_path: Path
) -> None:
    about = catalog(site)
    del about["dct:publisher"]
    first, second = [d for d in about["dcat:dataset"] if d.get("dcat:distribution")][:2]
    del first["dct:title"]
    first["dcat:landingPage"] = "somewhere"
    del second["dcat:distribution"][0]["dcat:accessURL"]
    second["dct:issued"] = [{"@type": "xsd:date", "@value": day} for day in ("2026-01-01", "2026-01-02")]
    broken = tmp_path / "broken.jsonld"
    broken.write_text(json.dumps(about), "utf-8")
    code, found = shacl(readers, broken)
    paths = [line.rpartition(":")[2] for line in found]
    assert (code, sorted(set(paths))) == (1, ["accessURL", "issued", "landingPage", "publisher", "title"])


def shacl(readers: Path, file: Path) -> tuple[int, list[str]]:
    """The exit code of pySHACL, and the paths of what it found."""
    run = subprocess.run(
        [readers / "pyshacl", "-s", SHAPES, "-sf", "turtle", "-df", "json-ld", "-f", "human", file],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return run.returncode, [
        line.strip() for line in run.stdout.splitlines() if line.strip().startswith("Result Path:")
    ]


def test_a_wish_is_no_data_and_a_producers_page_is_the_source(site: Path) -> None:
    datasets = {d["@id"]: d for d in catalog(site)["dcat:dataset"]}
    assert f"{SITE_URL}donnees/beals/#data" not in datasets
    topage = datasets[f"{SITE_URL}donnees/bd-topage/#data"]
    page = {"@id": "https://bdtopage.eaufrance.fr/", "@type": "foaf:Document"}
    assert topage["dcat:landingPage"] == page
    assert topage["dcat:distribution"][0]["dct:license"]["@type"] == "dct:LicenseDocument"
    assert {text["@language"] for text in topage["dct:title"]} == {"fr", "en"}


def test_nothing_that_is_held_back_stands_in_the_files(event_folder: EventFolder, tmp_path: Path) -> None:
    said = "title: {0}\nlicense: CC0-1.0\nresources: [{{path: media/{0}.csv, format: CSV}}]\n"
    folder = event_folder(
        {
            "event.yml": "title: H\nstart: 2027-03-27\nlanguages: en\n",
            "datasets/open.md": f"---\n{said.format('open')}---\n",
            "datasets/later.md": f"---\npublish_at: 2027-03-27\n{said.format('later')}---\n",
            "media/open.csv": "a\n1\n",
            "media/later.csv": "zythum\n1\n",
        }
    )
    before = datetime(2027, 3, 1, tzinfo=UTC)
    built = build_folder(folder, tmp_path / "site", Settings(before, SITE_URL, "plain"))
    assert built.written is not None, built.checked.report
    for name in ("catalog.jsonld", "datapackage.json", "datasets.csv"):
        text = (tmp_path / "site" / name).read_text("utf-8")
        assert ("open" in text, "later" in text, "zythum" in text) == (True, False, False)


def test_no_byte_of_the_site_tells_what_a_held_back_project_or_dataset_says(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    data = "title: {0}\npublisher: {0} office\nlicense: CC0-1.0\nresources: [{{path: media/{0}.csv}}]\n"
    use = "- {{dataset: {0}, use: {1} graph, feedback: {1} feedback}}\n"
    uses = use.format("open", "plain") + use.format("zythum", "quetzal")
    folder = event_folder(
        {
            "event.yml": "title: H\nstart: 2027-03-27\nlanguages: en\n",
            "datasets/open.md": f"---\n{data.format('open')}---\n",
            "datasets/zythum.md": f"---\npublish_at: 2027-03-29\n{data.format('zythum')}---\n",
            "media/open.csv": "a\n1\n",
            "media/zythum.csv": "a,zythum\n1,zythum\n",
            "projects/seen.md": f"---\ntitle: Seen\ndata:\n{uses}---\n",
            "projects/quetzal.md": (
                f"---\ntitle: quetzal\npublish_at: 2027-03-29\ndata:\n{use.format('open', 'quetzal')}---\n"
            ),
        }
    )
    secrets = (b"zythum", b"quetzal")
    for day, told in ((28, False), (30, True)):
        out = tmp_path / str(day)
        at = datetime(2027, 3, day, 12, tzinfo=UTC)
        built = build_folder(folder, out, Settings(at, SITE_URL, "plain"))
        assert built.written is not None, built.checked.report
        content = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
        names = " ".join(path.name for path in out.rglob("*"))
        assert [secret in content for secret in secrets] == [told, told]
        assert ("zythum" in names, "quetzal" in names) == (told, told)
        assert b"plain feedback" in content
        assert len(list((out / "assets/tables").iterdir())) == (2 if told else 1)


def test_texts_that_a_spreadsheet_would_run_are_only_texts() -> None:
    rows = [{"a": "=HYPERLINK(1)", "b": 'é, "x"\ny'}, {"a": "-3", "b": ""}]
    content = csv_file(rows)
    assert content.startswith(b"\xef\xbb\xbfa,b\r\n")
    read = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert read == [{"a": "'=HYPERLINK(1)", "b": 'é, "x"\ny'}, {"a": "'-3", "b": ""}]
    assert csv_file([]) == b""
