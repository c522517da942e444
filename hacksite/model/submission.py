"""What teams are asked to hand in."""

from hacksite.model.fields import Noun, Slug, YesNo
from hacksite.model.text import Text


class Section(Noun):
    """One part of the text that a team hands in."""

    id: Slug
    """Stable name: forms and imports know the section by it, whatever its title becomes."""
    title: Text
    """Its heading in the project's text."""
    prompt: Text | None = None
    """What to say there, in one sentence; a project that leaves it as it is gets a warning."""
    required: YesNo = False
    """Whether a project without it is incomplete."""


class Submission(Noun):
    """What teams hand in, and how."""

    sections: tuple[Section, ...] = ()
    """The parts of a project's text; those of French public hackathons when left empty."""
