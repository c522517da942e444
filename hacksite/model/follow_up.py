"""What became of things: of a project, and of what the organisers promised."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from hacksite.model.fields import Noun, Url
from hacksite.model.moments import Day
from hacksite.model.text import Text

FollowUpStatus = Literal["continued", "incubated", "in-production", "paused", "stopped", "other"]
"""How a project goes on, from what was hoped for to what is over."""

_OTHER_WORDS: dict[str, FollowUpStatus] = {
    # What earlier versions knew.
    "started": "continued",
    "adopted": "in-production",
    "published": "in-production",
    # The same in French, and as people type it.
    "production": "in-production",
    "en-production": "in-production",
    "en-service": "in-production",
    "poursuivi": "continued",
    "incube": "incubated",
    "incubé": "incubated",
    "en-pause": "paused",
    "arrete": "stopped",
    "arrêté": "stopped",
    "autre": "other",
}


def _status(value: object) -> object:
    if isinstance(value, str):
        word = "-".join(value.lower().replace("_", " ").split())
        return _OTHER_WORDS.get(word, word)
    return value


class FollowUp(Noun):
    """What became of the project, as a dated line."""

    date: Day
    """When."""
    text: Text
    """What happened."""
    status: Annotated[FollowUpStatus, BeforeValidator(_status)] = "other"
    """How it goes on. `started` is read as `continued`; `adopted` and `published` as `in-production`."""
    by: str | None = None
    """Who says or does it: the team, a town, an incubator."""
    url: Url | None = None
    """Where to read more."""
    archive: Url | None = None
    """A kept copy of that address, shown once `hacksite links` finds that it no longer answers."""


class Kept(Noun):
    """What became of something promised, as a dated line."""

    promise: Literal["exit_points", "support"] = "exit_points"
    """The list it was promised in."""
    number: Annotated[int, Field(ge=1)]
    """Its place in that list: 1 is the first."""
    date: Day
    """When."""
    text: Text
    """What was done, or why it was not."""
    status: Literal["kept", "partly", "not-kept"] = "kept"
    """Whether the promise was kept."""
    url: Url | None = None
    """Where to read more."""
