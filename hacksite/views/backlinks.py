"""Who links to whom, read backwards: a dataset lists the challenges that propose it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hacksite.model import Event, references

NOUNS = (
    ("challenge", "challenges"),
    ("dataset", "datasets"),
    ("session", "sessions"),
    ("person", "people"),
    ("project", "projects"),
)


@dataclass(frozen=True, slots=True)
class Backlinks:
    """For each noun and id: the nouns that link to it, in the event's order."""

    to: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]

    def of(self, noun: str, item: str, kind: str) -> tuple[str, ...]:
        """The ids of the nouns of `kind` that link to an item."""
        return tuple(other for name, other in self.to.get((noun, item), ()) if name == kind)


def backlinks(event: Event) -> Backlinks:
    """Every link of the event, reversed."""
    found: defaultdict[tuple[str, str], dict[tuple[str, str], None]] = defaultdict(dict)
    for target, origin in _links(event):
        found[target][origin] = None
    return Backlinks({target: tuple(origins) for target, origins in found.items()})


def _links(event: Event) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for noun, field in NOUNS:
        nouns = getattr(event, field)
        fields = references(type(nouns[0])) if nouns else ()
        for entry in nouns:
            for name, target in fields:
                value = getattr(entry, name)
                for item in value if isinstance(value, tuple) else (value,) if value else ():
                    yield (target, item), (noun, entry.id)
    for project in event.projects:
        for use in project.data:
            yield ("dataset", use.dataset), ("project", project.id)
        for member in project.members:
            if member.person:
                yield ("person", member.person), ("project", project.id)
