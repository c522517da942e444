"""A challenge: a question put to the teams."""

from typing import Literal

from hacksite.model.fields import (
    DatasetRef,
    Labels,
    Link,
    Listed,
    Noun,
    PartnerRef,
    PersonRef,
    Picture,
    Slug,
    Texts,
)
from hacksite.model.moments import DayOrMoment
from hacksite.model.text import Text


class Challenge(Noun):
    """A question put to the teams, with the data and the people that help. `challenges/<id>.md`."""

    id: Slug
    """Stable name; the file's name when left empty."""
    title: Text
    """The question or the subject, short."""
    summary: Text | None = None
    """One or two sentences for lists."""
    number: int | None = None
    """Place in lists; title order when left empty."""
    themes: Labels = ()
    """Subjects, for filters."""
    question: Text | None = None
    """What is asked, in one sentence."""
    proposed_by: Text | None = None
    """Who proposes it, in words."""
    partner: PartnerRef | None = None
    """The partner that proposes it."""
    origin: Literal["organisers", "partner", "participants"] = "organisers"
    """Where it comes from."""
    datasets: Listed[DatasetRef] = ()
    """Proposed data."""
    experts: Listed[PersonRef] = ()
    """Whom to talk to."""
    skills: Labels = ()
    """Useful skills, for filters."""
    level: Literal["beginner", "intermediate", "advanced"] | None = None
    """How hard it is to join."""
    looking_for: Texts = ()
    """People the challenge still looks for."""
    expected: Text | None = None
    """What a team should bring back, in Markdown."""
    prospects: Text | None = None
    """What happens to good answers, in Markdown."""
    find_us: Text | None = None
    """Where to find the experts: a room, a channel, hours."""
    links: tuple[Link, ...] = ()
    """Other addresses: a channel to talk, a presentation."""
    cover: Picture | None = None
    """A picture; drawn when left empty."""
    publish_at: DayOrMoment | None = None
    """Held back until then."""
    body: Text | None = None
    """The context, in Markdown."""
