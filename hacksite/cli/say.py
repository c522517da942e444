"""How commands speak: the reader's language, colour only on a terminal."""

from collections.abc import Iterable
from pathlib import Path

import click

from hacksite.cli.usage import system_language
from hacksite.diagnostics import Report
from hacksite.diagnostics.render import SourceLine, as_text
from hacksite.wording import Words, words_of

_COLOURS = {
    "error": "red", "erreur": "red", "warning": "yellow", "avertissement": "yellow", "note": "cyan",
    "remarque": "cyan",
}  # fmt: skip
_FRENCH_SPACES = "\u00a0\u202f"
SPOKEN = ("fr", "en")
"""Languages that commands speak."""


def spoken(language: str | None, event_languages: Iterable[str] = ()) -> Words:
    """The words to speak: as asked, else the first of the event's languages known here, else the system's."""
    for wanted in (language, *event_languages):
        if wanted and (code := wanted.partition("-")[0]) in SPOKEN:
            return words_of(code)
    return words_of(system_language())


def spoken_on_site(event_languages: Iterable[str]) -> Words:
    """The words of the first of the event's languages that has a catalogue, else the system's."""
    for language in event_languages:
        words = words_of(language)
        if words.spoken == language.partition("-")[0]:
            return words
    return words_of(system_language())


def tell(report: Report, words: Words, source_line: SourceLine) -> None:
    """Print every problem, then how many there are."""
    text = as_text(report, words.language, source_line)
    for block in text.split("\n\n") if text else []:
        first, _, rest = block.partition("\n")
        place, _, message = first.partition(": ")
        word = message.split(" ")[0]
        click.echo(f"{click.style(place, bold=True)}: {click.style(message, fg=_COLOURS.get(word))}")
        if rest:
            click.echo(rest)
        click.echo()
    click.echo(summary(report, words))


def summary(report: Report, words: Words) -> str:
    """How many problems, in words."""
    if not report.problems:
        return words("cli.no_problem")
    parts = [
        words(f"cli.{name}", n=len(found))
        for name, found in (("errors", report.errors), ("warnings", report.warnings), ("notes", report.notes))
        if found
    ]
    return words("cli.summary", counts=", ".join(parts))


def shown(path: Path) -> str:
    """A path as people would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd())) or "."
    except ValueError:
        return str(path)


def one_line(text: str) -> str:
    """A text on one line, without invisible signs but the spaces of French punctuation."""
    kept = "".join(c if c.isprintable() or c in _FRENCH_SPACES else " " for c in text)
    return " ".join(part for part in kept.split(" ") if part)
