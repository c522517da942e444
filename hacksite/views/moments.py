"""Now and next: what is going on at the event."""

from dataclasses import dataclass
from datetime import UTC

from hacksite.views.layout import section_link
from hacksite.views.page_view import LinkView
from hacksite.views.phase import Phase
from hacksite.views.scene import Scene
from hacksite.views.session_row import SessionRow, session_row


@dataclass(frozen=True, slots=True)
class Moments:
    """What is going on: sessions under way, and the next ones."""

    now: tuple[SessionRow, ...]
    next: tuple[SessionRow, ...]
    programme: LinkView


def moments(scene: Scene) -> Moments | None:
    """Now and next; None before and after the event, and without a programme."""
    sessions = [s for s in scene.event.sessions if s.status != "cancelled"]
    if scene.phase not in {Phase.LIVE, Phase.RESTITUTION} or not sessions:
        return None
    # Instants, for wall-clock times of one zone compare as they look, twice the same in autumn.
    now = scene.now.astimezone(UTC)
    going_on = sorted((s for s in sessions if s.start <= now < s.end), key=lambda s: s.start)
    coming = sorted((s for s in sessions if s.start > now), key=lambda s: s.start)
    soon = [s for s in coming if s.start == coming[0].start] if coming else []
    return Moments(
        tuple(session_row(scene, s) for s in going_on),
        tuple(session_row(scene, s) for s in soon),
        section_link(scene, "programme"),
    )
