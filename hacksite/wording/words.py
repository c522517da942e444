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
from babel.core import get_global
from babel.messages.pofile import read_po

_COUNTRY = 2
_RESCUE = ("en", "fr")
"""Where words are looked for that a language lacks."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; call it: `words("challenges.count", n=3)`.

    `spoken` is the language they are really in: another one where `language` has no catalogue.
    """

    language: str
    spoken: str
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
    """The words of a language: `de-CH` speaks as `de` does; English, then French, fill what is lacking."""
    looked_in = dict.fromkeys((language, language.partition("-")[0], *_RESCUE))
    found = [_read(code) for code in looked_in if code in languages()]
    singles: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for words in reversed(found):
        singles |= words.singles
        plurals |= words.plurals
    return Words(language, found[0].spoken, singles, plurals, found[0].plural_form)


@cache
def lacking(language: str) -> tuple[str, ...]:
    """The keys that a language's catalogue lacks, of all that French and English have, in their order."""
    own = _keys(language)
    return tuple(key for key in every_key() if key not in own)


@cache
def every_key() -> tuple[str, ...]:
    """Every key that French or English has words for."""
    return tuple(dict.fromkeys(key for code in _RESCUE for key in _keys(code)))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    folder = resources.files("hacksite.wording") / "locale"
    return tuple(
        sorted(entry.name for entry in folder.iterdir() if (entry / "LC_MESSAGES" / "hacksite.po").is_file())
    )


@cache
def has_locale(language: str) -> bool:
    """Whether it is known how a language writes dates and numbers."""
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def language_code(typed: str) -> str:
    """The code of the language that somebody means by `français`, `FR` or `fr_FR`; "" where there is none."""
    code, _, rest = typed.replace("_", "-").partition("-")
    if code.lower() in _names("en"):
        return f"{code.lower()}-{rest}" if rest else code.lower()
    named = (_names(language) for language in languages())
    return next((code for names in named for code, name in names.items() if name == typed.lower()), "")


@cache
def _names(language: str) -> Mapping[str, str]:
    return {code: name.lower() for code, name in Locale(language).languages.items()}


def direction_of(language: str) -> str:
    """How a language is written: `rtl` for Arabic or Hebrew, else `ltr`."""
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def locale_of(language: str) -> str:
    """A language with its most likely country, as Open Graph asks for it: `fr_FR`; as it is where unknown."""
    code, _, country = language.partition("-")
    likely = str(get_global("likely_subtags").get(code, ""))
    found = country or likely.rpartition("_")[2]
    return f"{code}_{found}" if len(found) == _COUNTRY and found.isupper() else language


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


def _keys(language: str) -> Mapping[str, None]:
    found = [
        _read(code) for code in dict.fromkeys((language, language.partition("-")[0])) if code in languages()
    ]
    return dict.fromkeys(key for words in found for key in (*words.singles, *words.plurals))


@cache
def _read(language: str) -> Words:
    folder = resources.files("hacksite.wording") / "locale"
    file = folder / language / "LC_MESSAGES" / "hacksite.po"
    catalogue = read_po(BytesIO(file.read_bytes()))
    singles: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if isinstance(message.id, tuple | list):
            forms = tuple(map(str, message.string or ()))
            if forms and all(forms):
                plurals[message.id[0]] = forms
        elif message.id and message.string:
            singles[message.id] = str(message.string)
    return Words(language, language, singles, plurals, _plural_form(catalogue.plural_expr))


def _plural_form(expression: str) -> Callable[[int], int]:
    form: Callable[[int], int] = c2py(expression)
    return form
