"""A forge that fits into a folder: a repository, runs of a workflow in it, a `gh` that records its calls.

Jobs are run as GitHub runs them, one machine each: a fresh clone for `actions/checkout`, each `run:` with
bash, and only what a job hands over reaches the next one. Nothing leaves this machine.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.runner import Machine
from tests.toolbox import NODE_TOOLS

TOKEN = "ghs_known-to-github-alone"  # noqa: S105 - it opens nothing.
_EXPRESSION = re.compile(r"\$\{\{\s*([\w.]+)\s*\}\}")
_HAS_LABEL = re.compile(r"contains\(github\.event\.issue\.labels\.\*\.name, '([^']+)'\)")
_ALWAYS_WITH = re.compile(r"always\(\) && env\.(\w+) != ''")


@dataclass
class Ran:
    """What a run of the workflow did: the steps that ran, the jobs that failed, what steps wrote."""

    steps: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    said: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Forge:
    """A repository with one branch, `main`, and what `gh` was asked."""

    folder: Path
    machine: Machine

    @property
    def origin(self) -> Path:
        """The repository that runs clone from and push to."""
        return self.folder / "origin.git"

    def found(self, content: Path) -> "Forge":
        """Make the repository from a folder's files."""
        for name in ("gh", "home", "runs"):
            (self.folder / name).mkdir(parents=True)
        gh = self.machine.programs / "gh"
        gh.write_text(f'#!/bin/sh\nexec "{sys.executable}" -IS "{NODE_TOOLS / "gh.py"}" "$@"\n', "utf-8")
        gh.chmod(0o755)
        self.git("init", "--quiet", "--bare", "--initial-branch", "main", str(self.origin), cwd=self.folder)
        self.git("init", "--quiet", "--initial-branch", "main", cwd=content)
        self.git("remote", "add", "origin", str(self.origin), cwd=content)
        self.commit(content, "The event")
        return self

    def commit(self, content: Path, message: str, branch: str = "main") -> None:
        """Push all that a folder holds, as its owner would."""
        self.git("add", "--all", cwd=content)
        self.git(
            "-c", "user.name=O", "-c", "user.email=o@e.org", "commit", "--quiet", "-m", message, cwd=content
        )
        self.git("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}", cwd=content)

    def clone(self, name: str, branch: str = "main") -> Path:
        """A folder that holds a branch, to edit and `commit`."""
        folder = self.folder / name
        self.git("clone", "--quiet", "--branch", branch, str(self.origin), str(folder), cwd=self.folder)
        return folder

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        """What git says, in the repository where no other folder is named."""
        command = ["git", *arguments]
        run = subprocess.run(
            command, capture_output=True, check=False, encoding="utf-8", cwd=cwd or self.origin,
            env=self.machine.surroundings(self.folder) | self._home(),
        )  # fmt: skip
        assert run.returncode == 0, f"{' '.join(command)}\n{run.stderr}"
        return run.stdout.rstrip("\n")

    def branches(self) -> list[str]:
        """The names of all branches."""
        return self.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split("\n")

    def changed(self, branch: str) -> list[str]:
        """The files that differ between `main` and a branch."""
        return self.git("diff", "--name-only", "-z", "main", branch).rstrip("\0").split("\0")

    def calls(self) -> list[tuple[str, str]]:
        """What `gh` was asked since the last time: the arguments of each call, and its text."""
        file = self.folder / "gh" / "calls.jsonl"
        told = [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.is_file() else []
        file.unlink(missing_ok=True)
        return [(" ".join(call["arguments"]), call["body"]) for call in told]

    def decide(self, state: str) -> None:
        """What organisers did with the pull request: MERGED or CLOSED."""
        (self.folder / "gh" / "state").write_text(f"{state}\n", "utf-8")

    def run(self, workflow: str, event: Mapping[str, Any]) -> Ran:
        """Run every job of a workflow of `main`, in their order, for an event."""
        told = yaml.safe_load(self.git("show", f"main:{workflow}"))
        ran = Ran()
        context = {"github": {"event": event, "token": TOKEN}, "needs": {}}
        for name, job in told["jobs"].items():
            needed = job.get("needs")
            if (needed and needed not in ran.outputs) or not _holds(job.get("if", ""), context, {}):
                continue
            self.run_job(told, name, context, ran)
            context["needs"][name] = {"outputs": ran.outputs.get(name, {})}
        return ran

    def run_job(self, told: Mapping[str, Any], name: str, context: Mapping[str, Any], ran: Ran) -> None:
        """Run one job; where it ends well, `ran.outputs` holds what it hands over."""
        job = told["jobs"][name]
        number = len(list((self.folder / "runs").iterdir()))
        place = self.folder / "runs" / f"{number:02}-{name}"
        workspace, output = place / "workspace", place / "output"
        (place / "temp").mkdir(parents=True)
        (place / "event.json").write_text(json.dumps(context["github"]["event"]), "utf-8")
        surroundings = _filled({**told.get("env", {}), **job.get("env", {})}, context) | {
            "RUNNER_TEMP": str(place / "temp"), "GITHUB_EVENT_PATH": str(place / "event.json"),
            "GITHUB_OUTPUT": str(output), **self._home(),
        }  # fmt: skip
        steps: dict[str, Any] = {}
        failed = False
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}
                self.git("clone", "--quiet", str(self.origin), str(workspace), cwd=self.folder)
            condition = step.get("if", "")
            if "run" not in step or (failed and "always()" not in condition):
                continue
            if not _holds(condition, context, surroundings):
                continue
            output.write_text("", "utf-8")
            own = surroundings | _filled(step.get("env", {}), context)
            done = self.machine.run(step["run"], workspace, **own)
            ran.steps.append(step["name"])
            ran.said += done.stdout + done.stderr
            if done.returncode:
                failed = True
                ran.failed.append(name)
            rows = (row.partition("=") for row in output.read_text("utf-8").splitlines())
            steps[step.get("id", "")] = {"outputs": {key: value for key, _, value in rows}}
        if not failed:
            ran.outputs[name] = _filled(job.get("outputs", {}), {**context, "steps": steps})

    def _home(self) -> dict[str, str]:
        home = str(self.folder / "home")
        return {"HOME": home, "GH_RECORDS": str(self.folder / "gh"), "GIT_CONFIG_NOSYSTEM": "1"}


def _filled(texts: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, str]:
    return {name: _EXPRESSION.sub(lambda m: _value(m[1], context), str(said)) for name, said in texts.items()}


def _value(path: str, context: Mapping[str, Any]) -> str:
    """What an expression names; "" where nothing has that name, as at GitHub."""
    found: Any = context
    for name in path.split("."):
        found = found.get(name, "") if isinstance(found, Mapping) else ""
    return str(found)


def _holds(condition: str, context: Mapping[str, Any], surroundings: Mapping[str, str]) -> bool:
    """Whether a condition holds; only those that our workflows use are known."""
    if not condition:
        return True
    if label := _HAS_LABEL.fullmatch(condition):
        return label[1] in {about["name"] for about in context["github"]["event"]["issue"]["labels"]}
    wanted = _ALWAYS_WITH.fullmatch(condition)
    assert wanted, condition
    return surroundings[wanted[1]] != ""
