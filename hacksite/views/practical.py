"""What people must know to come and be well there."""

from dataclasses import dataclass

from hacksite.model import Said
from hacksite.model.contact import Contact
from hacksite.model.moments import last_instant
from hacksite.model.venue import Address
from hacksite.views.layout import fact, part, present, section_page
from hacksite.views.page_view import Fact, LinkView, PageView, Part, Picture, picture_of
from hacksite.views.phase import Phase, is_off
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_time
from hacksite.wording import country_in
from hacksite.wording.dates import moment

_PARTS = ("hours", "directions", "access", "food", "wifi", "bring", "lodging", "remote", "help")


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room: its name, how to get there, what it holds."""

    id: str
    name: Said
    floor: Said | None
    capacity: str
    accessible: str
    url: str
    text: Said | None


@dataclass(frozen=True, slots=True)
class PracticalView:
    """The practical page; `address` is in words, line by line."""

    lead: str
    name: Said | None
    address: tuple[str, ...]
    map_url: str
    facts: tuple[Fact, ...]
    plan: Picture | None
    parts: tuple[Part, ...]
    rooms: tuple[RoomView, ...]
    channels: tuple[LinkView, ...]
    contact: tuple[LinkView, ...]
    empty: str


def address_lines(address: Address | None, language: str) -> tuple[str, ...]:
    """A postal address in lines."""
    if address is None:
        return ()
    town = " ".join(present(address.postal_code, address.city))
    country = country_in(address.country, language) if address.country else ""
    return present(address.street, town, country)


def contact_links(scene: Scene, other: Contact | None = None) -> tuple[LinkView, ...]:
    """The ways to reach the organisers, or another contact."""
    contact = other or scene.event.contact
    if contact is None:
        return ()
    name = scene.words_in(contact.name) or contact.email or ""
    return present(
        LinkView(Said(contact.email, ""), f"mailto:{contact.email}") if contact.email else None,
        LinkView(Said(contact.phone, ""), "tel:" + contact.phone.replace(" ", "")) if contact.phone else None,
        LinkView(Said(name or contact.url, scene.language), contact.url) if contact.url else None,
    )


def practical_page(scene: Scene) -> PageView:
    """The practical page."""
    venue, event, words = scene.event.venue, scene.event, scene.words
    view = PracticalView(
        lead=words("practical.lead"),
        name=scene.say(venue.name) if venue else None,
        address=address_lines(venue.address, scene.language) if venue else (),
        map_url=_map_url(scene),
        facts=present(
            fact(scene, "dates", words_of_time(scene)),
            fact(scene, "format", words(f"format.{event.format}")),
            *(() if is_off(event) else _registration(scene)),
        ),
        plan=picture_of(venue.plan, scene.language) if venue else None,
        parts=present(*(part(scene, name, getattr(venue, name)) for name in _order(scene))) if venue else (),
        rooms=tuple(
            RoomView(
                room.id, room.name.say(scene.language), scene.say(room.floor),
                words("room.capacity", n=room.capacity) if room.capacity else "",
                "" if room.accessible is None else words(f"room.accessible_{room.accessible}".lower()),
                room.url or "", scene.say(room.text),
            )
            for room in event.rooms
        ),
        channels=tuple(LinkView(c.label.say(scene.language), c.url) for c in event.channels),
        contact=contact_links(scene),
        empty=words("practical.empty"),
    )  # fmt: skip
    listed = bool(venue or event.rooms or event.channels)
    return section_page(scene, "practical", view, listed=listed)


def _order(scene: Scene) -> tuple[str, ...]:
    """The parts in order; whom to turn to comes first while the event goes on."""
    is_on = scene.phase in {Phase.LIVE, Phase.RESTITUTION}
    return tuple(sorted(_PARTS, key=lambda name: name != "help")) if is_on else _PARTS


def _registration(scene: Scene) -> tuple[Fact | None, ...]:
    """At what price, who can register, how many, until when."""
    registration, words = scene.event.registration, scene.words
    size, closes = registration.team_size, registration.closes
    is_past = closes is not None and last_instant(closes, scene.event.timezone) <= scene.now
    return (
        fact(scene, "price", price_words(scene)),
        fact(scene, "closes", moment(closes, words) if closes and not is_past else None),
        fact(scene, "capacity", str(registration.capacity) if registration.capacity else None),
        fact(scene, "team_size", words("team.size", size=size) if size else None),
        fact(scene, "conditions", registration.conditions),
    )


def price_words(scene: Scene) -> str:
    """The price for one person; "" where nothing is said of registration."""
    registration = scene.event.registration
    if not registration.model_fields_set:
        return ""  # Nothing was said of it: "free" would be a promise nobody made.
    if not registration.price:
        return scene.words("price.free")
    return f"{registration.price:g} {registration.currency}"


def _map_url(scene: Scene) -> str:
    """A link to a map, followed only when clicked. Source: OpenStreetMap, "Browsing", marker links."""
    venue = scene.event.venue
    if venue is None or venue.latitude is None or venue.longitude is None:
        return ""
    place = f"mlat={venue.latitude}&mlon={venue.longitude}#map=17/{venue.latitude}/{venue.longitude}"
    return f"https://www.openstreetmap.org/?{place}"
