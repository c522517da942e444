"""What the tests of catalogues share."""

from collections.abc import Iterator

import pytest

from tests.importers.catalogue_server import Catalogue, serving


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    with serving() as running:
        yield running
