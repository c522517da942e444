"""A question and its answer."""

from hacksite.model.fields import Noun, Slug
from hacksite.model.text import Text


class FaqEntry(Noun):
    """A question and its answer. `### question` in `faq.md`, or an entry of `faq.yml`."""

    id: Slug
    """Stable anchor; made from the question when left empty."""
    question: Text
    """The question, as people ask it."""
    answer: Text
    """The answer, in Markdown."""
    group: Text | None = None
    """The heading it stands under."""
