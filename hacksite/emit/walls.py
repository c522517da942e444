"""What every frame has, whichever host draws it: header and footer, in hacksite's own markup."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from hacksite.emit.frame import CONTENT, HEAD, LANGUAGES
from hacksite.emit.theme import environment, saying, spoken_as, stylesheet_path
from hacksite.views.site import Entry, Outline
from hacksite.wording import direction_of, words_of


@cache
def _environment() -> Environment:
    return environment()


def header(outline: Outline, entries: Sequence[Entry], section: str, current: str = "") -> str:
    """Skip link, banner, name, languages and menu; `current` is the address of the current entry."""
    here = current or next((e.url for e in entries if e.section == section and section != "page"), None)
    return (
        _environment()
        .get_template("header.html")
        .render(outline=outline, entries=entries, current=here, languages=LANGUAGES, **_speaking(outline))
    )


def screen(outline: Outline, policy: Markup) -> str:
    """The frame of a screen, which nothing surrounds: the same whichever host draws the others."""
    return (
        _environment()
        .get_template("screen.html")
        .render(
            outline=outline, policy=policy, head=HEAD, content=CONTENT,
            direction=direction_of(outline.language),
            stylesheet=stylesheet_path(outline.primary, outline.accent), languages=LANGUAGES,
            **_speaking(outline),
        )
    )  # fmt: skip


def footer(outline: Outline) -> str:
    """Contact and the legal pages."""
    return _environment().get_template("footer.html").render(outline=outline, **_speaking(outline))


def _speaking(outline: Outline) -> dict[str, Any]:
    words = words_of(outline.language)
    # Without a catalogue of their own, the walls of a language speak English, and say so.
    borrowed = (
        spoken_as(words.spoken, words.spoken) if words.spoken != outline.language.partition("-")[0] else ""
    )
    return {"t": words, "say": saying(words.spoken if borrowed else outline.language), "borrowed": borrowed}
