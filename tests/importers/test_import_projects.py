"""`hacksite import projects`: counts in, out and refused; what stays; what is never written."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hacksite.cli import cli
from hacksite.importers.catalogues.entry import EMAIL
from hacksite.importers.projects.issue_body import Form, Issue, read_form, read_issue
from hacksite.importers.projects.splitting import members_in
from hacksite.importers.projects.table import read_table
from hacksite.pipeline.checking import check_folder
from tests.conftest import EventFolder
from tests.recorded import recorded

EVENT = "title: Nuit\nstart: 2027-03-27\nlanguages: fr\n"
HEADER = (
    "Project Title,Submission Url,Project Status,About The Project,{prize},Built With,"
    "Submitter First Name,Submitter Last Name,Submitter Email\n"
)
ADA = "Ada,Exemple,ada@example.org"


def imported(*arguments: object) -> dict[str, Any]:
    result = CliRunner().invoke(
        cli, ["import", "projects", *map(str, arguments), "--yes", "--format", "json"], env={"LC_ALL": "C"}
    )
    read: dict[str, Any] = json.loads(result.stdout)
    return read


def counts(about: dict[str, Any]) -> tuple[int, int, int]:
    return about["in"], about["out"], about["refused"]


def texts(root: Path) -> str:
    return "".join(p.read_text("utf-8") for p in root.rglob("*") if p.suffix in {".md", ".json"})


@pytest.mark.parametrize(
    ("prize", "expected"), [("Opt-In Prizes", (3, 2, 1)), ("Opt-In Prize", (4, 2, 2))]
)
def test_devpost_gives_each_submission_once_in_both_modes(
    event_folder: EventFolder, tmp_path: Path, prize: str, expected: tuple[int, int, int]
) -> None:
    root = event_folder({"event.yml": EVENT})
    rows = [
        f"Gourde,https://devpost.com/software/gourde,Submitted,<b>Eau</b><script>x</script>,Jury,Python,{ADA}",
        f"Citerne,https://devpost.com/software/citerne,Submitted,Pluie,Jury,R,{ADA}",
        f"Essai,https://devpost.com/software/essai,Draft,,,,{ADA}",
    ]
    if prize == "Opt-In Prize":
        rows.append(rows[0].replace("Jury", "Public"))
    source = tmp_path / "devpost.csv"
    source.write_text("\ufeff" + HEADER.format(prize=prize) + "\n".join(rows), "utf-8")
    about = imported(source, root)
    assert counts(about) == expected
    assert "<script" not in texts(root)
    assert not EMAIL.search(texts(root))
    assert not check_folder(root).held
    again = imported(source, root)
    assert [p["state"] for p in again["projects"]] == ["unchanged", "unchanged"]


def test_what_was_edited_by_hand_stays(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder({"event.yml": EVENT})
    source = tmp_path / "form.csv"
    source.write_text("Nom du projet;Solution\nGourde;Une carte\n", "utf-8")
    imported(source, root)
    file = root / "projects/gourde.md"
    file.write_text(file.read_text("utf-8").replace("Une carte", "Une carte pliée"), "utf-8")
    source.write_text("Nom du projet;Solution\nGourde;Un plan\n", "utf-8")
    about = imported(source, root)
    assert about["projects"][0]["conflicts"] == ["body"]
    assert "Une carte pliée" in file.read_text("utf-8")


def test_the_dribdat_fixture_gives_eight_projects_and_four_challenges(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    about = imported(recorded("dribdat/2023-energy-datapackage.json"), root)
    assert counts(about) == (12, 8, 4)
    assert {row["reason"] for row in about["not_taken"]} == {"challenge"}
    assert not EMAIL.search(texts(root))


FORM = read_form("body:\n- {id: title, attributes: {label: Nom du projet}}\n"
                 "- {id: section-solution, attributes: {label: Solution}}\n", "fr")  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("label", ["Nom du projet", "Nom de projet", "nom du PROJET :", "Comment cela s’appelle"])
@pytest.mark.parametrize(
    "answer", ["Une carte", "_No response_", "🎉 <script>x</script>", "### Un titre\n\ntexte", "```\n### x\n```"]
)
def test_an_issue_is_read_whatever_became_of_its_form(end: str, label: str, answer: str) -> None:
    assert isinstance(FORM, Form)
    body = f"### {label}\n\nGourde\n\n### Solution\n\n{answer}\n".replace("\n", end)
    handed, language = read_issue(Issue(7, "[Projet] Gourde", body), [FORM], {})
    assert (language, [p.title for p in handed.found]) == ("fr", ["Gourde"])
    said = dict(handed.found[0].sections)["solution"]
    assert said == ("" if answer == "_No response_" else answer)


@given(st.text())
def test_no_text_is_too_strange_to_read(text: str) -> None:
    assert isinstance(FORM, Form)
    read_table(text)
    handed, _ = read_issue(Issue(1, text, text), [FORM], {})
    assert handed.count == 1
    assert not any(EMAIL.search(member.name) for member in members_in(text))
