"""Keeps parsed Markdown files between two readings of one folder, so that a preview reads only edits."""

import pickle
from dataclasses import dataclass, field
from pathlib import Path

from hacksite.diagnostics import Diagnostic
from hacksite.source.front_matter import MarkdownFile, read_markdown
from hacksite.source.text_file import Found, read_text


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file as it was when parsed; `parsed` is a copy, for readers change the nodes they are given."""

    stamp: tuple[int, int]
    problems: tuple[Diagnostic, ...]
    parsed: bytes


@dataclass(slots=True)
class Memory:
    """What was read of each Markdown file, by its name in the folder."""

    kept: dict[str, _Kept] = field(default_factory=dict)

    def read(self, path: Path, name: str, found: Found) -> MarkdownFile:
        """Read a Markdown file, or what is remembered of it while its size and time are the same."""
        stat = path.stat()
        stamp = (stat.st_size, stat.st_mtime_ns)
        kept = self.kept.get(name)
        if kept is None or kept.stamp != stamp:
            problems: list[Diagnostic] = []
            parsed = read_markdown(read_text(path, name, problems.append), problems.append)
            kept = _Kept(stamp, tuple(problems), pickle.dumps(parsed))
            self.kept[name] = kept
        for problem in kept.problems:
            found(problem)
        remembered: MarkdownFile = pickle.loads(kept.parsed)  # noqa: S301 - our own, from this process
        return remembered
