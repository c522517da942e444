"""The GitHub form by which teams hand in a project, made from the event: challenges, data, sections.

Source of the shape: GitHub, "Syntax for GitHub's form schema".
"""

from collections.abc import Iterator
from typing import Any

import yaml

from hacksite.check.sections import asked_sections
from hacksite.model import Event, Text
from hacksite.wording import words_of

LABEL = "project"
"""The label of the issues that are submissions; the workflow reads no others."""

_LINES = ("code", "demo", "video", "slides", "licence")
_BEFORE = ("title", "summary", "team")


def issue_form(event: Event, language: str) -> str:
    """The form in one language; `event` holds only what may be seen."""
    words = words_of(language)
    form = {
        "name": words("submission.form_name", event=event.title.in_(language))[:120],
        "description": words("submission.form_about"),
        "title": f"[{words('submission.form_prefix')}] ",
        "labels": [LABEL],
        "body": list(_body(event, language)),
    }
    text: str = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=110)
    return f"# {words('submission.form_made')}\n{text}"


def _body(event: Event, language: str) -> Iterator[dict[str, Any]]:
    words = words_of(language)
    yield {"type": "markdown", "attributes": {"value": words("submission.form_intro")}}
    for name in _BEFORE:
        yield _asked("input", name, language, required=name != "team")
    yield _asked("textarea", "members", language)
    if event.challenges:
        none = words("submission.no_challenge")
        yield _choice("challenges", language, [none, *_titles(event.challenges, language)])
    if event.datasets:
        yield _choice("datasets", language, _titles(event.datasets, language))
    for section in asked_sections(event, language):
        attributes = {"label": section.title, "description": section.prompt}
        yield {
            "type": "textarea",
            "id": f"section-{section.id}",
            "attributes": {name: said for name, said in attributes.items() if said},
            "validations": {"required": section.required},
        }
    for name in _LINES:
        yield _asked("input", name, language)
    boxes = [
        {"label": words("submission.box_rights"), "required": True},
        {"label": words("submission.box_names")},
    ]
    yield {
        "type": "checkboxes",
        "id": "consent",
        "attributes": {"label": words("submission.label_consent"), "options": boxes},
    }


def _asked(kind: str, name: str, language: str, *, required: bool = False) -> dict[str, Any]:
    words = words_of(language)
    attributes = {"label": words(f"submission.label_{name}")}
    if words.has(f"submission.about_{name}"):
        attributes["description"] = words(f"submission.about_{name}")
    asked = {"type": kind, "id": name, "attributes": attributes}
    return {**asked, "validations": {"required": True}} if required else asked


def _choice(name: str, language: str, options: list[str]) -> dict[str, Any]:
    label = words_of(language)(f"submission.label_{name}")
    # GitHub refuses a list that says one thing twice.
    chosen = list(dict.fromkeys(options))
    attributes = {"label": label, "multiple": True, "options": chosen}
    return {"type": "dropdown", "id": name, "attributes": attributes}


def _titles(nouns: Any, language: str) -> list[str]:
    titles: list[Text] = [noun.title for noun in nouns]
    return [" ".join(title.in_(language).split()) for title in titles]
