"""Checks of the data files that the folder holds: what a look inside found wrong."""

from collections.abc import Iterator, Mapping

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.source.table import TableProfile

_FAULTS = {
    "empty": ("il n’a aucune ligne sous ses titres", "it has no row below its headings"),
    "unknown": ("il ne contient aucun tableau", "it holds no table"),
    "broken": (
        "son contenu est abîmé, ou n’est pas du format de son nom",
        "its content is damaged, or not of its name’s format",
    ),
    "huge": ("il est trop grand pour être ouvert", "it is too large to be opened"),
}


def check_data_files(places: Places, profiles: Mapping[str, TableProfile]) -> Iterator[Diagnostic]:
    """The data files that cannot be read as tables, from what a look inside each found."""
    if places.event is None:
        return
    for dataset in places.event.datasets:
        for index, resource in enumerate(dataset.resources):
            name = resource.path or ""
            profile = profiles.get(name)
            # An empty file is told by who reads the folder.
            if profile and profile.fault and (places.folder.root / name).stat().st_size:
                french, english = _FAULTS[profile.fault]
                said = {"id": dataset.id, "path": name, "why_fr": french, "why_en": english}
                yield Diagnostic("HS515", places.at("dataset", dataset.id, "resources", index, "path"), said)
