"""The search index: Pagefind reads the finished pages, and its files become files of the site.

It is kept in the cache under a name made from all it depends on, so that a site whose pages did not
change is not read again. Pagefind gives the same bytes for the same pages.
"""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

from hacksite.diagnostics import HacksiteError
from hacksite.emit.artifact import Artifact
from hacksite.pipeline.extras import can_index

FOLDER = "pagefind"
"""Where the index is, below the site's root; `search.js` looks for it there."""

_CONTENT = "#hs-main"
# Lists and links to other pages would make every page answer for its neighbours.
_NOT_CONTENT = ".hs-shelf, .hs-day, .hs-days, .hs-crumbs, .hs-paging, .hs-moments, .hs-actions, hs-filters"
# Pagefind ends words at spaces alone: of « l’énergie » it would know no word but "lénergie".
_ELIDED = re.compile(
    r"\b((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|sull|dall|un)(?:['’]|&#39;))(?=\w)",
    re.IGNORECASE,
)
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_PARTS = ("fragment", "index")
_FACETS = "facets."


@dataclass(frozen=True, slots=True)
class Searched:
    """A page to be found: its file from the site's root, a digest of it, and its filters."""

    path: str
    digest: str
    found_as: tuple[tuple[str, str], ...]


def searched(artifacts: Iterable[Artifact], digest_of: Callable[[str], str]) -> list[Searched]:
    """The pages among a site's files that a search may find; `digest_of` gives that of a file by its path."""
    return [Searched(a.path, digest_of(a.path), a.found_as) for a in artifacts if a.found_as]


def index_files(pages: Sequence[Searched], cache: Path, find: Callable[[str], Path]) -> Iterator[Artifact]:
    """The files of the index of `pages`, which stand finished where `find` says.

    Raises HacksiteError where Pagefind is missing or fails.
    """
    key = _key(pages)
    kept = cache / "search" / key
    if not kept.is_dir():
        _make(pages, find, kept)
    for file in _wanted(kept):
        name = file.relative_to(kept).as_posix()
        yield Artifact(f"{FOLDER}/{name}", f"{key}/{name}", partial(Path.read_bytes, file), "text/plain")


def _key(pages: Sequence[Searched]) -> str:
    about = (
        version("pagefind_bin") if can_index() else "",
        _CONTENT,
        _NOT_CONTENT,
        _ELIDED.pattern,
        *sorted(map(repr, pages)),
    )
    return hashlib.blake2b(repr(about).encode(), digest_size=12).hexdigest()


def _make(pages: Sequence[Searched], find: Callable[[str], Path], kept: Path) -> None:
    """Index exactly these pages: whatever else is in the site's folder is not ours to show."""
    shutil.rmtree(kept.parent, ignore_errors=True)
    kept.parent.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="hacksite-", dir=kept.parent) as folder:
        copies, index = Path(folder) / "pages", Path(folder) / "index"
        for page in pages:
            copy = copies / page.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_ELIDED.sub(r"\1 ", find(page.path).read_text("utf-8")), "utf-8")
        _run(copies, index)
        for language, facets in _facets(pages, index).items():
            text = json.dumps(facets, ensure_ascii=False, separators=(",", ":"))
            (index / f"{_FACETS}{language}.json").write_text(text, "utf-8")
        # Its languages, too, come in an order that changes.
        entry = index / "pagefind-entry.json"
        entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
        # Renamed when it is whole: a stopped build leaves no half of an index.
        index.rename(kept)


def _facets(pages: Sequence[Searched], index: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    """By language, what each page of the index is: its filters, by the name of its fragment.

    Pagefind has filters of its own, but writes their values in an order that changes from run to run.
    """
    known = {page.path: page.found_as for page in pages}
    facets: dict[str, dict[str, dict[str, list[str]]]] = {}
    for file in sorted((index / "fragment").iterdir()):
        # `pagefind_dcd`, then JSON.
        said = json.loads(b"{" + gzip.decompress(file.read_bytes()).partition(b"{")[2])
        path = unquote(said["url"]).lstrip("/")
        found_as = known[path if path in known else f"{path}index.html"]
        own: dict[str, list[str]] = {}
        for name, value in found_as:
            own.setdefault(name, []).append(value)
        facets.setdefault(file.stem.rpartition("_")[0], {})[file.stem] = own
    return facets


def _run(pages: Path, index: Path) -> None:
    if not can_index():
        raise HacksiteError('the search index needs Pagefind: pip install "hacksite[search]"')
    command = [
        sys.executable, "-m", "pagefind_bin", "--site", str(pages), "--output-path", str(index), "--silent",
        "--root-selector", _CONTENT, "--exclude-selectors", _NOT_CONTENT,
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")  # noqa: S603
    if run.returncode or not (index / "pagefind-entry.json").is_file():
        raise HacksiteError(f"Pagefind could not make the search index: {(run.stderr or run.stdout).strip()}")


def _wanted(index: Path) -> Iterator[Path]:
    """What `search.js` needs: the program and the index, not Pagefind's own interface."""
    entry = json.loads((index / "pagefind-entry.json").read_text("utf-8"))
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    for file in sorted(index.rglob("*")):
        is_part = file.parent.name in _PARTS or file.suffix == ".pf_meta" or file.name.startswith(_FACETS)
        if file.is_file() and (is_part or file.name in _PROGRAM or file.name in programs):
            yield file
