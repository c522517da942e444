"""Located values: what a file says, and where it says it.

Scalars keep their source text. What a text means ("10:30", "3.10", "no") is decided
later by the type of the field it fills, never guessed from its looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hacksite.diagnostics import Position


@dataclass(slots=True)
class Scalar:
    """A single value as text; `text` is None where the file leaves the value empty."""

    at: Position
    text: str | None


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    at: Position
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Named nodes; `keys` tells where each name stands, `refused` whose value did not fit and is gone."""

    at: Position
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Position] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    def text(self, key: str) -> str | None:
        """The text of a scalar entry; None where it is absent, empty or not a scalar."""
        node = self.entries.get(key)
        return node.text if isinstance(node, Scalar) else None

    def put(self, key: str, node: "Node", at: Position | None = None) -> None:
        """Set an entry, keeping the place of its key when known."""
        self.entries[key] = node
        self.keys[key] = at or node.at


@dataclass(slots=True)
class Translated:
    """One text in several languages: the base file's and its translations'."""

    at: Position
    by_language: dict[str, Scalar] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping | Translated


def plain(node: Node) -> object:
    """The node as `str`, `None`, `list` and `dict`, the input of validation."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(entry) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {language: scalar.text for language, scalar in node.by_language.items()}


def at_path(node: Node, path: tuple[str | int, ...]) -> Position:
    """The place nearest to `path` inside `node`: the value, its parent, or `node` itself."""
    for step in path:
        below = _step(node, step)
        if below is None:
            break
        node = below
    return node.at


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.entries.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    if isinstance(node, Translated):
        return node.by_language.get(str(step))
    return None


def scalars(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Every filled scalar below `node` with its path, in file order."""
    if isinstance(node, Scalar):
        if node.text:
            yield path, node
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from scalars(entry, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from scalars(item, (*path, index))
    else:
        for language, scalar in node.by_language.items():
            yield from scalars(scalar, (*path, language))
