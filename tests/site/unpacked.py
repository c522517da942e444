"""Whatever a file holds that could be read by somebody who looks for it: unpacked, decoded, named.

A kind of file that nobody has taught it is told by `kind_of`, so that a test can refuse it: an artifact made
tomorrow is searched tomorrow, or fails until it can be.
"""

import base64
import binascii
import gzip
import html
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import unquote

import pikepdf
import pypdfium2
from PIL import Image

_BASE64 = re.compile(rb"base64,([A-Za-z0-9+/=]{16,})")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_KINDS = {
    "gzip": (b"\x1f\x8b",),
    "zip": (b"PK\x03\x04",),
    "pdf": (b"%PDF-",),
    "picture": (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8"),
    # Opaque by nature: letters' outlines, and a compiled program of the search.
    "opaque": (b"wOF2", b"\x00asm"),
}


def kind_of(content: bytes) -> str:
    """What a file is, by its first bytes, or by being text; "" where nobody knows how to read it."""
    for kind, beginnings in _KINDS.items():
        if content.startswith(beginnings):
            return kind
    if content[4:12] in {b"ftypavif", b"ftypheic"}:
        return "picture"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "text"


def said_text(content: bytes, name: str = "") -> str:
    """All the words of a file, and its name, without entities, escapes, folded lines and line ends."""
    return " ".join(" ".join([unquote(name), *_said(content)]).split())


def _said(content: bytes) -> Iterator[str]:
    kind = kind_of(content)
    # Bytes that stand as they are are found in any kind of file.
    yield _plain(content)
    if kind == "gzip":
        yield from _said(gzip.decompress(content))
    elif kind == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.infolist():
                yield member.filename
                yield member.comment.decode("utf-8", "replace")
                yield from _said(packed.read(member))
    elif kind == "pdf":
        yield from _pdf(content)
    elif kind == "picture":
        yield from _picture(content)
    for found in _BASE64.finditer(content):
        try:
            yield from _said(base64.b64decode(found[1], validate=True))
        except binascii.Error:
            continue


def _plain(content: bytes) -> str:
    text = content.decode("utf-8", "replace").replace("\r\n ", "").replace("\\n", " ")
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    text = html.unescape(text).replace("\\,", ",").replace("\\;", ";").replace('\\"', '"')
    return f"{text} {unquote(text)}" if "%" in text else text


def _pdf(content: bytes) -> Iterator[str]:
    """The words of the pages, the metadata, and every stream unpacked."""
    with closing(pypdfium2.PdfDocument(content)) as pages:
        for page in pages:
            # Words are broken into lines, and broken words get a mark.
            yield page.get_textpage().get_text_range().replace("\ufffe", "").replace("\r\n", " ")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield from _strings(thing)
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield _plain(thing.read_bytes())
                except (pikepdf.PdfError, zlib.error):
                    continue


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and depth < 6:
        for value in dict(thing.items()).values():
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array) and depth < 6:
        for value in thing:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)


def _picture(content: bytes) -> Iterator[str]:
    with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as image:
        warnings.simplefilter("ignore")
        image.load()
        yield from (_plain(v) if isinstance(v, bytes) else str(v) for v in image.info.values())
        yield from (str(value) for value in image.getexif().values())
