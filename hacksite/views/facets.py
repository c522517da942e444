"""Facets: the ways to narrow a list, and which entry has which value.

Pages show the facets with their counts; which entry has which value goes into a file that the
script reads when somebody chooses something.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hacksite.views.page_view import Card, Shelf
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key, folded, words_in

FEWEST_ENTRIES = 5
"""A shorter list is read faster than its filters."""

MOST_VALUES = 40
"""A facet shows its commonest values; the words of the others can be typed."""

Marks = Mapping[str, tuple[str, ...]]
"""The values of one noun, as labels, by facet."""

_BREAK = re.compile(r"[\s’'/,;&]+")


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet as a list declares it. Several values widen the choice; with `every`, they narrow it.

    `order` holds labels that have an order of their own; the others follow in alphabetical order.
    """

    key: str
    order: tuple[str, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that can be chosen: its name in addresses, its label, how many entries have it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet as shown. `every`: an entry must have all the chosen values, not one of them."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list, before facets are counted. `text` is what its words are looked for in."""

    url: str
    text: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the file that filters read.

    The last part of its address, the number of its group, the numbers of its values, counted through
    all facets, and its words.
    """

    item: str
    group: int
    values: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a list. `file` is where its entries are told; `version` changes with them.

    `pages` are the addresses of the list's pages, relative to the list's own; `page` counts from 0.
    """

    facets: tuple[Facet, ...]
    total: int
    file: str
    version: str
    groups: tuple[str, ...]
    rows: tuple[Listed, ...] = field(repr=False)
    pages: tuple[str, ...] = ("./",)
    page: int = 0


def card_row(card: Card, marks: Marks) -> Row:
    """A card as an entry of its list."""
    summary = card.summary.text if card.summary else ""
    return Row(card.url, words_in(card.title.text, card.kicker, summary, *card.tags, *card.badges), marks)


def card_rows(
    groups: Iterable[Shelf], marks: Mapping[str, Marks], by_group: str = ""
) -> list[tuple[str, list[Row]]]:
    """The entries of groups of cards, from the marks of each address.

    `by_group` names the facet whose values are the groups: a card has the value of the group it stands in.
    """

    def row(card: Card, title: str) -> Row:
        own = marks[card.url]
        return card_row(card, {**own, by_group: (title,)} if by_group else own)

    return [(group.title, [row(card, group.title) for card in group.cards]) for group in groups]


def filters_of(
    scene: Scene, section: str, kinds: Sequence[FacetKind], groups: Sequence[tuple[str, Sequence[Row]]]
) -> Filters | None:
    """The filters of a section's list; None where the list is too short to need any."""
    rows = [row for _, group in groups for row in group]
    total = len({row.url for row in rows})
    if total < FEWEST_ENTRIES:
        return None
    facets = tuple(facet for kind in kinds if (facet := _facet(scene, kind, rows, total)))
    numbers: dict[tuple[str, str], int] = {}
    for facet in facets:
        for value in facet.values:
            numbers[facet.key, value.key] = len(numbers)
    listed = tuple(
        Listed(row.url.rstrip("/").rpartition("/")[2], place, _numbers(row.marks, numbers), row.text)
        for place, (_, group) in enumerate(groups)
        for row in group
    )
    titles = tuple(title for title, _ in groups)
    version = hashlib.blake2b(repr((facets, titles, listed)).encode(), digest_size=6).hexdigest()
    file = f"{scene.addresses.section(section)}filters.json"
    return Filters(facets, total, file, version, titles, listed)


@lru_cache(maxsize=5_000)
def value_key(label: str) -> str:
    """A label's name in addresses: « Énergie » is `energie`. Labels of one name are one value."""
    return _BREAK.sub("-", folded(label)).strip("-") or label


def _numbers(marks: Marks, numbers: Mapping[tuple[str, str], int]) -> tuple[int, ...]:
    keys = ((facet, value_key(label)) for facet, labels in marks.items() for label in labels)
    return tuple(sorted({numbers[key] for key in keys if key in numbers}))


def _facet(scene: Scene, kind: FacetKind, rows: Sequence[Row], total: int) -> Facet | None:
    """A facet with its counts; None where it would not tell entries apart."""
    having: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for row in rows:
        for label in row.marks.get(kind.key, ()):
            key = value_key(label)
            labels.setdefault(key, label[:1].upper() + label[1:])
            having.setdefault(key, set()).add(row.url)
    if kind.every:
        having = {key: urls for key, urls in having.items() if len(urls) < total}
    if len(having) < (1 if kind.every else 2):
        return None
    common = sorted(having, key=lambda key: (-len(having[key]), key))[:MOST_VALUES]
    values = (FacetValue(key, labels[key], len(having[key])) for key in common)
    ordered = tuple(sorted(values, key=_place(kind)))
    return Facet(kind.key, scene.words(f"facet.{kind.key}"), ordered, kind.every)


def _place(kind: FacetKind) -> Callable[[FacetValue], tuple[int, tuple[str, str, str]]]:
    order = {value_key(label): place for place, label in enumerate(kind.order)}
    return lambda value: (order.get(value.key, len(order)), collation_key(value.label))
