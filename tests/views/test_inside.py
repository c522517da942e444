"""What the page of a dataset says of the inside of its files."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import duckdb
import pytest

from hacksite.pipeline.checking import read_event
from hacksite.pipeline.profiles import profiles
from hacksite.source.table_file import is_table
from hacksite.views.dataset import ResourceView, dataset_page
from hacksite.views.inside import TableView
from hacksite.views.lands import land_at
from hacksite.views.layout import ItemView
from hacksite.views.loading import ways_to_open
from hacksite.views.outline_map import outline_map
from hacksite.views.scene import Scene, scenes
from tests.conftest import EventFolder
from tests.toolbox import ROOT

NOON = datetime(2027, 1, 1, 12, tzinfo=UTC)
EVENT = "title: Eau\nstart: 2027-03-27\nlanguages: [fr, en]\n"
KEPT = ".cache/hacksite/profiles"
FILE = "- path: media/debits.csv\n  format: CSV\n  title: Débits\n"
DATASET = f"---\ntitle: Débits\nlicense: etalab-2.0\nresources:\n{FILE}---\n"


def scene_of(folder: Path, language: str = "fr") -> Scene:
    read = read_event(folder)
    event = read.loaded.event
    assert event is not None
    found = profiles(event, folder, read.folder.files)
    return next(s for s in scenes(event, NOON, profiles=found) if s.language == language)


def resources(folder: Path, language: str = "fr") -> tuple[ResourceView, ...]:
    """The files of the only dataset."""
    scene = scene_of(folder, language)
    view = dataset_page(scene, scene.event.datasets[0]).view
    return cast("tuple[ResourceView, ...]", cast("ItemView", view).extra)


def first_inside(folder: Path, language: str = "fr") -> TableView:
    found = resources(folder, language)[0].inside
    assert found is not None
    return found


def with_file(event_folder: EventFolder, content: str) -> Path:
    return event_folder({"event.yml": EVENT, "datasets/debits.md": DATASET, "media/debits.csv": content})


def test_what_to_beware_of_is_said_in_words(event_folder: EventFolder) -> None:
    rows = [f"Crest,{n}.5,2026-07-{n:02},{'' if n % 2 else 'bonne'}," for n in range(1, 21)]
    content = "\n".join(["lieu,debit,jour,note,vide", *rows, rows[0], "Crest,n.d.,2026-08-01,bonne,", ""])
    folder = with_file(event_folder, content)
    assert first_inside(folder).remarks == (
        "Dans «\u00a0debit\u00a0», 1 valeur n’est pas du type nombre\u00a0: «\u00a0n.d.\u00a0».",
        "«\u00a0note\u00a0» est vide dans 50\u00a0% des lignes.",
        "«\u00a0vide\u00a0» est vide partout.",
        "1 ligne en répète une autre.",
        "Une même valeur partout\u00a0: lieu.",
    )
    assert first_inside(folder, "en").remarks[1] == "“note” is empty in 50% of the rows."
    assert first_inside(folder).count == "22 lignes"
    assert first_inside(folder).span == (
        "Période, d’après «\u00a0jour\u00a0»\u00a0: 1er juillet 2026 – 1er août 2026"
    )


def test_descriptions_and_findings_stand_in_one_column(event_folder: EventFolder) -> None:
    described = (
        "  columns: [{name: debit, title: Débit moyen, unit: m3, description: Par jour}, {name: lost}]\n"
    )
    dataset = DATASET.replace(FILE, FILE + described)
    folder = event_folder(
        {"event.yml": EVENT, "datasets/debits.md": dataset, "media/debits.csv": "debit\n1.5\n2.5\n"}
    )
    found = first_inside(folder)
    (column,) = found.columns
    assert (column.name, column.title and column.title.text, column.type, column.unit, column.range) == (
        "debit", "Débit moyen", "nombre", "m³", "1,5 – 2,5",
    )  # fmt: skip
    assert found.remarks == ("Décrite, mais absente du fichier\u00a0: lost.",)


@pytest.mark.parametrize(
    ("content", "said"), [("", "Ce fichier est vide."), ("a,b\n", "Ce fichier est vide.")]
)
def test_a_file_that_cannot_be_looked_into_says_why(
    event_folder: EventFolder, content: str, said: str
) -> None:
    (resource,) = resources(with_file(event_folder, content))
    assert (resource.inside, resource.fault) == (None, said)


def test_an_edited_file_is_looked_at_again_and_what_is_kept_serves_the_next_build(
    event_folder: EventFolder,
) -> None:
    folder = with_file(event_folder, "a\n1\n2\n")
    assert first_inside(folder).count == "2 lignes"
    kept = [file for file in (folder / KEPT).iterdir() if not file.name.endswith(".rows.json")]
    kept[0].write_bytes(kept[0].read_bytes().replace(b'"rows":2', b'"rows":7'))
    assert first_inside(folder).count == "7 lignes"
    (folder / "media/debits.csv").write_text("a\n1\n2\n3\n", "utf-8")
    assert first_inside(folder).count == "3 lignes"
    assert len(list((folder / KEPT).iterdir())) == len(("profile", "rows"))


def test_the_lines_for_python_and_sql_do_what_they_say() -> None:
    """Each sample file is opened as its page says; what needs a program of its own is passed over."""
    data = ROOT / "sample_event/media/data"
    scene = scene_of(ROOT / "sample_event")
    ways = [
        (way, len(scene.profiles[resource.path].columns))
        for dataset in scene.event.datasets
        for resource in dataset.resources
        for way in ways_to_open(scene, resource)
        if resource.path and "geopandas" not in way.code and "INSTALL" not in way.code
    ]
    python = [way.code for way, _ in ways if way.name == "Python (pandas)"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(python)], cwd=data, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("count ") == len(python) == 7
    connection = duckdb.connect()
    connection.execute(f"SET file_search_path = '{data}'")
    for way, columns in ways:
        if way.name.startswith("SQL"):
            assert len(connection.execute(way.code).fetchall()) == columns


def test_a_map_keeps_the_shape_of_the_ground_and_tells_its_scale(event_folder: EventFolder) -> None:
    scene = scene_of(event_folder({"event.yml": EVENT}))
    square = ((5.0, 44.0), (5.0, 45.0))
    found = outline_map(scene, square, ())
    assert found is not None
    assert found.places == ((160.0, 308.0), (160.0, 12.0))
    assert (found.scale, found.bar) == ("20\u00a0km", 53.2)
    assert found.extent == "De 44° à 45° de latitude, de 5° à 5° de longitude"
    assert found.land is not None
    assert outline_map(scene, (), ()) is None


def test_the_land_around_a_place_is_its_own() -> None:
    crest, oran, atlantic = land_at((5.02, 44.73)), land_at((-0.63, 35.6)), land_at((-40.0, 45.0))
    assert crest is not None
    assert oran is not None
    assert crest != oran
    assert atlantic is None


def test_what_can_be_opened_is_told_by_the_name() -> None:
    names = ("a.csv", "A.CSV", "b.geojson", "c.zip", "d.pdf", "csv", "e.shp")
    assert [name for name in names if is_table(name)] == ["a.csv", "A.CSV", "b.geojson", "c.zip"]
