"""`hacksite import projects`: what teams handed in elsewhere, one file for each in `projects/`."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
import yaml

from hacksite.cli.options import event_argument, language_option
from hacksite.cli.preview import ask, show_diff
from hacksite.cli.projects_report import plan_as_json, plan_as_markdown, tell_plan
from hacksite.cli.say import shown, spoken
from hacksite.cli.usage import Command, said
from hacksite.diagnostics import HacksiteError
from hacksite.emit.issue_form import issue_form
from hacksite.importers.catalogues.client import Client
from hacksite.importers.projects.found import Handed
from hacksite.importers.projects.issue_body import Form, Issue, read_form, read_issue
from hacksite.importers.projects.planning import ProjectsPlan, plan_projects
from hacksite.importers.projects.reading import Reading, choices_of, read_projects
from hacksite.importers.projects.record import FOLDER
from hacksite.importers.texts import decoded
from hacksite.importers.writing import finish_what_was_cut, write_changes
from hacksite.model import Event
from hacksite.pipeline.checking import read_event
from hacksite.wording import Words

_LARGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True)
class _Submitted:
    """The options of an issue."""

    body: Path
    number: int
    title: str
    url: str
    forms: tuple[Path, ...]


@click.command("projects", cls=Command)
@click.argument("source", required=False)
@event_argument
@click.option(
    "--map", "columns_file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help="A YAML file that says which column is which field: `title: Nom du projet`.",
)  # fmt: skip
@click.option(
    "--column", "columns", metavar="FIELD=TITLE", multiple=True,
    help='One column of that map: --column title="Nom du projet". Repeat for more.',
)  # fmt: skip
@click.option("--tag", default="", metavar="TAG", help="Of a saved answer, only the reuses with this tag.")
@click.option(
    "--issue-body", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help="The body of a GitHub issue, in place of SOURCE.",
)  # fmt: skip
@click.option("--number", type=int, metavar="N", help="The issue's number; needed with --issue-body.")
@click.option(
    "--issue-title", default="", metavar="TEXT", help="The issue's title, if the form asks for none."
)
@click.option("--issue-url", default="", metavar="URL", help="The issue's page.")
@click.option(
    "--form", "forms", metavar="FILE", multiple=True, type=click.Path(path_type=Path, dir_okay=False),
    help="The issue form, if its labels were renamed. Default: the forms that the event gives now.",
)  # fmt: skip
@click.option(
    "--consent", type=click.Choice(["none", "name"]), default="none", show_default=True,
    help="What members agreed to publish, where the source does not say: their name, or nothing yet.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything, write nothing.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True,
    help="The report for people, for programs, or for a comment on the issue.",
)  # fmt: skip
@language_option
def command(
    source: str | None,
    event: Path,
    columns_file: Path | None,
    columns: tuple[str, ...],
    tag: str,
    issue_body: Path | None,
    number: int | None,
    issue_title: str,
    issue_url: str,
    forms: tuple[Path, ...],
    consent: str,
    yes: bool,
    dry_run: bool,
    shape: str,
    language: str | None,
) -> None:
    """Import the projects of SOURCE, each as a file in `projects/`.

    SOURCE: a CSV of Devpost, DoraHacks, Grist, Tally, Framaforms or any other table; a dribdat package; a
    folder of Markdown; `datagouv:TAG`, the reuses with a tag on data.gouv.fr, or a saved answer. Imported
    again, what was edited by hand stays. E-mail addresses are never written.
    """
    if issue_body is not None:
        # With an issue, the only argument is the event.
        event = Path(source) if source else event
    elif source is None:
        raise click.UsageError(said("Missing argument 'SOURCE' (or --issue-body)."))
    if issue_body is not None and number is None:
        raise click.UsageError(said("--issue-body needs --number."))
    finish_what_was_cut(event)
    read = read_event(event)
    words = spoken(language, read.folder.languages)
    about = read.loaded.event
    if about is None or not {"event.yml", "event.yaml"} & read.folder.files:
        raise HacksiteError(words("import.no_event", place=shown(event)))
    written_in = ""
    if issue_body is not None:
        submitted = _Submitted(issue_body, number or 0, issue_title, issue_url, forms)
        handed, written_in = _from_issue(submitted, about, words)
        words = spoken(language or written_in or None, read.folder.languages)
    else:
        wanted = _columns(columns_file, columns, words)
        reading = Reading(about, words, Client(event, words), wanted, tag or _tag_of(about))
        handed = read_projects(source or "", reading)
    plan = plan_projects(handed, read.loaded, about, words, datetime.now(UTC), named=consent == "name")
    will_write = bool(plan.changes) and not dry_run
    _tell(plan, words, shape, whole=dry_run, written=will_write and yes)
    if will_write:
        ask(words, yes=yes)
        write_changes(event, plan.changes, words)
        if shape == "text":
            _tell_next(event, len(plan.changes), words)
    if handed.count and not plan.outcomes:
        sys.exit(1)


def _tell(plan: ProjectsPlan, words: Words, shape: str, *, whole: bool, written: bool) -> None:
    if shape == "json":
        click.echo(plan_as_json(plan, words, language=words.language, written=written))
    elif shape == "markdown":
        click.echo(plan_as_markdown(plan, words))
    else:
        show_diff(plan.diff(), words, whole=whole)
        tell_plan(plan, words)


def _tell_next(event: Path, count: int, words: Words) -> None:
    click.echo(words("projects.written", n=count))
    click.echo(words("import.commit", name=FOLDER))
    click.echo(words("cli.add_check", event=shown(event)))


def _tag_of(event: Event) -> str:
    return (event.hashtag or "").lstrip("#").lower()


def _columns(file: Path | None, typed: Iterable[str], words: Words) -> dict[str, list[str]]:
    """Titles of columns by field, from a file and from the command line."""
    columns: dict[str, list[str]] = {}
    if file is not None:
        try:
            read = yaml.load(decoded(file.read_bytes()), Loader=yaml.BaseLoader)  # noqa: S506 - texts alone.
        except OSError as error:
            raise HacksiteError(f"{file}: {error.strerror or error}") from None
        except (yaml.YAMLError, ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise HacksiteError(words("projects.no_map", name=shown(file)))
        for name, titles in read.items():
            columns[str(name)] = [str(t) for t in titles] if isinstance(titles, list) else [str(titles)]
    for pair in typed:
        name, sign, title = pair.partition("=")
        if not sign:
            raise click.UsageError(f"--column {pair}: FIELD=TITLE")
        columns.setdefault(name.strip(), []).append(title.strip())
    return columns


def _from_issue(submitted: _Submitted, event: Event, words: Words) -> tuple[Handed, str]:
    try:
        body = decoded(submitted.body.read_bytes()[:_LARGEST_BODY])
        texts = [decoded(path.read_bytes()) for path in submitted.forms]
    except OSError as error:
        raise HacksiteError(f"{error.filename}: {error.strerror or error}") from None
    made = [form for code in event.languages if (form := read_form(issue_form(event, code), code))]
    own: list[Form] = []
    for path, text in zip(submitted.forms, texts, strict=True):
        form = read_form(text, _language_of(path, event))
        if form is None:
            raise HacksiteError(words("projects.no_issue_form", name=shown(path)))
        own.append(form)
    # Of equals, the first is believed: the repository's own, in the event's first language.
    own.sort(key=lambda form: event.languages.index(form.language))
    issue = Issue(submitted.number, submitted.title, body, submitted.url)
    return read_issue(issue, (*own, *made), choices_of(event))


def _language_of(form: Path, event: Event) -> str:
    """The language of a form by its file's name, `project.en.yml`; the event's first where it says none."""
    code = form.stem.rpartition(".")[2]
    return code if code in event.languages else event.languages[0]
