"""The catalogue of data as a table, which a script can sort by any column."""

from dataclasses import dataclass, replace

from hacksite.model import Dataset, Said
from hacksite.model.licence import find_licence
from hacksite.views.below import below, page_below
from hacksite.views.cards import dataset_card, formats
from hacksite.views.facets import Filters, card_row, filters_of
from hacksite.views.marks import dataset_facets, dataset_marks
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import short_day

COLUMNS = (
    "dataset", "publisher", "licence", "formats", "modified", "spatial", "access", "challenges", "projects",
)  # fmt: skip
"""The columns, by the key of their heading."""

_NUMBERS = ("challenges", "projects")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column; `order` is what it is sorted by where that is not its text."""

    text: str
    order: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's name; `is_number` for what is counted."""

    label: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class DataRow:
    """A dataset on a line: its name leads to its page; the cells follow, in the order of the headings."""

    title: Said
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """Every dataset on a line."""

    lead: str
    headings: tuple[Heading, ...]
    rows: tuple[DataRow, ...]
    filters: Filters | None
    file: LinkView


def data_table_link(scene: Scene) -> LinkView:
    """The way to the table."""
    url = below(scene, "data", scene.addresses.slugs["table"])
    return LinkView(Said(scene.words("data.as_table"), scene.language), url)


def data_table_page(scene: Scene) -> PageView:
    """The page of the table; its lines are in alphabetical order, wishes last."""
    words = scene.words
    datasets = sorted(
        scene.event.datasets, key=lambda d: (d.wanted, collation_key(d.title.in_(scene.language)))
    )
    rows = [card_row(dataset_card(scene, d), dataset_marks(scene, d)) for d in datasets]
    filters = filters_of(scene, "data", dataset_facets(scene), [("", rows)])
    view = DataTable(
        words("data.count", n=len(datasets)),
        tuple(Heading(words(f"datatable.{key}"), key in _NUMBERS) for key in COLUMNS),
        tuple(_row(scene, dataset) for dataset in datasets),
        filters,
        LinkView(Said(words("file.datasets"), scene.language), "datasets.csv", "download"),
    )
    title = Said(words("data.table"), scene.language)
    page = page_below(scene, "data", ("table",), title, view, "data_table.html")
    if filters:
        page = replace(page, view=replace(view, filters=replace(filters, file=f"{page.url}filters.json")))
    return page


def _row(scene: Scene, dataset: Dataset) -> DataRow:
    back = scene.index.backlinks
    licence = find_licence(dataset.license) if dataset.license else None
    day = dataset.modified
    cells = (
        Cell(scene.words_in(dataset.publisher)),
        Cell(licence.name(scene.language) if licence else dataset.license or ""),
        Cell(", ".join(formats(dataset))),
        Cell(short_day(day, scene.words), day.isoformat()) if day else Cell(""),
        Cell(scene.words_in(dataset.spatial)),
        Cell(scene.words("dataset.wanted" if dataset.wanted else f"access.{dataset.access}")),
        Cell(str(len(back.of("dataset", dataset.id, "challenge")))),
        Cell(str(len(back.of("dataset", dataset.id, "project")))),
    )
    url = scene.addresses.item("dataset", dataset.id)
    return DataRow(dataset.title.say(scene.language), url, cells)
