"""Datasets, projects, news and questions in schema.org's words.

Source: schema.org; Google's "Dataset structured data". A dataset that others publish is named by its page
in their catalogue (`sameAs`): it is theirs, and this site only speaks of it.
"""

from collections.abc import Sequence
from typing import Any

from hacksite.emit.plain_text import to_plain_text
from hacksite.emit.schema_event import Node, absolute, event_reference, instant
from hacksite.model import Dataset, FaqEntry, NewsItem, Project, Resource
from hacksite.model.dataset import Temporal
from hacksite.model.file_format import find_format
from hacksite.model.licence import find_licence
from hacksite.views.cards import award_words, awards_of
from hacksite.views.layout import excerpt
from hacksite.views.scene import Scene

_LEAST, _MOST = 50, 5000
"""Characters of a dataset's description. Source: Google, "Dataset"."""
_ENOUGH = 300


def dataset_node(scene: Scene, dataset: Dataset) -> Node | None:
    """A dataset that exists; None for one that is only wished for."""
    if dataset.wanted:
        return None
    url = absolute(scene, scene.addresses.item("dataset", dataset.id))
    columns = [column.name for resource in dataset.resources for column in resource.columns]
    return {
        "@type": "Dataset",
        "@id": f"{url}#dataset",
        "name": dataset.title.in_(scene.language),
        "description": _description(scene, dataset),
        "url": url,
        "sameAs": dataset.url,
        "license": licence_address(dataset.license),
        "creator": {"@type": "Organization", "name": scene.words_in(dataset.publisher)}
        if dataset.publisher
        else None,
        "keywords": [text.in_(scene.language) for text in (*dataset.themes, *dataset.keywords)],
        "datePublished": instant(dataset.issued),
        "dateModified": instant(dataset.modified),
        "spatialCoverage": scene.words_in(dataset.spatial),
        "temporalCoverage": _interval(dataset.temporal),
        "isAccessibleForFree": dataset.access == "open",
        "variableMeasured": list(dict.fromkeys(columns)),
        "distribution": [made for r in dataset.resources if (made := _download(scene, r))],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": f"{scene.words('section.data')} · {scene.event.title.in_(scene.language)}",
            "url": absolute(scene, scene.addresses.section("data")),
        },
    }


def _description(scene: Scene, dataset: Dataset) -> str:
    """The summary; what the page says below it where that alone is too short for a catalogue."""
    said = excerpt(scene.words_in(dataset.summary), _MOST)
    if len(said) < _LEAST and dataset.body:
        said = f"{said} {excerpt(dataset.body.in_(scene.language), _MOST - _LEAST)}".strip()
    return said or dataset.title.in_(scene.language)


def _interval(temporal: Temporal | None) -> str | None:
    if temporal is None or temporal.start is None:
        return None
    return f"{temporal.start}/{temporal.end or '..'}"


def licence_address(typed: str | None) -> str | None:
    """The licence's address; the word itself where it is not known."""
    known = find_licence(typed) if typed else None
    return known.url if known and known.url else typed


def _download(scene: Scene, resource: Resource) -> Node | None:
    address = resource.url or (absolute(scene, resource.path) if resource.path else None)
    if address is None:
        return None
    known = find_format(resource.format) if resource.format else None
    return {
        "@type": "DataDownload",
        "contentUrl": address,
        "name": scene.words_in(resource.title),
        "encodingFormat": resource.mediatype or (known.name if known else resource.format),
    }


def project_node(scene: Scene, project: Project, pictures: Sequence[str]) -> Node:
    """A project; as source code where its code is open."""
    url = absolute(scene, scene.addresses.item("project", project.id))
    node = project_in_a_word(scene, project)
    authors: list[Node] = [{"@type": "Person", "name": member.name} for member in project.members]
    if project.team:
        authors = [{"@type": "Organization", "name": project.team, "member": authors}]
    code: Node = {}
    if project.code:
        code = {"codeRepository": project.code, "license": licence_address(project.licence)}
    return {
        **node,
        **code,
        "@id": f"{url}#project",
        "author": authors,
        "image": list(pictures),
        "inLanguage": scene.language,
        "keywords": list(project.technologies),
        "award": awards(scene, project),
        "isBasedOn": [
            absolute(scene, scene.addresses.item("dataset", use.dataset))
            for use in project.data
            if use.dataset in scene.index.dataset
        ],
        "workExample": {"@type": "WebSite", "name": node["name"], "url": project.demo}
        if project.demo
        else None,
    }


def awards(scene: Scene, project: Project) -> list[str]:
    """What a project won, in words."""
    return [award_words(scene, award) for award in awards_of(scene, project)]


def project_in_a_word(scene: Scene, project: Project) -> Node:
    """A project as it stands in lists."""
    return {
        "@type": "SoftwareSourceCode" if project.code else "CreativeWork",
        "name": project.title.in_(scene.language),
        "description": excerpt(scene.words_in(project.summary or project.body or project.title), _ENOUGH),
        "url": absolute(scene, scene.addresses.item("project", project.id)),
    }


def news_node(scene: Scene, item: NewsItem, pictures: Sequence[str]) -> Node:
    """A piece of news."""
    return {
        "@type": "NewsArticle",
        "headline": item.title.in_(scene.language),
        "description": excerpt(scene.words_in(item.summary or item.body or item.title), _ENOUGH),
        "datePublished": instant(item.date),
        "image": list(pictures),
        "inLanguage": scene.language,
        "url": absolute(scene, scene.addresses.item("news_item", item.id)),
        "author": {
            "@type": "Organization",
            "name": scene.event.legal.publisher.name or scene.event.title.in_(scene.language),
            "url": absolute(scene, scene.addresses.section("home")),
        },
        "about": event_reference(scene),
    }


def faq_node(scene: Scene, questions: Sequence[FaqEntry]) -> Node:
    """The questions, answers as plain text. Engines no longer show them apart; other readers do."""
    asked: list[dict[str, Any]] = [
        {
            "@type": "Question",
            "@id": absolute(scene, scene.addresses.item("faq_entry", entry.id)),
            "name": entry.question.in_(scene.language),
            "acceptedAnswer": {
                "@type": "Answer",
                "text": to_plain_text(entry.answer.in_(scene.language), scene.words),
            },
        }
        for entry in questions
    ]
    return {"@type": "FAQPage", "inLanguage": scene.language, "mainEntity": asked}
