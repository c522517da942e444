"""The file that a list's filters read: which entry has which values, and on which page it stands."""

from collections.abc import Iterator
from functools import partial

from pydantic_core import to_json

from hacksite.emit.artifact import Artifact
from hacksite.views.facets import Filters
from hacksite.views.page_view import PageView
from hacksite.views.paging import PER_PAGE


def filter_index(page: PageView) -> Iterator[Artifact]:
    """The file of a list's filters, beside the first page of the list; nothing for other pages."""
    filters: Filters | None = getattr(page.view, "filters", None)
    if filters and filters.page == 0:
        yield Artifact(filters.file, filters.version, partial(_bytes, filters), "application/json")


def _bytes(filters: Filters) -> bytes:
    return to_json(
        {
            "size": PER_PAGE if len(filters.pages) > 1 else len(filters.rows),
            "pages": filters.pages,
            "groups": filters.groups,
            "facets": [
                [facet.key, facet.every, [value.key for value in facet.values]] for facet in filters.facets
            ],
            "entries": [[row.item, row.group, row.values, row.text] for row in filters.rows],
        }
    )
