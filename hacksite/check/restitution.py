"""Checks of the restitution: an order that holds, times that fit, marks one can give, a draft in time."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.model.moments import first_instant


def check_restitution(places: Places, event: Event, at: datetime) -> Iterator[Diagnostic]:
    """What would embarrass somebody before a full hall."""
    plan = event.restitution
    for item, count in Counter(plan.order).items():
        if count > 1:
            yield Diagnostic("HS450", places.at_event("restitution", "order"), {"id": item})
    yield from _too_long(places, event)
    if plan.warning and plan.warning >= plan.pitch:
        about = {"warning": plan.warning, "pitch": plan.pitch}
        yield Diagnostic("HS452", places.at_event("restitution", "warning"), about)
    if plan.lowest >= plan.highest:
        yield Diagnostic("HS453", places.at_event("restitution", "marks"), {"marks": plan.marks})
    results = event.results
    if results is not None and results.draft and results.publish_at is not None:
        due = first_instant(results.publish_at, event.timezone)
        if due <= at:
            values = {"when": f"{due:%Y-%m-%d %H:%M}"}
            yield Diagnostic("HS454", places.at_results("draft"), values)


def _too_long(places: Places, event: Event) -> Iterator[Diagnostic]:
    """A running order for which the pitch sessions have no room; nothing while there is no such session."""
    turn = event.restitution.pitch + event.restitution.questions
    pitches = [s for s in event.sessions if s.kind == "pitch" and s.status != "cancelled" and not s.internal]
    lasting = [s.end.astimezone(UTC) - s.start.astimezone(UTC) for s in pitches]
    room = sum(int(one.total_seconds() // 60) // turn for one in lasting)
    teams = len(set(event.restitution.order) or [p for p in event.projects if p.is_chosen])
    if pitches and teams > room:
        values = {"teams": teams, "turn": turn, "room": room}
        yield Diagnostic("HS451", places.at_event("restitution", "order"), values)
