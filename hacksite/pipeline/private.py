"""What is for the organisers alone: read without being published, written where nothing publishes it."""

from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.wording import Words

_OF_A_SITE = ("event.json", "robots.txt")


def private_place(target: Path, event: Path, words: Words) -> Path:
    """The same place, when nothing there is published.

    Raises HacksiteError inside a built site, and inside the event folder, where hosts that publish a
    whole folder would take it along; names that begin with `.` or `_` are left alone there.
    """
    whole = target.resolve()
    if any(all((above / name).is_file() for name in _OF_A_SITE) for above in (whole, *whole.parents)):
        raise HacksiteError(words("cli.private_in_site", place=target))
    root = event.resolve()
    if whole == root or root in whole.parents:
        below = whole.relative_to(root).parts
        if not any(part.startswith((".", "_")) for part in below):
            raise HacksiteError(words("cli.private_in_event", place=target))
    return target


def write_private(target: Path, content: bytes) -> None:
    """Write a private file, whole or not at all. Raises HacksiteError where it cannot be written."""
    half = target.with_name(f".{target.name}.half")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise HacksiteError(f"{target}: {error.strerror or error}") from None
