"""A real browser on a built site, served from a base path on this machine."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    sync_playwright,
)

from tests.toolbox import chromium

ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


class _Quiet(SimpleHTTPRequestHandler):
    """Files of a folder; for what is not there, the 404 page of the site it should be in."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        # It tells two versions apart by whole seconds; a page built twice within one has changed too.
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.translate_path(f"/{self.path.split('/')[1]}/404.html"))
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address, which ends with `/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Witness:
    """Notes what a visitor would never see: errors, dialogs, requests to others."""

    context: BrowserContext
    home: str
    noted: list[str] = field(default_factory=list)

    def page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._note(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: self._dialog(page, dialog))
        page.on("request", lambda request: self._request(page, request.url))
        page.on("requestfailed", lambda request: self._failed(page, request))
        return page

    def _failed(self, page: Page, request: Request) -> None:
        # A reader who leaves before the icon has come has missed nothing.
        if request.failure != "net::ERR_ABORTED":
            self._note(f"{page.url}: {request.url} failed")

    def _note(self, text: str) -> None:
        self.noted.append(text)

    def _console(self, message: ConsoleMessage) -> None:
        # Most tests do without the worker: they ask the network, and leave nothing to each other.
        if message.type in {"error", "warning"} and "Worker registration blocked" not in message.text:
            self.noted.append(f"{message.location.get('url')}: {message.text}")

    def _dialog(self, page: Page, dialog: Dialog) -> None:
        self.noted.append(f"{page.url}: dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, page: Page, url: str) -> None:
        if not url.startswith((self.home, "data:", "about:")):
            self.noted.append(f"{page.url}: asks {url}")
