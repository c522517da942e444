"""What is left to prepare, most urgent first: the event's own answers, and what its organisers tick."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from hacksite.model import Event, Project, Text
from hacksite.model.preparation import OwnTask, Preparation
from hacksite.views.preparation_answers import Answer
from hacksite.views.preparation_tasks import TASKS, Task
from hacksite.views.silence import silent_since
from hacksite.wording import Words
from hacksite.wording.dates import chip_day, day

State = Literal["late", "now", "later", "done", "skipped", "missed"]
_ORDER: tuple[State, ...] = ("late", "now", "later", "done", "skipped", "missed")
_NAMED = 3
_SOON = timedelta(days=7)
_QUIET_AFTER = timedelta(days=14)
_QUIET_FOR = timedelta(days=91)
OPEN: tuple[State, ...] = ("late", "now", "later")
"""The states of what is left to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task as it stands: its question, its day, who does it, and where to write it.

    `when` tells the day from today; `how_far`, "" or "2 of 3". `is_seen` says that a file shows it.
    """

    id: str
    question: str
    by: date
    day: str
    when: str
    who: str
    where: tuple[str, ...]
    state: State
    label: str
    how_far: str
    is_essential: bool
    is_seen: bool


@dataclass(frozen=True, slots=True)
class PreparationView:
    """The preparation in one language. `steps` are sorted: late and essential first, then by day."""

    event: str
    event_id: str
    title: str
    language: str
    zone: str
    color: str
    headline: str
    today: str
    progress: str
    steps: tuple[Step, ...]
    silent: tuple[str, ...]
    example: str

    def in_state(self, *states: State) -> tuple[Step, ...]:
        """The steps in these states, in their order."""
        return tuple(step for step in self.steps if step.state in states)


def preparation(event: Event, ticked: Preparation, now: datetime, words: Words) -> PreparationView:
    """What is left to prepare at `now`, in the language of `words`.

    `event` is the whole one, held back or not: this is for its organisers alone.
    """
    today = now.astimezone(event.timezone).date()
    steps = [_step(event, task, ticked, today, words) for task in TASKS if task.concerns(event)]
    steps += [_own(task, number, today, words) for number, task in enumerate(ticked.tasks, 1)]
    steps.sort(key=_urgency)
    counted = [step for step in steps if step.state not in {"skipped", "missed"}]
    title = event.title.in_(words.language)
    done = sum(step.state == "done" for step in counted)
    return PreparationView(
        title, event.id, words("prepare.title", event=title), words.language, str(event.timezone),
        event.look.primary, _headline(event, title, today, words),
        words("prepare.as_of", day=day(today, words)), _progress(counted, done, words), tuple(steps),
        tuple(project.title.in_(words.language) for project in _silent(event, today)),
        next((step.id for step in steps if not step.is_seen and step.state in OPEN), "budget"),
    )  # fmt: skip


def _silent(event: Event, today: date) -> tuple[Project, ...]:
    """The projects of which nothing was heard for three months, nor since the days after the event."""
    first = event.last_day + _QUIET_AFTER
    return silent_since(event, max(first, today - _QUIET_FOR)) if today > first else ()


def _progress(counted: list[Step], done: int, words: Words) -> str:
    late = sum(step.state == "late" for step in counted)
    said = words("prepare.progress", done=done, all=len(counted))
    return f"{said} · {words('prepare.late_count', n=late)}" if late else said


def _headline(event: Event, title: str, today: date, words: Words) -> str:
    if today < event.first_day:
        return words("prepare.days_left", n=(event.first_day - today).days, event=title)
    if today <= event.last_day:
        return words("prepare.under_way", event=title)
    return words("prepare.days_since", n=(today - event.last_day).days, event=title)


def _step(event: Event, task: Task, ticked: Preparation, today: date, words: Words) -> Step:
    start = event.first_day if task.days < 0 else event.last_day
    by, answer = start + timedelta(days=task.days), task.answer(event)
    is_over = task.days < 0 and today > event.last_day
    if task.id in ticked.skipped:
        state: State = "skipped"
    elif answer.is_done or task.id in ticked.done:
        state = "done"
    else:
        state = "missed" if is_over else _due(by, today)
    have, want = answer.have, answer.want
    begun = words("prepare.partly", have=have, want=want) if answer.is_begun and state in OPEN else ""
    return Step(
        task.id, words(f"prepare.task.{task.id}"), by, chip_day(by, words), _when(by, today, words),
        words(f"prepare.who.{task.who}"), _where(task, answer, state), state,
        words(f"prepare.state.{state}"), begun, task.is_essential, bool(task.where),
    )  # fmt: skip


def _where(task: Task, answer: Answer, state: State) -> tuple[str, ...]:
    """The files to write in, or the entries that lack something."""
    if not task.where:
        return (f"plan.yml: done: [{task.id}]",)
    if not answer.lacking or state not in OPEN:
        return task.where
    more = ("…",) if len(answer.lacking) > _NAMED else ()
    return (f"{task.where[0]}: {', '.join((*answer.lacking[:_NAMED], *more))}",)


def _own(task: OwnTask, number: int, today: date, words: Words) -> Step:
    state: State = "done" if task.done else _due(task.by, today)
    return Step(
        f"own-{number}", task.title.in_(words.language), task.by, chip_day(task.by, words),
        _when(task.by, today, words), _name(task.who, words), ("plan.yml: tasks",), state,
        words(f"prepare.state.{state}"), "", is_essential=False, is_seen=False,
    )  # fmt: skip


def _name(who: Text | None, words: Words) -> str:
    return who.in_(words.language) if who else ""


def _due(by: date, today: date) -> State:
    if by < today:
        return "late"
    return "now" if by - today <= _SOON else "later"


def _when(by: date, today: date, words: Words) -> str:
    if by == today:
        return words("prepare.today")
    left = (by - today).days
    return words("prepare.in_days", n=left) if left > 0 else words("prepare.late_by", n=-left)


def _urgency(step: Step) -> tuple[int, bool, date, str]:
    """What the event cannot do without comes first among what is late; otherwise the day decides."""
    is_less = step.state == "late" and not step.is_essential
    return _ORDER.index(step.state), is_less, step.by, step.id


def by_state(view: PreparationView) -> Iterator[tuple[State, tuple[Step, ...]]]:
    """The steps by state, empty ones left out."""
    for state in _ORDER:
        steps = view.in_state(state)
        if steps:
            yield state, steps
