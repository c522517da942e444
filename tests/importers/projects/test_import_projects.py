"""`hacksite import projects`: every source with its counts, and what stays when it comes again."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hacksite.check.sections import spoken_sections
from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.entry import EMAIL
from hacksite.importers.projects.csv_file import read_csv
from hacksite.importers.projects.entry import below_sections
from hacksite.importers.projects.planning import plan_projects
from hacksite.importers.projects.reading import choices_of
from hacksite.pipeline.checking import check_folder, read_event
from hacksite.pipeline.settings import read_instant
from hacksite.wording import words_of
from tests.conftest import EventFolder
from tests.importers.projects.folder import FILES, SOURCES, imported, run, written
from tests.recorded import recorded

NOW = read_instant("2027-03-28T12:00+00:00")


@pytest.mark.parametrize(
    ("name", "ids", "refused"),
    [
        ("devpost.csv", ["gourde-pleine", "nappe-vive"], ["draft", "no_title"]),
        ("devpost_by_prize.csv", ["gourde-pleine", "nappe-vive"], ["prize"]),
        ("dorahacks.csv", ["gourde-pleine"], []),
        ("grist.csv", ["gourde-pleine", "nappe-vive", "nappes-vives"], ["draft"]),
        ("tally.csv", ["gourde-pleine", "nappe-vive"], ["replaced"]),
        ("framaforms.csv", ["gourde-pleine"], ["draft"]),
        ("reuses.json", ["gourde-pleine"], ["untagged", "draft"]),
        ("markdown", ["nappe-vive", "gourde-pleine"], ["no_title"]),
    ],
)
def test_each_source_is_counted_and_holds_no_address(
    event_folder: EventFolder, name: str, ids: list[str], refused: list[str]
) -> None:
    root = event_folder(FILES)
    about = imported(root, SOURCES / name, root)
    assert [project["id"] for project in about["projects"]] == ids
    assert [left["reason"] for left in about["not_taken"]] == refused
    assert not EMAIL.search(written(root))
    assert "<script" not in written(root)
    assert not check_folder(root, NOW).report.errors


def test_a_recorded_dribdat_event_is_imported_whole(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    about = imported(root, recorded("dribdat/2023-energy-datapackage.json"), root)
    assert about["out"] > 0
    assert not EMAIL.search(written(root))
    assert not check_folder(root, NOW).report.errors
    again = imported(root, recorded("dribdat/2023-energy-datapackage.json"), root)
    assert {project["state"] for project in again["projects"]} == {"unchanged"}
    assert not again["files"]


def test_an_answer_becomes_the_fields_and_sections_of_a_project(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    imported(root, SOURCES / "grist.csv", root)
    text = (root / "projects/gourde-pleine.md").read_text("utf-8")
    assert re.sub(r"imported_at: \S+", "imported_at: DAY", text) == (
        "---\ntitle: Gourde pleine\nsummary: Une carte des fontaines.\nteam: Rivage\nmembers:\n"
        "  - name: Inès Valtier\n    role: cartes\n    consent: 'no'\n"
        "  - name: Noé Brassard\n    role: code\n    consent: 'no'\n"
        "challenges: [eau]\ndata:\n  - {dataset: debits}\ncode: https://git.example/rivage/gourde\n"
        "imported_from: {type: form}\nimported_at: DAY\n---\n"
        "## Description générale du projet\n\nUne carte des fontaines.\n\n"
        "## Problématique et proposition de valeur\n\nRemplir sa gourde, où ?\n\n"
        "## Solution\n\nUne carte et un calcul.\n\n## Impact envisagé\n\nMoins de bouteilles.\n"
    )


@pytest.mark.parametrize(
    ("tried", "fields"),
    [
        (
            "https://github.com/a/b, https://demo.example/",
            {"demo": "https://demo.example/", "code": "https://github.com/a/b"},
        ),
        (
            "https://a.github.io/b https://gitlab.com/a/b",
            {"demo": "https://a.github.io/b", "code": "https://gitlab.com/a/b"},
        ),
        ("codeberg.org/a/b", {"code": "https://codeberg.org/a/b"}),
        ("https://demo.example/", {"demo": "https://demo.example/"}),
    ],
)
def test_a_repository_among_addresses_to_try_is_the_code(tried: str, fields: dict[str, str]) -> None:
    read = read_csv(f'Title,Try it out\nNappe,"{tried}"\n', {}, (), {}, words_of("en")).found[0]
    assert (dict(read.addresses), read.links) == (fields, ())


def test_what_was_edited_by_hand_stays_and_what_the_source_changed_comes(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    root = event_folder(FILES)
    source = tmp_path / "grist.csv"
    text = (SOURCES / "grist.csv").read_text("utf-8")
    source.write_text(text, "utf-8")
    imported(root, source, root)
    file = root / "projects/gourde-pleine.md"
    file.write_text(file.read_text("utf-8").replace("team: Rivage", "team: Rivages"), "utf-8")
    source.write_text(text.replace("rivage/gourde", "rivage/gourde-2"), "utf-8")
    about = imported(root, source, root)
    states = {project["id"]: (project["state"], project["kept"]) for project in about["projects"]}
    assert states["gourde-pleine"] == ("updated", ["team"])
    assert states["nappe-vive"] == ("unchanged", [])
    after = file.read_text("utf-8")
    assert "team: Rivages\n" in after
    assert "code: https://git.example/rivage/gourde-2\n" in after


def test_a_project_removed_by_hand_is_not_put_back(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    imported(root, SOURCES / "devpost.csv", root)
    (root / "projects/nappe-vive.md").unlink()
    about = imported(root, SOURCES / "devpost.csv", root)
    assert [(p["id"], p["state"]) for p in about["projects"]] == [
        ("gourde-pleine", "unchanged"),
        ("nappe-vive", "removed_by_hand"),
    ]
    assert not (root / "projects/nappe-vive.md").exists()


def test_the_same_project_from_another_source_is_found_and_near_names_are_told(
    event_folder: EventFolder,
) -> None:
    root = event_folder(FILES)
    imported(root, SOURCES / "grist.csv", root)
    about = imported(root, SOURCES / "tally.csv", root)
    assert [project["id"] for project in about["projects"]] == ["gourde-pleine", "nappe-vive"]
    assert len(list((root / "projects").glob("*.md"))) == 3
    other = event_folder(FILES)
    near = imported(other, SOURCES / "grist.csv", other)["near"]
    assert near == [{"title": "Nappe vive", "other": "Nappes vives (row 5)"}]


def test_members_are_named_only_where_they_agreed(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    imported(root, SOURCES / "grist.csv", root, "--consent", "name")
    assert "consent" not in (root / "projects/gourde-pleine.md").read_text("utf-8")


def test_any_table_is_read_by_a_map_of_columns(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder(FILES)
    source, names = tmp_path / "t.csv", tmp_path / "map.yml"
    source.write_text("A;B;C\nGourde;Rivage;Une carte.\n", "utf-8")
    code, said = run("import", "projects", source, root, "--yes", "--language", "en")
    assert (code, said.split(" (")[0]) == (2, "no column gives the project’s name")
    names.write_text("title: A\nteam: [B]\n", "utf-8")
    imported(root, source, root, "--map", names, "--column", "overview=C")
    text = (root / "projects/gourde.md").read_text("utf-8")
    assert "team: Rivage\n" in text
    assert "Une carte." in text
    code, said = run("import", "projects", source, root, "--column", "titel=A", "--language", "en")
    assert code == 2
    assert "The nearest: title" in said


def test_a_dry_run_shows_everything_and_writes_nothing(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    code, said = run("import", "projects", SOURCES / "devpost.csv", root, "--dry-run", "--language", "en")
    assert code == 0
    assert "+title: Gourde pleine" in said
    assert not (root / "projects").exists()


def test_headings_of_an_answer_stand_below_its_section() -> None:
    text = "# A\n```\n# no heading\n```\n## B\n#hashtag"
    assert below_sections(text) == "### A\n```\n# no heading\n```\n#### B\n#hashtag"


CELLS = st.text(max_size=30) | st.sampled_from(
    [
        "ines@example.org",
        "<a href='mailto:a@b.org'>x</a>",
        "<script>x</script>",
        "a&#64;b.org",
        "[x](mailto:a@b.org)",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS, CELLS), max_size=4))
def test_no_cell_stops_an_import_and_no_address_passes(
    event_folder: EventFolder, rows: list[tuple[str, ...]]
) -> None:
    read = read_event(event_folder(FILES))
    event = read.loaded.event
    assert event is not None
    lines = [("Nom du projet", "Équipe", "Membres", "Défi", "Description", "Lien du code"), *rows]
    quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    words = words_of("en")
    try:
        handed = read_csv(quoted, {}, tuple(spoken_sections(event)), choices_of(event), words)
    except HacksiteError:
        return
    plan = plan_projects(handed, read.loaded, event, words, NOW, named=True)
    assert len(plan.outcomes) + len(handed.not_taken) == handed.count
    assert not any(EMAIL.search(change.after) for change in plan.changes)
