"""A server on loopback that speaks the catalogues' APIs as they are documented, faults included."""

import hashlib
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ID = "5b7ffc618b4c4169d30727e0"
RESOURCE = "11111111-2222-3333-4444-555555555555"


@dataclass
class Reply:
    """What the server answers to one request."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    mediatype: str = "application/json"
    wait: float = 0
    promised: int | None = None
    """A length that the body does not have."""
    endless: bool = False
    """A body that goes on until the reader leaves."""


def as_json(value: Any, **about: Any) -> Reply:
    return Reply(body=json.dumps(value, ensure_ascii=False).encode(), **about)


def udata(**changes: Any) -> dict[str, Any]:
    """A dataset as `/api/1/datasets/<id>/` tells it."""
    return {
        "id": ID,
        "title": "Débits de la Clairette",
        "slug": "debits-de-la-clairette",
        "description": "Le débit par heure. Écrire à marie.durand@example.org.\n\n## Fichiers\n\n- un par an",
        "description_short": None,
        "created_at": "2019-02-03T10:00:00+00:00",
        "last_modified": "2026-10-01T10:00:00+00:00",
        "last_update": "2026-11-02T10:00:00+00:00",
        "deleted": None,
        "archived": None,
        "private": False,
        "tags": ["eau", "débit"],
        "frequency": "hourly",
        "license": "lov2",
        "access_type": "open",
        "metrics": {"views": 12},
        "contact_points": [{"name": "Marie Durand", "email": "marie.durand@example.org"}],
        "organization": {"id": "534fff", "class": "Organization", "name": "Régie de la Clairette"},
        "owner": None,
        "temporal_coverage": {"start": "2019-01-01T00:00:00+00:00", "end": None},
        "spatial": {"geom": None, "zones": ["country:fr"], "granularity": "fr:commune"},
        "page": None,
        "quality": {"score": 0.5},
        "resources": [udata_resource()],
        **changes,
    }


def udata_resource(**changes: Any) -> dict[str, Any]:
    return {
        "id": RESOURCE,
        "title": "Débits 2026",
        "description": None,
        "filetype": "file",
        "type": "main",
        "format": "csv",
        "mime": "text/csv",
        "url": "https://static.example.org/debits.csv",
        "latest": f"https://www.data.gouv.fr/api/1/datasets/r/{RESOURCE}",
        "filesize": 2048,
        "checksum": None,
        **changes,
    }


class Catalogue:
    """The server: what it says at each path, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.paths: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0

    def says(self, path: str, *replies: Reply | Any) -> str:
        """What a path answers, one reply after the other, the last for good. Gives its address."""
        self.paths[path] = [reply if isinstance(reply, Reply) else as_json(reply) for reply in replies]
        return self.base + path

    def has(self, dataset: Mapping[str, Any]) -> str:
        """Hold a dataset as data.gouv.fr does. Gives the address of its page."""
        self.says(f"/api/1/datasets/{dataset['id']}/", dataset)
        self.says(
            f"/api/1/datasets/{dataset['slug']}/",
            Reply(308, headers={"Location": f"/api/1/datasets/{dataset['id']}/"}),
        )
        return f"{self.base}/datasets/{dataset['slug']}"

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)

    def answer(self, path: str) -> Reply:
        replies = self.paths.get(path) or self.paths.get(path.partition("?")[0])
        if not replies:
            return as_json({"message": "not found"}, status=404)
        return replies.pop(0) if len(replies) > 1 else replies[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    catalogue: Catalogue

    def handle_error(self, *_: object) -> None:
        """Readers may leave in the middle: the test tells."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        catalogue = self.server.catalogue
        catalogue.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        catalogue.at_once += 1
        catalogue.most_at_once = max(catalogue.most_at_once, catalogue.at_once)
        try:
            self._send(catalogue.answer(self.path))
        finally:
            catalogue.at_once -= 1

    def _send(self, reply: Reply) -> None:
        time.sleep(reply.wait)
        etag = f'"{hashlib.sha256(reply.body).hexdigest()[:12]}"'
        unchanged = reply.status == 200 and self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else reply.status)
        self.send_header("Content-Type", reply.mediatype)
        if reply.status == 200:
            self.send_header("ETag", etag)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.endless:
            self.end_headers()
            while True:
                self.wfile.write(b" " * 65_536)
        body = b"" if unchanged else reply.body
        self.send_header("Content-Length", str(reply.promised or len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = bool(reply.promised)

    def log_message(self, *_: object) -> None:
        """Nothing: the test tells."""


@contextmanager
def serving() -> Iterator[Catalogue]:
    """A catalogue that listens on a free port of loopback until the test is over."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.catalogue = catalogue = Catalogue(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield catalogue
    finally:
        server.shutdown()
        server.server_close()
