"""Reaching into located nodes by the paths validation speaks of."""

from hacksite.source import Mapping, Node, Scalar, Sequence, Translated

Path = tuple[str | int, ...]


def node_at(node: Node, path: Path) -> Node | None:
    """The node at `path`; None where there is none."""
    for step in path:
        if isinstance(node, Mapping) and str(step) in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def nearest(node: Node, path: Path) -> Path:
    """The longest beginning of `path` that leads somewhere; () for the node itself."""
    while path and node_at(node, path) is None:
        path = path[:-1]
    return path


def replace(node: Node, path: Path, value: Node) -> None:
    """Put `value` where `path` leads."""
    parent = node_at(node, path[:-1])
    if isinstance(parent, Mapping):
        parent.entries[str(path[-1])] = value
    elif isinstance(parent, Sequence) and isinstance(path[-1], int):
        parent.items[path[-1]] = value


def take_out(node: Node, path: Path) -> None:
    """Remove what stands at `path`; its key keeps its place in `keys`, and is `refused`."""
    parent = node_at(node, path[:-1])
    if isinstance(parent, Mapping):
        parent.refused |= {str(path[-1])}
        del parent.entries[str(path[-1])]
    elif isinstance(parent, Sequence) and isinstance(path[-1], int):
        del parent.items[path[-1]]


def drop_empties(node: Node) -> bool:
    """Take out every value left empty, as if it were not written; True when nothing is left.

    An empty key keeps its place in `keys`, so that a required one is reported where it stands.
    """
    if isinstance(node, Scalar):
        return not (node.text or "").strip()
    if isinstance(node, Sequence):
        before = len(node.items)
        node.items[:] = [item for item in node.items if not drop_empties(item)]
        return before > 0 and not node.items
    entries: dict[str, Node] | dict[str, Scalar]
    entries = node.by_language if isinstance(node, Translated) else node.entries
    empty = [key for key, entry in entries.items() if drop_empties(entry)]
    for key in empty:
        del entries[key]
    return bool(empty) and not entries
