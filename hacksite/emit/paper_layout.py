"""WeasyPrint lays out a sheet: markup becomes tagged PDF (PDF/UA-1).

It gets what it asks for from memory and nothing from anywhere else, and writes neither dates nor chance:
the same sheet gives the same bytes.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from typing import Any
from urllib.parse import quote

from hacksite import __version__
from hacksite.emit.theme import FONT, theme_digest, theme_folder

SCHEME = "paper:"
"""Begins the address of a sheet's own files: `paper:font` is the theme's font."""

_EPOCH = "SOURCE_DATE_EPOCH"
_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file that a sheet shows; made only when it is laid out."""

    make: Callable[[], bytes]
    media_type: str = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet before its layout: markup, and the files it asks for by name."""

    html: str
    files: Mapping[str, PaperFile]

    def digest(self, *of_files: str) -> str:
        """Changes with all that the bytes depend on; `of_files` are the digests of pictures."""
        about = (self.html, of_files, theme_digest(), __version__, version("weasyprint"))
        return hashlib.blake2b(repr(about).encode(), digest_size=16).hexdigest()

    def pages(self) -> int:
        """How many pages it takes."""
        return len(self._laid_out().pages)

    def pdf(self, zoom: float = 1) -> bytes:
        """The PDF file; a `zoom` of the square root of 2 makes A3 of A4."""
        with _undated():
            content: bytes = self._laid_out().write_pdf(zoom=zoom, **_OPTIONS)
        return content

    def _laid_out(self) -> Any:
        import_weasyprint()
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        files = {f"{SCHEME}{quote(name, safe='/%')}": file for name, file in self.files.items()}
        files[f"{SCHEME}font"] = PaperFile(_font, "font/ttf")

        class FromMemory(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
            """Gives the sheet's own files."""

            def fetch(self, url: str, _headers: object = None) -> Any:
                if url not in files:
                    raise ValueError(f"a sheet loads nothing from elsewhere: {url}")
                file = files[url]
                return URLFetcherResponse(url, file.make(), {"Content-Type": file.media_type})

        return HTML(string=self.html, url_fetcher=FromMemory()).render(**_OPTIONS)


def import_weasyprint() -> None:
    """Import WeasyPrint, which takes a second.

    It tells Pillow to take pictures that are cut short for whole ones, everywhere: hacksite tells of these.
    Raises ImportError without the package, OSError without the system's Pango.
    """
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    import weasyprint  # noqa: F401

    ImageFile.LOAD_TRUNCATED_IMAGES = before


@contextmanager
def _undated() -> Iterator[None]:
    """A time in which embedded fonts are not stamped with the hour. Source: fontTools, SOURCE_DATE_EPOCH."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before


@cache
def _font() -> bytes:
    """The theme's font unpacked, once for all layouts."""
    from fontTools.ttLib import TTFont

    font = TTFont(theme_folder() / "assets" / FONT, recalcTimestamp=False)
    font.flavor = None
    unpacked = BytesIO()
    font.save(unpacked)
    return unpacked.getvalue()
