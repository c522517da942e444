"""The sample event, copied once for the tests that build it."""

import shutil
from pathlib import Path

import pytest

from tests.toolbox import ROOT


@pytest.fixture(scope="module")
def sample_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "event"
    shutil.copytree(ROOT / "sample_event", folder, ignore=shutil.ignore_patterns(".cache"))
    return folder
