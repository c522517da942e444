"""When each entry of the calendars last changed, from the event folder's history.

Why so: `docs/decisions/0014-calendars.md`.
"""

import contextlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from hacksite import __version__
from hacksite.model import Event
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.git import Commit, blobs, commits
from hacksite.pipeline.parallel import in_parallel
from hacksite.views.revision import Content, Revision, contents, revisions_from_content

_FILES = ("event.y*ml", "event.*.y*ml", "schedule.y*ml", "schedule.csv", "schedule.*.y*ml", "schedule.*.csv")
_KEPT = f"{CACHE}/history.json"
_WORTH_IT = 16
_YEAR_2000 = 946_684_800


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as the history goes by: what it says, since when, and when it last moved; 0 for never."""

    said: str
    moved: str
    changed: int
    sequence: int
    is_there: bool = True


_Rows = dict[str, _Row]


def revisions(event: Event, root: Path, at: datetime) -> Mapping[str, Revision]:
    """The revision of each entry of the event in the folder `root`, by UID.

    An entry changed with the newest commit after which it says something else than before; at the clock
    `at` where the change is in no commit yet. Its SEQUENCE is the time of the last such change of
    its time, place or status, so that it grows even where commits are missing from a clone.
    Without any commit, and for an entry that is in none, revisions go by what is said.
    """
    made = revisions_from_content(event)
    known = _history(root)
    newest = max((row.changed for row in known.values()), default=0)
    now = max(int(at.timestamp()), newest + 1)
    for uid, content in contents(event).items():
        row = known.get(uid)
        if row is None or not row.is_there:
            continue
        if row.said != content.said:
            row = _changed(row, content, now)
        made[uid] = Revision(datetime.fromtimestamp(row.changed, UTC), row.sequence)
    return made


def _history(root: Path) -> _Rows:
    """What the commits say of each entry, from where the last build stopped."""
    found = recent(commits(root, _FILES))
    if not found:
        return {}
    ids = [commit.id for commit in found]
    last, rows = _kept(root, ids[0])
    rest = found[ids.index(last) + 1 :] if last in ids else found
    if len(rest) == len(found):
        rows = {}
    if rest:
        contents_of = blobs(root, (blob for commit in rest for blob in commit.files.values()))
        read = partial(_contents_at, contents_of=contents_of)
        for commit, said in zip(rest, in_parallel(rest, read, worth_it=_WORTH_IT), strict=True):
            rows = _after(rows, commit, said)
        _keep(root, (ids[0], ids[-1]), rows)
    return rows


def recent(found: Sequence[Commit], most: int = 400, stride: int = 200) -> tuple[Commit, ...]:
    """At most the last `most` commits: a build must not wait for the rest.

    They are left out by strides, so that the oldest one kept stays the same for a long time.
    """
    left_out = -(-(len(found) - most) // stride) * stride
    if left_out <= 0:
        return tuple(found)
    return (replace(found[left_out], is_cut=True), *found[left_out + 1 :])


def _after(rows: _Rows, commit: Commit, said: Mapping[str, Content] | None) -> _Rows:
    """The entries after one more commit; as they were where it cannot be read."""
    if said is None:
        return rows
    # Clocks of several machines: time never goes back.
    seconds = max([commit.seconds, *(row.changed for row in rows.values())])
    after = {}
    for uid, content in said.items():
        row = rows.get(uid)
        if row is None:
            # What came before the first commit of a shallow clone is not known: it may have moved.
            sequence = _sequence(seconds) if commit.is_cut else 0
            after[uid] = _Row(content.said, content.moved, seconds, sequence)
        elif not row.is_there or row.said != content.said:
            after[uid] = _changed(row, content, seconds)
        else:
            after[uid] = row
    gone = {
        uid: _Row(row.said, row.moved, row.changed, row.sequence, is_there=False)
        for uid, row in rows.items()
        if uid not in said
    }
    return after | gone


def _changed(row: _Row, content: Content, seconds: int) -> _Row:
    moved = not row.is_there or row.moved != content.moved
    return _Row(content.said, content.moved, seconds, _sequence(seconds) if moved else row.sequence)


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


def _kept(root: Path, first: str) -> tuple[str, _Rows]:
    """The last commit that a build has read, and the entries after it, if the history began as now."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads((root / _KEPT).read_text("utf-8"))
        if (kept["version"], kept["first"]) == (__version__, first):
            return kept["last"], {uid: _Row(**row) for uid, row in kept["rows"].items()}
    return "", {}


def _keep(root: Path, ends: tuple[str, str], rows: _Rows) -> None:
    file = root / _KEPT
    with contextlib.suppress(OSError):  # a folder that cannot be written to
        file.parent.mkdir(parents=True, exist_ok=True)
        first, last = ends
        told = {uid: asdict(row) for uid, row in rows.items()}
        kept = {"version": __version__, "first": first, "last": last, "rows": told}
        file.write_text(json.dumps(kept), "utf-8")
