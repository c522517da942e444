"""The walk of the documentation, as somebody new walks it: each command as written, each link of the site."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from lxml import etree, html

from hacksite.pipeline.extras import lacking
from tests.toolbox import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="the walk is typed in a shell"),
]
WALKS = {"ten-minutes.md": ("my-hackathon", "you"), "dix-minutes.md": ("mon-hackathon", "vous")}
# Of the ten minutes, what the machine may take: the rest is for the person.
MOST_SECONDS = 180


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Requests are not worth a line each."""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A home in which git knows a name, and finds a bare repository where the walk says GitHub."""
    settings = "[user]\nname = Camille Exemple\nemail = camille@example.org\n"
    for name, owner in WALKS.values():
        bare = tmp_path / f"{owner}.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
        settings += f'[url "{bare}"]\ninsteadOf = git@github.com:{owner}/{name}.git\n'
    (tmp_path / "gitconfig").write_text(settings)
    return {
        **os.environ, "HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The folder of public sites, on loopback."""
    (tmp_path / "public").mkdir()
    handler = partial(Quiet, directory=str(tmp_path / "public"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def addresses(content: bytes, kind: str) -> list[str]:
    """Every address that a page or a feed names."""
    if kind.startswith("text/html"):
        page = html.document_fromstring(content)
        sets = (part.split()[0] for value in page.xpath("//@srcset") for part in str(value).split(","))
        return [*map(str, page.xpath("//@href | //@src | //meta[@property='og:image']/@content")), *sets]
    if "xml" in kind:
        return [
            str(found).strip()
            for found in etree.fromstring(content).xpath("//@href | //text()[contains(., '://')]")
        ]
    return []


def followed(start: str, public: str) -> dict[str, int]:
    """The answer to every address of the site that leads on from its home page."""
    answers: dict[str, int] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        try:
            with urlopen(address) as answer:
                content, kind = answer.read(), answer.headers["Content-Type"]
                answers[address] = answer.status
        except HTTPError as error:
            with error:
                answers[address] = error.code
            continue
        own = (urldefrag(urljoin(address, a.replace(public, start)))[0] for a in addresses(content, kind))
        waiting += [a for a in own if a.startswith(start)]
    return answers


@pytest.mark.parametrize("walk", WALKS)
def test_each_command_works_as_written_and_every_link_of_the_site_is_alive(
    walk: str,
    surroundings: dict[str, str],
    served: str,
    tmp_path: Path,
) -> None:
    name, owner = WALKS[walk]
    text = (ROOT / "docs" / walk).read_text("utf-8")
    commands = "".join(re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    started = time.monotonic()
    run = subprocess.run(
        ["bash", "-ex", "-c", commands], capture_output=True, check=False, cwd=tmp_path, encoding="utf-8",
        env=surroundings,
    )  # fmt: skip
    seconds = time.monotonic() - started
    assert run.returncode == 0, run.stdout + run.stderr
    assert seconds < MOST_SECONDS
    public = f"https://{owner}.github.io/{name}/"
    assert public in run.stdout
    answers = followed(f"{served}/{name}/", public)
    assert {address: code for address, code in answers.items() if code != 200} == {}
    kinds = {".ics", ".css", ".js", ".json", ".svg"} | (set() if lacking() else {".pdf"})
    assert kinds <= {Path(address).suffix for address in answers}
    assert len(answers) > 40
    server = ["git", "-C", str(tmp_path / f"{owner}.git"), "for-each-ref", "--format=%(refname:short)"]
    branches = subprocess.run(server, capture_output=True, check=True, encoding="utf-8").stdout
    assert branches.split() == ["gh-pages", "main"]
