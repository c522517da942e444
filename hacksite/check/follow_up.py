"""What came after the event: who has told nothing for long, and promises that nobody made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event, Project

SILENT_AFTER_MONTHS = 6
"""A project without news for that long is silent, unless it stopped."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A project that has told nothing since a day: its last follow-up, or the event's end."""

    project: Project
    since: date
    months: int
    is_first: bool
    """Whether it never told anything."""


def silent_projects(event: Event, now: datetime, months: int = SILENT_AFTER_MONTHS) -> tuple[Silence, ...]:
    """The projects that gave no news in the last `months` whole months, the longest silent first.

    Projects that stopped are not expected to; follow-ups of days to come do not count.
    """
    today = now.astimezone(event.timezone).date()
    found = []
    for project in event.projects:
        told = [f for f in project.follow_ups if f.date <= today]
        last = max(told, key=lambda f: f.date, default=None)
        if last and last.status == "stopped":
            continue
        since = max(last.date, event.last_day) if last else event.last_day
        passed = months_between(since, today)
        if passed >= months:
            found.append(Silence(project, since, passed, last is None))
    return tuple(sorted(found, key=lambda s: (s.since, s.project.id)))


def months_between(first: date, second: date) -> int:
    """Whole months from one day to a later one; the 31st of January to the 28th of February is none."""
    months = 12 * (second.year - first.year) + second.month - first.month
    return months - (second.day < first.day)


def check_promises(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Promises told as kept that the event never made."""
    outcomes = event.outcomes
    for place, kept in enumerate(outcomes.kept):
        made = len(getattr(outcomes, kept.promise))
        if kept.number > made:
            at = places.at_event("outcomes", "kept", place, "number")
            yield Diagnostic("HS480", at, {"number": kept.number, "list": kept.promise, "made": made})
