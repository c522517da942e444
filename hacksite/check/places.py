"""What the checks ask of a loaded event: its values, and where each of them stands."""

from collections.abc import Iterable
from typing import Protocol

from hacksite.diagnostics import Position
from hacksite.model import Event
from hacksite.source import Folder, Node


class Places(Protocol):
    """An event with the places of its values. Checks know this shape, never the loader."""

    @property
    def folder(self) -> Folder:
        """The files as read."""

    @property
    def event(self) -> Event | None:
        """The event; None when nothing could be made of `event.yml`."""

    @property
    def unsure(self) -> frozenset[str]:
        """Fields of `event.yml` that hold a guess: nothing follows from them."""

    def at(self, noun: str, item: str, *path: str | int) -> Position:
        """Where a value of a noun stands."""

    def at_event(self, *path: str | int) -> Position:
        """Where a value of `event.yml` stands."""

    def at_results(self, *path: str | int) -> Position:
        """Where a value of `results.yml` stands."""

    def is_refused(self, noun: str, item: str, key: str) -> bool:
        """Whether a field is written and its value did not fit, which is told already."""

    def ids(self, noun: str) -> tuple[str, ...]:
        """Every id of a noun, broken entries included."""

    def entries(self) -> Iterable[tuple[str, str, Node]]:
        """Every entry with its noun and id."""
