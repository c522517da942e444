"""A dataset as a catalogue describes it, before it becomes a file of the event folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Texts = Mapping[str, str]
"""A text by language; "" stands for a language that the catalogue does not tell."""

Kind = str
"""A kind of catalogue, as `Source.type` names it."""


def text_in(language: str, value: object) -> Texts:
    """A text as told in one language; empty for what is no text."""
    return {language: value.strip()} if isinstance(value, str) and value.strip() else {}


@dataclass(frozen=True, slots=True)
class FoundResource:
    """A file or an address. `key` is the catalogue's lasting name of it; texts are as received."""

    key: str
    url: str
    title: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    format: str = ""
    mediatype: str = ""
    bytes: int | None = None
    is_main: bool = True
    """False for documentation and the like."""
    columns: tuple[Mapping[str, str], ...] = ()
    """Columns by name, title, type and description."""


@dataclass(frozen=True, slots=True)
class FoundDataset:
    """What one answer of a catalogue says, each text as received.

    `licence`, `frequency`, `spatial`, `start` and `end` are the catalogue's words; `normal` gives ours.
    """

    kind: Kind
    key: str
    """The catalogue's lasting id."""
    slug: str
    """A readable name, for ours."""
    title: Texts
    description: Texts = field(default_factory=dict)
    summary: Texts = field(default_factory=dict)
    publisher: Texts = field(default_factory=dict)
    page: str = ""
    """What people open."""
    api: str = ""
    """What was asked, and will be asked again."""
    licence: str = ""
    licence_url: str = ""
    frequency: str = ""
    keywords: tuple[Texts, ...] = ()
    spatial: tuple[str, ...] = ()
    """Zones as the catalogue writes them, or names."""
    start: str = ""
    end: str = ""
    issued: str = ""
    modified: str = ""
    access: str = "open"
    conditions: Texts = field(default_factory=dict)
    wanted: bool = False
    archived: str = ""
    resources: tuple[FoundResource, ...] = ()
    resources_elsewhere: int = 0
    """How many resources the answer counts and does not tell."""
    metadata: Any = None
    """The answer itself."""
