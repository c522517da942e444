"""Who presents when: the order set by hand or drawn from a published seed, and the hours it gives.

Why the draw is made this way: `docs/decisions/0024-restitution-and-jury.md`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from hacksite.model import Event, Project, Session
from hacksite.wording.collation import collation_key

Drawn = Literal["set", "drawn", "listed"]
"""How the order came about: set by hand, drawn from a seed, or by title until there is one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A team's turn, in the event's zone; without hours where the pitch sessions leave no room for it."""

    project: Project
    start: datetime | None = None
    end: datetime | None = None
    session: Session | None = None


def draw(ids: Sequence[str], seed: str) -> tuple[str, ...]:
    """The ids in an order that only the seed decides: anybody draws it again with one command.

    Each id goes by the SHA-256 of `seed:id`, in UTF-8 and hexadecimal. A team that leaves or joins
    changes nobody else's place relative to the others.
    """
    return tuple(sorted(ids, key=lambda item: (digest_of(item, seed), item)))


def digest_of(item: str, seed: str) -> str:
    """What an id is drawn by: 64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}:{item}".encode()).hexdigest()


def presenting(event: Event) -> tuple[Project, ...]:
    """Who presents, by title: those of `restitution.order`, else the projects chosen for it, else all."""
    listed = dict.fromkeys(event.restitution.order)
    chosen = [p for p in event.projects if p.id in listed] if listed else []
    chosen = chosen or [p for p in event.projects if p.is_chosen] or list(event.projects)
    return tuple(sorted(chosen, key=lambda p: (collation_key(str(p.title)), p.id)))


def has_restitution(event: Event) -> bool:
    """Whether teams will present: an order is set, or the programme has a time for it."""
    return bool(event.restitution.order) or any(s.kind == "pitch" for s in event.sessions)


def how_ordered(event: Event) -> Drawn:
    """How the running order came about; one that is set as its seed draws it was drawn."""
    order, seed = event.restitution.order, event.restitution.seed
    if order and not (seed and draw(order, seed) == order):
        return "set"
    return "drawn" if seed else "listed"


def running_order(event: Event) -> tuple[Turn, ...]:
    """Every turn in order, with its hours while the pitch sessions last."""
    teams = {p.id: p for p in presenting(event)}
    ids = tuple(teams)
    if event.restitution.order:
        ids = tuple(dict.fromkeys(item for item in event.restitution.order if item in teams))
    elif event.restitution.seed:
        ids = draw(ids, event.restitution.seed)
    hours = _hours(event)
    return tuple(Turn(teams[item], *next(hours, (None, None, None))) for item in ids)


def _hours(event: Event) -> Iterator[tuple[datetime, datetime, Session]]:
    """The turns that fit, session after session."""
    turn = timedelta(minutes=event.restitution.pitch + event.restitution.questions)
    pitches = [s for s in event.sessions if s.kind == "pitch" and s.status != "cancelled" and not s.internal]
    # Elapsed time, not wall-clock time: the night clocks change, a turn is as long as any other.
    for session in sorted(pitches, key=lambda s: (s.start.astimezone(UTC), s.id)):
        start, over = session.start.astimezone(UTC), session.end.astimezone(UTC)
        while start + turn <= over:
            end = start + turn
            yield start.astimezone(event.timezone), end.astimezone(event.timezone), session
            start = end
