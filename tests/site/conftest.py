"""The sample event, built once for each instant that a test asks for."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from filelock import FileLock
from playwright.sync_api import Browser

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.sample import copy_of_sample
from tests.site.browsing import launched
from tests.site.built_site import SITE_URL, BuiltSite

PARIS = ZoneInfo("Europe/Paris")
PHASES = {
    "announced": datetime(2027, 1, 5, 12, tzinfo=PARIS),
    "open": datetime(2027, 2, 15, 12, tzinfo=PARIS),
    "closed": datetime(2027, 3, 24, 12, tzinfo=PARIS),
    "live": datetime(2027, 3, 27, 15, tzinfo=PARIS),
    "restitution": datetime(2027, 3, 28, 17, tzinfo=PARIS),
    "results": datetime(2027, 3, 30, 12, tzinfo=PARIS),
    "archived": datetime(2028, 1, 10, 12, tzinfo=PARIS),
}

SampleAt = Callable[[datetime], BuiltSite]
"""Gives the site of the sample event at an instant."""


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample event, so that no cache is written into the checkout."""
    return copy_of_sample(tmp_path_factory.mktemp("sample") / "event")


@pytest.fixture(scope="session")
def sample_at(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> SampleAt:
    """Built once for all the processes that share the tests: nobody may change these sites.

    Those of the phases have the index of a search; the others, of a minute that a test is about, have none.
    """
    own = tmp_path_factory.getbasetemp()
    shared = (own if worker_id == "master" else own.parent) / "sample"
    event = shared / "event"
    made: dict[datetime, BuiltSite] = {}

    def build(at: datetime) -> BuiltSite:
        out = shared / f"{at.timestamp():.0f}" / "hackathon-2027"
        with FileLock(f"{shared}.lock"):
            if not event.is_dir():
                copy_of_sample(event)
            if not out.is_dir():
                built = build_folder(event, out, Settings(at, SITE_URL, index=at in PHASES.values()))
                assert built.written is not None, built.checked.report.errors
        return BuiltSite(out)

    def remembered(at: datetime) -> BuiltSite:
        if at not in made:
            made[at] = build(at)
        return made[at]

    return remembered


@pytest.fixture(scope="session", params=PHASES)
def each_phase(request: pytest.FixtureRequest, sample_at: SampleAt) -> BuiltSite:
    """The sample's site, in each of its phases."""
    return sample_at(PHASES[request.param])


@pytest.fixture(scope="session")
def results_site(sample_at: SampleAt) -> BuiltSite:
    """The sample's site when everything may be seen."""
    return sample_at(PHASES["results"])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all browser tests of this folder."""
    with launched() as chromium:
        yield chromium
