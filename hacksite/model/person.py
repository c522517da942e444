"""Somebody who takes part in a known role."""

from typing import Annotated, Literal

from pydantic import Field

from hacksite.model.fields import Labels, Link, Listed, Noun, PartnerRef, Picture, Slug, YesNo
from hacksite.model.text import Text

Role = Literal["organiser", "expert", "mentor", "moderator", "jury", "speaker", "volunteer"]
"""What somebody does at the event."""


class Person(Noun):
    """Somebody with a role. One entry of `people.yml`.

    Consent: only what the person agreed to is published. Source: GDPR art. 6, Code civil art. 9.
    """

    id: Slug
    """Stable name."""
    name: str
    """Full name as the person writes it."""
    roles: Listed[Role] = ()
    """What they do at the event."""
    consent: Listed[Literal["name", "photo", "links", "none"]] | None = None
    """What they agreed to publish; `none` hides the person."""
    organisation: Text | None = None
    """Where they work."""
    partner: PartnerRef | None = None
    """Their organisation, when it is a partner."""
    job: Text | None = None
    """What they do there."""
    bio: Text | None = None
    """A few sentences, in Markdown."""
    skills: Labels = ()
    """What to ask them about."""
    speaks: Listed[str] = ()
    """Language codes."""
    photo: Picture | None = None
    """A portrait; published with consent only."""
    links: tuple[Link, ...] = ()
    """Their pages; published with consent only."""
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    """For the organisers: published only where `publish_email` says so."""
    publish_email: YesNo = False
    """Whether the person asked for their address to be public."""
    available: Text | None = None
    """When and where to find them."""

    @property
    def is_public(self) -> bool:
        """Whether the person may be named; without a record, their presence in the list says so."""
        return self.consent is None or "name" in self.consent

    @property
    def shows_photo(self) -> bool:
        """Whether the portrait may be published."""
        return self.photo is not None and bool(self.consent) and "photo" in (self.consent or ())

    @property
    def shows_links(self) -> bool:
        """Whether the links may be published."""
        return bool(self.links) and bool(self.consent) and "links" in (self.consent or ())
