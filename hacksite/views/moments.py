"""Now and next: what is going on at the event, and what is still to come."""

from dataclasses import dataclass
from datetime import UTC

from hacksite.views.layout import section_link
from hacksite.views.page_view import LinkView
from hacksite.views.phase import Phase
from hacksite.views.programme import DayView, days
from hacksite.views.scene import Scene

_MOST = 60
"""The home page stays light; a build lasts for the hours that this many sessions take."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The sessions under way and still to come, by day: a page is read long after it was made.

    `until` is the instant from which some are missing; "" where none are.
    """

    days: tuple[DayView, ...]
    until: str
    programme: LinkView


def moments(scene: Scene) -> Moments | None:
    """What is left of the programme; None before and after the event, and without a programme."""
    # Instants, for wall-clock times of one zone compare as they look, twice the same in autumn.
    now = scene.now.astimezone(UTC)
    left = sorted(
        (s for s in scene.event.sessions if s.end.astimezone(UTC) > now),
        key=lambda s: (s.start.astimezone(UTC), s.id),
    )
    if scene.phase not in {Phase.LIVE, Phase.RESTITUTION} or not scene.event.sessions:
        return None
    return Moments(
        days(scene, left[:_MOST], grids=False),
        left[_MOST].start.isoformat() if len(left) > _MOST else "",
        section_link(scene, "programme"),
    )
