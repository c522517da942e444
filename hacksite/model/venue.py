"""Where the event takes place."""

from typing import Annotated, Literal

from pydantic import Field

from hacksite.model.fields import Noun, Picture, Slug, Url, YesNo
from hacksite.model.text import Text


class Address(Noun):
    """A postal address. Source: schema.org `PostalAddress`."""

    street: str | None = None
    """Number and street."""
    postal_code: str | None = None
    """Postal code."""
    city: str | None = None
    """Town."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166 code; left empty where it goes without saying."""


class Venue(Noun):
    """The place on site, and what people must know to come and be well there."""

    name: Text
    """Its name."""
    address: Address | None = None
    """Postal address."""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Degrees, WGS 84."""
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Degrees, WGS 84."""
    url: Url | None = None
    """The place's own site."""
    plan: Picture | None = None
    """A plan; `directions` says the same in words."""
    hours: Text | None = None
    """When doors open and close."""
    directions: Text | None = None
    """The way in, in words, step by step."""
    access: Text | None = None
    """Access for wheelchairs and other needs, and whom to ask."""
    food: Text | None = None
    """Meals and diets."""
    wifi: Text | None = None
    """Network name and how to join; never a password."""
    bring: Text | None = None
    """What to bring: identity document, laptop, charger."""
    remote: Text | None = None
    """How to take part from afar."""
    lodging: Text | None = None
    """Where to sleep."""
    help: Text | None = None
    """Whom to find on the day, and how."""


class Room(Noun):
    """A room on site, or a place online."""

    id: Slug
    """Stable name."""
    name: Text
    """The name on the door."""
    kind: Literal["onsite", "online"] = "onsite"
    """Whether one goes there or connects."""
    capacity: Annotated[int, Field(gt=0)] | None = None
    """People it holds."""
    floor: Text | None = None
    """Storey and way."""
    accessible: YesNo | None = None
    """Whether a wheelchair gets in."""
    url: Url | None = None
    """Public address of an online place."""
    text: Text | None = None
    """Anything else worth knowing."""


class Track(Noun):
    """A thread of the programme. Source of the names: frab."""

    id: Slug
    """Stable name."""
    name: Text
    """Its name."""
    color: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    """`#rrggbb`, never the only mark of the track."""
