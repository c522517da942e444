"""A git repository that a site is published from: what it holds, and what its remote holds."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hacksite.diagnostics import HacksiteError

MARK = "Hacksite-Source"
"""The trailer by which commits of `hacksite deploy` are told from other people's."""

_QUIET = ("--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "log.showRoot=true")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Repository:
    """The working copy that `root` lies in. Every question raises HacksiteError where git cannot answer."""

    root: Path

    def answer(self, *arguments: str, typed: str = "") -> str:
        """What git prints, given `typed`."""
        run = self._run(arguments, typed)
        if run.returncode:
            raise HacksiteError(f"git {arguments[0]}: {_last_words(run.stderr or run.stdout)}")
        return run.stdout

    def answer_or_nothing(self, *arguments: str) -> str:
        """What git prints; "" where it says no."""
        run = self._run(arguments)
        return "" if run.returncode else run.stdout.strip()

    def _run(self, arguments: Sequence[str], typed: str = "") -> subprocess.CompletedProcess[str]:
        command = ["git", *_QUIET, *arguments]
        try:
            return subprocess.run(  # noqa: S603 - the arguments are ours
                command, input=typed, capture_output=True, check=False, cwd=self.root, encoding="utf-8",
                errors="surrogateescape",
            )  # fmt: skip
        except OSError as error:
            raise HacksiteError(f"git: {error.strerror or error}") from error

    def top(self) -> Path | None:
        """The root of the working copy; None where there is none."""
        found = self.answer_or_nothing("rev-parse", "--show-toplevel")
        return Path(found) if found else None

    def changed(self) -> tuple[str, ...]:
        """The files below `root` that are not committed as they stand."""
        rows = self.answer("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
        return tuple(row[3:] for row in rows.split("\0") if row)

    def is_checked_out(self, branch: str) -> bool:
        """Whether somebody works on that branch, here or in another working copy of this repository."""
        rows = self.answer("worktree", "list", "--porcelain").splitlines()
        return f"branch refs/heads/{branch}" in rows

    def address_of(self, remote: str) -> str:
        """The address of a remote as it was given, before git rewrites it; "" where there is none."""
        return self.answer_or_nothing("config", "--get", f"remote.{remote}.url")

    def missing_from_upstream(self) -> int:
        """How many commits the branch that this one follows has more, once asked anew; 0 without one."""
        name = self.answer_or_nothing("rev-parse", "--symbolic-full-name", "@{upstream}")
        if not name.startswith("refs/remotes/"):
            return 0
        self.answer("fetch", "--quiet", "--no-tags")
        return int(self.answer("rev-list", "--count", "HEAD..@{upstream}"))

    def fetched(self, remote: str, branch: str) -> str:
        """The newest commit of a branch of the remote, brought here; "" where there is no such branch."""
        here = f"refs/remotes/{remote}/{branch}"
        if not self.answer("ls-remote", "--heads", remote, f"refs/heads/{branch}").strip():
            self.answer("update-ref", "-d", here)
            return ""
        self.answer("fetch", "--quiet", "--no-tags", remote, f"+refs/heads/{branch}:{here}")
        return self.answer("rev-parse", here).strip()

    def files(self, commit: str) -> dict[str, str]:
        """The blob of every file of a commit, by path; links to other repositories are left out."""
        rows = self.answer("ls-tree", "-r", "-z", "--full-tree", commit).split("\0") if commit else []
        parted = (row.partition("\t") for row in rows if row)
        return {path: about.split()[2] for about, _, path in parted if about.split()[1] == "blob"}

    def others(self, commit: str) -> frozenset[str]:
        """The files that somebody else than `hacksite deploy` wrote last."""
        if not commit:
            return frozenset()
        shape = f"--format=%x01%(trailers:key={MARK},valueonly)%x02"
        said = self.answer("log", "--first-parent", "-m", "--no-renames", "--name-only", "-z", shape, commit)
        last: dict[str, bool] = {}
        for part in said.split("\x01")[1:]:
            mark, _, names = part.partition("\x02")
            for name in names.split("\0"):
                if path := name.strip("\n"):
                    last.setdefault(path, not mark.strip())
        return frozenset(path for path in self.files(commit) if last.get(path, True))

    def blobs_of(self, paths: Sequence[Path]) -> list[str]:
        """What git calls the contents of files, in their order."""
        typed = "".join(f"{path}\n" for path in paths)
        return self.answer("hash-object", "--no-filters", "--stdin-paths", typed=typed).split()


def _last_words(said: str) -> str:
    return said.strip()[-_LONGEST:] or "it failed without a word"
