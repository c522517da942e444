"""`hacksite jury sheets`: a scoring sheet for everybody who marks, from the event's criteria."""

from pathlib import Path

import click

from hacksite.cli.jury_event import STAGES, jurors_of, read_whole, whole_event
from hacksite.cli.options import event_argument, language_option
from hacksite.cli.say import shown
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.emit.jury_sheet import as_pdf, sheet_rows, writers
from hacksite.model import slugify
from hacksite.pipeline.extras import lacking
from hacksite.views.jury_sheet import jury_sheet, turns_for

FORMATS = ("csv", "xlsx", "ods", "pdf")


@click.command("sheets", cls=Command)
@event_argument
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    default="jury", show_default=True,
    help="The folder of the sheets; keep it out of the event folder.",
)  # fmt: skip
@click.option(
    "--format", "shapes", type=click.Choice(FORMATS), multiple=True, default=("csv",), show_default=True,
    help="What to write; may be given several times.",
)  # fmt: skip
@click.option(
    "--stage", type=click.Choice(STAGES), default="jury", show_default=True,
    help="Who marks: the mentors every project, or the jury those that present.",
)  # fmt: skip
@language_option
def command(event: Path, output: Path, shapes: tuple[str, ...], stage: str, language: str | None) -> None:
    """Write a sheet for each juror: the projects in order, a column for each criterion.

    Jurors are the people with the role `jury` (or `mentor`) in people.yml; without any, a sheet has no name.
    """
    scene = read_whole(event, language)
    words = scene.words
    sheet = jury_sheet(scene, turns_for(scene, stage))
    if sheet is None:
        raise HacksiteError(words("jury.nothing_to_mark"))
    if "pdf" in shapes and lacking():
        raise HacksiteError(words("jury.needs_pdf"))
    names = jurors_of(whole_event(event, language), stage) or ("",)
    output.mkdir(parents=True, exist_ok=True)
    written = 0
    for shape in dict.fromkeys(shapes):
        if shape == "pdf":
            (output / f"{stage}.pdf").write_bytes(as_pdf(sheet, names, scene))
            written += 1
            continue
        write = writers(scene)[shape]
        for name in names:
            try:
                content = write(sheet_rows(sheet, name, scene))
            except ImportError:
                raise HacksiteError(words("jury.needs_extra", name=f".{shape}")) from None
            (output / f"{stage}-{slugify(name) or 'sheet'}.{shape}").write_bytes(content)
            written += 1
    click.echo(words("jury.sheets_written", n=written, place=shown(output)))
    click.echo(words("jury.sheets_next", place=shown(output)))
