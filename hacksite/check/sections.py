"""The parts of the text that teams hand in: the organisers' own, or those of French public hackathons.

Source of the usual ones: the submission forms of hackathons of French ministries, 2024 and 2025.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.model import Event
from hacksite.wording.words import languages, words_of

USUAL = ("overview", "value", "solution", "impact", "resources", "feedback")
"""The ids of the usual sections, in order."""

_REQUIRED = {"overview", "value", "solution"}


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section as a team reads it in one language; `prompt` may be empty."""

    id: str
    title: str
    prompt: str
    required: bool


def asked_sections(event: Event, language: str) -> tuple[AskedSection, ...]:
    """The sections that teams are asked for, for readers of `language`."""
    own = event.submission.sections
    if own:
        return tuple(
            AskedSection(s.id, s.title.in_(language), s.prompt.in_(language) if s.prompt else "", s.required)
            for s in own
        )
    return tuple(usual_section(item, language) for item in USUAL)


def usual_section(item: str, language: str) -> AskedSection:
    """A usual section, by its id."""
    words = words_of(language)
    title, prompt = words(f"submission.section_{item}"), words(f"submission.prompt_{item}")
    return AskedSection(item, title, prompt, item in _REQUIRED)


def spoken_sections(event: Event) -> Iterator[AskedSection]:
    """Every section in every language that a text may be in: the event's own, and the usual ones."""
    own = event.submission.sections
    if own:
        for language in event.languages:
            yield from asked_sections(event, language)
    for language in languages():
        yield from (usual_section(item, language) for item in USUAL)
