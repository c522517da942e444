"""An organisation that supports the event."""

from typing import Literal

from hacksite.model.fields import Noun, Picture, Slug, Url
from hacksite.model.text import Text

PartnerKind = Literal["organiser", "funder", "data", "venue", "expertise", "media", "community", "other"]
"""What the organisation brings."""


class Partner(Noun):
    """An organisation that supports the event. One entry of `partners.yml`."""

    id: Slug
    """Stable name."""
    name: Text
    """Its name."""
    kind: PartnerKind = "other"
    """What it brings."""
    url: Url | None = None
    """Its site."""
    logo: Picture | None = None
    """Its logo, with its name as alternative text."""
    text: Text | None = None
    """What it does here, in Markdown."""
