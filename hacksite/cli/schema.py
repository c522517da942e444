"""`hacksite schema`: JSON Schemas of the event folder's files, for editors."""

from pathlib import Path

import click

from hacksite.cli.say import shown, spoken
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError, closest
from hacksite.emit.schemas import SCHEMAS, as_json, schema_of, written_schemas
from hacksite.source.names import FOLDERS, LANGUAGE_SUFFIX

_BY_FOLDER = dict(zip(FOLDERS, ("challenge", "dataset", "project", "news", "page"), strict=True))


@click.command("schema", cls=Command)
@click.argument("file", required=False, metavar="[FILE]")
@click.option(
    "--write", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write all schemas."
)
def command(file: str | None, write: Path | None) -> None:
    """Print the JSON Schema of FILE (event.yml, schedule.yml, challenge …), or list what there is."""
    words = spoken(None)
    name, translation = _named(file or "")
    if file is not None and name not in SCHEMAS:
        guess = closest(name, SCHEMAS) or "event.yml"
        raise HacksiteError(words("cli.schema_unknown", file=file, guess=guess, known=", ".join(SCHEMAS)))
    if write is not None:
        texts = written_schemas()
        _write(write, texts)
        click.echo(words("cli.schema_written", count=len(texts), place=shown(write)))
    elif file is None:
        click.echo("\n".join(SCHEMAS))
    else:
        click.echo(as_json(schema_of(name, translation=translation)), nl=False)


def _named(file: str) -> tuple[str, bool]:
    """The schema for a file's name, and whether it is a translation: `challenges/eau.md` is a challenge."""
    path = file.removeprefix("./")
    folder, _, last = path.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    match = LANGUAGE_SUFFIX.match(stem)
    top = folder.split("/")[0]
    if top in _BY_FOLDER:
        return _BY_FOLDER[top], match is not None
    if path in _BY_FOLDER:
        return _BY_FOLDER[path], False
    if not dot:
        return (f"{path}.yml" if f"{path}.yml" in SCHEMAS else path), False
    return f"{match['stem'] if match else stem}.{'yml' if ending == 'yaml' else ending}", match is not None


def _write(folder: Path, texts: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_bytes(text.encode())
    except OSError as error:
        raise HacksiteError(f"{folder}: {error.strerror or error}") from None
