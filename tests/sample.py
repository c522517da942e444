"""Copies of the sample event for tests to build from."""

import shutil
from pathlib import Path

from hacksite.pipeline.cache import CACHE, CARDS, PICTURES, PROFILES, SHEETS
from tests.toolbox import ROOT

SAMPLE = ROOT / "sample_event"


def copy_of_sample(folder: Path, sample: Path = SAMPLE) -> Path:
    """Copy the sample event, or a copy of it, to `folder`; of its cache, only what is kept by content.

    Drawing its photographs, cards and papers and reading its data files takes longer than all its pages:
    `make rules`, which comes first, did it for all. Whoever tests a first build removes the cache.
    """
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns(".cache"))
    for kept in (PICTURES, PROFILES, f"{CACHE}/{CARDS}", f"{CACHE}/{SHEETS}"):
        if (sample / kept).is_dir():
            shutil.copytree(sample / kept, folder / kept, ignore=_unfinished)
    return folder


def without_cache(event: Path) -> Path:
    """The event folder as it was before its first build."""
    shutil.rmtree(event / CACHE, ignore_errors=True)
    return event


def _unfinished(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith((".webp", ".json", ".png", ".pdf"))]
