"""What the jury and the public decided."""

from typing import Annotated

from pydantic import Field

from hacksite.model.fields import Noun, PersonRef, PrizeRef, ProjectRef, YesNo
from hacksite.model.moments import DayOrMoment
from hacksite.model.text import Text


class Award(Noun):
    """A prize given to a project. Two awards at one rank are a tie (*ex æquo*)."""

    prize: PrizeRef
    """Which prize of `event.yml`."""
    project: ProjectRef
    """Which project."""
    rank: Annotated[int, Field(ge=1)] | None = None
    """1 for the first, for ranked prizes."""
    citation: Text | None = None
    """The jury's words."""


class Figure(Noun):
    """A number that says how it went."""

    label: Text
    """What is counted."""
    value: str
    """The number, with its unit."""


class Results(Noun):
    """What was decided. `results.yml`."""

    publish_at: DayOrMoment | None = None
    """Held back until then; published at once when left empty."""
    draft: YesNo = False
    """Held back whatever the hour, until somebody has confirmed what was counted and takes this line away."""
    intro: Text | None = None
    """The restitution in a few sentences, in Markdown."""
    awards: tuple[Award, ...] = ()
    """Prizes given."""
    jury: tuple[PersonRef, ...] = ()
    """Who decided; everybody with the role `jury` when left empty."""
    figures: tuple[Figure, ...] = ()
    """The event in figures."""
    thanks: Text | None = None
    """Thanks, in Markdown."""
