"""The names of an event folder's files: which are ours, which language they are in, which are lost."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hacksite.diagnostics import Diagnostic, HacksiteError, Position, closest
from hacksite.source.text_file import Found

LISTS = (
    "schedule",
    "people",
    "partners",
    "faq",
    "challenges",
    "datasets",
    "projects",
    "news",
    "pages",
    "links",
)
"""The nouns an event folder lists, each as a file (`.yml`, `.csv`, `faq.md`) or a folder of Markdown."""

SINGLES = ("event", "results")
FOLDERS = ("challenges", "datasets", "projects", "news", "pages")
"""The nouns that may stand in a folder, one Markdown file each."""

LANGUAGE_SUFFIX = re.compile(r"^(?P<stem>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Z]{2})?)$")
_HOST_FILES = {"mkdocs.yml", "properdocs.yml"}
_PAGE_OF_FOLDER = ("index", "README", "readme")
_TEXT = (".yml", ".yaml", ".csv", ".md")
# What spreadsheets, word processors and Notepad make of a file that should be one of the above.
_OFFICE = (".xlsx", ".xls", ".ods", ".txt", ".docx", ".odt", ".json")


def visible_files(root: Path, found: Found) -> list[str]:
    """The path of every file below the folder, with `/`, sorted; hidden and `_` files are left out."""
    names = []
    for name in _files_below(str(root), ""):
        readable = os.fsencode(name).decode("utf-8", "replace")
        if readable == name:
            names.append(name)
        else:
            # Archives made on old systems unpack to names that are no text: no address can hold them.
            found(Diagnostic("HS009", Position(readable), {"name": readable, "did_you_mean": ""}))
    return sorted(names)


def _files_below(folder: str, prefix: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise HacksiteError(f"{prefix or folder}: {error.strerror or error}") from None
    for entry in entries:
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _is_built_site(Path(entry.path)):
                yield from _files_below(entry.path, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield f"{prefix}{entry.name}"


def _is_built_site(folder: Path) -> bool:
    """Whether a folder is a site of ours, built inside its own event folder."""
    return (folder / "event.json").is_file() and (folder / "robots.txt").is_file()


def translations(names: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The translated files by what they translate: `event` leads to `event.en.yml` and `en`."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        stem, dot, ending = name.rpartition(".")
        match = LANGUAGE_SUFFIX.match(stem) if f"{dot}{ending}" in _TEXT else None
        if match:
            found.setdefault(match["stem"], []).append((name, match["language"]))
    return found


def item_id(name: str) -> str | None:
    """`challenges/water.md` and `projects/team-7/index.md` name an item; other depths do not."""
    parts = name.split("/")
    stem = parts[-1].removesuffix(".md")
    if len(parts) == 2:
        return None if stem.lower() == "readme" or stem.startswith("_") else stem
    return parts[1] if len(parts) == 3 and stem in _PAGE_OF_FOLDER else None


def report_strangers(names: Iterable[str], used: set[str], languages: tuple[str, ...], found: Found) -> None:
    """Report files that look like ours and are not read: a mistyped name is lost content."""
    for name in names:
        if name not in used and name not in _HOST_FILES and not name.startswith("media/"):
            problem = _lost_translation(name, languages) or _stranger(name)
            if problem:
                found(problem)


def _lost_translation(name: str, languages: tuple[str, ...]) -> Diagnostic | None:
    """`water.en.md` where there is no `water.md`."""
    folder, _, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    match = LANGUAGE_SUFFIX.match(stem)
    ours = folder.partition("/")[0] in FOLDERS or (match and match["stem"] in (*SINGLES, *LISTS))
    if not match or not ours or f".{ending}" not in _TEXT or match["language"] not in languages:
        return None
    base = f"{folder}/{match['stem']}{dot}{ending}".lstrip("/")
    return Diagnostic("HS809", Position(name), {"name": name, "base": base, "language": match["language"]})


def _stranger(name: str) -> Diagnostic | None:
    top, _, below = name.partition("/")
    last = name.rpartition("/")[2]
    if not below:
        return _stranger_at_the_top(name)
    if top in FOLDERS and name.endswith(".md") and last.lower() not in ("readme.md", "index.md"):
        return Diagnostic("HS009", Position(name), {"name": name, "did_you_mean": ""})
    guess = closest(top, list(FOLDERS)) if top not in FOLDERS and name.endswith(".md") else ""
    if guess:
        return Diagnostic("HS009", Position(name), {"name": f"{top}/", "did_you_mean": f"{guess}/"})
    return None


def _stranger_at_the_top(name: str) -> Diagnostic | None:
    known = [f"{stem}.yml" for stem in (*SINGLES, *LISTS, "plan")] + ["faq.md"]
    known += [f"{stem}.csv" for stem in ("schedule", "people", "partners", "projects")]
    lower = name.lower()
    if lower.endswith(_TEXT) and lower != "readme.md":
        return Diagnostic("HS009", Position(name), {"name": name, "did_you_mean": closest(name, known)})
    stem = lower.partition(".")[0]
    if lower.endswith(_OFFICE) and stem in (*SINGLES, *LISTS):
        ending = "csv" if f"{stem}.csv" in known and not lower.endswith(".txt") else "yml"
        values = {"name": name, "did_you_mean": f"{stem}.{ending}"}
        return Diagnostic("HS009", Position(name), values)
    return None
