"""Real files of other people, kept beside the project, never in it: without one, its test skips."""

import os
from pathlib import Path

import pytest

from tests.toolbox import ROOT

_FOLDER = Path(os.environ.get("HACKSITE_RECORDED") or ROOT.parent / "shared" / "fixtures")


def recorded(name: str) -> Path:
    """A recorded file by its path in the folder that HACKSITE_RECORDED names."""
    path = _FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: HACKSITE_RECORDED names the folder of recorded files")
    return path
