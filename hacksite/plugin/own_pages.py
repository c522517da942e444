"""An organiser's own MkDocs pages, beside the event's."""

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from hacksite.source.folder import LISTS, SINGLES
from hacksite.views.site import Entry

_EVENT_FOLDERS = ("challenges", "datasets", "projects", "news", "pages", "media")
_NOTES = (".yml", ".yaml", ".csv", ".txt")


def is_of_event(file: File) -> bool:
    """Whether a file of the docs folder is the event's source, which MkDocs must not publish."""
    top, _, below = file.src_uri.partition("/")
    if below:
        return top in _EVENT_FOLDERS
    stem = top.split(".")[0]
    return stem in (*SINGLES, *LISTS) or top.endswith(_NOTES) or stem.lower() == "readme"


def own_entries(nav: Navigation) -> tuple[Entry, ...]:
    """The top entries of the organiser's navigation; a section is shown by its first page."""
    entries = []
    for item in nav.items:
        page = _first_page(item)
        if page is not None:
            title = item.title or page.title
            entries.append(Entry("own", str(title or page.file.name), page.url))
    return tuple(entries)


def own_files(nav: Navigation) -> tuple[str, ...]:
    """The files of the organiser's own pages, from the site's root."""
    return tuple(page.file.dest_uri for page in nav.pages)


def _first_page(item: StructureItem) -> Page | None:
    if isinstance(item, Page):
        return item
    if isinstance(item, Section):
        return next((p for p in map(_first_page, item.children) if p), None)
    return None
