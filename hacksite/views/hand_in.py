"""Where teams hand in their projects, and until when."""

from datetime import datetime

from hacksite.model import Said, Session
from hacksite.model.event_file import Milestone
from hacksite.model.moments import first_instant, last_instant
from hacksite.views.page_view import LinkView
from hacksite.views.phase import Phase
from hacksite.views.scene import Scene
from hacksite.wording.dates import clock, day

_GOING_ON = {Phase.LIVE, Phase.RESTITUTION, Phase.RESULTS}


def hand_in(scene: Scene) -> LinkView | None:
    """The next place to hand in, from the event's opening on; None once every deadline is over."""
    if scene.phase not in _GOING_ON:
        return None
    zone = scene.event.timezone
    open_ = [m for m in _places(scene) if last_instant(m.at, zone) > scene.now]
    return _link(scene, min(open_, key=lambda m: first_instant(m.at, zone))) if open_ else None


def hand_in_at(scene: Scene, session: Session) -> LinkView | None:
    """The way to hand in that a session is about: it has the address, or is the deadline itself."""
    for milestone in _places(scene):
        if session.registration == milestone.url:
            return _link(scene, milestone)
        if session.kind == "deadline" and session.start == milestone.at:
            return _link(scene, milestone)
    return None


def _places(scene: Scene) -> tuple[Milestone, ...]:
    return tuple(m for m in scene.event.milestones if m.kind == "submission" and m.url)


def _link(scene: Scene, milestone: Milestone) -> LinkView:
    """The words with the deadline: its day is said unless that is today."""
    at, words = milestone.at, scene.words
    said = day(at, words, year=False)
    if not isinstance(at, datetime):
        label = words("hand_in.until_day", day=said)
    elif at.date() == scene.now.date():
        label = words("hand_in.today", hour=clock(at, words))
    else:
        label = words("hand_in.by_day", day=said, hour=clock(at, words))
    return LinkView(Said(label, scene.language), milestone.url or "", "rocket")
