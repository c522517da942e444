"""Checks of the links between nouns: every id must be somebody's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from hacksite.check.places import Places
from hacksite.check.texts import place_in_text
from hacksite.diagnostics import Diagnostic, Position, closest
from hacksite.model import Event, Noun, references, slugify
from hacksite.source import Mapping, Node, Scalar, Sequence

_NOUN_WORDS = {
    "challenge": ("défi", "challenge"), "dataset": ("jeu de données", "dataset"),
    "session": ("séance", "session"), "person": ("personne", "person"),
    "partner": ("partenaire", "partner"), "project": ("projet", "project"), "room": ("salle", "room"),
    "track": ("fil", "track"), "prize": ("prix", "prize"), "faq_entry": ("question", "question"),
    "news_item": ("actualité", "news item"), "page": ("page", "page"), "milestone": ("échéance", "milestone"),
}  # fmt: skip
_DECLARED_IN = {
    "challenge": "challenges/", "dataset": "datasets/", "session": "schedule.yml", "person": "people.yml",
    "partner": "partners.yml", "project": "projects/", "room": "event.yml (`rooms`)",
    "track": "event.yml (`tracks`)", "prize": "event.yml (`prizes`)",
}  # fmt: skip
_LIKENESS = 0.92
Path = tuple[str | int, ...]
_references = cache(references)


def check_references(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Ids that nobody has, ids too like one another, and awards that their prize contradicts."""
    nodes: dict[tuple[str, str], Mapping] = {}
    ids: dict[str, list[str]] = defaultdict(list)
    for noun, item, node in places.entries():
        ids[noun].append(item)
        if isinstance(node, Mapping):
            nodes[noun, item] = node
    known = {noun: frozenset(found) for noun, found in ids.items()}
    for root, path, noun, typed in _all_references(places, event, nodes):
        if typed not in known.get(noun, frozenset()):
            yield _unknown(_place(places, root, path, typed), path, noun, typed, ids[noun])
    for noun, found in ids.items():
        yield from _too_alike(places, noun, found)
    yield from _awards(places, event)


Reference = tuple[Node | None, Path, str, str]


def _all_references(
    places: Places, event: Event, nodes: dict[tuple[str, str], Mapping]
) -> Iterator[Reference]:
    folder = places.folder
    yield from _of(folder.event, (), event)
    yield from _of(folder.event, ("restitution",), event.restitution)
    lists: tuple[tuple[str, Iterable[Noun]], ...] = (
        ("challenge", event.challenges), ("dataset", event.datasets), ("session", event.sessions),
        ("person", event.people), ("partner", event.partners), ("project", event.projects),
    )  # fmt: skip
    for noun, items in lists:
        for item in items:
            yield from _of(nodes.get((noun, getattr(item, "id", ""))), (), item)
    for project in event.projects:
        node = nodes.get(("project", project.id))
        for index, use in enumerate(project.data):
            yield from _of(node, ("data", index), use)
        for index, member in enumerate(project.members):
            yield from _of(node, ("members", index), member)
    if event.results is not None:
        yield from _of(folder.results, (), event.results)
        for index, award in enumerate(event.results.awards):
            yield from _of(folder.results, ("awards", index), award)


def _of(root: Node | None, above: Path, noun: Noun) -> Iterator[Reference]:
    """The ids a noun's own fields hold, with the path of each below `root`."""
    for field, target in _references(type(noun)):
        value = getattr(noun, field)
        if isinstance(value, str):
            yield root, (*above, field), target, value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield root, (*above, field, index), target, item


def _unknown(at: Position, path: Path, noun: str, typed: str, ids: list[str]) -> Diagnostic:
    french, english = _NOUN_WORDS[noun]
    values = {
        "id": typed,
        "field": next(str(step) for step in reversed(path) if isinstance(step, str)),
        "noun_fr": french,
        "noun_en": english,
        "file": _DECLARED_IN[noun],
        "did_you_mean": closest(slugify(typed), ids),
    }
    return Diagnostic("HS301", at, values)


def _place(places: Places, root: Node | None, path: Path, typed: str) -> Position:
    """Where an id stands, also in a list typed on one line."""
    node = root
    for step in path:
        below: Node | None = None
        if isinstance(node, Mapping):
            below = node.entries.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        if below is None:
            break
        node = below
    if isinstance(node, Scalar) and node.text and node.text != typed:
        word = re.search(rf"(?<![\w-]){re.escape(typed)}(?![\w-])", node.text)
        return place_in_text(places.folder, node, *word.span()) if word else node.at
    return node.at if node is not None else Position("event.yml")


def _too_alike(places: Places, noun: str, ids: list[str]) -> Iterator[Diagnostic]:
    """Pairs of ids that differ by a hyphen, a plural or one letter.

    Each id is filed under itself less one letter, so that only near ones are ever compared.
    """
    if noun == "faq_entry":
        return  # Made from whole questions, which may well resemble one another.
    filed: dict[str, list[str]] = defaultdict(list)
    for item in ids:
        short = "".join(word.removesuffix("s") for word in item.split("-"))
        filed[f"={short}"].append(item)
        for key in {item, *(item[:n] + item[n + 1 :] for n in range(len(item)))}:
            filed[key].append(item)
    order = {item: index for index, item in enumerate(ids)}
    told = set()
    for key, group in filed.items():
        for one, other in pairwise(group):
            pair = (one, other) if order[one] < order[other] else (other, one)
            if one != other and pair not in told and (key.startswith("=") or _is_slip(one, other)):
                told.add(pair)
                yield _alike(places, noun, *pair)


def _alike(places: Places, noun: str, first: str, second: str) -> Diagnostic:
    french, english = _NOUN_WORDS.get(noun, (noun, noun))
    values = {
        "first": first,
        "first_at": str(places.at(noun, first, "id")),
        "second": second,
        "noun_fr": french,
        "noun_en": english,
    }
    return Diagnostic("HS303", places.at(noun, second, "id"), values)


def _is_slip(one: str, other: str) -> bool:
    """Whether two ids look like one id typed twice; `group-a`, `group-b` and numbers do not."""
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    words = set(one.split("-")) ^ set(other.split("-"))
    if words and min(len(word) for word in words) <= 2:
        return False
    return SequenceMatcher(None, one, other).ratio() > _LIKENESS


def _awards(places: Places, event: Event) -> Iterator[Diagnostic]:
    kinds = {prize.id: prize.kind for prize in event.prizes}
    for index, award in enumerate(event.results.awards if event.results else ()):
        kind = kinds.get(award.prize)
        if kind is not None and (kind == "ranked") != (award.rank is not None):
            at = places.at_results("awards", index, "rank" if award.rank else "prize")
            rank = "–" if award.rank is None else str(award.rank)
            values = {"prize": award.prize, "project": award.project, "kind": kind, "rank": rank}
            yield Diagnostic("HS307", at, values)
