"""Arguments and options that several commands share."""

from pathlib import Path

import click

from hacksite.wording import languages

event_argument = click.argument(
    "event", type=click.Path(path_type=Path, file_okay=False), default=".", metavar="[EVENT]"
)
event_option = click.option(
    "--event", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default=".",
    show_default=True, help="The event folder.",
)  # fmt: skip
at_option = click.option(
    "--at",
    metavar="INSTANT",
    help="As if it were then: 2027-03-27 10:00 (the event's zone). Default: now.",
)
language_option = click.option(
    "--language", type=click.Choice(["fr", "en"]), help="Language of messages. Default: the event's first."
)
host_option = click.option(
    "--host", type=click.Choice(["material", "plain"]), default="material", show_default=True,
    help="What draws the walls around the pages: Material for MkDocs, or the built-in frame.",
)  # fmt: skip
site_language_option = click.option(
    "--language",
    type=click.Choice(languages()),
    help="Language of what is written. Default: the event's first.",
)
