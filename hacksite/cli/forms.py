"""The forms of `scaffold/`: what a new event folder and a new entry look like before they are filled in."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from importlib.resources.abc import Traversable

from hacksite.cli.say import one_line
from hacksite.emit.schemas import written_schemas
from hacksite.model import slugify
from hacksite.wording import Words, words_of
from hacksite.wording.dates import day, short_day
from hacksite.wording.words import language_in

FOLDERS = ("challenges", "datasets", "projects", "news", "pages", "media")
"""The folders of an event, each with its template."""

TEMPLATES = {"fr": "_modele.md", "en": "_template.md"}
"""The name of the template in every folder, by the language of the forms."""

_FILES = ("event.yml", "people.yml", "partners.yml", "results.yml", "README.md")
_BLANK = re.compile(r"\{\{(?P<name>[a-z_]+)(?P<offset>[+-]\d+)?(?:\|(?P<form>[a-z]+))?\}\}")
_ONLINE = {"en ligne", "à distance", "online", "remote"}
_TOWN = re.compile(r"^(?P<code>[0-9][0-9A-Z -]{2,7}) (?P<city>\D.*)$")
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Answers:
    """What must be known to begin: `languages` first language first; `place` may be empty."""

    title: str
    start: date
    end: date
    place: str = ""
    languages: tuple[str, ...] = ("fr",)

    @property
    def forms(self) -> str:
        """The language of the forms."""
        return forms_language(self.languages[0])


def forms_language(language: str) -> str:
    """The language of the forms for people who write `language`: French for French, else English."""
    return "fr" if language.split("-", maxsplit=1)[0] == "fr" else "en"


def form(*names: str) -> str:
    """The text of a form: `form("fr", "event.yml")`."""
    return _scaffold(*names).read_text("utf-8")


def filled(text: str, values: Mapping[str, str | date], words: Words) -> str:
    """A form with its blanks filled.

    `{{start-60}}` is a date counted in days from `start`; `|long` and `|short` say it in words. A text
    goes between quotation marks, as YAML wants it; `|plain` gives it as it is.
    """

    def blank(match: re.Match[str]) -> str:
        value = values[match["name"]]
        if isinstance(value, str):
            return value if match["form"] == "plain" or match["name"] not in _QUOTED else quoted(value)
        when = value + timedelta(days=int(match["offset"] or 0))
        said = {"long": lambda: day(when, words), "short": lambda: short_day(when, words)}
        return said.get(match["form"] or "", when.isoformat)()

    return _BLANK.sub(blank, text)


_QUOTED = {"title", "place"}


def quoted(text: str) -> str:
    """A text between quotation marks, on one line, whatever signs it holds."""
    return json.dumps(one_line(text), ensure_ascii=False)


def id_of(name: str) -> str:
    """The id a name makes; "" where it holds no Latin letter and no digit."""
    return slugify(name)[:_LONGEST_ID].strip("-")


def new_files(answers: Answers) -> dict[str, bytes]:
    """Every file of a new event folder, by its path."""
    language = answers.forms
    words = words_of(language)
    values = _values(answers)
    values["venue"] = filled(_venue(answers, language), values, words)
    texts = {name: filled(form(language, name), values, words) for name in _FILES}
    one_day = answers.start == answers.end
    schedule = form(language, "schedule-one-day.yml" if one_day else "schedule.yml")
    texts["schedule.yml"] = filled(schedule, values, words)
    for folder in FOLDERS:
        name = f"{folder}/{TEMPLATES[language]}"
        texts[name] = filled(form(language, folder, TEMPLATES[language]), values, words)
    texts |= _translations(answers, values) | {".gitignore": form("gitignore")}
    texts |= {f"media/{name}": form(name) for name in ("logo.svg", "cover.svg")}
    texts |= {f".hacksite/schemas/{name}": text for name, text in written_schemas().items()}
    return {name: text.encode() for name, text in texts.items()}


def _values(answers: Answers) -> dict[str, str | date]:
    year = str(answers.start.year)
    name = id_of(answers.title) or "hackathon"
    return {
        "title": answers.title,
        "id": name if year in name.split("-") else f"{name}-{year}",
        "start": answers.start,
        "end": answers.end,
        "languages": ", ".join(answers.languages),
        "format": "online" if _is_online(answers.place) else "onsite",
    }


def _translations(answers: Answers, values: Mapping[str, str | date]) -> dict[str, str]:
    """The questions, where there are forms in the first language, and the files of the other languages."""
    texts = {"faq.md": form(answers.forms, "faq.md")} if answers.languages[0] in TEMPLATES else {}
    for language in answers.languages[1:]:
        if language in TEMPLATES:
            texts[f"event.{language}.yml"] = filled(form(language, "overlay.yml"), values, words_of(language))
            if "faq.md" in texts:
                texts[f"faq.{language}.md"] = form(language, "faq.md")
        else:
            named = {**values, "language": language_in(language, "en")}
            texts[f"event.{language}.yml"] = filled(form("other.yml"), named, words_of("en"))
    return texts


def _venue(answers: Answers, language: str) -> str:
    """The venue as a form; a form of examples only where no place is known yet."""
    parts = [part for part in map(one_line, answers.place.split(",")) if part]
    known = bool(parts) and not _is_online(answers.place)
    name, *rest = parts if known else [words_of(language)("cli.example_place")]
    town = _TOWN.match(rest[-1]) if rest else None
    address = {
        "street": ", ".join(rest[:-1]),
        "postal_code": town["code"] if town else "",
        "city": town["city"] if town else "".join(rest[-1:]),
    }
    examples = {"street": "1 rue de l’Exemple", "postal_code": "35000", "city": "Rennes"}
    text = form(language, "venue.yml").replace("{{place}}", quoted(name))
    for field, example in examples.items():
        line = f"{field}: {quoted(address[field] or example)}"
        text = text.replace(f"{{{{{field}}}}}", line if address[field] else f"#{line}")
    return text if known else "\n".join(_as_comment(line) for line in text.split("\n"))


def _as_comment(line: str) -> str:
    bare = line.lstrip(" ")
    if bare.startswith("# ") and not bare.startswith("#  "):
        return bare
    indent = line[: len(line) - len(bare)]
    return f"#{indent}{bare.removeprefix('#')}" if bare else ""


def _is_online(place: str) -> bool:
    return place.strip().lower() in _ONLINE


def _scaffold(*names: str) -> Traversable:
    return resources.files("hacksite.cli").joinpath("scaffold", *names)
