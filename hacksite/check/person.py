"""Checks of what people agreed to: nothing of a person is published without a record of it."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event


def check_people(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Consents not recorded, and portraits given without the consent that would show them."""
    for person in event.people:
        if person.consent is None and not places.is_refused("person", person.id, "consent"):
            yield Diagnostic("HS410", places.at("person", person.id), {"name": person.name})
        if person.photo is not None and not person.shows_photo:
            yield Diagnostic("HS411", places.at("person", person.id, "photo"), {"name": person.name})
