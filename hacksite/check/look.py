"""Checks of the look: colours in which nothing can be read."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.model.palette import readable


def check_look(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Colours that the organiser chose and that links cannot have as they are; the nearest ones that can."""
    for name in ("primary", "accent"):
        colour = getattr(event.look, name)
        nearest = readable(colour)
        if nearest != colour and name in event.look.model_fields_set:
            yield Diagnostic("HS513", places.at_event("look", name), {"colour": colour, "nearest": nearest})
