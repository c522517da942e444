"""Keeps loaded nouns between two readings of one folder, so that a preview validates only what was edited."""

from dataclasses import dataclass, field
from typing import Any

from hacksite.load.validate import Built, build
from hacksite.model import Reading
from hacksite.source import Mapping, plain
from hacksite.source.text_file import Found


@dataclass(slots=True)
class Nouns:
    """What was made of each entry that had no problem, by its kind and id.

    A noun depends on nothing but what its entry says and on how it is read: both are compared whole. An
    entry that had to be mended is validated again each time, for its problems must be told again.
    """

    kept: dict[tuple[type, str], tuple[object, Reading, Any]] = field(default_factory=dict)

    def build(self, kind: type[Built], node: Mapping, reading: Reading, found: Found) -> Built | None:
        """The noun of an entry, as `validate.build` makes it."""
        key = (kind, node.text("id") or "")
        typed = plain(node)
        said, read, noun = self.kept.get(key, (None, None, None))
        if said == typed and read == reading:
            return noun
        made = build(kind, node, reading, found)
        if made is not None and plain(node) == typed:
            self.kept[key] = (typed, reading, made)
        return made
