"""Asks catalogues politely: one request at a time, never twice for what did not change, never without end.

Why requests with CacheControl: docs/decisions/0018-catalogue-import.md.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import requests
from cachecontrol import CacheControlAdapter
from cachecontrol.caches.file_cache import FileCache
from requests import exceptions as broken
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import InvalidHeader, MaxRetryError, ResponseError
from urllib3.util.retry import Retry

from hacksite import __version__
from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.pipeline.cache import CACHE
from hacksite.wording import Words

PLACE = f"{CACHE}/catalogues"
"""Where answers are kept, below the event folder."""

_TRANSIENT = (429, 500, 502, 503, 504)
_LEAVE_ALONE = {"later", "too_many", "unreachable"}
# The surest first: some are kinds of others.
_FAULTS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (broken.TooManyRedirects, "redirects"),
    (broken.SSLError, "certificate"),
    (broken.Timeout, "too_slow"),
    ((broken.ChunkedEncodingError, broken.ContentDecodingError), "cut"),
    (broken.ConnectionError, "unreachable"),
    (Exception, "address"),
)
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often; seconds, except `retries`, `redirects` and `megabytes`."""

    connect: float = 10
    read: float = 30
    whole: float = 120
    """The longest that one answer may take, however steadily it drips."""
    retries: int = 3
    backoff: float = 1
    """The first wait before asking again; each further one is twice as long."""
    longest_wait: float = 60
    """A server that asks for more (`Retry-After`) is left alone, and its wish is told."""
    pause: float = 0.2
    """Between two requests."""
    redirects: int = 5
    megabytes: float = 20


_USUAL = Patience()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the address it came from in the end, its headers by name in small letters, its bytes."""

    url: str
    headers: dict[str, str]
    content: bytes

    @property
    def mediatype(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class _PatientRetry(Retry):
    """Asks again after what passes, unless the server wishes to be left alone for long."""

    longest_wait: float = 60

    def new(self, **changes: Any) -> "_PatientRetry":
        made = super().new(**changes)
        made.longest_wait = self.longest_wait
        return made

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Seconds that the server asks for; None where it says nothing that can be understood."""
        try:
            return super().get_retry_after(response)
        except InvalidHeader:
            return None

    def increment(self, *args: Any, **kwargs: Any) -> "_PatientRetry":
        """The next try. Raises MaxRetryError, after which the answer is taken as it is, for a long wait."""
        answer = kwargs.get("response")
        if isinstance(answer, BaseHTTPResponse) and (self.get_retry_after(answer) or 0) > self.longest_wait:
            raise MaxRetryError(kwargs["_pool"], str(answer.url), ResponseError("Retry-After"))
        return super().increment(*args, **kwargs)


class Client:
    """One session with catalogues. Each fault is a `CatalogueError`: what happened, and a way out."""

    def __init__(self, root: Path | None, words: Words, patience: Patience = _USUAL) -> None:
        self._words, self._patience = words, patience
        self._last = 0.0
        # Who asked to be left alone, or cannot be reached, is not asked again in the same run.
        self._left: dict[str, CatalogueError] = {}
        retry = _PatientRetry(
            total=patience.retries, connect=1, read=1, redirect=0, other=0, status=patience.retries,
            status_forcelist=_TRANSIENT, backoff_factor=patience.backoff, backoff_max=patience.longest_wait,
            raise_on_status=False,
        )  # fmt: skip
        retry.longest_wait = patience.longest_wait
        adapter = (
            requests.adapters.HTTPAdapter(max_retries=retry)
            if root is None
            else CacheControlAdapter(FileCache(str(root / PLACE)), max_retries=retry)
        )
        self._session = _session(adapter, patience.redirects)
        # Of what is only looked at, nothing is kept.
        self._looking = _session(requests.adapters.HTTPAdapter(max_retries=retry), patience.redirects)

    def json(self, url: str) -> Any:
        """An answer in JSON."""
        answer = self.get(url, "application/json")
        return self.parsed(answer)

    def parsed(self, answer: Answer) -> Any:
        """What an answer says in JSON."""
        try:
            return json.loads(answer.content.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            is_page = answer.mediatype == "text/html" or answer.content.lstrip()[:1] == b"<"
            raise self.fault("html" if is_page else "bad_json", answer.url) from None

    def get(self, url: str, accept: str = "*/*") -> Answer:
        """A whole answer."""
        most = int(self._patience.megabytes * 1_000_000)
        with self._asked(self._session, url, accept) as answer:
            ends = time.monotonic() + self._patience.whole
            content = bytearray()
            for piece in answer.iter_content(_PIECE):
                content += piece
                if len(content) > most:
                    raise self.fault("too_large", url, megabytes=f"{self._patience.megabytes:g}")
                if time.monotonic() > ends:
                    raise self.fault("too_slow", url, seconds=f"{self._patience.whole:g}")
            return Answer(answer.url, _lowered(answer), bytes(content))

    def peek(self, url: str) -> Answer:
        """The headers of an answer; its bytes are not read."""
        with self._asked(self._looking, url, "*/*") as answer:
            return Answer(answer.url, _lowered(answer), b"")

    def fault(self, name: str, url: str, **values: object) -> CatalogueError:
        """A fault, in words."""
        return CatalogueError(name, self._words(f"catalogue.fault_{name}", None, url=url, **values))

    @contextmanager
    def _asked(self, session: requests.Session, url: str, accept: str) -> Iterator[requests.Response]:
        patience, host = self._patience, _host(url)
        if host in self._left:
            raise self._left[host]
        time.sleep(max(0.0, self._last + patience.pause - time.monotonic()))
        try:
            with session.get(
                url, headers={"Accept": accept}, stream=True, timeout=(patience.connect, patience.read)
            ) as answer:
                self._refuse(answer, url)
                yield answer
        except CatalogueError as fault:
            self._leave(host, fault)
            raise
        except (broken.RequestException, ValueError) as error:
            found = self._fault_of(error, url)
            self._leave(host, found)
            raise found from None
        except OSError as error:
            # What is kept could not be written, or read.
            raise HacksiteError(f"{error.filename}: {error.strerror or error}") from None
        finally:
            self._last = time.monotonic()

    def _fault_of(self, error: Exception, url: str) -> CatalogueError:
        name = next(name for kinds, name in _FAULTS if isinstance(error, kinds))
        if name == "unreachable" and "timed out" in str(error).lower():
            # urllib3 says so when the time ran out while the answer was being read.
            name = "too_slow"
        patience = self._patience
        values = {"host": _host(url), "seconds": f"{patience.read:g}", "count": patience.redirects}
        return self.fault(name, url, **values)

    def _leave(self, host: str, fault: CatalogueError) -> None:
        if fault.name in _LEAVE_ALONE:
            self._left[host] = fault

    def _refuse(self, answer: requests.Response, url: str) -> None:
        status = answer.status_code
        wait = _wait(answer.headers.get("Retry-After", ""))
        if status < 400:
            return
        # Read, so that what would have kept it lets go of its file.
        answer.raw.read(_PIECE)
        if status in (429, 503) and wait > self._patience.longest_wait:
            raise self.fault("later", url, minutes=max(1, round(wait / 60)))
        name = {401: "closed", 403: "closed", 404: "not_found", 410: "gone", 429: "too_many"}.get(
            status, "server" if status >= 500 else "status"
        )
        raise self.fault(name, url, status=status, host=_host(url), tries=self._patience.retries + 1)


def _session(adapter: requests.adapters.HTTPAdapter, redirects: int) -> requests.Session:
    session = requests.Session()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.max_redirects = redirects
    # Passwords of .netrc are for other programs.
    session.auth = lambda request: request
    session.headers.update(
        {
            "User-Agent": f"hacksite/{__version__} (import of datasets; one request at a time)",
            # What is kept is used again only after the server was asked whether it still holds.
            "Cache-Control": "max-age=0",
        }
    )
    return session


def _lowered(answer: requests.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def _host(url: str) -> str:
    return url.split("/")[2] if url.count("/") > 1 else url


def _wait(typed: str) -> float:
    """Seconds from now; 0 where the server says nothing that can be understood."""
    if typed.strip().isdigit():
        return float(typed)
    try:
        return max(0.0, parsedate_to_datetime(typed).timestamp() - time.time())
    except ValueError:
        return 0.0
