"""What the organisers tick: the work that no file of the event shows. It is never published."""

from typing import Literal

from hacksite.model.fields import Listed, Noun, YesNo
from hacksite.model.moments import Day
from hacksite.model.text import Text

TaskId = Literal[
    "dates", "venue", "team", "purpose", "budget", "contact", "partners", "owners", "challenges", "outcomes",
    "selection", "registration", "capacity", "legal", "personal-data", "rules", "announce", "profiles",
    "faq", "press", "picture", "jury", "prizes", "internet", "tables", "sound", "meals", "experts",
    "moderator", "programme", "access", "data-described", "channel", "data-tested", "webinar", "reminder",
    "practical", "volunteers", "submission", "emergency", "rehearsal", "numbers", "paper", "hashtag",
    "day-before", "projects", "results", "thanks", "survey", "project-pages", "feedback", "news-3", "erasure",
    "news-6", "news-12",
]  # fmt: skip
"""The work that every hackathon has, in about the order in which it is done."""


class OwnTask(Noun):
    """Work that only this event has."""

    title: Text
    """What is to be done."""
    by: Day
    """The day by which it must be done."""
    who: Text | None = None
    """Who does it."""
    done: YesNo = False
    """Whether it is done."""


class Preparation(Noun):
    """What the organisers tick. Written in `plan.yml`, which is never published."""

    done: Listed[TaskId] = ()
    """Tasks of `hacksite plan` that are done, though no file shows it."""
    skipped: Listed[TaskId] = ()
    """Tasks that this event does without."""
    tasks: tuple[OwnTask, ...] = ()
    """Tasks of your own."""
