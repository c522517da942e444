"""`hacksite deploy` against real bare repositories: what is published, refused, kept and healed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hacksite.pipeline.deploying import own_domain, public_address
from tests.cli.conftest import Run, Said
from tests.conftest import ONE_DAY

pytestmark = pytest.mark.slow
AT = ("--at", "2027-01-15 12:00", "--host", "plain")
URL = "https://example.org/hack/"


def git(folder: Path, *arguments: str) -> str:
    run = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    assert run.returncode == 0, f"{arguments}: {run.stderr}"
    return run.stdout.strip()


def commit(folder: Path, files: dict[str, str], message: str = "Edit") -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bare repository, as a forge keeps it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = Camille Exemple\nemail = camille@example.org\n[init]\ndefaultBranch = main\n"
    )
    bare = tmp_path / "server.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    return bare


@pytest.fixture
def clone(server: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A working copy of the server's repository; the first one brings the event into it."""

    def make(name: str) -> Path:
        folder = tmp_path / name
        git(tmp_path, "clone", "--quiet", str(server), name)
        if not (folder / "event.yml").exists():
            commit(folder, {"event.yml": ONE_DAY, ".gitignore": ".cache/\n"}, "The event")
            git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
        return folder

    return make


@pytest.fixture
def deploy(run: Run) -> Callable[..., Said]:
    def call(folder: Path, *options: str, url: str = URL) -> Said:
        address = ("--site-url", url) if url else ()
        return run("deploy", str(folder), *AT, *address, "--language", "en", *options)

    return call


Clone = Callable[[str], Path]
Deploy = Callable[..., Said]


def published(server: Path) -> set[str]:
    return set(git(server, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())


def newest(server: Path) -> str:
    return git(server, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")


def test_a_first_deployment_publishes_the_site_and_an_identical_second_changes_nothing(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    event = clone("event")
    said = deploy(event)
    assert said.code == 0, said.text
    assert f"Address: {URL}" in said.text
    assert {"index.html", "agenda.ics", ".nojekyll", "_headers"} <= published(server)
    first = newest(server)
    again = deploy(event)
    assert (again.code, newest(server)) == (0, first)
    assert "nothing to publish" in again.text
    assert git(event, "status", "--porcelain") == ""


def test_an_edit_is_published_as_one_more_commit_that_names_its_source(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    event = clone("event")
    deploy(event)
    first = newest(server)
    commit(event, {"challenges/water.md": "---\ntitle: Water\n---\n"})
    assert deploy(event).code == 0
    assert git(server, "rev-parse", "gh-pages^") == first
    assert git(event, "rev-parse", "HEAD") in git(server, "log", "-1", "--format=%B", "gh-pages")
    assert "challenges/water/index.html" in published(server)


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    said = deploy(clone("event"), "--dry-run")
    assert said.code == 0
    assert "new files, 0 changed, 0 removed" in said.text
    assert newest(server) == ""


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"event.yml": f"{ONE_DAY}tagline: Not committed\n"}, "not committed"),
        ({"challenges/new.md": "---\ntitle: New\n---\n"}, "challenges/new.md"),
    ],
)
def test_what_is_not_committed_is_not_published(
    clone: Clone, server: Path, deploy: Deploy, change: dict[str, str], why: str
) -> None:
    event = clone("event")
    for name, text in change.items():
        (event / name).parent.mkdir(exist_ok=True)
        (event / name).write_text(text, "utf-8")
    said = deploy(event)
    assert (said.code, why in said.text, newest(server)) == (2, True, "")


def test_content_with_errors_is_not_published(clone: Clone, server: Path, deploy: Deploy) -> None:
    event = clone("event")
    commit(event, {"event.yml": "title: Water\nstart: 2027-02-30\n"})
    said = deploy(event)
    assert (said.code, newest(server)) == (1, "")
    assert "HS206" in said.text


def test_what_a_colleague_pushed_must_be_here_first(clone: Clone, server: Path, deploy: Deploy) -> None:
    mine, theirs = clone("mine"), clone("theirs")
    commit(theirs, {"challenges/wind.md": "---\ntitle: Wind\n---\n"})
    git(theirs, "push", "--quiet")
    said = deploy(mine)
    assert (said.code, "git pull" in said.text, newest(server)) == (2, True, "")
    git(mine, "pull", "--quiet")
    assert deploy(mine).code == 0


def in_the_background(folder: Path, **more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from hacksite.cli import main; main()", "deploy", str(folder), *AT]
    return subprocess.Popen(
        [*command, "--site-url", URL, "--language", "en"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", env={**os.environ, **more}, start_new_session=True,
    )  # fmt: skip


def test_of_two_at_the_same_moment_none_is_lost_and_each_refusal_is_told(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    mine, theirs = clone("mine"), clone("theirs")
    for folder, name in ((mine, "water"), (theirs, "wind")):
        git(folder, "switch", "--quiet", "--create", name)
        commit(folder, {f"challenges/{name}.md": f"---\ntitle: {name}\n---\n"})
    # A slow server, so that each looks before the other has pushed.
    hook = server / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nsleep 2\n")
    hook.chmod(0o755)
    running = [in_the_background(folder) for folder in (mine, theirs)]
    said = [process.communicate()[0] for process in running]
    codes = [process.returncode for process in running]
    assert sorted(codes) in ([0, 0], [0, 2]), said
    if 2 in codes:
        assert "at the same moment" in said[codes.index(2)]
    assert int(git(server, "rev-list", "--count", "gh-pages")) == codes.count(0)
    loser = (mine, theirs)[codes.index(2)] if 2 in codes else mine
    assert deploy(loser).code == 0
    assert git(server, "fsck", "--no-dangling") == ""


def test_a_branch_that_moved_between_look_and_push_is_refused_and_left_alone(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    event = clone("event")
    assert deploy(event).code == 0
    other = git(server, "commit-tree", "gh-pages^{tree}", "-p", "gh-pages", "-m", "Somebody else")
    # Git itself moves the branch, at the moment the push of this clone begins.
    hook = event / ".git" / "hooks" / "pre-push"
    hook.write_text(f"#!/bin/sh\ngit -C '{server}' update-ref refs/heads/gh-pages {other}\n")
    hook.chmod(0o755)
    commit(event, {"challenges/water.md": "---\ntitle: Water\n---\n"})
    said = deploy(event)
    assert (said.code, "at the same moment" in said.text, newest(server)) == (2, True, other)
    hook.unlink()
    assert deploy(event).code == 0
    assert git(server, "rev-parse", "gh-pages^") == other


def test_a_server_that_allows_no_writing_is_told_and_nothing_stays_behind(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    event = clone("event")
    hook = server / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'You may only read this repository.' >&2\nexit 1\n")
    hook.chmod(0o755)
    said = deploy(event)
    assert (said.code, newest(server)) == (2, "")
    assert "You may only read this repository." in said.text
    assert git(event, "for-each-ref", "refs/heads/gh-pages") == ""
    hook.unlink()
    assert deploy(event).code == 0


def test_a_server_that_is_not_there_is_told(clone: Clone, server: Path, deploy: Deploy) -> None:
    event = clone("event")
    server.rename(server.with_name("moved.git"))
    said = deploy(event)
    assert (said.code, "git" in said.text) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="kills groups of processes")
def test_killed_at_any_moment_the_branch_is_old_or_new_and_the_next_run_heals(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    event = clone("event")
    assert deploy(event).code == 0
    started = time.monotonic()
    commit(event, {"challenges/first.md": "---\ntitle: First\n---\n"})
    process = in_the_background(event)
    said = process.communicate()[0]
    assert process.returncode == 0, said
    whole = time.monotonic() - started
    for step in range(1, 7):
        before = newest(server)
        commit(event, {f"challenges/n{step}.md": f"---\ntitle: Number {step}\n---\n"})
        process = in_the_background(event)
        time.sleep(whole * step / 6)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if newest(server) != before:
            assert git(server, "rev-parse", "gh-pages^") == before
            assert f"challenges/n{step}/index.html" in published(server)
        assert "index.html" in published(server)
        again = deploy(event)
        assert again.code == 0, again.text
        assert f"challenges/n{step}/index.html" in published(server)
    assert git(server, "fsck", "--no-dangling") == ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB; only an administrator of a Linux machine can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    if not done:
        pytest.skip("a small disk can only be made by an administrator of a Linux machine")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk_is_told_and_once_there_is_room_the_next_run_heals(
    clone: Clone, server: Path, small_disk: Path, deploy: Deploy
) -> None:
    first = clone("first")
    event = small_disk / "event"
    git(small_disk, "clone", "--quiet", str(server), "event")
    assert deploy(first).code == 0
    before = newest(server)
    commit(event, {"challenges/water.md": "---\ntitle: Water\n---\n"})
    filler = small_disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 8192))
    said = deploy(event)
    assert (said.code, newest(server)) == (2, before)
    filler.unlink()
    said = deploy(event)
    assert said.code == 0, said.text
    assert "challenges/water/index.html" in published(server)


def test_files_of_others_go_unless_they_are_to_be_kept(clone: Clone, server: Path, deploy: Deploy) -> None:
    event, theirs = clone("event"), clone("theirs")
    git(theirs, "switch", "--quiet", "--orphan", "gh-pages")
    commit(theirs, {"2026/index.html": "Last year", "été.txt": "Mine", "CNAME": "hack.example.org\n"})
    git(theirs, "push", "--quiet", "origin", "gh-pages")
    commit(event, {"challenges/water.md": "---\ntitle: Water\n---\n"})
    git(event, "push", "--quiet")
    said = deploy(event, "--keep", url="")
    assert said.code == 0, said.text
    assert "Address: https://hack.example.org/" in said.text
    kept = {"2026/index.html", "été.txt", "CNAME", "challenges/water/index.html"}
    names = git(server, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert kept <= set(names)
    (event / "challenges/water.md").unlink()
    commit(event, {})
    assert deploy(event, "--keep", url="").code == 0
    # Our own page went with its challenge; theirs stayed.
    assert "challenges/water/index.html" not in published(server)
    assert "2026/index.html" in published(server)
    assert deploy(event, url="").code == 0
    assert "2026/index.html" not in published(server)
    assert git(server, "show", "gh-pages:CNAME") == "hack.example.org"
    assert git(server, "show", "gh-pages~2:2026/index.html") == "Last year"


def test_an_event_in_a_folder_of_its_repository_is_published_and_what_lies_beside_is_left_alone(
    clone: Clone, server: Path, deploy: Deploy
) -> None:
    repository = clone("event")
    commit(repository, {"2027/event.yml": ONE_DAY, "2027/challenges/water.md": "---\ntitle: Water\n---\n"})
    (repository / "notes.txt").write_text("Not committed, and not of this event")
    (repository / "index.html").write_text("Neither")
    assert deploy(repository / "2027").code == 0
    first = newest(server)
    assert {"index.html", "challenges/water/index.html"} <= published(server)
    assert not {"notes.txt", "2027/event.yml"} & published(server)
    said = deploy(repository / "2027", "--keep")
    assert (said.code, "nothing to publish" in said.text, newest(server)) == (0, True, first)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda event: git(event, "remote", "remove", "origin"), "no remote called"),
        (lambda event: git(event, "switch", "--quiet", "--create", "gh-pages"), "working on"),
        (lambda event: git(event, "config", "user.email", ""), "user.email"),
    ],
)
def test_a_repository_that_is_not_ready_is_told_what_to_do(
    clone: Clone, deploy: Deploy, spoil: Callable[[Path], str], why: str
) -> None:
    event = clone("event")
    spoil(event)
    said = deploy(event)
    assert (said.code, why in said.text) == (2, True), said.text


def test_a_folder_outside_git_is_told_what_to_do(tmp_path: Path, deploy: Deploy) -> None:
    event = tmp_path / "alone"
    event.mkdir()
    (event / "event.yml").write_text(ONE_DAY)
    said = deploy(event)
    assert (said.code, "git init" in said.text) == (2, True)


def test_an_address_that_nothing_tells_is_asked_for(clone: Clone, deploy: Deploy) -> None:
    said = deploy(clone("event"), url="")
    assert (said.code, "--site-url" in said.text) == (2, True)


@pytest.mark.parametrize(
    ("remote", "domain", "address"),
    [
        ("git@github.com:Ville/hack.git", "", "https://ville.github.io/hack/"),
        ("https://github.com/ville/hack", "", "https://ville.github.io/hack/"),
        ("https://github.com/Ville/ville.github.io.git", "", "https://ville.github.io/"),
        ("git@github.com:ville/hack.git", "hack.ville.example", "https://hack.ville.example/"),
        ("ssh://git@forge.example/ville/hack.git", "", ""),
    ],
)
def test_the_address_follows_from_the_remote_and_the_domain(remote: str, domain: str, address: str) -> None:
    assert public_address(remote, domain) == address


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://hack.ville.example/", "hack.ville.example"),
        ("https://ville.github.io/", ""),
        ("https://ville.example/hack/", ""),
    ],
)
def test_only_a_domain_of_ones_own_goes_into_cname(address: str, domain: str) -> None:
    assert own_domain(address) == domain
