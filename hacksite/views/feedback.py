"""What projects learned about the data they used, for who publishes it: by producer, then by dataset."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hacksite.model import Dataset, Said
from hacksite.model.fields import slugify
from hacksite.views.below import below, page_below
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key

Row = dict[str, str]
"""Texts by the name of their column; every row has the same."""


@dataclass(frozen=True, slots=True)
class ProjectFeedback:
    """What a project did with a dataset, and what its producer should know."""

    project: LinkView
    team: str
    use: Said | None
    feedback: Said | None


@dataclass(frozen=True, slots=True)
class DatasetFeedback:
    """A dataset with all that was learned about it."""

    dataset: LinkView
    uses: tuple[ProjectFeedback, ...]


@dataclass(frozen=True, slots=True)
class ProducerFeedback:
    """The datasets of a producer; `file` has the same, to be sent to them."""

    anchor: str
    name: str
    count: str
    datasets: tuple[DatasetFeedback, ...]
    file: LinkView


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """All feedback; `file` has the whole."""

    lead: str
    producers: tuple[ProducerFeedback, ...]
    file: LinkView


def feedback_link(scene: Scene) -> LinkView | None:
    """The way to the page; None while there is nothing to read."""
    if not any(project.data for project in scene.event.projects):
        return None
    return LinkView(Said(scene.words("data.feedback"), scene.language), _root(scene))


def feedback_page(scene: Scene) -> PageView | None:
    """The page of feedback; None while there is none."""
    by_producer = _by_producer(scene)
    if not by_producer:
        return None
    words = scene.words
    producers = tuple(_producer(scene, slug, name, used) for slug, (name, used) in by_producer.items())
    view = FeedbackView(
        words("feedback.lead"),
        producers,
        _file(scene, words("feedback.all"), words("slug.feedback") + ".csv"),
    )
    title = Said(words("data.feedback"), scene.language)
    return page_below(scene, "data", ("feedback",), title, view, "feedback.html")


def _producer(scene: Scene, slug: str, name: str, datasets: Sequence[Dataset]) -> ProducerFeedback:
    told = tuple(DatasetFeedback(_link(scene, "dataset", d.id), dataset_feedback(scene, d)) for d in datasets)
    count = scene.words("feedback.count", n=sum(len(one.uses) for one in told))
    file = _file(scene, scene.words("feedback.file", producer=name), f"{slug}.csv")
    return ProducerFeedback(f"p-{slug}", name, count, told, file)


def dataset_feedback(scene: Scene, dataset: Dataset) -> tuple[ProjectFeedback, ...]:
    """What projects did with a dataset and say about it, as far as they may be seen."""
    users = (scene.index.project[p] for p in scene.index.backlinks.of("dataset", dataset.id, "project"))
    return tuple(
        ProjectFeedback(
            _link(scene, "project", project.id),
            project.team or "",
            scene.say(use.use),
            scene.say(use.feedback),
        )
        for project in users
        for use in project.data
        if use.dataset == dataset.id
    )


def feedback_files(scene: Scene) -> Mapping[str, tuple[Row, ...]]:
    """The rows of each file, by its address: one of all, and one for each producer."""
    files = {
        f"{_root(scene)}{slug}.csv": tuple(row for d in datasets for row in _rows(scene, name, d))
        for slug, (name, datasets) in _by_producer(scene).items()
    }
    if not files:
        return {}
    everything = tuple(row for rows in files.values() for row in rows)
    return {f"{_root(scene)}{scene.words('slug.feedback')}.csv": everything, **files}


def _by_producer(scene: Scene) -> Mapping[str, tuple[str, tuple[Dataset, ...]]]:
    """The name and the used datasets of each producer, by a name for files."""
    used = {use.dataset for project in scene.event.projects for use in project.data}
    found: dict[str, list[Dataset]] = {}
    for dataset in scene.event.datasets:
        if dataset.id in used:
            found.setdefault(scene.words_in(dataset.publisher), []).append(dataset)
    slugs: dict[str, tuple[str, tuple[Dataset, ...]]] = {}
    taken = {scene.words("slug.feedback")}
    for name in sorted(found, key=lambda name: (not name, collation_key(name))):
        slug = slugify(name) or "x"
        while slug in taken:
            slug += "-"
        taken.add(slug)
        slugs[slug] = (name or scene.words("feedback.unknown_producer"), tuple(found[name]))
    return slugs


def _rows(scene: Scene, producer: str, dataset: Dataset) -> tuple[Row, ...]:
    words = scene.words
    page = f"{scene.site_url}{scene.addresses.item('dataset', dataset.id)}"
    return tuple(
        {
            words("csv.producer"): producer,
            words("csv.dataset"): scene.words_in(dataset.title),
            words("csv.dataset_url"): dataset.url or page,
            words("csv.project"): told.project.label.text,
            words("csv.team"): told.team,
            words("csv.use"): told.use.text if told.use else "",
            words("csv.feedback"): told.feedback.text if told.feedback else "",
            words("csv.project_url"): f"{scene.site_url}{told.project.url}",
        }
        for told in dataset_feedback(scene, dataset)
    )


def _root(scene: Scene) -> str:
    return below(scene, "data", scene.addresses.slugs["feedback"])


def _file(scene: Scene, label: str, name: str) -> LinkView:
    return LinkView(Said(label, scene.language), f"{_root(scene)}{name}", "download")


def _link(scene: Scene, noun: str, item: str) -> LinkView:
    return LinkView(
        getattr(scene.index, noun)[item].title.say(scene.language), scene.addresses.item(noun, item)
    )
