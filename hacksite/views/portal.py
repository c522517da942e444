"""The pages of a portal: the editions, and the projects of all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hacksite.model import Said
from hacksite.model.portal import Portal
from hacksite.views.accessibility import accessibility_status
from hacksite.views.cards import project_card
from hacksite.views.facets import FacetKind, Marks, card_rows, filters_of
from hacksite.views.layout import ListView, present, section_link, section_page
from hacksite.views.marks import project_marks
from hacksite.views.not_found import not_found_page
from hacksite.views.page_view import Card, LinkView, PageView, Picture, Shelf, picture_of
from hacksite.views.phase import Phase
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene, scenes
from hacksite.views.site import FOOTER, Entry, Outline
from hacksite.views.takes_place import phase_in_words, words_of_days, words_of_place
from hacksite.wording.collation import collation_key

_OVER = (Phase.RESULTS, Phase.ARCHIVED)
_EMPTY = (
    "challenges",
    "datasets",
    "sessions",
    "people",
    "partners",
    "faq",
    "projects",
    "news",
    "pages",
    "dead_links",
)
_MARKS = ("challenge", "theme", "prize", "continued")
_FIGURES = 3


@dataclass(frozen=True, slots=True)
class EditionScenes:
    """An edition on the portal: its path, and its scene in each of its languages."""

    id: str
    scenes: tuple[Scene, ...]

    def scene(self, language: str) -> Scene:
        """The scene for readers of `language`; the edition's first language where it has no other."""
        return next((s for s in self.scenes if s.language == language), self.scenes[0])

    @property
    def is_over(self) -> bool:
        """Whether the edition has taken place."""
        return self.scenes[0].phase in _OVER


def portal_scenes(portal: Portal, editions: Sequence[EditionScenes], site_url: str) -> tuple[Scene, ...]:
    """The portal's own scenes: those of an event that has nothing but a name."""
    latest = in_order(editions)[0].scenes[0]
    event = latest.event.model_copy(
        update={
            **dict.fromkeys(_EMPTY, ()),
            "id": "portal", "title": portal.title, "summary": portal.summary, "tagline": None,
            "languages": portal.languages, "look": portal.look, "results": None, "offline": False,
            "contact": portal.contact or latest.event.contact,
        }
    )  # fmt: skip
    made = scenes(event, latest.now, site_url, search=False)
    return tuple(replace(scene, portal=True) for scene in made)


def in_order(editions: Sequence[EditionScenes]) -> tuple[EditionScenes, ...]:
    """The next edition first, then those to come after it, then past ones, the latest first."""
    coming = sorted((e for e in editions if not e.is_over), key=lambda e: e.scenes[0].event.first_day)
    past = sorted((e for e in editions if e.is_over), key=lambda e: e.scenes[0].event.first_day, reverse=True)
    return (*coming, *past)


def portal_outline(scene: Scene, editions: Sequence[EditionScenes]) -> Outline:
    """What surrounds the portal's pages: its editions as a menu, the legal pages of the latest one."""
    event, ordered = scene.event, in_order(editions)
    latest = ordered[0].scene(scene.language)
    menu = [Entry("projects", scene.words("section.projects"), scene.addresses.section("projects"))]
    menu += [Entry("page", _title(e, scene).text, _home(e, scene)) for e in ordered]
    footer = tuple(
        Entry(key, scene.words(f"section.{key}"), f"{ordered[0].id}/{latest.addresses.section(key)}")
        for key in FOOTER
        if key != "rules" or latest.event.legal.rules
    )
    return Outline(
        event.id, scene.language, scene.languages, event.title.say(scene.language), "",
        scene.addresses.section("home"), tuple(menu), footer, accessibility_status(scene),
        contact_links(scene), None, event.look.primary, event.look.accent, (), "",
    )  # fmt: skip


def portal_pages(scene: Scene, editions: Sequence[EditionScenes]) -> Iterator[PageView]:
    """Every page of the portal's own in one language; the first language has that of `404.html` too."""
    yield portal_home(scene, editions)
    yield portal_projects(scene, editions)
    if scene.language == scene.languages[0]:
        ways_back = [section_link(scene, "home"), section_link(scene, "projects")]
        ways_back += [LinkView(_title(e, scene), _home(e, scene)) for e in in_order(editions)]
        yield not_found_page(scene, tuple(ways_back))


def portal_home(scene: Scene, editions: Sequence[EditionScenes]) -> PageView:
    """The portal's home page: the next edition, then past ones."""
    words, ordered = scene.words, in_order(editions)
    groups = present(
        _shelf(scene, "portal.next", [e for e in ordered if not e.is_over]),
        _shelf(scene, "portal.past", [e for e in ordered if e.is_over]),
    )
    projects = sum(len(e.scenes[0].event.projects) for e in editions)
    way = LinkView(
        Said(words("portal.all_projects", n=projects), scene.language), scene.addresses.section("projects")
    )
    view = ListView(
        scene.words_in(scene.event.summary), words("portal.editions", n=len(editions)), groups,
        "", actions=(way,) if projects else (),
    )  # fmt: skip
    page = section_page(scene, "home", view, template="list.html")
    return replace(page, title=scene.event.title.say(scene.language))


def portal_projects(scene: Scene, editions: Sequence[EditionScenes]) -> PageView:
    """The projects of all editions on one page, with facets that they share."""
    words = scene.words
    groups: list[Shelf] = []
    marks: dict[str, Marks] = {}
    for edition in in_order(editions):
        own = edition.scene(scene.language)
        cards = []
        title = _title(edition, scene).text
        for project in sorted(own.event.projects, key=lambda p: collation_key(p.title.in_(own.language))):
            card = _placed(project_card(own, project), edition)
            cards.append(card)
            found = project_marks(own, project)
            marks[card.url] = {"edition": (title,), **{key: found[key] for key in _MARKS}}
        if cards:
            groups.append(Shelf(title, tuple(cards)))
    rows = card_rows(groups, marks)
    kinds = (FacetKind("edition"), *map(FacetKind, _MARKS))
    filters = filters_of(scene, "projects", kinds, rows)
    if filters:
        # Two editions may each have a project of one name: the index tells them apart by their place.
        urls = [row.url for _, group in rows for row in group]
        listed = tuple(replace(row, item=url) for row, url in zip(filters.rows, urls, strict=True))
        filters = replace(filters, rows=listed)
    count = words("projects.count", n=len(marks)) if marks else ""
    view = ListView(
        words("portal.projects_lead"), count, tuple(groups), words("projects.empty"), filters=filters
    )
    return section_page(scene, "projects", view, template="list.html", listed=bool(marks))


def _shelf(scene: Scene, key: str, editions: Sequence[EditionScenes]) -> Shelf | None:
    return Shelf(scene.words(key), tuple(_card(scene, e) for e in editions)) if editions else None


def _card(scene: Scene, edition: EditionScenes) -> Card:
    own = edition.scene(scene.language)
    event = own.event
    figures = event.results.figures[:_FIGURES] if event.results else ()
    picture = picture_of(event.look.cover, own.language)
    return Card(
        _home(edition, scene), _title(edition, scene), event.id,
        " · ".join(present(words_of_days(own), words_of_place(own))), own.say(event.summary),
        tuple(f"{figure.value} {figure.label.in_(own.language)}" for figure in figures),
        (phase_in_words(own),), picture and _moved(picture, edition), kind="edition",
    )  # fmt: skip


def _title(edition: EditionScenes, scene: Scene) -> Said:
    own = edition.scene(scene.language)
    title = own.event.title.say(own.language)
    year = str(own.event.first_day.year)
    return title if year in title.text else Said(f"{title.text} {year}", title.language)


def _home(edition: EditionScenes, scene: Scene) -> str:
    return f"{edition.id}/{edition.scene(scene.language).addresses.section('home')}"


def _placed(card: Card, edition: EditionScenes) -> Card:
    """A card of an edition as it stands on the portal; the choice of "my programme" is each edition's own."""
    picture = card.picture and _moved(card.picture, edition)
    return replace(card, url=f"{edition.id}/{card.url}", picture=picture, item="")


def _moved(picture: Picture, edition: EditionScenes) -> Picture:
    return replace(picture, src=f"{edition.id}/{picture.src}")
