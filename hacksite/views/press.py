"""What journalists need: a text to copy, facts, pictures with their credits, and somebody to call."""

from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.model import Image, Said
from hacksite.views.embed import Embed, embed
from hacksite.views.home import registration_in_words
from hacksite.views.layout import fact, present, section_page
from hacksite.views.page_view import Fact, LinkView, PageView, Picture, picture_of
from hacksite.views.phase import Phase
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_place, words_of_time


@dataclass(frozen=True, slots=True)
class PressView:
    """The press page. `pictures` may be published with their credit; a picture without one is not offered."""

    lead: str
    text: Said | None
    facts: tuple[Fact, ...]
    figures: tuple[tuple[Said, str], ...]
    pictures: tuple[Picture, ...]
    links: tuple[LinkView, ...]
    contact_name: str
    contact: tuple[LinkView, ...]
    embed: Embed | None


def press_page(scene: Scene) -> PageView:
    """The press page; it stands in the footer once `press` says something."""
    event, press = scene.event, scene.event.press
    who = press.contact or event.contact
    figures = event.results.figures if event.results else ()
    view = PressView(
        lead=scene.words("press.lead"),
        text=scene.say(press.text or event.summary),
        facts=_facts(scene),
        figures=tuple((f.label.say(scene.language), f.value) for f in figures),
        pictures=tuple(_pictures(scene)),
        links=tuple(LinkView(link.label.say(scene.language), link.url) for link in press.links),
        contact_name=scene.words_in(who.name) if who else "",
        contact=contact_links(scene, who),
        embed=embed(scene),
    )
    return section_page(scene, "press", view, listed=bool(press.model_fields_set))


def _facts(scene: Scene) -> tuple[Fact, ...]:
    event, words = scene.event, scene.words
    organisers = (p.name for p in event.partners if p.kind == "organiser")
    counted = (
        words("challenges.count", n=len(event.challenges)) if event.challenges else "",
        words("data.count", n=len(event.datasets)) if event.datasets else "",
        words("projects.count", n=len(event.projects)) if event.projects else "",
        words("press.partners", n=len(event.partners)) if event.partners else "",
    )
    terms = registration_in_words(scene) if scene.phase in {Phase.ANNOUNCED, Phase.OPEN} else ""
    return present(
        fact(scene, "dates", words_of_time(scene)),
        fact(scene, "place", words_of_place(scene)),
        fact(scene, "organisers", *organisers),
        fact(scene, "numbers", *present(*counted)),
        fact(scene, "registration", terms),
    )


def _pictures(scene: Scene) -> Iterator[Picture]:
    """The pictures given to the press, then the cover and the logo, each once."""
    look = scene.event.look
    offered: dict[str, Image] = {}
    for image in present(*scene.event.press.pictures, look.cover, look.logo):
        if image.credit:
            offered.setdefault(image.src, image)
    for image in offered.values():
        shown = picture_of(image, scene.language)
        if shown:
            yield shown
