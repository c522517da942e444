"""Writes items as a hacksite event folder, with the links and particulars a real event has."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.front_matter import markdown_file
from benchmarks.generate import SECTIONS, Item

_TEMPLATES = Path(__file__).parent / "templates"
_LICENCES = ("etalab-2.0", "ODbL-1.0", "CC-BY-4.0")
_LEVELS = ("beginner", "intermediate", "advanced")


def write_event_folder(folder: Path, items: Sequence[Item]) -> None:
    """Write an event in French, with three people and six sessions beside the items."""
    shutil.copytree(_TEMPLATES / "event", folder)
    for section in SECTIONS:
        (folder / section).mkdir()
    for item in items:
        (folder / item.section / f"{item.id}.md").write_text(
            markdown_file(_particulars(item), item.body), "utf-8", newline="\n"
        )


def _particulars(item: Item) -> dict[str, object]:
    common: dict[str, object] = {"title": item.title, "summary": item.summary}
    if item.section == "challenges":
        return common | _challenge(item)
    return common | (_dataset(item) if item.section == "datasets" else _project(item))


def _challenge(item: Item) -> dict[str, object]:
    return {
        "themes": [item.theme],
        "level": _LEVELS[item.number % 3],
        "skills": ["cartographie", "animation"],
        "datasets": item.datasets,
        "experts": ["yann-le-goff"],
    }


def _dataset(item: Item) -> dict[str, object]:
    url = f"https://example.org/donnees/{item.id}"
    return {
        "publisher": "Métropole d'exemple",
        "url": url,
        "license": _LICENCES[item.number % 3],
        "themes": [item.theme],
        "keywords": ["relevés", item.theme.lower()],
        "issued": f"2026-{item.number % 12 + 1:02}-01",
        "resources": [
            {"name": "releves", "title": "Relevés", "url": f"{url}/releves.csv", "format": "CSV"},
            {"name": "contours", "title": "Contours", "url": f"{url}/contours.geojson", "format": "GeoJSON"},
        ],
    }


def _project(item: Item) -> dict[str, object]:
    return {
        "team": f"Équipe {item.number}",
        "challenges": item.challenges,
        "data": [{"dataset": dataset, "use": "Relevés de la carte."} for dataset in item.datasets],
        "demo": f"https://example.org/demos/{item.id}",
        "code": f"https://example.org/code/{item.id}",
        "licence": "MIT",
        "technologies": ["Python", "Leaflet"],
    }
