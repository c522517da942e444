"""The work of every hackathon, back from its first day: when, who, and which file answers.

Sources: MLH Organizer Guide; hackathon.guide; Datactivist, *Guide Dataviz Challenge*; OpenDataFrance.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hacksite.model import Event
from hacksite.model.preparation import TaskId
from hacksite.views import preparation_answers as ask

Who = Literal["coordination", "communication", "data", "place", "content", "teams"]


@dataclass(frozen=True, slots=True)
class Task:
    """One question. `days` count from the first day when below zero, else from the last one.

    `where` are files with their fields; none where only `plan.yml` can say it. `concerns` says whether
    this event needs it.
    """

    id: TaskId
    days: int
    who: Who
    where: tuple[str, ...] = ()
    answer: ask.Answers = ask.untold
    concerns: Callable[[Event], bool] = lambda _event: True

    @property
    def is_essential(self) -> bool:
        """Whether an event cannot do without."""
        return self.id in _ESSENTIAL


_ESSENTIAL: frozenset[TaskId] = frozenset(
    {
        "dates",
        "venue",
        "contact",
        "registration",
        "legal",
        "personal-data",
        "challenges",
        "internet",
        "meals",
        "programme",
        "access",
        "data-tested",
        "practical",
        "emergency",
        "submission",
        "day-before",
        "projects",
        "results",
        "erasure",
    }
)


def _site(
    name: TaskId, days: int, who: Who, where: str, answer: ask.Answers, *concerns: Callable[[Event], bool]
) -> Task:
    """What the site must say by then: the folder answers."""
    return Task(name, days, who, tuple(where.split(", ")), answer, *concerns)


def _has_jury(event: Event) -> bool:
    """Whether a jury chooses, or may."""
    return event.outcomes.selection in {None, "jury", "both"}


def _has_prizes(event: Event) -> bool:
    """Whether something can be won, or may be."""
    return event.outcomes.selection != "none"


def _is_on_site(event: Event) -> bool:
    """Whether people come to a place."""
    return event.format != "online"


def _has_challenges(event: Event) -> bool:
    """Whether there are challenges to find experts for."""
    return bool(event.challenges)


def _has_datasets(event: Event) -> bool:
    """Whether there are data to describe."""
    return bool(event.datasets)


def _has_projects(event: Event) -> bool:
    """Whether there are projects to ask for news."""
    return bool(event.projects)


TASKS: tuple[Task, ...] = (
    _site("dates", -120, "coordination", "event.yml: start, event.yml: end", ask.dates),
    _site("venue", -120, "place", "event.yml: venue", ask.venue, _is_on_site),
    _site("team", -120, "coordination", "people.yml: roles", ask.team),
    _site("purpose", -110, "coordination", "event.yml: problem, event.yml: objectives", ask.purpose),
    Task("budget", -110, "coordination"),
    _site("contact", -105, "communication", "event.yml: summary, event.yml: contact", ask.contact),
    _site("partners", -90, "coordination", "partners.yml", ask.partners),
    _site("owners", -90, "data", "datasets/", ask.owners),
    _site("outcomes", -90, "coordination", "event.yml: outcomes", ask.outcomes),
    _site("registration", -75, "communication", "event.yml: registration", ask.registration),
    _site("capacity", -75, "place", "event.yml: rooms, event.yml: registration", ask.capacity, _is_on_site),
    _site("legal", -75, "coordination", "event.yml: legal", ask.legal),
    _site("personal-data", -75, "coordination", "event.yml: legal.personal_data", ask.personal_data),
    _site("challenges", -60, "content", "challenges/", ask.challenges),
    _site("selection", -60, "coordination", "event.yml: outcomes", ask.selection),
    _site("announce", -60, "communication", "news/", ask.announced),
    _site("profiles", -60, "communication", "event.yml: audience", ask.profiles),
    _site("faq", -60, "communication", "faq.md", ask.faq),
    _site("press", -60, "communication", "event.yml: press", ask.press),
    _site("picture", -60, "communication", "event.yml: look", ask.picture),
    _site("rules", -60, "coordination", "event.yml: legal.rules", ask.rules, _has_prizes),
    Task("internet", -60, "place", concerns=_is_on_site),
    _site("jury", -60, "coordination", "people.yml: roles", ask.jury, _has_jury),
    _site("prizes", -45, "coordination", "event.yml: prizes", ask.prizes, _has_prizes),
    Task("tables", -45, "place", concerns=_is_on_site),
    Task("sound", -45, "place", concerns=_is_on_site),
    _site("meals", -45, "place", "event.yml: venue.food", ask.meals, _is_on_site),
    _site("experts", -45, "content", "challenges/: experts", ask.experts, _has_challenges),
    _site("moderator", -45, "coordination", "people.yml: roles", ask.moderator),
    _site("programme", -30, "coordination", "schedule.yml", ask.programme),
    _site("access", -30, "place", "event.yml: venue", ask.access, _is_on_site),
    _site("data-described", -30, "data", "datasets/", ask.data_described, _has_datasets),
    _site("channel", -30, "communication", "event.yml: channels", ask.channel),
    Task("data-tested", -21, "data", concerns=_has_datasets),
    _site("webinar", -21, "data", "schedule.yml: kind", ask.webinar),
    Task("reminder", -14, "communication"),
    _site("practical", -10, "place", "event.yml: venue, event.yml: contact", ask.practical, _is_on_site),
    _site("volunteers", -10, "place", "people.yml: roles", ask.volunteers, _is_on_site),
    Task("emergency", -10, "place", concerns=_is_on_site),
    _site("submission", -7, "teams", "event.yml: milestones", ask.submission),
    Task("rehearsal", -7, "coordination"),
    Task("numbers", -7, "place", concerns=_is_on_site),
    Task("paper", -3, "communication", concerns=_is_on_site),
    _site("hashtag", -3, "communication", "event.yml: hashtag", ask.hashtag),
    _site("day-before", -1, "communication", "news/", ask.day_before),
    _site("projects", 0, "teams", "projects/", ask.projects),
    _site("results", 1, "communication", "results.yml", ask.results),
    _site("thanks", 3, "communication", "results.yml: thanks", ask.thanks),
    Task("survey", 5, "communication"),
    _site("project-pages", 15, "teams", "projects/", ask.project_pages, _has_projects),
    Task("feedback", 30, "data", concerns=_has_datasets),
    _site("news-3", 91, "teams", "projects/: follow_ups", ask.told_since(3), _has_projects),
    Task("erasure", 91, "coordination"),
    _site("news-6", 182, "teams", "projects/: follow_ups", ask.told_since(6), _has_projects),
    _site("news-12", 365, "teams", "projects/: follow_ups", ask.told_since(12), _has_projects),
)  # fmt: skip
"""Every task, in the order of its day."""
