"""What `hacksite doctor` looks at: one question each, with its answer and what to do about it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hacksite import __version__
from hacksite.cli.forges import pins_file
from hacksite.pipeline.extras import lacking
from hacksite.wording import Words

State = Literal["fine", "could", "wrong"]
"""All is well; something more could be had; hacksite cannot work as it should."""

_OLDEST = (3, 11)
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)
_EXTRAS = {
    "search": "pagefind_bin", "cards": "resvg_py", "data": "duckdb", "catalogues": "rdflib", "jury": "odfdo",
}  # fmt: skip
_ENOUGH_MEGABYTES = 200
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer in the reader's words: what was found and, unless all is well, what to do."""

    state: State
    found: str
    to_do: str = ""


def findings(event: Path, words: Words) -> Iterator[Finding]:
    """Everything that is looked at, in the order of what depends on what."""
    yield _python(words)
    yield _pins(words)
    for extra, module in _EXTRAS.items():
        yield _extra(extra, has=find_spec(module) is not None, words=words)
    yield _paper(words)
    yield _zones(words)
    yield _git(event, words)
    yield _room(event, words)
    yield _rights(event, words)


def _python(words: Words) -> Finding:
    about = words("doctor.python", version=__version__, python=sys.version.split()[0])
    fine = sys.version_info >= _OLDEST
    return Finding("fine", about) if fine else Finding("wrong", about, words("doctor.python_old"))


def pins() -> dict[str, str]:
    """The versions that this hacksite was tested with, by package; those for other systems are left out."""
    found = _PIN.findall(pins_file().read_text("utf-8"))
    return {name: number for name, number, marker in found if not marker}


def _pins(words: Words) -> Finding:
    wrong = []
    for name, wanted in pins().items():
        try:
            here = version(name)
        except PackageNotFoundError:
            continue
        if _plain(here) != _plain(wanted):
            wrong.append(f"{name} {here} ({wanted})")
    if not wrong:
        return Finding("fine", words("doctor.pins_same"))
    names = ", ".join(wrong[:_SHOWN]) + (" …" if len(wrong) > _SHOWN else "")
    return Finding(
        "could", words("doctor.pins_differ", names=names), words("doctor.pins_to_do", pins=pins_file())
    )


def _plain(number: str) -> str:
    """A version without the noughts that lock files drop: 2.012 is 2.12. Source: PEP 440."""
    return re.sub(r"\b0+(?=\d)", "", number)


def _extra(extra: str, *, has: bool, words: Words) -> Finding:
    gives = words(f"doctor.gives_{extra}")
    if has:
        return Finding("fine", words("doctor.extra", extra=extra, gives=gives))
    return Finding(
        "could",
        words("doctor.no_extra", extra=extra, gives=gives),
        words("doctor.install_extra", extra=extra),
    )


def _paper(words: Words) -> Finding:
    lacks = lacking()
    if lacks == "libraries":
        return Finding("could", words("doctor.no_pango"), words("doctor.install_pango"))
    return _extra("pdf", has=not lacks, words=words)


def _zones(words: Words) -> Finding:
    try:
        ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError:
        return Finding("wrong", words("doctor.no_zones"), words("doctor.install_zones"))
    return Finding("fine", words("doctor.zones"))


def _git(event: Path, words: Words) -> Finding:
    if shutil.which("git") is None:
        return Finding("could", words("doctor.no_git"), words("doctor.install_git"))
    said = _asked("--version").removeprefix("git version ")
    if not _asked("-C", str(event), "rev-parse", "--show-toplevel"):
        return Finding("could", words("doctor.no_repository", version=said), words("doctor.make_repository"))
    if _asked("-C", str(event), "rev-parse", "--is-shallow-repository") == "true":
        return Finding("could", words("doctor.shallow"), words("doctor.unshallow"))
    return Finding("fine", words("doctor.git", version=said))


def _asked(*arguments: str) -> str:
    command = ["git", *arguments]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")  # noqa: S603
    return run.stdout.strip() if run.returncode == 0 else ""


def _room(event: Path, words: Words) -> Finding:
    free = shutil.disk_usage(event).free // 1_000_000
    if free < _ENOUGH_MEGABYTES:
        return Finding("wrong", words("doctor.little_room", free=free), words("doctor.make_room"))
    return Finding("fine", words("doctor.room", free=free))


def _rights(event: Path, words: Words) -> Finding:
    """Whether files can be made where hacksite makes them: tried, since rights are not all it takes."""
    for folder in (event, Path(tempfile.gettempdir())):
        try:
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(os.urandom(1))
        except OSError as error:
            found = words("doctor.no_rights", folder=folder, why=error.strerror or str(error))
            return Finding("wrong", found, words("doctor.get_rights"))
    return Finding("fine", words("doctor.rights"))
