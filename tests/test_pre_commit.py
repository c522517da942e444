"""The hook, run by pre-commit itself in a repository that holds an event."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.toolbox import ROOT

pytestmark = pytest.mark.slow


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Camille Exemple", "-c", "user.email=camille@example.org"]
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """This checkout as a repository of its own, whatever is committed in it."""
    folder = tmp_path / "hacksite"
    folder.mkdir()
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.decode().split("\0")):
        # What is needed to install it; the tests hold broken folders that git would refuse.
        if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/", "sample_event/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Hooks")
    return folder


def test_the_hook_lets_a_right_event_through_and_stops_a_wrong_one(hooks: Path, tmp_path: Path) -> None:
    event = tmp_path / "repository"
    event.mkdir()
    (event / "event.yml").write_text("title: Water\nstart: 2027-03-27\nlanguages: [en]\n")
    listed = {"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [{"id": "hacksite-check"}]}
    (event / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [listed]}))
    git(event, "init", "--quiet")
    git(event, "add", "--all")
    command = [sys.executable, "-m", "pre_commit", "run", "hacksite-check", "--all-files"]
    # What pre-commit installs is pinned by its user; here, by our lock.
    lock = (ROOT / "requirements/site.txt").read_text("utf-8")
    # pip takes neither extras nor hashes there.
    constraints = re.findall(r"^[\w.-]+(?:\[[^\]]*\])?==[^\s;]+(?: ;[^\\\n]*)?", lock, re.MULTILINE)
    (tmp_path / "constraints.txt").write_text(re.sub(r"\[.*?\]", "", "\n".join(constraints)))
    pins = {"PIP_CONSTRAINT": str(tmp_path / "constraints.txt"), "PRE_COMMIT_HOME": str(tmp_path / "home")}
    # Compiling all that is installed takes longer than to run it once.
    pins |= {"PIP_NO_COMPILE": "1"}

    def tried() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, capture_output=True, check=False, cwd=event, encoding="utf-8", env={**os.environ, **pins}
        )

    right = tried()
    assert right.returncode == 0, right.stdout + right.stderr
    (event / "event.yml").write_text("title: Water\nstart: 2027-02-30\nlanguages: [en]\n")
    wrong = tried()
    assert (wrong.returncode, "event.yml:2:8: error HS206" in wrong.stdout) == (1, True), wrong.stdout


def test_the_hook_looks_at_every_kind_of_file_of_an_event() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("hacksite-check", "hacksite check", False)
