"""`hacksite serve`: the site on this machine, always up to date."""

import sys
import tempfile
import threading
import time
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import click

from hacksite.cli.options import at_option, event_argument, host_option, language_option
from hacksite.cli.say import spoken, tell
from hacksite.cli.teams import tell_held
from hacksite.cli.usage import Command, system_language
from hacksite.diagnostics import Report
from hacksite.pipeline.building import Built
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.pipeline.watching import Preview
from hacksite.source.zone import zone_of
from hacksite.wording import Words, words_of

_EVENTS = "/@hacksite/version"
_RELOADER = "/@hacksite/reload.js"
_STRIP = "hs-preview"
# The page's own policy allows no script and no style in it: these are none of its own.
_RELOADING = (
    f'let s=document.getElementById("{_STRIP}");'
    'if(s)s.style.cssText="position:fixed;inset:auto 0 0;z-index:999;max-height:40vh;overflow:auto;'
    'padding:.75rem 1rem;background:#7f1d1d;color:#fff;font:1rem/1.5 system-ui";'
    f'let u="{_EVENTS}?page="+encodeURIComponent(location.pathname)+"&after="'
    '+new URL(import.meta.url).searchParams.get("shown");'
    "for(;;){try{if((await fetch(u)).status===200){location.reload();break}}"
    "catch{await new Promise(r=>setTimeout(r,1000))}}"
)
_WAIT_SECONDS = 20
_PAUSE_SECONDS = 0.05


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files, with a script in each page that reloads it after an edit."""

    def __init__(self, *args: object, preview: Preview, **kwargs: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.out), **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page, a file, or the wait for the next build."""
        path = self.path.split("?")[0]
        if path == _EVENTS:
            self._version()
            return
        if path == _RELOADER:
            self._send(200, "text/javascript", _RELOADING.encode())
            return
        file = self._file(path)
        if file.suffix != ".html" and (file.exists() or file.suffix):
            super().do_GET()
            return
        found = file.is_file()
        if not (self.preview.out / "index.html").is_file():
            self._send(200, "text/html; charset=utf-8", _waiting(self.preview) + self._reload(file).encode())
            return
        if not found and file.is_dir():
            super().do_GET()
            return
        page = file if found else self.preview.out / "404.html"
        html = page.read_bytes() + f"{_strip(self.preview)}{self._reload(file)}".encode()
        self._send(200 if found else 404, "text/html; charset=utf-8", html)

    def _file(self, path: str) -> Path:
        file = Path(self.translate_path(path))
        return file / "index.html" if file.is_dir() and path.endswith("/") else file

    def _reload(self, page: Path) -> str:
        return f'<script type="module" src="{_RELOADER}?shown={self.preview.version(page)}"></script>'

    def _version(self) -> None:
        """Tell the version of a page as soon as it is another than the one that is shown; 204 if it stays."""
        asked = dict(parse_qsl(urlsplit(self.path).query))
        page = self._file(asked.get("page", "/"))
        latest = time.monotonic() + _WAIT_SECONDS
        while (version := self.preview.version(page)) == asked.get("after"):
            if time.monotonic() > latest:
                self._send(204, "text/plain", b"")
                return
            time.sleep(_PAUSE_SECONDS)
        self._send(200, "text/plain", version.encode())

    def _send(self, status: int, media_type: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Requests are not worth a line each."""


class _Server(ThreadingHTTPServer):
    """The server; a reader who closes a page that waits for news is no error worth a word."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless the other side has gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@click.command("serve", cls=Command)
@event_argument
@click.option("--port", default=8000, show_default=True, help="Port on this machine; 0 takes a free one.")
@at_option
@host_option
@language_option
def command(event: Path, port: int, at: str | None, host: str, language: str | None) -> None:
    """Show the site on this machine; every edit appears within the second."""
    with tempfile.TemporaryDirectory(prefix="hacksite-") as folder:
        settings = Settings(read_instant(at, zone_of(event)), "", host, preview=True)
        preview = Preview(event, Path(folder) / "site", settings, at is not None)
        built = preview.build()
        words = spoken(language, built.checked.folder.languages)
        if built.written is None:
            _tell_what_matters(built, words)
        tell_held(built.checked, words)
        try:
            server = _Server(("127.0.0.1", port), partial(_Handler, preview=preview))
        except OSError as error:
            raise click.UsageError(f"--port {port}: {error.strerror}") from error
        _run(server, preview, words)


def _run(server: _Server, preview: Preview, words: Words) -> None:
    stop = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(words("cli.serving", url=f"http://127.0.0.1:{server.server_port}/"))
    sys.stdout.flush()
    try:
        preview.follow(partial(_told, words), stop)
    except KeyboardInterrupt:
        stop.set()
    finally:
        server.shutdown()


def _tell_what_matters(built: Built, words: Words) -> None:
    """The errors; warnings and notes are for `hacksite check`."""
    tell(Report(built.checked.report.errors), words, built.checked.folder.source_line)


def _waiting(preview: Preview) -> bytes:
    """A page that stands in until the content has no error, and then reloads by itself."""
    words = words_of(system_language())
    title = escape(words("cli.waiting"))
    head = f'<!doctype html><html lang="{words.language}"><meta charset="utf-8"><title>{title}</title>'
    return f"{head}<h1>{title}</h1>{_problems(preview, words)}".encode()


def _strip(preview: Preview) -> str:
    """What stands below the last good page while the newest version of the folder has errors."""
    if not preview.errors.problems:
        return ""
    words = words_of(system_language())
    told = f"<strong>{escape(words('cli.kept'))}</strong>{_problems(preview, words)}"
    return f'<aside id="{_STRIP}" role="alert" lang="{words.language}">{told}</aside>'


def _problems(preview: Preview, words: Words) -> str:
    rows = "".join(f"<li>{escape(f'{d.at} {d.message(words.language)}')}</li>" for d in preview.errors)
    return f"<ul>{rows}</ul>"


def _told(words: Words, built: Built, seconds: float) -> None:
    if built.written is None:
        _tell_what_matters(built, words)
        click.echo(words("cli.kept"))
    else:
        now = time.strftime("%H:%M:%S")
        click.echo(words("cli.updated", built.written.written, time=now, milliseconds=round(seconds * 1000)))
        tell_held(built.checked, words)
    sys.stdout.flush()
