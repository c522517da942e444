"""Copies of the sample event to build from, and the sites they give."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hacksite.pipeline.cache import CACHE
from tests.sample import copy_of_sample

AT = datetime(2027, 3, 30, 12, tzinfo=ZoneInfo("Europe/Paris"))
SITE_URL = "https://example.org/hackathon-2027/"

NewSample = Callable[[str], Path]
"""Gives a fresh copy of the sample event in a folder of that name."""


@pytest.fixture
def new_sample(tmp_path: Path) -> NewSample:
    def copy(name: str) -> Path:
        return copy_of_sample(tmp_path / name / "event")

    return copy


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder but hacksite's cache."""
    files = (p for p in root.rglob("*") if p.is_file())
    found = {p.relative_to(root).as_posix(): p.read_bytes() for p in files}
    return {name: content for name, content in found.items() if not name.startswith(CACHE)}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that only one has, or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
