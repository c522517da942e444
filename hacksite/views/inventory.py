"""The event's lists as rows of texts, for spreadsheets and other programs."""

from collections.abc import Mapping

from hacksite.model import Challenge, Dataset, Project
from hacksite.views.cards import formats
from hacksite.views.scene import Scene

Row = dict[str, str]
"""Texts by the name of their column; every row of a list has the same."""


def rows_of(scene: Scene, noun: str) -> list[Row]:
    """A row for each challenge, dataset or project that may be seen, in the scene's language."""
    nouns: Mapping[str, list[Row]] = {
        "challenge": [_challenge(scene, challenge) for challenge in scene.event.challenges],
        "dataset": [_dataset(scene, dataset) for dataset in scene.event.datasets],
        "project": [_project(scene, project) for project in scene.event.projects],
    }
    return nouns[noun]


def _challenge(scene: Scene, challenge: Challenge) -> Row:
    return {
        "id": challenge.id,
        "title": scene.words_in(challenge.title),
        "summary": scene.words_in(challenge.summary),
        "datasets": " ".join(challenge.datasets),
        "url": _page(scene, "challenge", challenge.id),
    }


def _dataset(scene: Scene, dataset: Dataset) -> Row:
    return {
        "id": dataset.id,
        "title": scene.words_in(dataset.title),
        "publisher": scene.words_in(dataset.publisher),
        "license": dataset.license or "",
        "formats": ", ".join(formats(dataset)),
        "frequency": dataset.frequency or "",
        "modified": dataset.modified.isoformat() if dataset.modified else "",
        "spatial": scene.words_in(dataset.spatial),
        "access": "wanted" if dataset.wanted else dataset.access,
        "source": dataset.url or "",
        "url": _page(scene, "dataset", dataset.id),
    }


def _project(scene: Scene, project: Project) -> Row:
    return {
        "id": project.id,
        "title": scene.words_in(project.title),
        "summary": scene.words_in(project.summary),
        "challenges": " ".join(project.challenges),
        "datasets": " ".join(use.dataset for use in project.data),
        "code": project.code or "",
        "demo": project.demo or "",
        "url": _page(scene, "project", project.id),
    }


def _page(scene: Scene, noun: str, item: str) -> str:
    return f"{scene.site_url}{scene.addresses.item(noun, item)}"
