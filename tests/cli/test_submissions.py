"""`hacksite submissions`: the form, the workflow and the template that a repository needs."""

import re
from pathlib import Path

import yaml
from click.testing import CliRunner

from hacksite.cli import cli
from tests.conftest import EventFolder

FILES = {
    "event.yml": "title: Nuit\nstart: 2027-03-27\nlanguages: fr, en\nsubmission:\n  sections:\n"
    "    - {id: besoin, title: {fr: Le besoin, en: The need}, prompt: Pour qui ?, required: true}\n",
    "challenges/eau.md": "---\ntitle: L’eau en ville\n---\nTexte.\n",
    "challenges/secret.md": "---\ntitle: Défi secret\npublish_at: 2027-03-27\n---\nTexte.\n",
    "datasets/debits.md": "---\ntitle: Débits\nurl: https://data.example/debits\n---\nTexte.\n",
}
AT = ("--at", "2027-01-01T12:00")


def submissions(root: Path, *options: str) -> str:
    made = CliRunner().invoke(cli, ["submissions", str(root), "-o", str(root), *options, *AT])
    assert made.exit_code == 0, made.output
    return made.output


def test_the_form_asks_what_the_event_asks_and_keeps_what_is_held_back(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    submissions(root)
    text = (root / ".github/ISSUE_TEMPLATE/project.yml").read_text("utf-8")
    fields = {field.get("id", ""): field for field in yaml.safe_load(text)["body"]}
    assert list(fields) == [
        "", "title", "summary", "team", "members", "challenges", "datasets", "section-besoin", "code", "demo",
        "video", "slides", "licence", "consent",
    ]  # fmt: skip
    assert fields["challenges"]["attributes"]["options"][1:] == ["L’eau en ville"]
    assert fields["datasets"]["attributes"]["options"] == ["Débits"]
    assert fields["section-besoin"]["validations"] == {"required": True}
    assert fields["section-besoin"]["attributes"] == {"label": "Le besoin", "description": "Pour qui ?"}
    english = (root / ".github/ISSUE_TEMPLATE/project.en.yml").read_text("utf-8")
    assert "label: The need" in english
    assert not any("secret" in path.read_text("utf-8") for path in (root / ".github").rglob("*.*"))


def test_nothing_that_a_team_types_stands_in_a_command_and_only_one_job_writes(
    event_folder: EventFolder,
) -> None:
    root = event_folder(FILES)
    submissions(root)
    about = yaml.safe_load((root / ".github/workflows/submissions.yml").read_text("utf-8"))
    commands = [step["run"] for job in about["jobs"].values() for step in job["steps"] if "run" in step]
    assert not [command for command in commands if "${{" in command]
    assert about["permissions"] == {}
    assert {name: job["permissions"] for name, job in about["jobs"].items()} == {
        "read": {"contents": "read", "pull-requests": "read"},
        "propose": {"contents": "write", "pull-requests": "write", "issues": "write"},
    }
    # YAML 1.1 reads the key `on` as true. Closing is not among the events: nothing is ever deleted.
    assert about[True] == {"issues": {"types": ["opened", "edited", "reopened"]}}


def test_written_again_it_changes_nothing_and_a_dry_run_writes_nothing(event_folder: EventFolder) -> None:
    root = event_folder(FILES)
    submissions(root, "--dry-run")
    assert not (root / ".github").exists()
    submissions(root)
    before = {path: path.read_bytes() for path in (root / ".github").rglob("*.*")}
    said = submissions(root)
    assert {path: path.read_bytes() for path in (root / ".github").rglob("*.*")} == before
    assert not re.search("Écrit", said)
