"""A finished file of the site."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path from the root, and how to make its bytes.

    `fingerprint` changes whenever the bytes would; where finding it takes long, it is a call, made where the
    file is written. `make` is not called for a file that is already there with the
    same digest. `found_as` says how the search classes a page, as pairs of a filter and a value; a page
    without is not searched.
    """

    path: str
    fingerprint: str | Callable[[], str]
    make: Callable[[], bytes]
    media_type: str = "text/html"
    title: str = ""
    found_as: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """The fingerprint; "" for a file that is made each time. A call is made anew each time."""
        return self.fingerprint if isinstance(self.fingerprint, str) else self.fingerprint()
