"""A finished file of the site."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path from the root, and how to make its bytes.

    `told` changes whenever the bytes would, or says how to find such a digest where that takes long: it is
    then asked where the file is written. `make` is not called for a file that is already there with the
    same digest. `found_as` says how the search classes a page, as pairs of a filter and a value; a page
    without is not searched.
    """

    path: str
    told: str | Callable[[], str]
    make: Callable[[], bytes]
    media_type: str = "text/html"
    title: str = ""
    found_as: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """What `told` says, "" for a file that is made each time; it is worked out anew at each call."""
        return self.told if isinstance(self.told, str) else self.told()
