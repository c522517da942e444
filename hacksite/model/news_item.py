"""A piece of news."""

from hacksite.model.fields import Noun, Picture, Pictures, Slug, YesNo
from hacksite.model.moments import DayOrMoment
from hacksite.model.text import Text


class NewsItem(Noun):
    """A piece of news. `news/<date>-<words>.md`."""

    id: Slug
    """Stable name; the file's name when left empty."""
    title: Text
    """The news in one line."""
    date: DayOrMoment
    """When it appears: held back until then."""
    publish_at: DayOrMoment | None = None
    """When it appears, where that is later than the `date` it bears."""
    summary: Text | None = None
    """One or two sentences."""
    draft: YesNo = False
    """Whether it is not ready: never published."""
    urgent: YesNo = False
    """Whether it is shown on top of every page, and on the screens of the day, until its end."""
    until: DayOrMoment | None = None
    """When urgent news stop being shown on top; a day after `date` when left empty."""
    cover: Picture | None = None
    """A picture."""
    pictures: Pictures = ()
    """More pictures, shown as a gallery."""
    body: Text | None = None
    """The news, in Markdown."""
