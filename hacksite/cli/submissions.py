"""`hacksite submissions`: what a GitHub repository needs so that teams can hand in their projects."""

import difflib
from pathlib import Path

import click

from hacksite import __version__
from hacksite.check.sections import asked_sections
from hacksite.cli.forms import form, quoted
from hacksite.cli.options import at_option, event_argument, language_option
from hacksite.cli.preview import ask, show_diff
from hacksite.cli.say import shown, spoken
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.emit.issue_form import LABEL, issue_form
from hacksite.model import Event
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.settings import read_instant
from hacksite.source.zone import zone_of
from hacksite.views.publication import published
from hacksite.wording import words_of

_STEM = "project"
_SAID = (
    "flow_answer", "flow_check", "flow_install", "flow_name", "flow_propose", "flow_push", "flow_read",
    "flow_start", "flow_title", "too_large",
)  # fmt: skip
"""What the workflow says, in the organisers' language."""


@click.command("submissions", cls=Command)
@event_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=".", show_default=True,
    metavar="REPOSITORY", help="The repository's root; files go to its `.github`.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Write over files that differ without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything, write nothing.")
@at_option
@language_option
def command(
    event: Path, output: Path, yes: bool, dry_run: bool, at: str | None, language: str | None
) -> None:
    """Write the issue form, workflow and pull request template by which teams hand in projects on GitHub.

    The form lists the event's challenges and data, as far as they may be seen, and the sections of
    `submission.sections`. Run it again when these change.
    """
    read = read_event(event)
    words = spoken(language, read.folder.languages)
    about = read.loaded.event
    if about is None or not {"event.yml", "event.yaml"} & read.folder.files:
        raise HacksiteError(words("import.no_event", place=shown(event)))
    try:
        prefix = event.resolve().relative_to(output.resolve()).as_posix()
    except ValueError:
        place = shown(output)
        raise HacksiteError(words("cli.submissions_outside", event=shown(event), place=place)) from None
    seen = published(about, read_instant(at, zone_of(event)))
    files = submission_files(seen, "" if prefix == "." else f"{prefix}/")
    old = {name: _text(output / name) for name in files}
    changed = {name: text for name, text in files.items() if old[name] != text}
    diff = (
        line
        for name, text in changed.items()
        for line in difflib.unified_diff(
            (old[name] or "").splitlines(), text.splitlines(),
            name if old[name] is not None else "/dev/null", name, lineterm="",
        )
    )  # fmt: skip
    overwrites = any(old[name] is not None for name in changed)
    if dry_run or (overwrites and not yes):
        show_diff(diff, words, whole=dry_run)
    if dry_run:
        return
    if overwrites:
        ask(words, yes=yes)
    for name, text in files.items():
        key = "written" if name in changed else "same"
        if name in changed:
            _write(output / name, text)
        click.echo(words(f"cli.submissions_{key}", name=shown(output / name)))
    click.echo(words("cli.submissions_next", label=LABEL))


def submission_files(event: Event, prefix: str) -> dict[str, str]:
    """The files of `.github`, by their path in the repository.

    `event` holds only what may be seen; `prefix` leads from the repository's root to the event folder.
    """
    files = {}
    for number, language in enumerate(event.languages):
        stem = f"{_STEM}.{language}" if number else _STEM
        files[f".github/ISSUE_TEMPLATE/{stem}.yml"] = issue_form(event, language)
        files[f".github/PULL_REQUEST_TEMPLATE/{stem}.md"] = _pull_request(event, language)
    words = words_of(event.languages[0])
    blanks = {
        **{name: quoted(words(f"submission.{name}")) for name in _SAID},
        "event": quoted(prefix),
        "label": LABEL,
        "version": __version__,
        "form": _STEM,
    }
    workflow = form("submissions.yml")
    for name, value in blanks.items():
        workflow = workflow.replace(f"{{{{{name}}}}}", value)
    files[".github/workflows/submissions.yml"] = workflow
    return files


def _pull_request(event: Event, language: str) -> str:
    """What a team reads when it opens a pull request for its project."""
    words = words_of(language)
    required = f" ({words('submission.pull_required')})"
    rows = [
        f"- **{s.title}**{required if s.required else ''}{words('cli.colon')}{s.prompt}".rstrip()
        for s in asked_sections(event, language)
    ]
    boxes = (words("submission.pull_check"), words("submission.box_rights"), words("submission.box_names"))
    checks = [f"- [ ] {box}" for box in boxes]
    parts = [words("submission.pull_intro"), "\n".join(rows), f"## {words('submission.pull_before')}"]
    return "\n\n".join([*parts, "\n".join(checks)]) + "\n"


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8", errors="replace") if path.is_file() else None
    except OSError as error:
        raise HacksiteError(f"{path}: {error.strerror or error}") from None


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise HacksiteError(f"{path}: {error.strerror or error}") from None
