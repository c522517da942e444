"""Projects of which nothing was heard for a while: readers are told, organisers ask them for news."""

from datetime import date

from hacksite.model import Event, Project


def silent_since(event: Event, since: date) -> tuple[Project, ...]:
    """The projects last heard of before that day, at the event itself or in a follow-up.

    Those that stopped are not expected to tell more, unless they went on since. Every follow-up that
    `event` holds counts: a published event holds none of days to come, the whole one those written ahead.
    """
    return tuple(project for project in event.projects if _is_silent(project, event.last_day, since))


def _is_silent(project: Project, event_end: date, since: date) -> bool:
    last = max(project.follow_ups, key=lambda f: f.date, default=None)
    if last is None:
        return event_end < since
    return last.status != "stopped" and max(last.date, event_end) < since
