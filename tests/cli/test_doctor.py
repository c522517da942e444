import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import metadata, version
from itertools import pairwise
from pathlib import Path

import pytest

from hacksite.cli.completion import SHELLS
from hacksite.cli.environment import pins
from tests.cli.conftest import Run
from tests.conftest import EventFolder

New = Callable[..., Path]


def test_a_machine_that_has_all_is_well(event_folder: EventFolder, run: Run) -> None:
    said = run("doctor", str(event_folder()), "--language", "en")
    assert (said.code, "✗" in said.text) == (0, False), said.text
    assert said.text.endswith("All is ready.\n")


def test_what_is_said_comes_with_what_to_do(event_folder: EventFolder, run: Run) -> None:
    lines = run("doctor", str(event_folder()), "--language", "en").text.splitlines()
    for line, following in pairwise(lines):
        if line.startswith("–"):
            assert following.startswith("  → "), line


def test_it_speaks_the_readers_language(event_folder: EventFolder, run: Run) -> None:
    assert "Tout est prêt." in run("doctor", str(event_folder())).text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_to_is_told_and_exits_2(run: Run) -> None:
    # `/proc` takes no files from anybody.
    said = run("doctor", "/proc/self", "--language", "en")
    assert (said.code, "cannot be written to" in said.text) == (2, True), said.text


def test_the_versions_compared_are_those_of_the_lock() -> None:
    known = pins()
    assert len(known) > 40
    assert version("jinja2") == known["jinja2"]


def test_a_version_other_than_the_one_tested_is_named(
    event_folder: EventFolder, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # An installation of this name and another version, found first.
    info = tmp_path / "other" / "jinja2-2.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: jinja2\nVersion: 2.0\n")
    monkeypatch.syspath_prepend(str(tmp_path / "other"))
    said = run("doctor", str(event_folder()), "--language", "en")
    assert f"jinja2 2.0 ({pins()['jinja2']})" in said.text
    assert said.code == 0


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_calls_hacksite(shell: str, run: Run) -> None:
    said = run("completion", shell)
    assert said.code == 0
    assert "_HACKSITE_COMPLETE" in said.text


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_commands_options_and_their_values(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "completion.sh"
    script.write_text(run("completion", "bash").text)

    def completed(line: str) -> set[str]:
        words = line.split(" ")
        code = (
            f"source {script}; COMP_WORDS=({' '.join(words) or ''}); COMP_CWORD={len(words) - 1};"
            " _hacksite_completion hacksite; printf '%s\\n' \"${COMPREPLY[@]}\""
        )
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        answer = subprocess.run(
            ["bash", "-c", code], capture_output=True, check=True, encoding="utf-8",
            env={**os.environ, "PATH": path},
        )  # fmt: skip
        return set(answer.stdout.split())

    assert completed("hacksite de") == {"deploy"}
    assert completed("hacksite deploy --dr") == {"--dry-run"}
    assert completed("hacksite completion z") == {"zsh"}


def test_every_extra_is_looked_for(event_folder: EventFolder, run: Run) -> None:
    said = run("doctor", str(event_folder()), "--language", "en").text
    extras = metadata("hacksite").get_all("Provides-Extra") or []
    assert [extra for extra in extras if f"hacksite[{extra}]" not in said] == []
