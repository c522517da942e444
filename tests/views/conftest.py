"""What visitors of small events see."""

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from hacksite.model import Event
from hacksite.pipeline.checking import check_folder
from tests.conftest import EventFolder

Read = Callable[[Mapping[str, str], datetime], Event]
"""Gives the event of some files, checked at an instant."""


@pytest.fixture
def read(event_folder: EventFolder) -> Read:
    def of(files: Mapping[str, str], at: datetime) -> Event:
        checked = check_folder(event_folder(files), at)
        assert checked.event is not None
        assert checked.report.errors == ()
        return checked.event

    return of
