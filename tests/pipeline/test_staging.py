"""A build that ends midway leaves a site that can be served, and the next one finishes it."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT, contents, different

BEFORE = {"challenges/water.md": "---\ntitle: Water\n---\nA text.\n"}
AFTER = {"challenges/wind.md": "---\ntitle: Wind\n---\nAnother text.\n"}
SETTINGS = Settings(AT, "", "plain")
TOUCHING = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
POINTS = 24


def killed(event: Path, out: Path, at: int) -> int:
    """Build in a copy of this process, which kills itself before the `at`-th change to a file.

    Gives how many changes there were; 0 for a build that was killed.
    """
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)

    def build() -> None:
        seen = 0

        def count(name: str, told: tuple[object, ...]) -> None:
            nonlocal seen
            changes = name in TOUCHING and (name != "open" or "w" in str(told[1]))
            if changes and str(out.parent) in str(told):
                seen += 1
                if seen == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        build_folder(event, out, SETTINGS)
        there.send(seen)

    process = fork.Process(target=build)
    process.start()
    there.close()
    process.join()
    return int(here.recv()) if process.exitcode == 0 else 0


def dead_links(out: Path) -> Iterator[str]:
    """Every address that leads to no file, on the pages a visitor reaches from the home page."""
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        name = waiting.pop()
        seen.add(name)
        text = (out / name).read_bytes()
        if not text.rstrip().endswith(b"</html>"):
            yield f"{name} is cut"
        for address in html.document_fromstring(text).xpath("//@href | //@src"):
            parts = urlsplit(urljoin(f"http://localhost/{name.removesuffix('index.html')}", str(address)))
            path = unquote(parts.path).lstrip("/")
            file = f"{path}index.html" if not path or path.endswith("/") else path
            if parts.netloc != "localhost":
                continue
            if not (out / file).is_file():
                yield f"{name}: {address}"
            elif file.endswith(".html") and file not in seen and file not in waiting:
                waiting.append(file)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills copies of the process")
def test_killed_anywhere_a_build_leaves_a_whole_site_and_the_next_one_finishes(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(BEFORE), tmp_path / "site"
    assert build_folder(event, out, SETTINGS).written is not None
    old, cache = contents(out), tmp_path / "cache-before"
    shutil.copytree(event / ".cache", cache)
    shutil.copytree(out, tmp_path / "old-site")
    event_folder(AFTER)
    (event / "challenges/water.md").unlink()
    count = killed(event, out, -1)
    new = contents(out)
    assert count > 2 * POINTS
    assert different(old, new) != []
    kills = 0
    for point in range(1, count + 1, count // POINTS):
        for folder, kept in ((event / ".cache", cache), (out, tmp_path / "old-site")):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
        # The caches of the system are warmer by now: the last points may lie behind the end.
        kills += killed(event, out, point) == 0
        left = contents(out)
        assert list(dead_links(out)) == [], point
        assert [n for n, c in left.items() if c not in {old.get(n), new.get(n)}] == [], point
        assert build_folder(event, out, SETTINGS).written is not None
        assert different(contents(out), new) == [], point
    assert kills >= POINTS - 3
    assert list((event / ".cache").rglob("staging-*")) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills copies of the process")
def test_killed_anywhere_a_first_build_leaves_no_half_of_a_site(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(BEFORE), tmp_path / "site"
    count = killed(event, out, -1)
    whole = contents(out)
    for point in range(1, count + 1, count // 8):
        shutil.rmtree(event / ".cache")
        shutil.rmtree(out)
        killed(event, out, point)
        assert not out.exists() or different(contents(out), whole) == [], point
        assert build_folder(event, out, SETTINGS).written is not None
        assert different(contents(out), whole) == [], point


def test_what_stands_in_the_way_is_named_and_once_it_is_gone_the_next_build_finishes(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(BEFORE), tmp_path / "site"
    build_folder(event, out, SETTINGS)
    in_the_way = out / "challenges/wind/index.html"
    (in_the_way / "notes").mkdir(parents=True)
    event_folder(AFTER)
    with pytest.raises(HacksiteError, match=r"index\.html"):
        build_folder(event, out, SETTINGS)
    shutil.rmtree(in_the_way)
    fresh = tmp_path / "fresh"
    assert build_folder(event, out, SETTINGS).written is not None
    assert build_folder(event, fresh, SETTINGS).written is not None
    assert different(contents(out), contents(fresh)) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB; only an administrator of a Linux machine can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    if not done:
        pytest.skip("a small disk can only be made by an administrator of a Linux machine")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_the_site_as_it_was(
    event_folder: EventFolder, small_disk: Path
) -> None:
    event, out = event_folder(BEFORE), small_disk / "site"
    with pytest.raises(HacksiteError, match="No space left"):
        build_folder(event, out, SETTINGS)
    assert not out.exists()
    assert list(small_disk.iterdir()) == []


def test_two_sites_of_one_event_do_not_disturb_each_other(event_folder: EventFolder, tmp_path: Path) -> None:
    event = event_folder(BEFORE)
    one, two = tmp_path / "one", tmp_path / "two"
    for out in (one, two, one):
        assert build_folder(event, out, replace(SETTINGS)).written is not None
    assert different(contents(one), contents(two)) == []
