"""From a finished site to a branch of a remote repository, which a host of pages shows to the world.

ghp-import makes the commit; what it does not do stands here: it asks the remote nothing, commits when nothing
changed, removes what others put into the branch, and does not tell a refused push from any other failure.
Reasons: `docs/decisions/0029-deploying-from-a-laptop.md`.
"""

import contextlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ghp_import import GhpError, ghp_import

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.git import blobs
from hacksite.pipeline.repository import MARK, Repository

CNAME = "CNAME"
"""The file by which GitHub Pages knows a domain of one's own."""

_GITHUB = re.compile(r"github\.com[:/]+(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?$")
# Their subdomains belong to the host, and need no CNAME.
_HOSTS = (".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", "localhost")


class MovedError(HacksiteError):
    """Somebody published between the look at the remote and the push."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a remote as it was found: its newest commit ("" where there is none), its files' blobs."""

    remote: str
    name: str
    commit: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deployment:
    """What publishing changes in the branch, as paths; `kept` are other people's files that stay there."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        return bool(self.added or self.changed or self.removed)


def branch_of(repository: Repository, remote: str, name: str) -> Branch:
    """A branch of the remote as it is now."""
    commit = repository.fetched(remote, name)
    return Branch(remote, name, commit, repository.files(commit))


def domain_in(repository: Repository, branch: Branch) -> str:
    """The domain that the branch's CNAME names; "" where there is none."""
    blob = branch.files.get(CNAME, "")
    return blobs(repository.root, [blob]).get(blob, b"").decode("utf-8", "replace").strip() if blob else ""


def public_address(remote_url: str, domain: str) -> str:
    """Where a host of pages will show the branch; "" where the remote does not tell."""
    if domain:
        return f"https://{domain}/"
    found = _GITHUB.search(remote_url)
    if not found:
        return ""
    host = f"{found['owner'].lower()}.github.io"
    return f"https://{host}/" if found["name"].lower() == host else f"https://{host}/{found['name']}/"


def own_domain(site_url: str) -> str:
    """The domain that CNAME must name for a site at this address; "" below a host's own, or in a folder."""
    parts = urlsplit(site_url)
    host = parts.hostname or ""
    return "" if parts.path.strip("/") or host.endswith(_HOSTS) else host


@contextlib.contextmanager
def content_of_branch(
    repository: Repository, site: Path, branch: Branch, domain: str, *, keep: bool
) -> Iterator[tuple[Path, Deployment]]:
    """A folder that holds what the branch is to hold, and what that changes."""
    kept = repository.others(branch.commit) if keep else frozenset()
    with tempfile.TemporaryDirectory(prefix="hacksite-") as place:
        folder = Path(place) / "branch"
        shutil.copytree(site, folder)
        wanted = {path: branch.files[path] for path in kept if path != CNAME and not (folder / path).exists()}
        found = blobs(repository.root, wanted.values())
        for path, blob in wanted.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(found[blob])
        if domain:
            (folder / CNAME).write_text(f"{domain}\n", "utf-8")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        names = [path.relative_to(folder).as_posix() for path in files]
        after = dict(zip(names, repository.blobs_of(files), strict=True))
        before = branch.files
        yield (
            folder,
            Deployment(
                tuple(sorted(after.keys() - before.keys())),
                tuple(sorted(p for p in after.keys() & before.keys() if after[p] != before[p])),
                tuple(sorted(before.keys() - after.keys())),
                tuple(sorted(wanted)),
            ),
        )


def publish(repository: Repository, folder: Path, branch: Branch, title: str) -> None:
    """Commit the folder's files to the branch and push it.

    Raises MovedError where somebody else pushed meanwhile, HacksiteError where the remote refuses or the disk
    is full. The branch here then is as the remote's was found.
    """
    source = repository.answer("rev-parse", "HEAD").strip()
    message = f"{title}\n\n{MARK}: {source}\n"
    try:
        _commit(repository, folder, branch, message)
        _push(repository, branch)
    except HacksiteError:
        _take_back(repository, branch)
        raise


def _commit(repository: Repository, folder: Path, branch: Branch, message: str) -> None:
    here = f"refs/heads/{branch.name}"
    _take_back(repository, branch)
    try:
        # It speaks to the repository it stands in.
        with contextlib.chdir(repository.root):
            ghp_import(str(folder), remote=branch.remote, branch=branch.name, mesg=message)
    except (GhpError, OSError, TypeError, subprocess.SubprocessError) as error:
        # TypeError is how it stumbles when git could not write the commit; git has said why.
        raise HacksiteError(f"the commit could not be written: {error}") from error
    made = repository.answer_or_nothing("rev-parse", "--verify", "--quiet", here)
    if made in {"", branch.commit}:
        raise HacksiteError("the commit could not be written; git says why above")


def _push(repository: Repository, branch: Branch) -> None:
    refs = f"refs/heads/{branch.name}:refs/heads/{branch.name}"
    try:
        repository.answer("push", "--quiet", branch.remote, refs)
    except HacksiteError as error:
        if repository.fetched(branch.remote, branch.name) != branch.commit:
            raise MovedError(str(error)) from error
        raise


def _take_back(repository: Repository, branch: Branch) -> None:
    """The branch here becomes what the remote's was found to be."""
    here = f"refs/heads/{branch.name}"
    if branch.commit:
        repository.answer("update-ref", here, branch.commit)
    elif repository.answer_or_nothing("rev-parse", "--verify", "--quiet", here):
        repository.answer("update-ref", "-d", here)
