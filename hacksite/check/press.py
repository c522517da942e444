"""Checks of what the press is offered: pictures that nobody could publish."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.source.shapes import shown


def check_press(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Pictures without a credit."""
    for number, image in enumerate(event.press.pictures):
        if image.credit is None:
            place = places.at_event("press", "pictures", number, "src")
            yield Diagnostic("HS810", place, {"file": shown(image.src)})
