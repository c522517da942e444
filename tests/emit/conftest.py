"""The sample event, copied once for the tests that build it."""

from pathlib import Path

import pytest

from tests.sample import copy_of_sample


@pytest.fixture(scope="module")
def sample_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_sample(tmp_path_factory.mktemp("sample") / "event")
