"""The whole site of an event: its menu, its footer, and every page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hacksite.model import Noun, Said
from hacksite.views.accessibility import accessibility_page, accessibility_status
from hacksite.views.addresses import SECTIONS, SHEETS
from hacksite.views.after import after_page
from hacksite.views.agenda import calendar_path
from hacksite.views.announcement import Announcement, announcements
from hacksite.views.challenge import challenge_page, challenges_page
from hacksite.views.changes import changes_page
from hacksite.views.data_table import data_table_page
from hacksite.views.dataset import dataset_page, datasets_page
from hacksite.views.faq_entry import faq_page
from hacksite.views.feedback import feedback_page
from hacksite.views.home import home_page
from hacksite.views.layout import section_link
from hacksite.views.legal import legal_page, rules_page
from hacksite.views.live import live_pages
from hacksite.views.news_item import news_item_page, news_page
from hacksite.views.not_found import not_found_page
from hacksite.views.offline import offline_page
from hacksite.views.page import free_page
from hacksite.views.page_view import LinkView, PageView, Picture, picture_of
from hacksite.views.paging import paged
from hacksite.views.partner import partner_page, partners_page
from hacksite.views.person import people_page, person_page
from hacksite.views.personal_data import personal_data_page
from hacksite.views.plan import plan_page
from hacksite.views.practical import contact_links, practical_page
from hacksite.views.press import press_page
from hacksite.views.programme import ProgrammeView, programme_pages
from hacksite.views.programme_grid import Shape
from hacksite.views.programme_parts import part_pages
from hacksite.views.project import project_page, projects_page
from hacksite.views.relations import relations_page
from hacksite.views.restitution import restitution_pages
from hacksite.views.results import results_page
from hacksite.views.scene import Scene
from hacksite.views.search import search_page
from hacksite.views.selection import selection_page
from hacksite.views.session import session_page
from hacksite.views.takes_place import words_of_days

MENU = (
    "challenges", "data", "programme", "practical", "faq", "people", "partners", "projects", "results",
    "news",
)  # fmt: skip
"""The sections that the menu may show, in order."""

FOOTER = ("press", "legal", "accessibility", "privacy", "rules", "plan")
"""The sections that every page's foot shows."""

FRAME_SECTIONS = (*SECTIONS, "page")
"""Every section has a frame of its own: the same walls, another entry marked as current."""


_SCRIPTED = ("search", "selection", "live")
"""The sections that are nothing, or nothing more than the programme, without their script."""


_PAGE_OF: Mapping[str, Callable[[Scene, Any], PageView]] = {
    "challenges": challenge_page,
    "datasets": dataset_page,
    "sessions": session_page,
    "people": person_page,
    "partners": partner_page,
    "projects": project_page,
    "news": news_item_page,
    "pages": free_page,
}
PAGED_LISTS = tuple(_PAGE_OF)
"""The lists of an event whose every noun has a page of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu or the footer."""

    section: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What surrounds the pages of one language: all that a frame needs to know."""

    event: str
    language: str
    languages: tuple[str, ...]
    title: Said
    dates: str
    home: str
    menu: tuple[Entry, ...]
    footer: tuple[Entry, ...]
    accessibility: str
    contact: tuple[LinkView, ...]
    logo: Picture | None
    primary: str
    accent: str
    announcements: tuple[Announcement, ...]
    hashtag: str
    search: Entry | None = None

    def section_url(self, section: str) -> str:
        """The address of a section that the menu or footer shows; the home page's otherwise."""
        entries = (*self.menu, *self.footer)
        return next((entry.url for entry in entries if entry.section == section), self.home)


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """The pages of one language, with what surrounds them."""

    scene: Scene
    outline: Outline
    sections: tuple[PageView, ...]
    parts: tuple[PageView, ...] = ()
    """Pages below a section that are no item: the days of a long programme, tracks, rooms, what moved."""

    @property
    def shapes(self) -> tuple[tuple[str, Shape], ...]:
        """The shapes of the programme's grids, which are those of every language."""
        views = (page.view for page in self.sections)
        return next((view.shapes for view in views if isinstance(view, ProgrammeView)), ())

    def pages(self) -> Iterator[PageView]:
        """Every page: sections first, long lists in several pages, then items, made one by one."""
        for section in self.sections:
            yield from paged(self.scene, section)
        yield from self.parts
        yield from item_pages(self.scene)

    def whole_pages(self) -> Iterator[PageView]:
        """Every page that reads without a script, each list on one page."""
        yield from (page for page in self.sections if page.section not in _SCRIPTED)
        yield from self.parts
        yield from item_pages(self.scene)


def language_site(scene: Scene) -> LanguageSite:
    """The site of one language."""
    programme, *own_days = programme_pages(scene)
    own_parts = (*own_days, *part_pages(scene), changes_page(scene)) if scene.event.sessions else ()
    after = after_page(scene)
    parts = (*own_parts, *_data_pages(scene), *((after,) if after else ()))
    sections = [
        home_page(scene), challenges_page(scene), datasets_page(scene), programme,
        practical_page(scene), people_page(scene), partners_page(scene), faq_page(scene),
        projects_page(scene), results_page(scene), news_page(scene), press_page(scene), legal_page(scene),
        accessibility_page(scene), personal_data_page(scene), rules_page(scene),
    ]  # fmt: skip
    restitution, *screens = restitution_pages(scene) or (None,)
    sections += [restitution] if restitution else []
    listed = tuple(page.section for page in sections if page.listed)
    plan = plan_page(scene, sections, _files(scene))
    outline = _outline(scene, listed)
    search = (search_page(scene),) if scene.search else ()
    ways_back = tuple(section_link(scene, key) for key in SECTIONS if key in listed)
    unlisted = (*_only_first(scene, not_found_page(scene, ways_back)), *_if_kept(scene, offline_page(scene)))
    lived = () if scene.frozen else (selection_page(scene), *live_pages(scene), *screens)
    pages = (*sections, plan, *search, *lived, *unlisted)
    return LanguageSite(scene, outline, pages, parts)


def _data_pages(scene: Scene) -> tuple[PageView, ...]:
    """The catalogue as a table, what is linked to what, and what was learned about the data."""
    if not scene.event.datasets:
        return ()
    pages = (data_table_page(scene), relations_page(scene), feedback_page(scene))
    return tuple(page for page in pages if page)


def _only_first(scene: Scene, page: PageView) -> tuple[PageView, ...]:
    return (page,) if scene.language == scene.languages[0] else ()


def _if_kept(scene: Scene, page: PageView) -> tuple[PageView, ...]:
    return (page,) if scene.event.offline else ()


def item_pages(scene: Scene, chosen: Callable[[Noun], bool] = lambda _noun: True) -> Iterator[PageView]:
    """The pages of single nouns, list by list, made one by one; of those `chosen` alone."""
    for name, make in _PAGE_OF.items():
        yield from (make(scene, noun) for noun in getattr(scene.event, name) if chosen(noun))


def _files(scene: Scene) -> tuple[LinkView, ...]:
    root, sheets = scene.addresses.root, ("programme", "poster") if scene.event.sessions else ("poster",)
    return tuple(
        LinkView(Said(scene.words(key), scene.language), url)
        for key, url in (
            ("file.agenda", calendar_path(scene)),
            ("file.dates", calendar_path(scene, "agenda/event.ics")),
            ("file.frab_xml", "schedule.xml"),
            ("file.frab_json", "schedule.json"),
            ("file.event", "event.json"),
            ("file.hackathon", "hackathon.json"),
            *((("file.feed", f"{root}feed.xml"),) if scene.site_url else ()),
            *((f"paper.{sheet}", f"{root}{SHEETS[sheet]}") for sheet in sheets if scene.paper),
        )
    )


def _outline(scene: Scene, listed: tuple[str, ...]) -> Outline:
    event = scene.event

    def entries(keys: tuple[str, ...]) -> tuple[Entry, ...]:
        links = ((key, section_link(scene, key)) for key in keys)
        return tuple(Entry(key, link.label.text, link.url) for key, link in links)

    pages = tuple(
        Entry("page", p.title.in_(scene.language), scene.addresses.item("page", p.id))
        for p in event.pages
        if p.menu
    )
    return Outline(
        event.id,
        scene.language,
        scene.languages,
        event.title.say(scene.language),
        words_of_days(scene),
        scene.addresses.section("home"),
        (*entries(tuple(key for key in MENU if key in listed)), *pages),
        entries(tuple(key for key in FOOTER if key in listed or key == "plan")),
        accessibility_status(scene),
        contact_links(scene),
        picture_of(event.look.logo, scene.language),
        event.look.primary,
        event.look.accent,
        announcements(scene),
        event.hashtag or "",
        entries(("search",))[0] if scene.search else None,
    )
