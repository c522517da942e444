"""What the picture of a page says where the page is shared: in a chat window, on a social network."""

from dataclasses import dataclass

from hacksite.views.home import words_or
from hacksite.views.layout import ItemView, present
from hacksite.views.page_view import PageView, Picture, picture_of
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_days

MOST_OF_A_NOUN = 200
"""Beyond so many entries of one noun, all share the card of their list: nobody shares each of a thousand."""

_WITH_A_CARD = (
    "challenges", "data", "programme", "practical", "people", "partners", "faq", "projects", "results",
    "news",
)  # fmt: skip
_NOUNS = {
    "challenge.html": "challenges", "dataset.html": "datasets", "session.html": "sessions",
    "person.html": "people", "partner.html": "partners", "project.html": "projects",
    "news_item.html": "news", "page.html": "pages",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The words of a card: what it is, of which event, when and where.

    `name` tells cards apart in a folder; `kicker` says what sort of page it is; `event` is "" where the
    title says it. `seed` is what the drawing is made from.
    """

    name: str
    language: str
    title: str
    kicker: str
    event: str
    when: str
    where: str
    seed: str
    logo: Picture | None


def share_card(scene: Scene, page: PageView) -> ShareCard | None:
    """The card of a page; None for pages that nobody shares: those in no list and no sitemap.

    Pages of one kind that say nothing of their own (legal ones, the pages of a long list) share a card.
    """
    if not page.listed:
        return None
    if isinstance(page.view, ItemView) and _is_worth_one(scene, page.template):
        return _item_card(scene, page, page.view)
    return _section_card(scene, page.section) if page.section in _WITH_A_CARD else _home_card(scene)


def _is_worth_one(scene: Scene, template: str) -> bool:
    noun = _NOUNS.get(template)
    return noun is not None and len(getattr(scene.event, noun)) <= MOST_OF_A_NOUN


def _item_card(scene: Scene, page: PageView, view: ItemView) -> ShareCard:
    """A noun's own card; a session says its own hour."""
    section = page.parents[0].label.text if page.parents else ""
    kicker = view.kicker or section
    when = words_of_days(scene)
    if page.template == "session.html" and view.facts:
        when = ", ".join(said.text for said in view.facts[0].texts)
    return _card(scene, page.url, page.title.text, kicker, when=when, seed=view.seed)


def _section_card(scene: Scene, section: str) -> ShareCard:
    return _card(scene, scene.addresses.section(section), scene.words(f"section.{section}"), "")


def _home_card(scene: Scene) -> ShareCard:
    title = scene.event.title.in_(scene.language)
    kicker = scene.words_in(scene.event.tagline)
    return _card(scene, scene.addresses.section("home"), title, kicker, is_home=True)


def _card(
    scene: Scene, url: str, title: str, kicker: str, *, when: str = "", seed: str = "", is_home: bool = False
) -> ShareCard:
    event = scene.event
    return ShareCard(
        url.strip("/").replace("/", "-") or "index",
        scene.language,
        title,
        kicker,
        "" if is_home else event.title.in_(scene.language),
        when or words_of_days(scene),
        _place(scene),
        seed or event.id,
        picture_of(event.look.logo, scene.language),
    )


def _place(scene: Scene) -> str:
    """The venue and its town; the words for online where there is none."""
    venue = scene.event.venue
    if venue is None or scene.event.format == "online":
        return scene.words(f"format.{scene.event.format}")
    town = venue.address.city if venue.address else None
    return ", ".join(present(venue.name.in_(scene.language), town))


def alternative(scene: Scene, card: ShareCard) -> str:
    """The words of a card for those who do not see it."""
    said = (card.kicker, card.title, card.event, card.when, card.where)
    return " · ".join(text for text in said if text) or words_or(scene, card.title)
