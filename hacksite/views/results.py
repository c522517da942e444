"""What the results say: laureates first, then all projects equally."""

from dataclasses import dataclass

from hacksite.model import Award, Said
from hacksite.model.event_file import Criterion
from hacksite.views.below import below
from hacksite.views.cards import award_words, person_card, project_card
from hacksite.views.charts import Chart, charts
from hacksite.views.layout import section_link, section_page
from hacksite.views.page_view import Card, LinkView, PageView, Part
from hacksite.views.phase import Phase
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import moment

_KINDS = ("ranked", "public", "special")


@dataclass(frozen=True, slots=True)
class Laureate:
    """A project that won a prize, with the jury's words."""

    prize: str
    place: int
    citation: Said | None
    card: Card


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number and what it counts."""

    value: str
    label: Said


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The results, or when they will be known."""

    lead: str
    intro: Said | None
    laureates: tuple[Laureate, ...]
    others: tuple[Card, ...]
    figures: tuple[FigureView, ...]
    charts: tuple[Chart, ...]
    jury: tuple[Card, ...]
    thanks: Said | None
    empty: str
    criteria: tuple[Part, ...]
    more: LinkView
    after: LinkView | None = None


def laureates(scene: Scene) -> tuple[Laureate, ...]:
    """The prizes given: ranked ones by rank, then the public's, then special ones."""
    results = scene.event.results
    if results is None:
        return ()
    order = {prize: place for place, prize in enumerate(scene.index.prize)}

    def key(award: Award) -> tuple[int, int, int]:
        kind = scene.index.prize[award.prize].kind
        return (_KINDS.index(kind), award.rank or 99, order[award.prize])

    return tuple(
        Laureate(
            award_words(scene, award),
            award.rank or 0,
            scene.say(award.citation),
            project_card(scene, scene.index.project[award.project]),
        )
        for award in sorted(results.awards, key=key)
    )


def results_page(scene: Scene) -> PageView:
    """The results page; before their hour it says when they come, and how projects are chosen."""
    results, event = scene.event.results, scene.event
    won = {award.project for award in results.awards} if results else set()
    others = [p for p in event.projects if p.id not in won] if results else []
    jury = results.jury if results else ()
    members = [scene.index.person[j] for j in jury] or [p for p in event.people if "jury" in p.roles]
    view = ResultsView(
        scene.words("results.lead") if results else _expected(scene),
        scene.say(results.intro) if results else None,
        laureates(scene),
        tuple(project_card(scene, p) for p in sorted(others, key=lambda p: collation_key(str(p.title)))),
        tuple(FigureView(f.value, f.label.say(scene.language)) for f in results.figures) if results else (),
        charts(scene) if results else (),
        tuple(person_card(scene, p) for p in members),
        scene.say(results.thanks) if results else None,
        scene.words("results.none"),
        _criteria(scene),
        section_link(scene, "projects"),
        after_link(scene),
    )
    return section_page(scene, "results", view, listed=results is not None)


def after_link(scene: Scene) -> LinkView | None:
    """The way to the page; None while there is none."""
    if not has_after(scene):
        return None
    url = below(scene, "results", scene.addresses.slugs["after"])
    return LinkView(Said(scene.words("after.link"), scene.language), url, "sprout")


def has_after(scene: Scene) -> bool:
    """Whether there is something to tell of what came after: once results are out, if there are projects."""
    return scene.phase in (Phase.RESULTS, Phase.ARCHIVED) and bool(scene.event.projects)


def _criteria(scene: Scene) -> tuple[Part, ...]:
    """The evaluation grid; each criterion with its share of the mark when the shares differ."""
    criteria = scene.event.outcomes.criteria
    whole = sum(c.weight for c in criteria)
    differ = len({c.weight for c in criteria}) > 1

    def title(criterion: Criterion) -> str:
        name = criterion.title.in_(scene.language)
        share = f"{100 * criterion.weight / whole:.0f}" if whole else ""
        return scene.words("criterion.weight", title=name, share=share) if differ else name

    return tuple(Part(title(c), scene.say(c.text)) for c in criteria)


def _expected(scene: Scene) -> str:
    if scene.results_at:
        return scene.words("results.expected", when=moment(scene.results_at, scene.words))
    over = scene.phase in (Phase.RESULTS, Phase.ARCHIVED)
    return scene.words("results.not_published" if over else "results.later")
