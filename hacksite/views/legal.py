"""What the law asks a site to say: generated, complete, honest by default."""

from dataclasses import dataclass

from hacksite.model import Said
from hacksite.model.legal import Body
from hacksite.model.licence import find_licence
from hacksite.views.layout import fact, part, present, section_page
from hacksite.views.page_view import Fact, LinkView, PageView, Part
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene
from hacksite.wording.dates import short_day

_BODY_FIELDS = ("name", "address", "phone", "registration", "director", "email")
_STATUS_KEYS = {
    "totalement conforme": "full",
    "partiellement conforme": "partial",
    "non conforme": "none",
}


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


def accessibility_status(scene: Scene) -> str:
    """The mention that the home page and every footer show: « Accessibilité : non conforme »."""
    status = scene.event.legal.accessibility.status
    return scene.words(f"accessibility.status_{_STATUS_KEYS[status]}")


def legal_pages(scene: Scene) -> tuple[PageView, ...]:
    """Legal notice, accessibility statement, personal data, and rules."""
    return (_notice(scene), _accessibility(scene), _privacy(scene), _rules(scene))


def _body(scene: Scene, title: str, body: Body) -> FactGroup:
    facts = present(*(fact(scene, f"body_{name}", getattr(body, name)) for name in _BODY_FIELDS))
    missing = "" if body.name and body.address else scene.words("legal.missing")
    return FactGroup(scene.words(title), facts, missing)


def _paragraph(scene: Scene, key: str, **values: object) -> Part:
    text = Said(scene.words(f"{key}.text", None, **values), scene.language)
    return Part(scene.words(f"{key}.title"), text, (), key.replace(".", "-").replace("_", "-"))


def _notice(scene: Scene) -> PageView:
    legal = scene.event.legal
    licence = find_licence(legal.licence)
    named = licence.name(scene.language) if licence else legal.licence
    view = LegalView(
        scene.words("legal.lead", event=scene.event.title.in_(scene.language)),
        (_body(scene, "legal.publisher", legal.publisher), _body(scene, "legal.host", legal.host)),
        present(
            _paragraph(scene, "legal.licence", licence=named),
            part(scene, "credits", legal.credits),
            _paragraph(scene, "legal.tool"),
        ),
        contact_links(scene),
    )
    return section_page(scene, "legal", view)


def _accessibility(scene: Scene) -> PageView:
    """The statement in the mandatory order. Source: decree 2019-768, RGAA 4.1 "Obligations"."""
    stated, words = scene.event.legal.accessibility, scene.words
    publisher = scene.event.legal.publisher.name or scene.event.title.in_(scene.language)
    status = words(f"accessibility.{_STATUS_KEYS[stated.status]}")
    reason = "audited" if stated.audited else "not_audited"
    plan = (
        [LinkView(Said(words("accessibility.plan"), scene.language), stated.plan_url)]
        if stated.plan_url
        else []
    )
    established = stated.established or scene.now.date()
    results = words(
        f"accessibility.results_{reason}",
        rate=f"{stated.rate:g}" if stated.rate is not None else "—",
        auditor=stated.auditor or "—",
        date=short_day(stated.audited, words) if stated.audited else "",
    )
    stated_on = words("accessibility.established_on", date=short_day(established, words))
    view = LegalView(
        words("accessibility.commitment", publisher=publisher, event=scene.event.title.in_(scene.language)),
        (FactGroup(words("accessibility.scope"), present(fact(scene, "plan", links=plan))),) if plan else (),
        present(
            _paragraph(scene, "accessibility.state", status=status),
            Part(words("accessibility.results"), Said(results, scene.language), (), "results"),
            part(scene, "issues", items=stated.issues)
            or _paragraph(scene, "accessibility.issues_unknown"),
            part(scene, "exemptions", items=stated.exemptions),
            Part(words("accessibility.established"), Said(stated_on, scene.language), (), "established"),
            _paragraph(scene, "accessibility.technologies"),
            part(scene, "environment", items=stated.environment),
            part(scene, "tools", items=stated.tools),
            part(scene, "pages", items=stated.pages),
            _feedback(scene),
            _paragraph(scene, "accessibility.remedies"),
        ),
        contact_links(scene),
    )  # fmt: skip
    return section_page(scene, "accessibility", view, template="legal.html")


def _feedback(scene: Scene) -> Part:
    stated = scene.event.legal.accessibility.contact
    links = contact_links(scene)
    where = stated or (links[0].label.text if links else "")
    if "@" in where:
        where = f"[{where}](mailto:{where})"
    elif where.startswith("http"):
        where = f"<{where}>"
    key = "accessibility.feedback" if where else "accessibility.feedback_none"
    return _paragraph(scene, key, contact=where)


def _privacy(scene: Scene) -> PageView:
    data, words = scene.event.legal.personal_data, scene.words
    publisher = scene.event.legal.publisher.name
    group = FactGroup(
        words("privacy.who"),
        present(
            fact(scene, "controller", data.controller or publisher),
            fact(scene, "dpo", data.contact),
            fact(scene, "basis", data.basis),
            fact(scene, "retention", data.retention),
        ),
        "" if data.controller or publisher else words("legal.missing"),
    )
    view = LegalView(
        words("privacy.lead"),
        (group,),
        present(
            _paragraph(scene, "privacy.site"),
            _paragraph(scene, "privacy.offline") if scene.event.offline else None,
            part(scene, "purposes", items=data.purposes),
            part(scene, "recipients", items=data.recipients),
            _paragraph(scene, "privacy.rights"),
            part(scene, "more", data.text),
        ),
        contact_links(scene),
    )
    return section_page(scene, "privacy", view, template="legal.html")


def _rules(scene: Scene) -> PageView:
    rules = scene.event.legal.rules
    parts = present(
        part(scene, "rules", rules), part(scene, "selection", scene.event.outcomes.selection_text)
    )
    lead = scene.words("rules.lead" if rules else "rules.none")
    return section_page(scene, "rules", LegalView(lead, (), parts), template="legal.html", listed=bool(rules))
