"""A free page."""

from hacksite.model.fields import Noun, Pictures, Slug, YesNo
from hacksite.model.text import Text


class Page(Noun):
    """A free Markdown page. `pages/<id>.md`."""

    id: Slug
    """Stable name; the file's name when left empty."""
    title: Text
    """Its title."""
    summary: Text | None = None
    """One or two sentences."""
    menu: YesNo = False
    """Whether the navigation shows it."""
    pictures: Pictures = ()
    """Pictures, shown as a gallery below the text."""
    body: Text | None = None
    """The page, in Markdown."""
