"""The whole event: what `event.yml` says and all its lists, read once."""

from hacksite.model.challenge import Challenge
from hacksite.model.dataset import Dataset
from hacksite.model.dead_link import DeadLink
from hacksite.model.event_file import EventFile
from hacksite.model.faq_entry import FaqEntry
from hacksite.model.news_item import NewsItem
from hacksite.model.page import Page
from hacksite.model.partner import Partner
from hacksite.model.person import Person
from hacksite.model.project import Project
from hacksite.model.results import Results
from hacksite.model.session import Session


class Event(EventFile):
    """One immutable event. Each list is in the order of its files."""

    challenges: tuple[Challenge, ...] = ()
    """Questions put to the teams."""
    datasets: tuple[Dataset, ...] = ()
    """Data they can use."""
    sessions: tuple[Session, ...] = ()
    """The programme."""
    people: tuple[Person, ...] = ()
    """Who is there in a known role."""
    partners: tuple[Partner, ...] = ()
    """Organisations that support it."""
    faq: tuple[FaqEntry, ...] = ()
    """Questions and answers."""
    projects: tuple[Project, ...] = ()
    """What teams made."""
    results: Results | None = None
    """What was decided; None until `results.yml` exists."""
    news: tuple[NewsItem, ...] = ()
    """News."""
    pages: tuple[Page, ...] = ()
    """Free pages."""
    dead_links: tuple[DeadLink, ...] = ()
    """Addresses that were found not to answer."""
    completing: tuple[str, ...] = ()
    """Ids of the projects whose entries hold errors: of each, only a stand-in is in `projects`."""
