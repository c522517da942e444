"""Checks of links and pictures that Markdown texts take from the event folder."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from hacksite.check.picture import file_faults
from hacksite.check.places import Places
from hacksite.check.texts import PlacedText, place_in_text, shortened
from hacksite.diagnostics import Diagnostic, closest

_LINK = re.compile(r"\]\(\s*<?(?P<target>[^\s)>]+)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|[/#?{])")


def check_relative_links(places: Places, texts: tuple[PlacedText, ...]) -> Iterator[Diagnostic]:
    """Links to files that are not in the folder, and pictures without alternative text.

    A target is looked for beside the file it stands in, then from the folder's root.
    Targets without a file ending are addresses of the site, not files.
    """
    for text in texts:
        # Asked of the text first: what it says outside code takes long to find, and few texts have links.
        if "](" in text.text and "](" in text.prose:
            for match in _LINK.finditer(text.prose):
                label = _picture_label(text.prose, match.start())
                if label is not None and not label.strip():
                    at = place_in_text(places.folder, text.scalar, *match.span("target"))
                    yield Diagnostic("HS702", at, {"file": shortened(match["target"])})
                yield from _target(places, text, match, is_picture=label is not None)
        if "]:" in text.text and "]:" in text.prose:
            for match in _DEFINED.finditer(text.prose):
                yield from _target(places, text, match, is_picture=False)


def _picture_label(text: str, end: int) -> str | None:
    """The words of `![words]` whose bracket closes at `end`; None for a plain link."""
    start = text.rfind("[", 0, end)
    label = text[start + 1 : end]
    return label if start > 0 and text[start - 1] == "!" and "](" not in label else None


def _target(
    places: Places, text: PlacedText, match: re.Match[str], *, is_picture: bool
) -> Iterator[Diagnostic]:
    typed = unquote(re.split(r"[#?]", match["target"])[0])
    if not typed or _ELSEWHERE.match(match["target"]) or "." not in typed.rstrip("/").rpartition("/")[2]:
        return
    folder = places.folder
    beside = normpath(join(dirname(text.scalar.at.file), typed))
    found = next((path for path in (beside, normpath(typed)) if path in folder.files), None)
    at = place_in_text(folder, text.scalar, *match.span("target"))
    if found is None:
        near = closest(beside, sorted(folder.files))
        values = {"target": match["target"], "did_you_mean": _from(text.scalar.at.file, near)}
        yield Diagnostic("HS306", at, values)
    elif is_picture or found.startswith("projects/"):
        yield from file_faults(folder, found, at)


def _from(file: str, target: str) -> str:
    """The way to `target` from the folder that `file` stands in."""
    if not target:
        return ""
    here, there = [p for p in dirname(file).split("/") if p], target.split("/")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
