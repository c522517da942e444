"""Every word the site says, from gettext catalogues, one per language.

Message ids are keys such as `challenges.count`; `locale/<language>/LC_MESSAGES/hacksite.po`
holds their words. Texts are filled with `str.format` names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from importlib import resources
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import read_po

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; call it: `words("challenges.count", n=3)`."""

    language: str
    singles: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]
    plural_form: Callable[[int], int]

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The words for `key`, in the plural form of `n`; the key itself where there are none."""
        if n is not None and key in self.plurals:
            forms = self.plurals[key]
            text = forms[min(self.plural_form(n), len(forms) - 1)]
            return text.format(n=n, **values)
        text = self.singles.get(key, key)
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        return key in self.singles or key in self.plurals


@cache
def words_of(language: str) -> Words:
    """The words of a language; English fills what it lacks."""
    found = _read(language)
    if language == FALLBACK:
        return found
    rest = words_of(FALLBACK)
    return Words(
        language,
        {**rest.singles, **found.singles},
        {**rest.plurals, **found.plurals},
        found.plural_form if found.plurals else rest.plural_form,
    )


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    folder = resources.files("hacksite.wording") / "locale"
    return tuple(sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".")))


def language_name(language: str) -> str:
    """A language's name in itself: `français`; the code where it is unknown."""
    try:
        return Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language


def language_in(code: str, language: str) -> str:
    """A language's name for readers of another: `anglais`; the code where it is unknown."""
    try:
        reader = Locale.parse(language, sep="-")
        return Locale.parse(code, sep="-").get_display_name(reader) or code
    except (UnknownLocaleError, ValueError):
        return code


def country_in(code: str, language: str) -> str:
    """A country's name, by its ISO 3166 code, for readers of a language; the code where it is unknown."""
    try:
        return str(Locale.parse(language, sep="-").territories.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code


def _read(language: str) -> Words:
    folder = resources.files("hacksite.wording") / "locale"
    file = folder / language / "LC_MESSAGES" / "hacksite.po"
    if not file.is_file():
        return Words(language, {}, {}, lambda n: int(n != 1))
    catalogue = read_po(BytesIO(file.read_bytes()))
    singles: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if isinstance(message.id, tuple | list):
            plurals[message.id[0]] = tuple(map(str, message.string or ()))
        elif message.id and message.string:
            singles[message.id] = str(message.string)
    return Words(language, singles, plurals, _plural_form(catalogue.plural_expr))


def _plural_form(expression: str) -> Callable[[int], int]:
    form: Callable[[int], int] = c2py(expression)
    return form
