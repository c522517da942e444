"""Whom to write to, and what the press may take."""

from typing import Annotated

from pydantic import Field

from hacksite.model.fields import Link, Noun, Pictures, Url
from hacksite.model.text import Text


class Contact(Noun):
    """Whom to write to; these particulars are published as they stand."""

    name: Text | None = None
    """A team's name rather than a person's."""
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    """A shared address; it is published."""
    phone: str | None = None
    """A number that answers on the day; it is published."""
    url: Url | None = None
    """A form."""


class Press(Noun):
    """What journalists need. It makes the press page, with the event's own facts."""

    text: Text | None = None
    """The event in a paragraph that can be copied as it is, in Markdown; `summary` when left empty."""
    contact: Contact | None = None
    """Whom journalists call; the event's contact when left empty."""
    pictures: Pictures = ()
    """Pictures they may publish, each with its credit."""
    links: tuple[Link, ...] = ()
    """Press releases, and what was written about the event."""
