"""Hosts: they draw what surrounds the pages, once per language and section."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import distribution, entry_points
from pathlib import Path
from typing import Protocol

from hacksite import __version__
from hacksite.diagnostics import HacksiteError
from hacksite.emit.artifact import Artifact
from hacksite.emit.frame import BASE, CONTENT, HEAD, Frame, FrameKey
from hacksite.emit.policy import policy_elements
from hacksite.emit.theme import environment, stylesheet_path, theme_digest
from hacksite.emit.walls import footer, header, screen
from hacksite.views.site import FRAME_SECTIONS, Outline
from hacksite.wording import direction_of


class Host(Protocol):
    """What a host must be able to do."""

    def fingerprint(self) -> str:
        """Changes whenever the host would draw other frames for the same outlines."""

    def draw(self, outlines: Sequence[Outline]) -> Mapping[FrameKey, str]:
        """The frames, with `HEAD`, `LANGUAGES`, `CONTENT` and `BASE` in their places."""

    def files(self, frames: Mapping[FrameKey, str]) -> Iterable[Artifact]:
        """The files that the frames ask for."""


class PlainHost:
    """The built-in host: one template of the theme, no other program."""

    def fingerprint(self) -> str:
        """The theme's own digest says it all."""
        return "plain"

    def draw(self, outlines: Sequence[Outline]) -> Mapping[FrameKey, str]:
        """Frames from `plain.html`."""
        template = environment().get_template("plain.html")
        screens = {(outline.language, "live"): screen(outline, policy_elements()) for outline in outlines}
        walled = {
            (outline.language, section): template.render(
                outline=outline, head=HEAD, content=CONTENT, header=header(outline, outline.menu, section),
                footer=footer(outline), stylesheet=stylesheet_path(outline.primary, outline.accent),
                policy=policy_elements(), direction=direction_of(outline.language),
            )
            for outline in outlines
            for section in FRAME_SECTIONS
        }  # fmt: skip
        return walled | screens

    def files(self, frames: Mapping[FrameKey, str]) -> Iterable[Artifact]:
        """None beyond the theme's."""
        return ()


def host_named(name: str) -> Host:
    """The host of that name. Raises HacksiteError where it is unknown or not installed."""
    if name == "plain":
        return PlainHost()
    # Our own hosts first: asking every installed package takes longer than many a build.
    for entries in (distribution("hacksite").entry_points, entry_points()):
        for entry in entries.select(group="hacksite.hosts", name=name):
            host: Host = entry.load()()
            return host
    raise HacksiteError(f"unknown host {name!r}: use material or plain")


def drawn_frames(host: Host, outlines: Sequence[Outline], cache: Path) -> Mapping[FrameKey, str]:
    """The host's frames, from the cache when nothing they depend on has changed."""
    key = frames_key(host.fingerprint(), outlines)
    stored = cache / "frames" / f"{key}.json"
    # A file that a stopped build left half written is drawn again.
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(stored.read_text("utf-8"))
        return {(language, section): html for language, section, html in kept}
    frames = host.draw(outlines)
    stored.parent.mkdir(parents=True, exist_ok=True)
    for old in stored.parent.glob("*.json"):
        old.unlink()
    rows = [[language, section, html] for (language, section), html in frames.items()]
    stored.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return frames


def frames_key(fingerprint: str, outlines: Sequence[Outline]) -> str:
    """Changes with anything a frame depends on."""
    said = f"{__version__}{BASE}{fingerprint}{theme_digest()}{policy_elements()}{outlines!r}"
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def ready(frames: Mapping[FrameKey, str]) -> dict[FrameKey, Frame]:
    """Frames ready to be filled."""
    return {key: Frame(html) for key, html in frames.items()}
