"""The part of an event that may be seen at a given instant.

Everything downstream is made from what this returns, so that what is held back can leak nowhere.
"""

from datetime import date, datetime
from typing import Any, TypeVar

from hacksite.model import Event, Noun, Person, references
from hacksite.model.moments import first_instant
from hacksite.views.phase import is_off, results_instant

Listed = TypeVar("Listed", bound=Noun)


def published(event: Event, now: datetime) -> Event:
    """The event without what is held back, private, in draft or without consent.

    Links to what was taken out are taken out too, and follow-ups of days to come. Once personal data
    are to be erased, people without a record of their consent are taken out as well. An event that
    is cancelled or postponed has nowhere left to register or to hand in.
    Participants' e-mail addresses remain only where the person asked for it.
    """
    zone = event.timezone
    today = now.astimezone(zone).date()

    def due(when: date | datetime | None) -> bool:
        return when is None or first_instant(when, zone) <= now

    challenges = tuple(c for c in event.challenges if due(c.publish_at))
    datasets = tuple(d for d in event.datasets if due(d.publish_at))
    projects = tuple(p for p in event.projects if due(p.publish_at))
    sessions = tuple(s for s in event.sessions if not s.internal)
    erase = event.legal.personal_data.erase_from
    erased = erase is not None and erase <= today
    named = (p for p in event.people if p.is_public and not (erased and p.consent is None))
    people = tuple(_with_consent(p) for p in named)
    results = event.results if _may_be_seen(event, now) else None
    news = tuple(n for n in event.news if not n.draft and due(n.date) and due(n.publish_at))
    known = {
        "challenge": {c.id for c in challenges},
        "dataset": {d.id for d in datasets},
        "project": {p.id for p in projects},
        "session": {s.id for s in sessions},
        "person": {p.id for p in people},
        "partner": {p.id for p in event.partners},
        "room": {r.id for r in event.rooms},
        "track": {t.id for t in event.tracks},
        "prize": {p.id for p in event.prizes},
    }
    seen = event.model_copy(
        update={
            "challenges": _linked(challenges, known),
            "datasets": _linked(datasets, known),
            "sessions": _linked(sessions, known),
            "people": _linked(people, known),
            "projects": tuple(_project(p, known, today) for p in _linked(projects, known)),
            "results": results and _results(results, known),
            "outcomes": _told(event, today),
            "news": news,
            "featured": tuple(c for c in event.featured if c in known["challenge"]),
            "restitution": _linked((event.restitution,), known)[0],
        }
    )
    return _closed(seen) if is_off(event) else seen


def _closed(event: Event) -> Event:
    """The event without the ways in: its registration, its sessions' and its milestones' addresses."""
    shut = {"url": None, "opens": None, "closes": None}
    return event.model_copy(
        update={
            "registration": event.registration.model_copy(update=shut),
            "sessions": tuple(s.model_copy(update={"registration": None}) for s in event.sessions),
            "milestones": tuple(m.model_copy(update={"url": None}) for m in event.milestones),
        }
    )


def _may_be_seen(event: Event, now: datetime) -> bool:
    """Whether results are there, confirmed, and due."""
    return event.results is not None and not event.results.draft and results_instant(event) <= now


def _told(event: Event, today: date) -> Any:
    kept = tuple(k for k in event.outcomes.kept if k.date <= today)
    return event.outcomes.model_copy(update={"kept": kept})


def _with_consent(person: Person) -> Person:
    hidden: dict[str, Any] = {}
    if not person.shows_photo:
        hidden["photo"] = None
    if not person.shows_links:
        hidden["links"] = ()
    if not person.publish_email:
        hidden["email"] = None
    return person.model_copy(update=hidden) if hidden else person


def _linked(nouns: tuple[Listed, ...], known: dict[str, set[str]]) -> tuple[Listed, ...]:
    """The nouns with only links that lead somewhere."""
    if not nouns:
        return nouns
    fields = references(type(nouns[0]))
    return tuple(_relinked(noun, fields, known) for noun in nouns)


def _relinked(noun: Listed, fields: tuple[tuple[str, str], ...], known: dict[str, set[str]]) -> Listed:
    changed: dict[str, Any] = {}
    for name, target in fields:
        value = getattr(noun, name)
        if isinstance(value, tuple):
            if any(item not in known[target] for item in value):
                changed[name] = tuple(item for item in value if item in known[target])
        elif value is not None and value not in known[target]:
            changed[name] = None
    return noun.model_copy(update=changed) if changed else noun


def _project(project: Any, known: dict[str, set[str]], today: date) -> Any:
    members = tuple(
        m.model_copy(update={"person": None}) if m.person and m.person not in known["person"] else m
        for m in project.members
        if m.consent
    )
    data = tuple(d for d in project.data if d.dataset in known["dataset"])
    told = tuple(f for f in project.follow_ups if f.date <= today)
    if (members, data, told) == (project.members, project.data, project.follow_ups):
        return project
    return project.model_copy(update={"members": members, "data": data, "follow_ups": told})


def _results(results: Any, known: dict[str, set[str]]) -> Any:
    awards = tuple(a for a in results.awards if a.project in known["project"] and a.prize in known["prize"])
    jury = tuple(j for j in results.jury if j in known["person"])
    return results.model_copy(update={"awards": awards, "jury": jury})
