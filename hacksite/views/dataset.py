"""What the datasets say: their cards, their list, their pages."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from hacksite.model import Dataset, Resource, Said
from hacksite.model.file_format import find_format
from hacksite.model.frequency import find_frequency
from hacksite.model.licence import find_licence
from hacksite.model.licence_terms import terms_of
from hacksite.views.cards import (
    challenge_card,
    dataset_badges,
    dataset_card,
    formats,
    project_card,
    session_card,
)
from hacksite.views.data_table import data_table_link
from hacksite.views.explorer import ExplorerView, explorer
from hacksite.views.facets import card_rows, filters_of
from hacksite.views.feedback import dataset_feedback, feedback_link
from hacksite.views.inside import ColumnView, TableView, described, fault, inside
from hacksite.views.layout import (
    ItemView,
    ListView,
    fact,
    item_page,
    labels,
    part,
    present,
    section_page,
    shelf,
)
from hacksite.views.loading import WayToOpen, ways_to_open
from hacksite.views.marks import dataset_facets, dataset_marks
from hacksite.views.page_view import Fact, LinkView, PageView, Part, picture_of
from hacksite.views.relations import relations_link
from hacksite.views.scene import Scene
from hacksite.views.theme_groups import grouped
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import short_day


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A file or address to take the data from, with its columns, and what is inside where we looked."""

    title: Said
    url: str
    format: str
    size: str
    description: Said | None
    is_sample: bool
    columns: tuple[ColumnView, ...]
    inside: TableView | None = None
    fault: str = ""
    ways: tuple[WayToOpen, ...] = ()
    explorer: ExplorerView | None = None


def datasets_page(scene: Scene) -> PageView:
    """The list of datasets."""
    datasets = sorted(
        scene.event.datasets, key=lambda d: (d.wanted, collation_key(d.title.in_(scene.language)))
    )
    cards = [(dataset_card(scene, d), labels(scene, d.themes)) for d in datasets]
    count = scene.words("data.count", n=len(cards)) if cards else ""
    groups = grouped(scene, cards)
    marks = {card.url: dataset_marks(scene, d) for (card, _), d in zip(cards, datasets, strict=True)}
    view = ListView(
        scene.words("data.lead"), count, groups, scene.words("data.empty"),
        present(data_table_link(scene), relations_link(scene), feedback_link(scene)) if cards else (),
        filters=filters_of(scene, "data", dataset_facets(scene), card_rows(groups, marks)),
    )  # fmt: skip
    return section_page(scene, "data", view, template="list.html", listed=bool(cards))


def dataset_page(scene: Scene, dataset: Dataset) -> PageView:
    """One dataset: what it is, how to get it, what it cannot tell, who uses it here."""
    back, index = scene.index.backlinks, scene.index
    view = ItemView(
        kicker=scene.words_in(dataset.publisher),
        lead=scene.say(dataset.summary),
        badges=dataset_badges(scene, dataset),
        picture=picture_of(dataset.cover, scene.language),
        seed=dataset.id,
        actions=_actions(scene, dataset),
        facts=_facts(scene, dataset),
        body=scene.say(dataset.body),
        parts=present(
            part(scene, "conditions", dataset.conditions),
            part(scene, "limits", items=dataset.limits),
            _feedback(scene, dataset),
        ),
        shelves=present(
            shelf(
                scene,
                "proposed_in",
                back.of("dataset", dataset.id, "challenge"),
                index.challenge,
                challenge_card,
            ),
            shelf(scene, "sessions", back.of("dataset", dataset.id, "session"), index.session, session_card),
            shelf(scene, "used_by", back.of("dataset", dataset.id, "project"), index.project, project_card),
        ),
        extra=tuple(_resource(scene, resource) for resource in dataset.resources),
        themes=labels(scene, dataset.themes),
    )
    return item_page(scene, "dataset", dataset.id, dataset.title, view, source=f"datasets/{dataset.id}.md")


def _feedback(scene: Scene, dataset: Dataset) -> Part | None:
    """What projects say about it, each in a line; the projects themselves are shown below."""
    told = (one for one in dataset_feedback(scene, dataset) if one.feedback)
    lines = tuple(
        Said(
            scene.words("feedback.line", project=one.project.label.text, text=one.feedback.text),
            one.feedback.language,
        )
        for one in told
        if one.feedback
    )
    return Part(scene.words("part.feedback"), items=lines, anchor="feedback") if lines else None


def _actions(scene: Scene, dataset: Dataset) -> tuple[LinkView, ...]:
    if not dataset.url:
        return ()
    return (LinkView(Said(scene.words("dataset.see_source"), scene.language), dataset.url),)


def _facts(scene: Scene, dataset: Dataset) -> tuple[Fact, ...]:
    words = scene.words
    people = (scene.index.person[item] for item in dataset.experts)
    licence = find_licence(dataset.license) if dataset.license else None
    named = licence.name(scene.language) if licence else (dataset.license or "")
    url = licence.url if licence else ""
    terms = terms_of(dataset.license)
    frequency = find_frequency(dataset.frequency) if dataset.frequency else None
    unknown = "" if dataset.wanted else words("dataset.licence_unknown")
    return present(
        fact(scene, "licence", links=[LinkView(Said(named, scene.language), url)])
        if url
        else fact(scene, "licence", named or unknown),
        fact(scene, "may", words(f"may.{terms.key}") if terms and dataset.access == "open" else ""),
        fact(scene, "formats", ", ".join(formats(dataset))),
        fact(scene, "frequency", frequency.name(scene.language) if frequency else dataset.frequency),
        fact(scene, "modified", _day(dataset.modified, scene)),
        fact(scene, "issued", _day(dataset.issued, scene)),
        fact(scene, "spatial", dataset.spatial),
        fact(scene, "keywords", ", ".join(labels(scene, dataset.keywords))),
        fact(scene, "temporal", _temporal(scene, dataset)),
        fact(scene, "access", words(f"access.{dataset.access}")),
        fact(scene, "experts", links=[
            LinkView(Said(p.name, scene.language), scene.addresses.item("person", p.id)) for p in people
        ]),
        fact(scene, "retrieved", _day(dataset.source.retrieved if dataset.source else None, scene)),
    )  # fmt: skip


def _day(when: date | None, scene: Scene) -> str:
    return short_day(when, scene.words) if when else ""


def _temporal(scene: Scene, dataset: Dataset) -> str:
    covered = dataset.temporal
    if covered is None or not (covered.start or covered.end):
        return ""
    if covered.start and covered.end:
        return scene.words("dataset.from_to", start=covered.start, end=covered.end)
    if covered.start:
        return scene.words("dataset.since", start=covered.start)
    return scene.words("dataset.until", end=covered.end)


def _resource(scene: Scene, resource: Resource) -> ResourceView:
    title = resource.title.say(scene.language) if resource.title else Said(_unnamed(resource), "")
    typed = resource.format or resource.mediatype or ""
    known = find_format(typed)
    kind = " ".join(present(known.name if known else typed, resource.encoding))
    return ResourceView(
        title, resource.url or quote(resource.path or ""), kind, size(scene, resource.bytes),
        scene.say(resource.description), resource.sample or bool(resource.path),
        tuple(described(scene, column) for column in resource.columns),
        inside(scene, resource), fault(scene, resource), ways_to_open(scene, resource),
        explorer(scene, resource),
    )  # fmt: skip


def _unnamed(resource: Resource) -> str:
    """What to call a resource without a title: its file's name, or the site that gives it."""
    address = urlsplit(resource.url or resource.path or "")
    last = address.path.rstrip("/").rpartition("/")[2]
    return last if "." in last else address.hostname or resource.name or ""


def size(scene: Scene, count: int | None) -> str:
    """A size as people say it: « 12 ko »; "" when unknown."""
    if count is None:
        return ""
    value, unit = float(count), "size.b"
    for unit in ("size.b", "size.kb", "size.mb", "size.gb"):
        if value < 1000 or unit == "size.gb":
            break
        value /= 1000
    return scene.words(unit, value=f"{value:.0f}" if value >= 10 or unit == "size.b" else f"{value:.1f}")
