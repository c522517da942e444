"""Animations: published as they are, without what they say beside their frames."""

import struct
from collections.abc import Iterator

_PNG_SIGNATURE = 8
_PNG_SAYS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_SAYS = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0b0000_1100
_GIF_PLAYS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}


def without_metadata(content: bytes, kind: str) -> bytes | None:
    """The same animation without comments, EXIF and XMP; None where its parts cannot be told apart.

    `kind` is Pillow's name of the format. Sources: PNG 3 § 5; WebP container; GIF 89a.
    """
    parts = {"GIF": _gif, "PNG": _png, "WEBP": _webp}.get(kind)
    if parts is None:
        return None
    try:
        return b"".join(parts(content)) if kind != "WEBP" else _riff(parts(content))
    except (IndexError, struct.error, ValueError):
        return None


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:_PNG_SIGNATURE]
    place = _PNG_SIGNATURE
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, place)
        if name not in _PNG_SAYS:
            yield content[place : place + 12 + length]
        place += 12 + length


def _webp(content: bytes) -> Iterator[bytes]:
    if (content[:4], content[8:12]) != (b"RIFF", b"WEBP"):
        raise ValueError(content[:12])
    end = min(len(content), 8 + struct.unpack_from("<I", content, 4)[0])
    place = 12
    while place + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, place)
        chunk = content[place : place + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if name not in _WEBP_SAYS:
            yield chunk
        place += len(chunk)


def _riff(chunks: Iterator[bytes]) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(content: bytes) -> Iterator[bytes]:
    place = 13 + _colours(content[10])
    yield content[:place]
    while content[place] != 0x3B:
        start = place
        if content[place] == 0x2C:
            place = _after_blocks(content, place + 11 + _colours(content[place + 9]))
            kept = True
        elif content[place] == 0x21:
            label, name = content[place + 1], content[place + 3 : place + 14]
            place = _after_blocks(content, place + 2)
            # Graphic control and plain text draw; of applications, only the one that repeats.
            kept = label in (0xF9, 0x01) or (label == 0xFF and name in _GIF_PLAYS)
        else:
            raise ValueError(content[place])
        if kept:
            yield content[start:place]
    yield b"\x3b"


def _colours(packed: int) -> int:
    """The length of the colour table that a packed field announces."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _after_blocks(content: bytes, place: int) -> int:
    """The end of a chain of sub-blocks."""
    while content[place]:
        place += content[place] + 1
    return place + 1
