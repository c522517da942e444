"""The event for machines: every noun with its page's address, and the list of exports."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from hacksite.emit.artifact import Artifact
from hacksite.model import Event, EventFile
from hacksite.views.scene import Scene

EVENT_SCHEMA = "event.schema.json"
SCHEMA_VERSION = "1.0"
"""Of what `event.json` holds: the first number grows when a reader of it could fail, the second when there is
more to read. `docs/reference/output.md` tells the rule."""

NOUNS = {
    "challenges": "challenge",
    "datasets": "dataset",
    "sessions": "session",
    "people": "person",
    "partners": "partner",
    "faq": "faq_entry",
    "projects": "project",
    "news": "news_item",
    "pages": "page",
}


def event_json(scenes: Sequence[Scene], exports: Sequence[Artifact]) -> bytes:
    """`event.json`: what may be seen of the event, texts by language, instants with their offset."""
    first = scenes[0]
    about: dict[str, Any] = {"$schema": _absolute(first, EVENT_SCHEMA), "schema_version": SCHEMA_VERSION}
    about |= _dump(first.event, set(EventFile.model_fields))
    about["urls"] = {s.language: _absolute(s, s.addresses.section("home")) for s in scenes}
    for field, noun in NOUNS.items():
        about[field] = [
            {**_dump(entry), "urls": _urls(scenes, noun, entry.id)} for entry in getattr(first.event, field)
        ]
    if first.event.results:
        about["results"] = _dump(first.event.results)
    about["phase"] = first.phase.value
    about["exports"] = [
        {"url": _absolute(first, a.path), "mediaType": a.media_type, "title": a.title} for a in exports
    ]
    return to_json(about, indent=1)


def _urls(scenes: Sequence[Scene], noun: str, item: str) -> dict[str, str]:
    return {s.language: _absolute(s, s.addresses.item(noun, item)) for s in scenes}


def _dump(noun: BaseModel, fields: set[str] | None = None) -> dict[str, Any]:
    dumped: dict[str, Any] = noun.model_dump(
        mode="json", include=fields, exclude_none=True, exclude_defaults=not isinstance(noun, Event)
    )
    return dumped


def _absolute(scene: Scene, url: str) -> str:
    return f"{scene.site_url.rstrip('/')}/{url}" if scene.site_url else url
