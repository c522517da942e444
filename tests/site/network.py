"""A server of a site that compresses, notes what it sent, and whose network can be silent, broken or away."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Literal

COMPRESSED = ("text/", "image/svg+xml", "application/json", "application/xml")
LEVEL = 9


@dataclass
class Network:
    """What lies between a browser and a site; a test sets it, the server obeys."""

    folder: Path
    address: str = ""
    state: Literal["fair", "silent", "halting", "failing", "away"] = "fair"
    """Silent takes questions, and answers once it is something else; halting gives half of each answer."""
    heard: tuple[str, ...] = ()
    """Ends of the paths that are answered all the same while the network is silent."""
    held: list[str] = field(default_factory=list)
    """The paths of all questions that a silent network took."""
    now: datetime | None = None
    sent: list[tuple[str, int]] = field(default_factory=list)
    """The path and the compressed bytes of every answer."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    network: Network

    def do_GET(self) -> None:
        network = self.network
        if network.state == "away":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if network.state == "silent":
            network.held.append(self.path)
        while network.state == "silent" and not self.path.endswith(network.heard):
            time.sleep(0.02)
        path = network.folder / self.path.split("?")[0].lstrip("/")
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            self._answer(301, "text/plain", b"", {"Location": f"{self.path}/"})
            return
        file = path / "index.html" if path.is_dir() else path
        kind = guess_type(file.name)[0] or "application/octet-stream"
        if network.state == "failing":
            self._answer(503, "text/html", b"<title>503</title>broken", {})
        elif file.is_file():
            self._answer(200, kind, file.read_bytes(), {})
        else:
            self._answer(404, "text/html", b"<title>404</title>nothing here", {})

    def _answer(self, status: int, kind: str, content: bytes, more: dict[str, str]) -> None:
        headers = {"Content-Type": kind, **more}
        if kind.startswith(COMPRESSED):
            content = gzip.compress(content, LEVEL, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.send_response_only(status)
        now = self.network.now or datetime.now(UTC)
        self.send_header("Date", format_datetime(now, usegmt=True))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        # A browser that leaves a page does not wait for the rest of it.
        with suppress(ConnectionError):
            self.end_headers()
            half = len(content) // 2
            self.wfile.write(content[:half])
            while self.network.state == "halting":
                time.sleep(0.02)
            self.wfile.write(content[half:])
            self.network.sent.append((self.path, len(content)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Nothing."""


@contextmanager
def network_of(folder: Path) -> Iterator[Network]:
    """Serve a folder on this machine."""
    network = Network(folder)
    handler = type("Handler", (_Handler,), {"network": network})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    network.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield network
    finally:
        network.state = "fair"  # whoever still waits for an answer gets it, and is done
        server.shutdown()
        server.server_close()
        thread.join(5)
