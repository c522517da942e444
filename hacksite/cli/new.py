"""`hacksite new`: a folder to fill in like a form."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from hacksite.cli.forges import FORGES, forge_files, tell_source
from hacksite.cli.forms import Answers, new_files
from hacksite.cli.say import one_line, shown
from hacksite.cli.usage import Command, system_language
from hacksite.diagnostics import HacksiteError
from hacksite.model.moments import read_day
from hacksite.wording import Words, words_of

_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Z]{2})?$")
Value = TypeVar("Value")


@click.command("new", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The event's name, without a date.")
@click.option("--start", metavar="DAY", help="First day: 2027-03-27 or 27/03/2027.")
@click.option("--end", metavar="DAY", help="Last day. Default: the first.")
@click.option("--place", help='The venue and its town: "Médiathèque, Rennes"; or "online".')
@click.option("--languages", metavar="CODES", help="First language first: fr,en. Default: yours.")
@click.option(
    "--publish", "forge", type=click.Choice([*FORGES, "by-hand"]), default="github", show_default=True,
    help="Which forge publishes the site by itself: its workflow is written.",
)  # fmt: skip
@click.option("--no-input", is_flag=True, help="Ask nothing; --title and --start are then needed.")
def command(
    folder: Path,
    title: str | None,
    start: str | None,
    end: str | None,
    place: str | None,
    languages: str | None,
    forge: str,
    no_input: bool,
) -> None:
    """Make a new event folder in DIR: a form to fill in, which already gives a site."""
    words = words_of(system_language())
    _refuse_used(folder, words)
    ask = _Questions(words, silent=no_input)
    ask.announce(title, start, end, place, languages)
    said_title = ask.about("title", title, lambda typed: _title(typed, words))
    first = ask.about("start", start, lambda typed: _day(typed, words))
    last = ask.about("end", end, lambda typed: _last_day(typed, first, words), first.isoformat())
    where = ask.about("place", place, one_line, "")
    spoken = ask.about("languages", languages, lambda typed: _languages(typed, words), words.language)
    answers = Answers(said_title, first, last, where, spoken)
    files = new_files(answers)
    if forge in FORGES:
        said = words_of(answers.forms)
        files |= {name: text.encode() for name, text in forge_files(forge, said).items()}
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise HacksiteError(f"{folder}: {error.strerror or error}") from None
    click.echo(words("cli.new_done", place=shown(folder), first=shown(folder / "event.yml")))
    if forge in FORGES:
        tell_source(folder, words)
    if forge == "github":
        # Not written yet: the form lists challenges and data, and there are none.
        click.echo(words("cli.new_submissions", place=shown(folder)))
    click.echo(words("cli.new_next", place=shown(folder)))


class _Questions:
    """Gives each answer: as typed on the command line, else as asked, else its default."""

    def __init__(self, words: Words, *, silent: bool) -> None:
        self.words = words
        self.silent = silent

    def announce(self, *given: str | None) -> None:
        """Say what is coming, unless there is nothing to ask."""
        if not self.silent and None in given:
            click.echo(self.words("cli.new_welcome"))

    def about(
        self, name: str, given: str | None, read: Callable[[str], Value], default: str | None = None
    ) -> Value:
        """The answer, read. Raises HacksiteError where it is wrong, or missing and not to be asked."""
        if given is None and not self.silent:
            return self._asked(name, read, default)
        if given is None and default is None:
            raise HacksiteError(self.words("cli.new_missing", option=f"--{name}"))
        return read(given if given is not None else default or "")

    def _asked(self, name: str, read: Callable[[str], Value], default: str | None) -> Value:
        """The answer, asked for until it can be read."""
        question, colon = self.words(f"cli.new_ask_{name}"), self.words("cli.colon")
        while True:
            typed: str = click.prompt(question, default, show_default=bool(default), prompt_suffix=colon)
            try:
                return read(typed)
            except HacksiteError as error:
                click.echo(f"  {error}")


def _refuse_used(folder: Path, words: Words) -> None:
    """Raise HacksiteError where DIR holds anything; a fresh git repository is as good as empty."""
    if folder.exists() and not folder.is_dir():
        raise HacksiteError(words("cli.new_file", place=shown(folder)))
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise HacksiteError(words("cli.new_used", place=shown(folder)))


def _title(typed: str, words: Words) -> str:
    title = one_line(typed)
    if not title:
        raise HacksiteError(words("cli.new_no_title"))
    return title


def _day(typed: str, words: Words) -> date:
    try:
        return read_day(typed)
    except ValueError:
        raise HacksiteError(words("cli.new_no_day", typed=one_line(typed))) from None


def _last_day(typed: str, first: date, words: Words) -> date:
    last = _day(typed, words)
    if last < first:
        raise HacksiteError(words("cli.new_backwards", first=first.isoformat(), last=last.isoformat()))
    return last


def _languages(typed: str, words: Words) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code for code in re.split(r"[,;\s]+", typed.strip()) if code))
    strange = [code for code in codes if not _LANGUAGE.match(code)]
    if strange or not codes:
        raise HacksiteError(words("cli.new_no_language", typed=one_line(strange[0] if strange else typed)))
    return codes
