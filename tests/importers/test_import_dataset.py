"""`hacksite import dataset` and `refresh`: what comes, what stays, what is told, what a cut leaves."""

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.diagnostics import HacksiteError
from hacksite.importers import writing
from hacksite.importers.planning import Change
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.settings import read_instant
from hacksite.wording import words_of
from tests.conftest import EventFolder
from tests.importers.catalogue_server import ID, RESOURCE, Catalogue, as_json, udata, udata_resource
from tests.recorded import recorded

EVENT = "title: Nuit\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: fr, en\n"
FILE = "datasets/debits-de-la-clairette.md"
RECORD = ".hacksite/imports/datasets/debits-de-la-clairette.json"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [*map(str, arguments)], env={"LC_ALL": "C"})
    if isinstance(result.exception, HacksiteError):
        return 2, str(result.exception)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def imported(root: Path, *addresses: str) -> dict[str, Any]:
    code, said = run("import", "dataset", *addresses, "--event", root, "--yes", "--format", "json")
    assert code == 0, said
    read: dict[str, Any] = json.loads(said)
    return read


def refreshed(root: Path, *options: str) -> dict[str, Any]:
    code, said = run("refresh", "--event", root, "--format", "json", *options)
    assert code == 0, said
    read: dict[str, Any] = json.loads(said)
    return read


def undated(text: str) -> str:
    return re.sub(r"retrieved: \d{4}-\d\d-\d\d", "retrieved: DAY", text)


def texts(root: Path) -> dict[str, bytes]:
    """Every file of the folder, the cache aside."""
    files = (p for p in root.rglob("*") if p.is_file() and ".cache" not in p.parts)
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


def told(root: Path) -> list[str]:
    at = read_instant("2027-01-15T12:00")
    return [f"{p.code} {p.at.file}" for p in check_folder(root, at).report.problems if p.severity != "note"]


def test_a_dataset_becomes_a_file_with_its_source(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    page = catalogue.has(udata())
    about = imported(root, f"{page}/#/resources/{RESOURCE}")
    assert undated((root / FILE).read_text("utf-8")) == (
        "---\n"
        "title: Débits de la Clairette\n"
        "summary: Le débit par heure.\n"
        "publisher: Régie de la Clairette\n"
        f"url: {page}\n"
        "license: etalab-2.0\n"
        "keywords: [eau, débit]\n"
        "frequency: hourly\n"
        "issued: 2019-02-03\n"
        "modified: 2026-11-02\n"
        "spatial: France\n"
        "temporal: {start: 2019-01-01}\n"
        "resources:\n"
        "  - name: debits-2026\n"
        "    title: Débits 2026\n"
        f"    url: https://www.data.gouv.fr/api/1/datasets/r/{RESOURCE}\n"
        "    format: CSV\n"
        "    mediatype: text/csv\n"
        "    bytes: 2048\n"
        "source:\n"
        "  type: datagouv\n"
        f"  id: {ID}\n"
        f"  url: {page}\n"
        "  retrieved: DAY\n"
        "---\n"
        "Le débit par heure. Écrire à ….\n\n## Fichiers\n\n- un par an\n"
    )
    (dataset,) = about["datasets"]
    assert [(row["field"], row["said"], row["ours"]) for row in dataset["normalised"]] == [
        ("license", "lov2", "etalab-2.0"),
        ("spatial", "country:fr", "France"),
        ("temporal", "2019-01-01T00:00:00+00:00", "2019-01-01"),
        ("format", "csv", "CSV"),
    ]
    assert [row["reason"] for row in dataset["not_carried"]] == ["email"]
    assert told(root) == []


def test_no_persons_address_is_written_anywhere(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    owner = {"class": "User", "first_name": "Marie", "last_name": "Durand"}
    imported(root, catalogue.has(udata(organization=None, owner=owner)))
    whole = b"".join(texts(root).values()).decode()
    assert [word for word in ("Durand", "marie", "@example.org", '"views"') if word in whole] == []


def test_a_second_import_finds_nothing_to_write(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    page = catalogue.has(udata())
    imported(root, page)
    before = texts(root)
    about = imported(root, page, f"{catalogue.base}/fr/datasets/debits-de-la-clairette/")
    assert ([d["state"] for d in about["datasets"]], about["files"]) == (["unchanged"], [])
    assert texts(root) == before


def test_what_changed_at_the_source_is_told_in_words_and_not_written(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.has(udata())
    imported(root, f"{catalogue.base}/datasets/debits-de-la-clairette")
    before = texts(root)
    new = udata_resource(id="99999999-2222-3333-4444-555555555555", title="Débits 2027")
    changed = udata(title="Débits", license="odc-odbl", description="Un autre texte.", resources=[new])
    catalogue.has({**changed, "temporal_coverage": None})
    code, said = run("refresh", "--event", root, "--language", "en")
    assert code == 0
    assert said == (
        "debits-de-la-clairette: changed at the source\n"
        "  title at the source: “Débits de la Clairette” becomes “Débits”\n"
        "  summary at the source: “Le débit par heure.” becomes “Un autre texte.”\n"
        "  licence at the source: “etalab-2.0” becomes “ODbL-1.0”\n"
        "  period at the source, now empty: it was “2019-01-01/..”\n"
        "  description at the source: the text changed\n"
        "  file gone from the source: “Débits 2026”\n"
        "  new file at the source: “Débits 2027”\n"
        "  normalised: licence odc-odbl → ODbL-1.0 · territory country:fr → France · format csv → CSV\n"
        "1 dataset changed at its source\n"
        "Nothing was written: `--write` takes these changes without touching your texts.\n"
    )
    assert texts(root) == before


def test_refreshing_takes_changes_and_leaves_hand_written_text(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.has(udata())
    imported(root, f"{catalogue.base}/datasets/debits-de-la-clairette")
    path = root / FILE
    mine = path.read_text("utf-8").replace(
        "title: Débits de la Clairette", "title: L’eau qui passe  # à nous"
    )
    mine = mine.replace("frequency: hourly\n", "frequency: hourly\nlimits: [La sonde gèle]\nthemes: [eau]\n")
    mine = mine.replace("    bytes: 2048\n", "    bytes: 2048\n    sample: true # petit\n")
    path.write_text(mine + "\nNotre mode d’emploi.\n", "utf-8")
    other = udata_resource(id="99999999-2222-3333-4444-555555555555", title="Débits 2027", format="xlsx")
    catalogue.has(
        udata(
            title="Débits",
            frequency="daily",
            description="Neuf.",
            resources=[udata_resource(filesize=4096), other],
        )
    )
    (dataset,) = refreshed(root, "--write", "--yes")["datasets"]
    after = path.read_text("utf-8")
    assert "title: L’eau qui passe  # à nous\n" in after
    assert "frequency: daily\nlimits: [La sonde gèle]\nthemes: [eau]\n" in after
    assert "    bytes: 4096\n    sample: true # petit\n  - name: debits-2027\n" in after
    assert after.endswith("Notre mode d’emploi.\n")
    assert (dataset["state"], dataset["conflicts"], dataset["kept"]) == ("updated", ["title", "body"], [])
    (again,) = refreshed(root, "--write", "--yes")["datasets"]
    assert (again["state"], again["conflicts"], again["kept"]) == ("unchanged", [], ["title", "body"])


def test_a_file_gone_from_the_source_leaves_unless_it_was_edited(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    files = [
        udata_resource(id=f"{n}1111111-2222-3333-4444-555555555555", title=f"Fichier {n}") for n in "123"
    ]
    catalogue.has(udata(resources=files))
    imported(root, f"{catalogue.base}/datasets/debits-de-la-clairette")
    path = root / FILE
    path.write_text(path.read_text("utf-8").replace("title: Fichier 2", "title: Le nôtre"), "utf-8")
    catalogue.has(udata(resources=files[:1]))
    (dataset,) = refreshed(root, "--write", "--yes")["datasets"]
    names = re.findall(r"- name: (\S+)", path.read_text("utf-8"))
    assert (names, dataset["conflicts"]) == (["fichier-1", "fichier-2"], ["resources/fichier-2"])


def test_a_dataset_gone_from_the_source_stays_here(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.has(udata())
    imported(root, f"{catalogue.base}/datasets/debits-de-la-clairette")
    before = texts(root)
    catalogue.says(f"/api/1/datasets/{ID}/", as_json({"message": "deleted"}, status=410))
    code, said = run("refresh", "--event", root, "--language", "en", "--write", "--yes")
    assert code == 1
    assert "removed at the source (410)" in said
    assert "Your file stays as it is; it was last read on " in said
    assert texts(root) == before


def test_a_dataset_removed_by_hand_does_not_come_back(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    page = catalogue.has(udata())
    imported(root, page)
    (root / FILE).unlink()
    assert [d["state"] for d in imported(root, page)["datasets"]] == ["removed_by_hand"]
    assert not (root / FILE).exists()


def test_a_dataset_written_by_hand_keeps_all_it_says(event_folder: EventFolder, catalogue: Catalogue) -> None:
    page = catalogue.has(udata())
    mine = f"---\ntitle: Le nôtre\nurl: {page}\n---\nNotre texte.\n"
    root = event_folder({"event.yml": EVENT, "datasets/eau.md": mine})
    (dataset,) = imported(root, page)["datasets"]
    after = (root / "datasets/eau.md").read_text("utf-8")
    assert after.startswith(f"---\ntitle: Le nôtre\nurl: {page}\n")
    assert after.endswith("---\nNotre texte.\n")
    assert "license: etalab-2.0\n" in after
    assert (dataset["id"], dataset["state"], dataset["conflicts"]) == ("eau", "updated", ["title", "body"])


def test_one_fault_leaves_the_other_datasets(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    page = catalogue.has(udata())
    gone = f"{catalogue.base}/datasets/perdu"
    code, said = run("import", "dataset", gone, page, "--event", root, "--yes", "--language", "fr")
    assert code == 1
    assert f"{gone} : introuvable (404)" in said.replace("\u00a0", " ")
    assert (root / FILE).is_file()
    assert catalogue.most_at_once == 1


def test_a_fault_alone_writes_nothing(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    before = texts(root)
    code, said = run("import", "dataset", f"{catalogue.base}/datasets/perdu", "--event", root, "--yes")
    assert (code, texts(root)) == (2, before)
    assert said.startswith("introuvable (404)")


def test_a_dry_run_shows_everything_and_writes_nothing(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT})
    page = catalogue.has(udata())
    before = texts(root)
    code, said = run("import", "dataset", page, "--event", root, "--dry-run")
    assert (code, texts(root)) == (0, before)
    assert "+title: Débits de la Clairette" in said


@pytest.mark.parametrize("cut", range(8))
def test_a_cut_at_any_step_loses_nothing(
    cut: int, event_folder: EventFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each write and each move is the last before the power goes; then the next import runs."""
    root = event_folder({"event.yml": EVENT, "datasets/a.md": "---\ntitle: A\n---\n"})
    old = texts(root)
    changes = [
        Change("datasets/a.md", "---\ntitle: A\n---\n", "---\ntitle: A neuf\n---\n"),
        Change("datasets/b.md", None, "---\ntitle: B\n---\n"),
        Change(".hacksite/imports/datasets/b.json", None, "{}\n"),
    ]
    new = {**old, **{change.name: change.after.encode() for change in changes}}
    done = 0

    class PowerCut(BaseException):
        pass

    def until_cut(step: Any) -> Any:
        def wrapped(*arguments: Any) -> Any:
            nonlocal done
            if done == cut:
                raise PowerCut
            done += 1
            return step(*arguments)

        return wrapped

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write_file", until_cut(writing.write_file))
        patched.setattr(writing, "move_file", until_cut(writing.move_file))
        if cut < 7:
            with pytest.raises(PowerCut):
                writing.write_changes(root, changes, words_of("fr"))
        else:
            writing.write_changes(root, changes, words_of("fr"))
    # Four writes come before the journal stands: until then the old state, afterwards the new one.
    finished = writing.finish_what_was_cut(root)
    assert texts(root) == (old if cut < 4 else new)
    assert finished == max(0, min(3, 7 - cut)) * (cut >= 4)
    shutil.copytree(root, tmp_path / "copy")
    assert writing.finish_what_was_cut(tmp_path / "copy") == 0


@pytest.mark.slow
def test_a_killed_import_is_whole_or_never_was(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder({"event.yml": EVENT})
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps([udata(id=f"{n:024x}", slug=f"d{n}") for n in range(300)]))
    program = [sys.executable, "-c", "from hacksite.cli import main; main()"]
    command = [*program, "import", "datasets", "--from", str(answers), "--event", str(root), "--yes"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    journal = root / writing.ASIDE / "journal.json"
    while process.poll() is None and not journal.exists():
        time.sleep(0.001)
    process.kill()
    process.wait()
    writing.finish_what_was_cut(root)
    found = texts(root)
    assert sum(name.endswith(".json") for name in found) == sum(name.endswith(".md") for name in found) == 300


def test_what_was_edited_after_a_cut_is_not_overwritten(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT, "datasets/a.md": "---\ntitle: A\n---\n"})
    change = Change("datasets/a.md", "---\ntitle: A\n---\n", "---\ntitle: Import\n---\n")
    writing.write_aside(root, [change])
    (root / "datasets/a.md").write_text("---\ntitle: Main\n---\n")
    assert writing.finish_what_was_cut(root) == 0
    assert (root / "datasets/a.md").read_text() == "---\ntitle: Main\n---\n"


def test_a_file_that_cannot_be_edited_is_left_and_told(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    page = catalogue.has(udata())
    other = catalogue.has(udata(id="6" * 24, slug="autre", title="Autre"))
    mine = f"---\ntitle: Le nôtre\nurl: {page}\nkeywords: &k [eau]\nthemes: *k\n"
    root = event_folder({"event.yml": EVENT, "datasets/eau.md": mine})
    code, said = run("import", "dataset", page, other, "--event", root, "--yes", "--language", "en")
    assert (code, "datasets/eau.md" in said) == (1, True)
    assert (root / "datasets/eau.md").read_text("utf-8") == mine
    assert (root / "datasets/autre.md").is_file()


def test_a_broken_file_of_the_same_name_is_not_overwritten(
    event_folder: EventFolder, catalogue: Catalogue
) -> None:
    root = event_folder({"event.yml": EVENT, FILE: "---\n[\n---\nNotre texte.\n"})
    run("import", "dataset", catalogue.has(udata()), "--event", root, "--yes")
    assert (root / FILE).read_text("utf-8") == "---\n[\n---\nNotre texte.\n"


def test_a_list_of_addresses_may_be_text_table_or_a_saved_answer(
    event_folder: EventFolder, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = catalogue.has(udata())
    lists = {
        "list.txt": f"# Nos données\n\n- {page}  # le débit\n",
        "list.csv": f"Nom;Lien\nDébits;{page}\n",
        "list.json": json.dumps([page]),
        "answer.json": json.dumps({"data": [udata()], "total": 1}),
    }
    for name, text in lists.items():
        (tmp_path / name).write_text(text, "utf-8")
        root = event_folder({"event.yml": EVENT})
        code, said = run("import", "datasets", "--from", tmp_path / name, "--event", root, "--yes")
        assert (name, code, (root / FILE).is_file()) == (name, 0, True), said
        shutil.rmtree(root)


def test_a_topic_brings_its_datasets_and_its_wishes(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.has(udata())
    catalogue.says("/api/2/topics/eau/", {"id": "t1", "name": "Eau", "page": f"{catalogue.base}/topics/eau"})
    elements = "/api/2/topics/t1/elements/"
    catalogue.says(
        f"{elements}?page=1&page_size=50",
        {
            "data": [
                {"title": "Débits", "element": {"class": "Dataset", "id": ID}},
                {
                    "id": "e2",
                    "title": "Carte des béals",
                    "description": "Elle n’existe pas.",
                    "element": None,
                },
            ],
            "next_page": "…",
        },
    )
    catalogue.says(
        f"{elements}?page=2&page_size=50",
        {"data": [{"title": "Une carte", "element": {"class": "Reuse", "id": "r"}}], "next_page": None},
    )
    code, said = run("import", "topic", f"{catalogue.base}/topics/eau/", "--event", root, "--yes")
    assert code == 0, said
    assert (root / FILE).is_file()
    assert "wanted: true\n" in (root / "datasets/carte-des-beals.md").read_text("utf-8")
    assert "Non repris" in said
    assert "« Une carte »" in said.replace("\u00a0", " ")
    assert told(root) == []


def test_an_organisation_brings_all_its_datasets(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    catalogue.says("/api/1/organizations/regie/", {"id": "o1", "name": "Régie"})
    path = "/api/1/datasets/?organization=o1"
    second = udata(id="6" * 24, slug="autre", title="Autre")
    catalogue.says(f"{path}&page=1&page_size=50", {"data": [udata()], "next_page": "…"})
    catalogue.says(f"{path}&page=2&page_size=50", {"data": [second], "next_page": None})
    code, said = run("import", "topic", f"{catalogue.base}/organizations/regie/", "--event", root, "--yes")
    assert code == 0, said
    assert sorted(p.name for p in (root / "datasets").iterdir()) == ["autre.md", "debits-de-la-clairette.md"]
    assert len(catalogue.asked) == 3


def test_the_recorded_datasets_are_imported_checked_and_left_alone(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT.replace("fr, en", "fr")})
    answers = recorded("udata/search-datasets.json")
    code, said = run("import", "datasets", "--from", answers, "--event", root, "--yes", "--format", "json")
    about = json.loads(said)
    assert (code, len(about["datasets"]), {d["state"] for d in about["datasets"]}) == (0, 37, {"added"})
    assert [code for code in told(root) if code.startswith("HS0")] == []
    licences = [
        row["ours"] for d in about["datasets"] for row in d["normalised"] if row["field"] == "license"
    ]
    assert licences == ["etalab-2.0"] * 21
    doubts = [doubt["reason"] for d in about["datasets"] for doubt in d["doubts"]]
    assert {name: doubts.count(name) for name in sorted(set(doubts))} == {
        "archived": 1,
        "coverage_future": 3,
        "frequency_none": 6,
        "licence_none": 1,
        "licence_unnamed": 1,
        "resources_elsewhere": 37,
        "trial_site": 20,
    }
    whole = b"".join(texts(root).values()).decode()
    assert re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", whole) == []
    before = texts(root)
    run("import", "datasets", "--from", answers, "--event", root, "--yes")
    assert texts(root) == before


def test_the_event_folder_may_be_the_last_argument(event_folder: EventFolder, catalogue: Catalogue) -> None:
    root = event_folder({"event.yml": EVENT})
    assert run("import", "dataset", catalogue.has(udata()), root, "--yes")[0] == 0
    assert (root / FILE).is_file()
