"""The preparation as files for the team: a list of tasks in Markdown, a calendar, a page of one file."""

from datetime import timedelta
from typing import Any

from markupsafe import Markup

from hacksite.emit.agenda import agenda
from hacksite.emit.theme import colours, environment, theme_folder
from hacksite.model.event_file import Look
from hacksite.views.agenda import Calendar, Entry
from hacksite.views.preparation import OPEN, PreparationView, Step, by_state
from hacksite.views.revision import Revision
from hacksite.wording import Words, direction_of

_CHECKED = {"done": "x"}
# A task has a day and no hour: the morning before, and that morning.
_ALARMS = (timedelta(hours=-15), timedelta(hours=9))


def preparation_markdown(view: PreparationView, words: Words) -> str:
    """The tasks by state, as a list that issues and shared pages let one tick."""
    lines = [f"# {_plain(view.title)}", "", f"{_plain(view.headline)}. {view.progress}. {view.today}"]
    for state, steps in by_state(view):
        lines += ["", f"## {_capital(words(f'prepare.state.{state}'))}", ""]
        lines += [_task(step) for step in steps]
    if view.silent:
        lines += ["", f"## {words('prepare.silent')}", "", *(f"- {_plain(name)}" for name in view.silent)]
    return "\n".join(lines) + "\n"


def _task(step: Step) -> str:
    extra = "".join(f" · {part}" for part in (_plain(step.who), step.how_far) if part)
    where = ", ".join(f"`{place}`" for place in step.where)
    return f"- [{_CHECKED.get(step.state, ' ')}] **{step.day}** – {_plain(step.question)}{extra} · {where}"


def preparation_calendar(view: PreparationView, revision: Revision, words: Words) -> bytes:
    """What is left to do, each on its day with a reminder, as iCalendar. `revision` stamps every entry."""
    name = words("prepare.calendar", event=view.event)
    left = view.in_state(*OPEN)
    if not left:
        # A calendar without entries is none. Source: RFC 5545, 3.6.
        return b""
    entries = tuple(_entry(view, step, revision) for step in left)
    calendar = Calendar("plan.ics", name, name, "", view.language, view.zone, view.color, "", "", entries)
    return agenda(calendar, words)


def _entry(view: PreparationView, step: Step, revision: Revision) -> Entry:
    notes = tuple(part for part in (step.who, step.how_far, ", ".join(step.where)) if part)
    return Entry(
        f"plan-{step.id}@{view.event_id}.hacksite",
        step.question,
        step.by,
        step.by + timedelta(days=1),
        revision,
        notes=notes,
        alarms=_ALARMS,
    )


def preparation_page(view: PreparationView, look: Look, words: Words) -> str:
    """The dashboard: a page of one file, to open from the disk and never to publish."""
    folder = theme_folder() / "private"
    style = colours(look.primary, look.accent) + (folder / "preparation.css").read_text("utf-8")
    shown: dict[str, Any] = {
        "t": words, "view": view, "language": view.language, "direction": direction_of(view.language),
        "groups": tuple(by_state(view)), "style": Markup(style),  # noqa: S704 - our own style sheet
    }  # fmt: skip
    return environment().get_template("private/preparation.html").render(shown)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(words: str) -> str:
    """Words that Markdown leaves as they are."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#@|!~" else sign for sign in " ".join(words.split()))
