"""MkDocs projects in temporary folders, and MkDocs itself as a program."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

PROGRAMS = Path(sys.executable).parent
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONWARNINGS": "ignore"}

Ran = subprocess.CompletedProcess[str]
Project = Callable[..., Path]
"""Writes `{name: text}` into a new MkDocs project; gives its folder."""


def ran(program: str, *arguments: str, cwd: Path) -> Ran:
    """Run a program of this environment; what it said is in `stdout` and `stderr`."""
    command = [str(PROGRAMS / program), *arguments]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **QUIET}, capture_output=True, check=False, encoding="utf-8"
    )


def written(root: Path, files: dict[str, str]) -> Path:
    """A folder with these files added."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return partial(written, tmp_path / "project")
