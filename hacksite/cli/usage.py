"""What commands say of their use, in the language of the reader's system.

The English stands where each option is. `commands.po` translates it, and the sentences of Click, which asks
`gettext` for them one by one.
"""

import gettext
import inspect
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from io import BytesIO

import click


def system_language() -> str:
    """The language of the reader's system: French where it says so, English otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in {"C", "C.UTF-8", "POSIX"}:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def said(english: str) -> str:
    """A sentence in the reader's language; as it is where nobody translated it."""
    return sentences(system_language()).get(english, (english,))[0]


def _said_of(one: str, many: str, count: int) -> str:
    forms = sentences(system_language()).get(one, (one, many))
    return forms[0 if _is_one(count) else -1]


def _is_one(count: int) -> bool:
    return count < 2 if system_language() == "fr" else count == 1


def speak() -> None:
    """Let Click speak the reader's language: each of its modules has a name of its own for `gettext`."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click.") and getattr(module, "_", None) is gettext.gettext:
            vars(module).update(_=said)
        if name.startswith("click.") and getattr(module, "ngettext", None) is gettext.ngettext:
            vars(module).update(ngettext=_said_of)


@cache
def sentences(language: str) -> Mapping[str, tuple[str, ...]]:
    """The translations of a language by the English: one, or one for each plural form; English has none."""
    place = resources.files("hacksite.wording") / "locale" / language / "LC_MESSAGES" / "commands.po"
    if not place.is_file():
        return {}
    # Only who reads help or made a slip waits for this import.
    from babel.messages.pofile import read_po

    messages = [message for message in read_po(BytesIO(place.read_bytes())) if message.id]
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in messages
    }


def flat(text: str) -> str:
    """A help text as it is translated: each paragraph on one line."""
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))


@contextmanager
def _translated(command: click.Command) -> Iterator[None]:
    options = [each for each in command.params if isinstance(each, click.Option)]
    english = command.help, [option.help for option in options]
    command.help = said(flat(command.help or ""))
    for option in options:
        option.help = said(option.help or "")
    try:
        yield
    finally:
        command.help = english[0]
        for option, text in zip(options, english[1], strict=True):
            option.help = text


class Command(click.Command):
    """A command whose help is in the reader's language."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the reader's language."""
        with _translated(self):
            super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """What a list of commands says of this one."""
        with _translated(self):
            return super().get_short_help_str(limit)


class Group(Command, click.Group):
    """The same for commands that hold others."""
