"""Who is linked to whom: challenges, the data they propose, the projects that answer and use them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hacksite.model import Said, Text
from hacksite.views.below import below, page_below
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene
from hacksite.wording.enumeration import enumeration

MOST_DRAWN = 60
"""A taller column is no picture any more: the list alone tells."""

_NOUNS = ("challenge", "dataset", "project")
_LEFT, _MIDDLE, _RIGHT = (0.0, 26.0), (37.0, 63.0), (74.0, 100.0)
_SIDES = {"challenge": _LEFT, "dataset": _MIDDLE, "project": _RIGHT}
"""Where the boxes of each column begin and end, in hundredths of the width."""

Node = tuple[str, str]
"""A noun and an id."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the picture, from top to bottom; `first` is the row where it begins, and may be half."""

    title: str
    first: float
    nodes: tuple[tuple[str, LinkView], ...]
    """The name of each node in the picture, and where it leads."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A link of the picture, between two nodes by name; `path` is in hundredths of the width and rows."""

    path: str
    start: str
    end: str
    is_far: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The columns and what joins them; `rows` is the height of the tallest."""

    rows: int
    columns: tuple[Column, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Words and the nouns they speak of: the data that a challenge proposes."""

    label: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A noun with all its links."""

    link: LinkView
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one kind."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RelationsView:
    """The picture, None where it would be too tall, and the same as a list."""

    lead: str
    picture: Picture | None
    summary: str
    groups: tuple[Group, ...]


def relations_link(scene: Scene) -> LinkView | None:
    """The way to the page; None where nothing is linked."""
    if not _edges(scene):
        return None
    url = below(scene, "data", scene.addresses.slugs["links"])
    return LinkView(Said(scene.words("data.links"), scene.language), url)


def relations_page(scene: Scene) -> PageView | None:
    """The page of links; None where there are none."""
    edges = _edges(scene)
    if not edges:
        return None
    words = scene.words
    columns = _ordered(scene, edges)
    picture = _picture(scene, columns, edges) if max(map(len, columns.values())) <= MOST_DRAWN else None
    # Only what is linked is drawn and counted: the lists themselves may hold more.
    linked = [words(f"relations.{noun}s", n=len(columns[noun])) for noun in _NOUNS if columns[noun]]
    summary = words(
        "relations.summary", links=words("relations.links", n=len(edges)), linked=enumeration(linked, words)
    )
    view = RelationsView(words("relations.lead"), picture, summary, _groups(scene, columns, edges))
    return page_below(
        scene, "data", ("links",), Said(words("data.links"), scene.language), view, "relations.html"
    )


def _edges(scene: Scene) -> tuple[tuple[Node, Node], ...]:
    event = scene.event
    proposed = ((("challenge", c.id), ("dataset", d)) for c in event.challenges for d in c.datasets)
    answered = ((("challenge", c), ("project", p.id)) for p in event.projects for c in p.challenges)
    used = ((("dataset", u.dataset), ("project", p.id)) for p in event.projects for u in p.data)
    return tuple(dict.fromkeys((*proposed, *used, *answered)))


def _ordered(scene: Scene, edges: Sequence[tuple[Node, Node]]) -> Mapping[str, tuple[str, ...]]:
    """The linked ids of each noun; each column follows the one before it, so that few lines cross."""
    linked = {node for edge in edges for node in edge}
    starts: dict[Node, list[Node]] = {}
    for start, end in edges:
        starts.setdefault(end, []).append(start)
    columns: dict[str, tuple[str, ...]] = {}
    places: dict[Node, float] = {}
    for noun in _NOUNS:
        nodes = [(noun, item) for item in getattr(scene.index, noun) if (noun, item) in linked]
        nodes.sort(key=lambda node: _mean(places[start] for start in starts.get(node, ())))
        columns[noun] = tuple(item for _, item in nodes)
        places |= {node: place / len(nodes) for place, node in enumerate(nodes)}
    return columns


def _mean(places: Iterable[float]) -> float:
    """Where neighbours stand on average; last for a node without any."""
    found = tuple(places)
    return sum(found) / len(found) if found else 1.0


def _picture(
    scene: Scene, columns: Mapping[str, tuple[str, ...]], edges: Sequence[tuple[Node, Node]]
) -> Picture:
    rows = max(map(len, columns.values()))
    first = {noun: (rows - len(ids)) / 2 for noun, ids in columns.items()}
    height = {
        (noun, item): first[noun] + place + 0.5
        for noun, ids in columns.items()
        for place, item in enumerate(ids)
    }

    def curve(start: Node, end: Node) -> Curve:
        left, right, above, under = _SIDES[start[0]][1], _SIDES[end[0]][0], height[start], height[end]
        middle = (left + right) / 2
        path = f"M{left} {above}C{middle} {above} {middle} {under} {right} {under}"
        return Curve(path, _name(start), _name(end), is_far=(start[0], end[0]) == ("challenge", "project"))

    return Picture(
        rows,
        tuple(
            Column(
                scene.words(f"section.{section}"), first[noun],
                tuple((_name((noun, item)), _link(scene, noun, item)) for item in columns[noun]),
            )
            for noun, section in zip(_NOUNS, ("challenges", "data", "projects"), strict=True)
        ),
        tuple(curve(start, end) for start, end in edges),
    )  # fmt: skip


def _name(node: Node) -> str:
    return "-".join(node)


def _groups(
    scene: Scene, columns: Mapping[str, tuple[str, ...]], edges: Sequence[tuple[Node, Node]]
) -> tuple[Group, ...]:
    """Each link once: a challenge tells its data and projects, a project its data."""
    followers = {
        "challenge": (("dataset", "relations.proposes"), ("project", "relations.answered_by")),
        "dataset": (("project", "relations.used_by"),),
    }

    ends: dict[Node, list[Node]] = {}
    for start, end in edges:
        ends.setdefault(start, []).append(end)

    def entry(noun: str, item: str) -> Entry:
        near = ends.get((noun, item), ())
        found = (
            (label, tuple(_link(scene, *end) for end in near if end[0] == to))
            for to, label in followers[noun]
        )
        return Entry(
            _link(scene, noun, item),
            tuple(Relation(scene.words(key, n=len(links)), links) for key, links in found if links),
        )

    made = (
        Group(
            scene.words(f"section.{section}"),
            tuple(one for item in columns[noun] if (one := entry(noun, item)).relations),
        )
        for noun, section in (("challenge", "challenges"), ("dataset", "data"))
    )
    return tuple(group for group in made if group.entries)


def _link(scene: Scene, noun: str, item: str) -> LinkView:
    title: Text = getattr(scene.index, noun)[item].title
    return LinkView(title.say(scene.language), scene.addresses.item(noun, item))
