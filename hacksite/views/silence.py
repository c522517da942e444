"""Projects of which nothing was heard for a while: whom to ask for news."""

from datetime import date

from hacksite.model import Event, Project


def silent_since(event: Event, since: date) -> tuple[Project, ...]:
    """The projects without a follow-up since that day; those that stopped have told all they can."""
    return tuple(
        project
        for project in event.projects
        if not any(f.date >= since or f.status == "stopped" for f in project.follow_ups)
    )
