"""The whole event as its jury needs it: what is held back from visitors, too."""

from dataclasses import replace
from pathlib import Path

from hacksite.cli.say import SPOKEN, shown, spoken
from hacksite.cli.usage import system_language
from hacksite.diagnostics import HacksiteError
from hacksite.model import Event
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.settings import read_instant
from hacksite.views.scene import Scene, scenes
from hacksite.wording import words_of

STAGES = ("jury", "mentors")
_ROLES = {"jury": "jury", "mentors": "mentor"}


def whole_event(root: Path, language: str | None) -> Event:
    """The event with all that is held back. Raises HacksiteError where there is none."""
    read = read_event(root)
    event = read.loaded.event
    if event is None or not {"event.yml", "event.yaml"} & read.folder.files:
        words = spoken(language, read.folder.languages)
        raise HacksiteError(words("import.no_event", place=shown(root)))
    return event


def read_whole(root: Path, language: str | None) -> Scene:
    """The scene of the jury, from which nothing is held back; in the language asked for, else the event's."""
    event = whole_event(root, language)
    open_event = event.model_copy(
        update={
            "challenges": tuple(c.model_copy(update={"publish_at": None}) for c in event.challenges),
            "datasets": tuple(d.model_copy(update={"publish_at": None}) for d in event.datasets),
            "projects": tuple(p.model_copy(update={"publish_at": None}) for p in event.projects),
        }
    )
    first = scenes(open_event, read_instant(None))[0]
    wanted = language or (event.languages[0] if event.languages[0] in SPOKEN else system_language())
    return replace(first, language=wanted, words=words_of(wanted))


def jurors_of(event: Event, stage: str) -> tuple[str, ...]:
    """The names of those who mark at a stage, in the order of `people.yml`."""
    chosen = event.results.jury if event.results and stage == "jury" else ()
    by_id = {p.id: p.name for p in event.people}
    named = tuple(by_id[item] for item in chosen if item in by_id)
    return named or tuple(p.name for p in event.people if _ROLES[stage] in p.roles)
