"""The accessibility statement, in the compulsory format, and the mention that every page carries.

Source: RGAA 4.1, "Obligations", "La déclaration d'accessibilité adopte obligatoirement ce format"
(decree 2019-768, art. 6 and 7).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hacksite.model import Said, Text
from hacksite.model.legal import Accessibility, holds_on, mention_on
from hacksite.views.layout import present, section_page
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene
from hacksite.wording.dates import short_day
from hacksite.wording.numbers import decimal

_KEYS = {"totalement conforme": "full", "partiellement conforme": "partial", "non conforme": "none"}
_DEFENDER = (
    ("accessibility.remedies.write", "https://formulaire.defenseurdesdroits.fr/"),
    ("accessibility.remedies.delegate", "https://www.defenseurdesdroits.fr/saisir/delegues"),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the statement: its verdict, a sentence, lines and links, then smaller parts."""

    anchor: str
    title: str = ""
    strong: str = ""
    text: str = ""
    lines: tuple[Said, ...] = ()
    links: tuple[LinkView, ...] = ()
    address: tuple[str, ...] = ()
    chapters: tuple["Chapter", ...] = ()


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """The statement: the commitment, then its chapters in the order the decree sets."""

    lead: str
    chapters: tuple[Chapter, ...]


def accessibility_status(scene: Scene) -> str:
    """The mention that the home page and every footer show: « Accessibilité : non conforme »."""
    return scene.words(f"accessibility.status_{_level(scene)}")


def accessibility_page(scene: Scene) -> PageView:
    """The statement. It never says better than a valid audit allows."""
    words, event = scene.words, scene.event
    site = event.title.in_(scene.language)
    publisher = event.legal.publisher.name or words("accessibility.organisers")
    view = AccessibilityView(
        words("accessibility.commitment", publisher=publisher, event=site),
        present(
            _strategy(scene),
            Chapter("scope", text=words("accessibility.scope", event=site)),
            _state(scene, site),
            _results(scene),
            _not_accessible(scene),
            _established(scene),
            _feedback(scene),
            Chapter(
                "remedies",
                words("accessibility.remedies"),
                text=words("accessibility.remedies.text"),
                links=tuple(LinkView(Said(words(key), scene.language), url) for key, url in _DEFENDER),
                chapters=(
                    Chapter(
                        "remedies-post",
                        text=words("accessibility.remedies.post"),
                        address=("Défenseur des droits", "Libre réponse 71120", "75342 Paris CEDEX 07"),
                    ),
                ),
            ),
        ),
    )
    return section_page(scene, "accessibility", view)


def _level(scene: Scene) -> str:
    return _KEYS[mention_on(scene.now.date(), scene.event.legal.accessibility)]


def _audited_well(scene: Scene) -> bool:
    stated = scene.event.legal.accessibility
    dated = stated.audited is not None and holds_on(scene.now.date(), stated.audited)
    return dated and stated.rate is not None


def _strategy(scene: Scene) -> Chapter | None:
    """The plans, which a public body must publish; nothing is said of them for the others."""
    stated, words = scene.event.legal.accessibility, scene.words
    plans = (
        ("accessibility.plan", stated.plan_url),
        ("accessibility.yearly_plan", stated.yearly_plan_url or stated.plan_url),
    )
    links = tuple(LinkView(Said(words(key), scene.language), url) for key, url in plans if url)
    if links:
        return Chapter("strategy", text=words("accessibility.strategy"), links=links)
    if scene.event.legal.public_body:
        return Chapter("strategy", text=words("accessibility.strategy_none"))
    return None


def _state(scene: Scene, site: str) -> Chapter:
    words, stated = scene.words, scene.event.legal.accessibility
    level = _level(scene)
    key = level if level != "none" or _audited_well(scene) else "not_audited"
    return Chapter(
        "state",
        words("accessibility.state"),
        words(f"accessibility.status_{level}"),
        words(f"accessibility.state_{key}", event=site, reference=stated.reference),
    )


def _results(scene: Scene) -> Chapter:
    stated, words = scene.event.legal.accessibility, scene.words
    title = words("accessibility.results")
    if stated.audited is None or stated.rate is None:
        return Chapter("results", title, text=words("accessibility.results_none"))
    key = "results_audited" if _audited_well(scene) else "results_expired"
    by = f" ({stated.auditor})" if stated.auditor else ""
    rates = [words("accessibility.rate", rate=decimal(stated.rate, words))]
    if stated.average_rate is not None:
        rates.append(words("accessibility.average_rate", rate=decimal(stated.average_rate, words)))
    report = [(words("accessibility.report"), stated.report_url)] if stated.report_url else []
    return Chapter(
        "results",
        title,
        text=words(
            f"accessibility.{key}",
            by=by,
            date=short_day(stated.audited, words),
            reference=stated.reference,
        ),
        lines=tuple(Said(rate, scene.language) for rate in rates),
        links=tuple(LinkView(Said(label, scene.language), url) for label, url in report),
    )


def _not_accessible(scene: Scene) -> Chapter:
    """The three kinds that the decree keeps apart."""
    stated = scene.event.legal.accessibility
    silence = "issues_none" if _audited_well(scene) else "issues_unknown"
    return Chapter(
        "not-accessible",
        scene.words("accessibility.not_accessible"),
        text=scene.words("accessibility.not_accessible.text"),
        chapters=(
            _listed(scene, "issues", stated.issues, silence),
            _listed(scene, "derogations", stated.derogations, "derogations_none"),
            _listed(scene, "exemptions", stated.exemptions, "exemptions_none"),
        ),
    )


def _established(scene: Scene) -> Chapter:
    stated, words = scene.event.legal.accessibility, scene.words
    return Chapter(
        "established",
        words("accessibility.established"),
        text=_dates(scene, stated),
        chapters=(
            Chapter(
                "technologies",
                words("accessibility.technologies"),
                text=words("accessibility.technologies.text"),
            ),
            _listed(scene, "environment", stated.environment, "environment_none", "environment.text"),
            _listed(scene, "tools", stated.tools, "tools_none", "tools.text"),
            _listed(scene, "pages", stated.pages, "pages_none"),
        ),
    )


def _dates(scene: Scene, stated: Accessibility) -> str:
    words = scene.words
    if stated.established is None:
        return words("accessibility.established_unknown")
    on = words("accessibility.established_on", date=short_day(stated.established, words))
    if stated.updated is None:
        return on
    return f"{on} {words('accessibility.updated_on', date=short_day(stated.updated, words))}"


def _listed(scene: Scene, key: str, texts: Iterable[Text], silence: str, before: str = "") -> Chapter:
    """A list under its title; where it is empty, what its silence means."""
    lines = tuple(text.say(scene.language) for text in texts)
    said = before if lines else silence
    text = scene.words(f"accessibility.{said}") if said else ""
    return Chapter(key, scene.words(f"accessibility.{key}"), text=text, lines=lines)


def _feedback(scene: Scene) -> Chapter:
    stated, words = scene.event.legal.accessibility.contact, scene.words
    links = contact_links(scene)
    lines: tuple[Said, ...] = ()
    if stated and "@" in stated:
        links = (LinkView(Said(stated, ""), f"mailto:{stated}"),)
    elif stated and stated.startswith("http"):
        links = (LinkView(Said(words("accessibility.feedback.form"), scene.language), stated),)
    elif stated:
        links, lines = (), (Said(stated, ""),)
    text = words("accessibility.feedback.text")
    if not links and not lines:
        text = f"{text} {words('accessibility.feedback_none')}"
    return Chapter("feedback", words("accessibility.feedback"), text=text, lines=lines, links=links)
