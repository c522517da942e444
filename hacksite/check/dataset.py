"""Checks of datasets and of licences: what people need before they can use data."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic, Position, closest
from hacksite.model import Dataset, Event, Resource
from hacksite.model.frequency import find_frequency, known_frequencies
from hacksite.model.licence import find_licence, known_licences


def check_datasets(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Licences, addresses, files, formats and frequencies of the data."""
    for dataset in event.datasets:
        # Data that is not open has its own agreement, which no list knows.
        if dataset.access == "open":
            yield from _licence(places.at("dataset", dataset.id, "license"), dataset.license)
        yield from _gaps(places, dataset)
        yield from _frequency(places, dataset)
        for index, resource in enumerate(dataset.resources):
            yield from _resource(places, dataset, index, resource)
    for project in event.projects:
        yield from _licence(places.at("project", project.id, "licence"), project.licence)
    yield from _licence(places.at_event("legal", "licence"), event.legal.licence)


def _licence(at: Position, typed: str | None) -> Iterator[Diagnostic]:
    if typed and find_licence(typed) is None:
        guess = closest(typed, known_licences())
        yield Diagnostic("HS502", at, {"typed": typed, "did_you_mean": guess})


def _gaps(places: Places, dataset: Dataset) -> Iterator[Diagnostic]:
    at = places.at("dataset", dataset.id)
    licence = find_licence(dataset.license or "notspecified")
    unsaid = licence is not None and licence.id == "notspecified"
    if dataset.access == "open" and unsaid and not dataset.wanted:
        yield Diagnostic("HS503", at, {"id": dataset.id})
    reachable = dataset.url or dataset.resources
    if not reachable and not dataset.wanted and dataset.access != "closed":
        yield Diagnostic("HS504", at, {"id": dataset.id})


def _frequency(places: Places, dataset: Dataset) -> Iterator[Diagnostic]:
    typed = dataset.frequency
    if typed and find_frequency(typed) is None:
        values = {"typed": typed, "did_you_mean": closest(typed, known_frequencies())}
        yield Diagnostic("HS511", places.at("dataset", dataset.id, "frequency"), values)


def _resource(places: Places, dataset: Dataset, index: int, resource: Resource) -> Iterator[Diagnostic]:
    at = places.at("dataset", dataset.id, "resources", index)
    name = resource.name or f"#{index + 1}"
    if not resource.path and not resource.url:
        yield Diagnostic("HS510", at, {"id": dataset.id, "resource": name})
        return
    if resource.path and resource.path not in places.folder.files:
        values = {"path": resource.path, "did_you_mean": closest(resource.path, sorted(places.folder.files))}
        yield Diagnostic("HS506", places.at("dataset", dataset.id, "resources", index, "path"), values)
    elif resource.path and (places.folder.root / resource.path).stat().st_size == 0:
        said = {"id": dataset.id, "path": resource.path}
        yield Diagnostic("HS514", places.at("dataset", dataset.id, "resources", index, "path"), said)
    if not resource.format:
        yield Diagnostic("HS507", at, {"id": dataset.id, "resource": name})
