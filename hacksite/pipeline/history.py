"""When each entry of the calendars last changed, and how sessions moved, from the event folder's history.

Why so: `docs/decisions/0014-calendars.md`.
"""

import contextlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from hacksite import __version__
from hacksite.model import Event
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.git import Commit, blobs, commits
from hacksite.pipeline.parallel import in_parallel
from hacksite.views.revision import Change, Content, History, Revision, Told, contents, revisions_from_content

_FILES = ("event.y*ml", "event.*.y*ml", "schedule.y*ml", "schedule.csv", "schedule.*.y*ml", "schedule.*.csv")
_KEPT = f"{CACHE}/history.json"
_WORTH_IT = 16
_YEAR_2000 = 946_684_800
_MOST_CHANGES = 500


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as the history goes by: what it says, since when, and when it last moved; 0 for never."""

    said: str
    moved: str
    changed: int
    sequence: int
    is_there: bool = True

    session: str = ""
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class _Memory:
    """The entries after some commits, and how sessions changed until then, oldest first."""

    rows: Mapping[str, _Row]
    changes: tuple[Change, ...]


def history(event: Event, root: Path, at: datetime) -> History:
    """What the folder's history says of the event in the folder `root`.

    An entry changed with the newest commit after which it says something else than before; at the clock
    `at` where the change is in no commit yet. Its SEQUENCE is the time of the last such change of
    its time, place or status, so that it grows even where commits are missing from a clone.
    Without any commit, and for an entry that is in none, revisions go by what is said.
    """
    made = revisions_from_content(event)
    known = _memory(root)
    if known is None:
        return History(made, None)
    newest = max((row.changed for row in known.rows.values()), default=0)
    now = max(int(at.timestamp()), newest + 1)
    said = contents(event)
    for uid, content in said.items():
        row = known.rows.get(uid)
        if row is None or not row.is_there:
            continue
        if row.said != content.said:
            row = _changed(row, content, now)
        made[uid] = Revision(datetime.fromtimestamp(row.changed, UTC), row.sequence)
    # What became internal is to be forgotten, by the page of changes as well.
    hidden = {session.id for session in event.sessions if session.internal}
    changes = (*known.changes, *_changes(known.rows, said, now))
    shown = (change for change in reversed(changes) if change.session not in hidden)
    return History(made, tuple(shown))


def revisions(event: Event, root: Path, at: datetime) -> Mapping[str, Revision]:
    """The revision of each entry of the event in the folder `root`, by UID."""
    return history(event, root, at).revisions


def _memory(root: Path) -> _Memory | None:
    """What the commits say, from where the last build stopped; None without any."""
    found = recent(commits(root, _FILES))
    if not found:
        return None
    ids = [commit.id for commit in found]
    last, memory = _kept(root, ids[0])
    rest = found[ids.index(last) + 1 :] if last in ids else found
    if len(rest) == len(found):
        memory = _Memory({}, ())
    if rest:
        contents_of = blobs(root, (blob for commit in rest for blob in commit.files.values()))
        read = partial(_contents_at, contents_of=contents_of)
        for commit, said in zip(rest, in_parallel(rest, read, worth_it=_WORTH_IT), strict=True):
            memory = _after(memory, commit, said)
        _keep(root, (ids[0], ids[-1]), memory)
    return memory


def recent(found: Sequence[Commit], most: int = 400, stride: int = 200) -> tuple[Commit, ...]:
    """At most the last `most` commits: a build must not wait for the rest.

    They are left out by strides, so that the oldest one kept stays the same for a long time.
    """
    left_out = -(-(len(found) - most) // stride) * stride
    if left_out <= 0:
        return tuple(found)
    return (replace(found[left_out], is_cut=True), *found[left_out + 1 :])


def _after(memory: _Memory, commit: Commit, said: Mapping[str, Content] | None) -> _Memory:
    """The entries after one more commit; as they were where it cannot be read."""
    if said is None:
        return memory
    rows = memory.rows
    # Clocks of several machines: time never goes back.
    seconds = max([commit.seconds, *(row.changed for row in rows.values())])
    after = {}
    for uid, content in said.items():
        row = rows.get(uid)
        if row is None:
            # What came before the first commit of a shallow clone is not known: it may have moved.
            sequence = _sequence(seconds) if commit.is_cut else 0
            after[uid] = _row(content, seconds, sequence)
        elif not row.is_there or row.said != content.said:
            after[uid] = _changed(row, content, seconds)
        else:
            after[uid] = row
    gone = {uid: replace(row, is_there=False) for uid, row in rows.items() if uid not in said}
    changes = (*memory.changes, *_changes(rows, said, seconds))
    return _Memory(after | gone, changes[-_MOST_CHANGES:])


def _changes(rows: Mapping[str, _Row], said: Mapping[str, Content], seconds: int) -> Iterator[Change]:
    """How sessions differ from what they were; a first programme is no change."""
    if not any(row.told for row in rows.values()):
        return
    when = datetime.fromtimestamp(seconds, UTC)
    for uid, content in said.items():
        row = rows.get(uid)
        before = row.told if row and row.is_there else None
        if content.told and _is_news(before, content.told):
            yield Change(content.session, when, before, content.told)
    for uid, row in rows.items():
        if uid not in said and row.is_there and row.told:
            yield Change(row.session, when, row.told, None)


def _is_news(before: Told | None, after: Told) -> bool:
    """Whether a reader has to know; the name of a room may be mended."""
    return before is None or replace(before, names=()) != replace(after, names=())


def _row(content: Content, seconds: int, sequence: int) -> _Row:
    return _Row(content.said, content.moved, seconds, sequence, session=content.session, told=content.told)


def _changed(row: _Row, content: Content, seconds: int) -> _Row:
    moved = not row.is_there or row.moved != content.moved
    return _row(content, seconds, _sequence(seconds) if moved else row.sequence)


def _sequence(seconds: int) -> int:
    """A number that grows with time and fits an iCalendar INTEGER, until the year 2068."""
    return max(seconds - _YEAR_2000, 1)


def _contents_at(commit: Commit, contents_of: Mapping[str, bytes]) -> dict[str, Content] | None:
    """What the entries said after a commit, read as a build reads them; None where nobody could read it."""
    with tempfile.TemporaryDirectory(prefix="hacksite-") as folder:
        for name, blob in commit.files.items():
            if blob not in contents_of:
                return None
            Path(folder, name).write_bytes(contents_of[blob])
        read = read_event(Path(folder))
    # What has errors was never published.
    if read.loaded.event is None or any(problem.severity == "error" for problem in read.problems):
        return None
    return contents(read.loaded.event)


def _kept(root: Path, first: str) -> tuple[str, _Memory]:
    """The last commit that a build has read, and what it knew then, if the history began as now."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads((root / _KEPT).read_text("utf-8"))
        if (kept["version"], kept["first"]) == (__version__, first):
            return kept["last"], _MEMORY.validate_python(kept["memory"])
    return "", _Memory({}, ())


def _keep(root: Path, ends: tuple[str, str], memory: _Memory) -> None:
    file = root / _KEPT
    with contextlib.suppress(OSError):  # a folder that cannot be written to
        file.parent.mkdir(parents=True, exist_ok=True)
        first, last = ends
        told = _MEMORY.dump_python(memory, mode="json")
        kept = {"version": __version__, "first": first, "last": last, "memory": told}
        file.write_text(json.dumps(kept), "utf-8")


_MEMORY = TypeAdapter(_Memory)
