"""What the law asks a site to say: who publishes it, who hosts it, and the rules of the event."""

from dataclasses import dataclass

from hacksite.model import Said, Text
from hacksite.model.legal import Body
from hacksite.model.licence import find_licence
from hacksite.views.credits import picture_credits
from hacksite.views.layout import fact, part, present, section_page
from hacksite.views.page_view import Fact, LinkView, PageView, Part
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene

_BODY_FIELDS = ("name", "address", "phone", "registration", "capital", "director", "editor", "email")
_ASKED = ("name", "address", "phone")


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Labelled lines under a title."""

    title: str
    facts: tuple[Fact, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class LegalView:
    """A page of particulars and texts."""

    lead: str
    groups: tuple[FactGroup, ...] = ()
    parts: tuple[Part, ...] = ()
    contact: tuple[LinkView, ...] = ()


def paragraph(scene: Scene, key: str, **values: object) -> Part:
    """A titled text of the site's own words, in Markdown: `KEY.title` and `KEY.text`."""
    text = Said(scene.words(f"{key}.text", None, **values), scene.language)
    return Part(scene.words(f"{key}.title"), text, (), key.replace(".", "-").replace("_", "-"))


def legal_page(scene: Scene) -> PageView:
    """The legal notice. Source: LCEN art. 1-1."""
    legal = scene.event.legal
    view = LegalView(
        scene.words("legal.lead", event=scene.event.title.in_(scene.language)),
        (
            _body(scene, "legal.publisher", legal.publisher, (*_ASKED, "director")),
            _body(scene, "legal.host", legal.host, _ASKED),
        ),
        present(
            paragraph(scene, "legal.licence", licence=_licence(scene)),
            part(scene, "credits", legal.credits),
            _pictures(scene),
            paragraph(scene, "legal.tool"),
        ),
        contact_links(scene),
    )
    return section_page(scene, "legal", view)


def rules_page(scene: Scene) -> PageView:
    """The rules, the criteria and the prizes. Without rules, it says that they are still to come."""
    event = scene.event
    rules = event.legal.rules
    parts = present(
        part(scene, "rules", rules),
        part(scene, "submission", _asked_of_teams(scene)),
        part(scene, "selection", event.outcomes.selection_text),
        part(scene, "criteria", items=(criterion.title for criterion in event.outcomes.criteria)),
        part(scene, "prizes", items=(prize.title for prize in event.prizes)),
    )
    lead = scene.words("rules.lead" if rules else "rules.none_yet" if event.prizes else "rules.none")
    view = LegalView(lead, (), parts)
    return section_page(scene, "rules", view, template="legal.html", listed=bool(rules or event.prizes))


def _asked_of_teams(scene: Scene) -> Text | None:
    """What teams hand in, as a list; None where the organisers say nothing of their own."""
    sections = scene.event.submission.sections
    if not sections:
        return None
    optional = f" ({scene.words('submission.optional')})"
    rows = []
    for section in sections:
        rows.append(f"- **{section.title.in_(scene.language)}**{'' if section.required else optional}")
        if section.prompt:
            rows[-1] += f"\\\n  {section.prompt.in_(scene.language)}"
    return Text({scene.language: "\n".join(rows)})


def _body(scene: Scene, title: str, body: Body, asked: tuple[str, ...]) -> FactGroup:
    facts = present(
        *(fact(scene, f"body_{name}", getattr(body, name)) for name in _BODY_FIELDS),
        fact(scene, "body_url", links=[LinkView(Said(body.url, ""), body.url)]) if body.url else None,
    )
    missing = "" if all(getattr(body, name) for name in asked) else scene.words("legal.missing")
    return FactGroup(scene.words(title), facts, missing)


def _licence(scene: Scene) -> str:
    """Markdown that names the licence, with a link to its text where that is known."""
    licence = find_licence(scene.event.legal.licence)
    if licence is None:
        return scene.event.legal.licence
    name = licence.name(scene.language)
    return f"[{name}]({licence.url})" if licence.url else name


def _pictures(scene: Scene) -> Part | None:
    items = picture_credits(scene)
    return Part(scene.words("part.picture_credits"), None, items, "picture-credits") if items else None
