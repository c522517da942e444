"""What a team made."""

from typing import Literal

from hacksite.model.fields import (
    ChallengeRef,
    DatasetRef,
    Link,
    Listed,
    Noun,
    PersonRef,
    Picture,
    Pictures,
    Slug,
    Url,
    YesNo,
)
from hacksite.model.follow_up import FollowUp
from hacksite.model.moments import Day, DayOrMoment
from hacksite.model.text import Text


class Member(Noun):
    """Somebody in a team."""

    name: str
    """As they wish to be named."""
    role: Text | None = None
    """What they did."""
    person: PersonRef | None = None
    """Their entry in `people.yml`, if they have one."""
    consent: YesNo = True
    """Whether they agreed to be named."""


class DataUse(Noun):
    """A dataset a project used, and what was learned about it."""

    dataset: DatasetRef
    """Which dataset."""
    use: Text | None = None
    """What it was used for."""
    feedback: Text | None = None
    """What its producer should know: errors, difficulties, limits."""


class Origin(Noun):
    """Where a project was handed in, when that was elsewhere."""

    type: Literal["devpost", "dorahacks", "dribdat", "datagouv", "issue", "form", "markdown"]
    """The kind of source; `form` for any table of answers."""
    id: str | None = None
    """Its lasting id there."""
    url: Url | None = None
    """Its page there."""


class Project(Noun):
    """What a team made. `projects/<id>.md`, or `projects/<id>/index.md` with pictures."""

    id: Slug
    """Stable name; the file's name when left empty."""
    title: Text
    """The project's name."""
    summary: Text | None = None
    """One or two sentences."""
    team: str | None = None
    """The team's name."""
    table: str | None = None
    """Where the team sits."""
    members: tuple[Member, ...] = ()
    """Who made it."""
    challenges: Listed[ChallengeRef] = ()
    """Challenges it answers; none when it follows its own idea."""
    data: tuple[DataUse, ...] = ()
    """Data used, with feedback."""
    status: Literal["idea", "prototype", "submitted", "preselected", "finalist"] = "submitted"
    """How far it went; awards stand apart, in `results.yml`."""
    demo: Url | None = None
    """Try it."""
    code: Url | None = None
    """Source code."""
    licence: str | None = None
    """Licence of the code, SPDX id; when left empty, that of a `publiccode.yml` or `codemeta.json` here."""
    video: Url | None = None
    """A recording; its page opens at a click, and nothing is asked of it before."""
    slides: Url | None = None
    """Slides."""
    links: tuple[Link, ...] = ()
    """Other addresses."""
    cover: Picture | None = None
    """A picture; drawn when left empty."""
    pictures: Pictures = ()
    """More pictures, shown as a gallery."""
    technologies: Listed[str] = ()
    """Tools and languages."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What became of it."""
    imported_from: Origin | None = None
    """Where it was handed in, when `hacksite import projects` brought it here."""
    imported_at: Day | None = None
    """Day it last came from there."""
    publish_at: DayOrMoment | None = None
    """Held back until then."""
    body: Text | None = None
    """Problem, answer, method, impact: in Markdown."""

    @property
    def is_chosen(self) -> bool:
        """Whether it was chosen to be presented to the jury."""
        return self.status in {"preselected", "finalist"}
