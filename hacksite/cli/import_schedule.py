"""`hacksite import schedule`: the programme of another system into `schedule.yml` and `people.yml`."""

import json
from pathlib import Path
from typing import Any

import click

from hacksite.cli.options import event_argument, language_option
from hacksite.cli.preview import ask, show_diff
from hacksite.cli.say import shown, spoken
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.importers.fetching import fetched
from hacksite.importers.imported import Losses
from hacksite.importers.planning import Plan, plan_import
from hacksite.importers.reading import read_schedule
from hacksite.importers.remembered import PLACE
from hacksite.importers.texts import Texts
from hacksite.importers.writing import finish_what_was_cut, write_changes
from hacksite.pipeline.checking import read_event
from hacksite.wording import Words

_LISTED = 5
_COUNTS = (
    "added", "updated", "unchanged", "cancelled", "removed_by_hand", "kept", "conflicts", "new_people",
    "new_rooms", "new_tracks",
)  # fmt: skip


@click.command("schedule", cls=Command)
@click.argument("source")
@event_argument
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything, write nothing.")
@click.option(
    "--consent", type=click.Choice(["none", "name"]), default="none", show_default=True,
    help="What new people agreed to publish: their name, or nothing yet.",
)  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="The report for people, or for programs.",
)  # fmt: skip
@language_option
def command(
    source: str, event: Path, yes: bool, dry_run: bool, consent: str, shape: str, language: str | None
) -> None:
    """Import the programme SOURCE: a file or a web address, in frab XML or JSON, iCalendar or CSV.

    What was edited by hand since the last import stays; what could not be carried is told.
    """
    finish_what_was_cut(event)
    read = read_event(event)
    words = spoken(language, read.folder.languages)
    about = read.loaded.event
    if about is None or not {"event.yml", "event.yaml"} & read.folder.files:
        raise HacksiteError(words("import.no_event", place=shown(event)))
    losses = Losses()
    texts = Texts(about.languages, about.timezone, words)
    imported = read_schedule(fetched(source, words), texts, losses.lose)
    plan = plan_import(imported, losses, read.loaded, about, texts, consent)
    if shape == "json":
        click.echo(
            json.dumps(
                _as_json(plan, written=bool(plan.changes) and yes and not dry_run),
                indent=1,
                ensure_ascii=False,
            )
        )
    else:
        show_diff(plan.diff(), words, whole=dry_run)
        _tell(plan, words, str(about.timezone), source)
    if dry_run or not plan.changes:
        return
    ask(words, yes=yes)
    write_changes(event, plan.changes, words)
    if shape == "text":
        click.echo(
            words("import.written", files=", ".join(c.name for c in plan.changes if c.name != PLACE) or PLACE)
        )
        click.echo(words("import.commit", name=PLACE))
        click.echo(words("cli.add_check", event=shown(event)))


def _tell(plan: Plan, words: Words, zone: str, source: str) -> None:
    imported = plan.imported
    click.echo(
        words(
            "import.read",
            format=imported.format,
            found=imported.found,
            carried=len(imported.sessions),
            title=imported.title or Path(source).name,
        )
    )
    for name in _COUNTS:
        found: list[str] = getattr(plan, name)
        if found:
            few = ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
            click.echo(f"  {words(f'import.{name}', n=len(found))}{words('cli.colon')}{few}")
    if imported.zone and imported.zone != zone:
        click.echo(f"  {words('import.other_zone', theirs=imported.zone, ours=zone)}")
    if plan.outside:
        click.echo(f"  {words('import.outside', n=plan.outside)}")
    losses = plan.losses.all()
    if losses:
        click.echo(words("import.not_carried"))
    for line in (_loss(words, loss.reason, loss.count, loss.examples) for loss in losses):
        click.echo(line)


def _loss(words: Words, reason: str, count: int, examples: tuple[str, ...]) -> str:
    return f"  {count} × {words(f'import.lost_{reason}')}{words('cli.colon')}{' · '.join(examples)}"


def _as_json(plan: Plan, *, written: bool) -> dict[str, Any]:
    imported = plan.imported
    sessions: dict[str, Any] = {name: getattr(plan, name) for name in _COUNTS}
    return {
        "format": imported.format,
        "title": imported.title,
        "zone": imported.zone,
        "found": imported.found,
        "carried": len(imported.sessions),
        **sessions,
        "files": [change.name for change in plan.changes],
        "written": written,
        "not_carried": [
            {"reason": loss.reason, "count": loss.count, "examples": list(loss.examples)}
            for loss in plan.losses.all()
        ],
    }
