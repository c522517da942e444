"""Gets the source of an import: a file of this machine, or one request to a web address."""

import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path

from hacksite import __version__
from hacksite.diagnostics import HacksiteError
from hacksite.wording import Words

_SECONDS = 30
_MOST_BYTES = 50_000_000
_WEB = ("http://", "https://")


def fetched(source: str, words: Words) -> bytes:
    """The bytes of a file or of an address. Raises HacksiteError with one plain sentence for each fault."""
    content = _from_web(source, words) if source.lower().startswith(_WEB) else _from_disk(source, words)
    if len(content) > _MOST_BYTES:
        raise HacksiteError(words("import.too_large", source=source, megabytes=_MOST_BYTES // 1_000_000))
    return content


def _from_disk(source: str, words: Words) -> bytes:
    try:
        with Path(source).open("rb") as file:
            return file.read(_MOST_BYTES + 1)
    except OSError as error:
        said = error.strerror or str(error)
        raise HacksiteError(words("import.no_file", source=source, said=said)) from None


def _from_web(source: str, words: Words) -> bytes:
    request = urllib.request.Request(  # noqa: S310 - `fetched` lets http and https through, nothing else.
        source, headers={"User-Agent": f"hacksite/{__version__}", "Accept": "*/*"}
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - the same.
            content: bytes = answer.read(_MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        said = words("import.refused", source=source, status=error.code)
        error.close()
    except TimeoutError:
        said = words("import.too_slow", source=source, seconds=_SECONDS)
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        said = words("import.unreachable", source=source, said=str(getattr(error, "reason", error)))
    else:
        return content
    raise HacksiteError(said)
