"""`hacksite add`: one more page, person, partner, session or question."""

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from hacksite.check.sections import asked_sections
from hacksite.cli.entries import append_entry
from hacksite.cli.forms import filled, forms_language, id_of
from hacksite.cli.options import event_option
from hacksite.cli.pages import page_text, translation_text, with_sections
from hacksite.cli.say import one_line, shown, spoken
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.model.moments import day_of, read_day
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.settings import read_instant
from hacksite.source.zone import zone_of
from hacksite.wording import Words, words_of

PAGES = {
    "challenge": "challenges",
    "dataset": "datasets",
    "project": "projects",
    "news": "news",
    "page": "pages",
}
"""Kinds that are Markdown files, with their folders."""

ENTRIES = {"person": "people", "partner": "partners", "session": "schedule", "question": "faq"}
"""Kinds that are entries of a list, with their lists."""

_NOUNS = {"news": "news_item", "question": "faq_entry"}


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added, and to which event: its folder, as read, and its words."""

    kind: str
    name: str
    item: str
    day: date | None
    root: Path
    checked: Checked
    words: Words

    @property
    def noun(self) -> str:
        """The noun that loading knows it by."""
        return _NOUNS.get(self.kind, self.kind)

    def fill(self, text: str) -> str:
        """A form with the blanks of this addition filled."""
        event = self.checked.event
        start = event.start if event else self._today()
        clock = f"{start:%H:%M}" if isinstance(start, datetime) else "09:00"
        first, last = day_of(start), event.last_day if event else day_of(start)
        values: dict[str, str | date] = {"id": self.item, "title": self.name, "start": first, "end": last}
        values |= {"day": self.day or first, "clock": clock}
        return filled(text, values, words_of(forms_language(self.checked.folder.language)))

    def _today(self) -> date:
        return read_instant(None).astimezone(zone_of(self.root)).date()


@click.command("add", cls=Command)
@click.argument("kind", type=click.Choice([*PAGES, *ENTRIES]))
@click.argument("name", required=False)
@event_option
@click.option("--id", "item", help="Stable name, for addresses. Default: made from NAME.")
@click.option("--date", "day", metavar="DAY", help="Day of a piece of news (default: today) or of a session.")
@click.option("--translate", is_flag=True, help="Also make the files of the event's other languages.")
def command(
    kind: str, name: str | None, event: Path, item: str | None, day: str | None, translate: bool
) -> None:
    """Add a new KIND called NAME, as a form to fill in; nothing that exists is changed."""
    checked = check_folder(event)
    words = spoken(None, checked.folder.languages)
    if "event.yml" not in checked.folder.files and "event.yaml" not in checked.folder.files:
        raise HacksiteError(words("cli.add_no_event", place=shown(event)))
    if translate and kind in ENTRIES:
        raise HacksiteError(words("cli.add_no_translation", kind=kind, known=", ".join(PAGES)))
    said = _name(name, words)
    made = item or id_of(said)
    if not made or id_of(made) != made:
        raise HacksiteError(words("cli.add_no_id", name=item or said))
    addition = Addition(kind, said, made, _day(day, words), event, checked, words)
    if kind in PAGES:
        _add_page(addition, translate=translate)
    else:
        _add_entry(addition)
    click.echo(words(f"cli.add_next_{kind}"))
    click.echo(words("cli.add_check", event=shown(event)))


def _name(typed: str | None, words: Words) -> str:
    if typed is None and sys.stdin.isatty():
        typed = click.prompt(words("cli.add_ask_name"), prompt_suffix=words("cli.colon"))
    name = one_line(typed or "")
    if not name:
        raise HacksiteError(words("cli.add_no_name"))
    return name


def _day(typed: str | None, words: Words) -> date | None:
    try:
        return read_day(typed) if typed else None
    except ValueError:
        raise HacksiteError(words("cli.new_no_day", typed=one_line(typed or ""))) from None


def _add_page(addition: Addition, *, translate: bool) -> None:
    root, words, languages = addition.root, addition.words, addition.checked.folder.languages
    item = addition.item
    if addition.kind == "news":
        here = read_instant(None).astimezone(zone_of(root)).date()
        item = f"{addition.day or here}-{item}"
    folder = root / PAGES[addition.kind]
    text = page_text(folder, addition.name, languages[0])
    event = addition.checked.event
    if addition.kind == "project" and event and event.submission.sections:
        text = with_sections(text, asked_sections(event, languages[0]))
    texts = {folder / f"{item}.md": addition.fill(text)}
    for language in languages[1:] if translate else ():
        texts[folder / f"{item}.{language}.md"] = translation_text(
            PAGES[addition.kind], item, addition.name, language
        )
    taken = [path for path in (*texts, folder / item) if path.exists()]
    if taken or item in addition.checked.loaded.ids(addition.noun):
        raise HacksiteError(words("cli.add_exists", name=shown(taken[0] if taken else folder / f"{item}.md")))
    folder.mkdir(exist_ok=True)
    for path, text in texts.items():
        path.write_bytes(text.encode())
        click.echo(words("cli.added_page", path=shown(path)))


def _add_entry(addition: Addition) -> None:
    words = addition.words
    stem = ENTRIES[addition.kind]
    if addition.item in addition.checked.loaded.ids(addition.noun):
        known = addition.checked.loaded.at(addition.noun, addition.item)
        raise HacksiteError(words("cli.add_known", id=addition.item, name=known.file))
    path, line = append_entry(addition, stem)
    click.echo(words("cli.added_entry", path=shown(path), line=line, id=addition.item))
