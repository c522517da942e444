"""`hacksite jury certificates`: a certificate for each participant who agreed to be named."""

from pathlib import Path

import click

from hacksite.cli.jury_event import read_whole, whole_event
from hacksite.cli.options import event_argument, language_option
from hacksite.cli.say import shown
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.emit.certificate import certificate_pdf
from hacksite.model import slugify
from hacksite.pipeline.extras import lacking
from hacksite.views.certificate import certificates


@click.command("certificates", cls=Command)
@event_argument
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default="certificates",
    show_default=True, help="The folder of the certificates; keep it out of the event folder.",
)  # fmt: skip
@click.option("--project", metavar="ID", help="Only the members of this project.")
@language_option
def command(event: Path, output: Path, project: str | None, language: str | None) -> None:
    """Make a PDF for each member of a project who agreed to be named; it is published nowhere."""
    scene = read_whole(event, language)
    words = scene.words
    if lacking():
        raise HacksiteError(words("jury.needs_pdf"))
    wanted = tuple(p for p in scene.event.projects if project in {None, p.id})
    if project is not None and not wanted:
        raise HacksiteError(words("certificate.no_project", name=project))
    made = list(certificates(scene, wanted))
    everybody = [
        m for p in whole_event(event, language).projects if project in {None, p.id} for m in p.members
    ]
    if not made:
        raise HacksiteError(words("certificate.none"))
    output.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for one in made:
        stem = f"{one.project_id}-{slugify(one.name) or 'person'}"
        # Two people of a team may have one name.
        name = next(n for n in (stem, *(f"{stem}-{k}" for k in range(2, len(made) + 2))) if n not in taken)
        taken.add(name)
        (output / f"{name}.pdf").write_bytes(certificate_pdf(scene, one))
    click.echo(words("certificate.written", n=len(made), place=shown(output)))
    if len(everybody) > len(made):
        click.echo(words("certificate.without", n=len(everybody) - len(made)))
