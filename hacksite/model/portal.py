"""Several editions on one site: what `portal.yml` says."""

from typing import Annotated

from pydantic import Field

from hacksite.model.contact import Contact
from hacksite.model.event_file import Look
from hacksite.model.fields import Listed, Noun, Slug
from hacksite.model.text import Text


class Edition(Noun):
    """An edition: its event folder, and the path it has on the common site."""

    id: Slug
    """Its path: `2027` stands at `/2027/`."""
    folder: str
    """The event folder, from the folder of `portal.yml`."""


class Redirect(Noun):
    """An address that has moved; both are written from the root of the common site."""

    old: Annotated[str, Field(pattern=r"^[\w][\w./%-]*/$")]
    """The address that was: `2027/projets/citerne/`."""
    new: Annotated[str, Field(pattern=r"^$|^[\w][\w./%#-]*$")]
    """Where it leads: `2027/projets/avril/`; empty for the portal's home page."""


class Portal(Noun):
    """The site of all editions. Written in `portal.yml`."""

    title: Text
    """Its name: that of the hackathon without a year."""
    summary: Text | None = None
    """What it is, in a sentence or two."""
    languages: Listed[str] = ("fr",)
    """Language codes, first language first."""
    look: Look = Look()
    """Colours."""
    contact: Contact | None = None
    """Whom to write to; that of the latest edition when left empty."""
    editions: tuple[Edition, ...]
    """The editions, in any order: the portal shows the next one first, then the others, latest first."""
    redirects: tuple[Redirect, ...] = ()
    """Addresses that have moved. An address once published is never let go."""
