"""An event with the places its values came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hacksite.diagnostics import Position
from hacksite.model import Event
from hacksite.model.preparation import Preparation
from hacksite.source import Folder, Node, at_path
from hacksite.source import Mapping as MappingNode


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: the event, and where each noun stands in the folder.

    `nodes` maps a noun's name and an id to the entry it was read from; it knows entries too broken
    to load, so that links to them are not reported twice. `event` is None only when
    `event.yml` lacks what no site can do without.
    """

    folder: Folder
    event: Event | None
    nodes: Mapping[tuple[str, str], MappingNode] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    """Required fields of `event.yml` that were wrong, and were filled by a guess."""
    preparation: Preparation = field(default_factory=Preparation)
    """What the organisers tick; no part of the event, so that no page can tell it."""

    def at(self, noun: str, item: str, *path: str | int) -> Position:
        """Where a value of a noun stands, or the nearest place above it."""
        node = self.nodes.get((noun, item))
        return at_path(node, path) if node else Position("event.yml")

    def at_event(self, *path: str | int) -> Position:
        """Where a value of `event.yml` stands."""
        return at_path(self.folder.event, path)

    def at_results(self, *path: str | int) -> Position:
        """Where a value of `results.yml` stands."""
        return at_path(self.folder.results, path) if self.folder.results else Position("results.yml")

    def is_refused(self, noun: str, item: str, key: str) -> bool:
        """Whether a field is written and its value did not fit, which is told already."""
        node = self.nodes.get((noun, item))
        return node is not None and key in node.refused

    def ids(self, noun: str) -> tuple[str, ...]:
        """Every id of a noun, broken entries included."""
        return tuple(item for name, item in self.nodes if name == noun)

    def entries(self) -> Iterable[tuple[str, str, Node]]:
        """Every entry with its noun and id."""
        return ((noun, item, node) for (noun, item), node in self.nodes.items())
