"""How words are put in order, and compared, whatever their accents and capitals.

Not the whole Unicode Collation Algorithm, which needs a table slower to load than a small site is to
build: letters first, accents to settle ties. That is its order for French, English and the other
languages whose accented letters stand beside the plain ones.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

# What Unicode does not take apart; `folded` of js/filters.js knows the same.
_JOINED = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n", "ı": "i"}
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text without capitals and accents: « Énergie » becomes "energie"."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_JOINED))
    return "".join(filterfalse(unicodedata.combining, parts))


@lru_cache(maxsize=20_000)
def collation_key(text: str) -> tuple[str, str, str]:
    """What to sort texts by: their words without accents, then the text with them."""
    words = folded(text)
    return " ".join(_WORD.findall(words)), words, text


def words_in(*texts: str) -> str:
    """The different words of some texts, folded, in order of appearance, with single spaces."""
    return " ".join(dict.fromkeys(word for text in texts for word in _WORD.findall(folded(text))))
