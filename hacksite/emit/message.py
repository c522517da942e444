"""Messages as plain text: whole for a mail, short for social networks."""

from collections.abc import Iterator

from hacksite.emit.plain_text import to_plain_text
from hacksite.views.message import Message, Paragraph
from hacksite.wording import Words

LIMITS = (300, 500)
"""The most signs of a short message. Sources: Bluesky (300), Mastodon (500)."""


def mail(message: Message, words: Words) -> str:
    """The whole text, ready to paste: paragraphs apart by an empty line, no markup."""
    return "\n\n".join(text for one in message.paragraphs for text in _paragraph(one, words)) + "\n"


def _paragraph(one: Paragraph, words: Words) -> Iterator[str]:
    text = to_plain_text(one.text, words) if one.is_markdown else one.text.strip()
    if text:
        yield f"{one.title.upper()}\n{text}" if one.title else text


def short(message: Message, limit: int) -> str:
    """The message in at most `limit` signs: its address and its hashtag whole, and as much as fits before."""
    tail = " ".join(part for part in (message.url, message.tag) if part)
    if len(tail) > limit // 2:
        tail = message.tag if len(message.tag) <= limit // 2 else ""
    room = limit - (len(tail) + 2 if tail else 0)
    said = _cut(message.pieces[0], room)
    for piece in message.pieces[1:]:
        if len(said) + 1 + len(piece) <= room:
            said = f"{said}\n{piece}"
    return f"{said}\n\n{tail}" if tail else said


def _cut(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return text[: room - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def message_file(message: Message, words: Words) -> str:
    """A message with its day, its subject, and its short forms, for people who copy from it."""
    parts = [f"{message.day} – {words(f'message.{message.kind}.name')}"]
    if message.wait:
        parts.append(f"[!] {message.wait}")
    parts.append(f"{words('message.subject')}{words('cli.colon')}{message.subject}")
    parts.append(mail(message, words).rstrip("\n"))
    for limit in LIMITS:
        text = short(message, limit)
        parts.append(f"--- {words('message.short', count=len(text), limit=limit)} ---\n{text}")
    return "\n\n".join(parts) + "\n"
