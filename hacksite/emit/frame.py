"""What surrounds a page, with marked places for what the page says.

A host (Material, or the built-in one) draws one frame per language and section; hacksite fills it for
every page. Addresses in frames and contents begin with `BASE`, which stands for the way back to
the site's root and is replaced page by page.
"""

import re
from dataclasses import dataclass, field

# It begins with a control character that nobody types, so that no content is mistaken for it.
BASE = "\x02hs-base/"
HEAD = "<!--hs:head-->"
LANGUAGES = "<!--hs:languages-->"
CONTENT = "<!--hs:content-->"
MARKS = (HEAD, LANGUAGES, CONTENT)

FrameKey = tuple[str, str]
"""A language and a section."""

_MARK = re.compile("(" + "|".join(map(re.escape, MARKS)) + ")")


@dataclass(slots=True)
class Frame:
    """A frame ready to be filled many times."""

    html: str
    _parts: dict[str, list[str]] = field(default_factory=dict)

    def fill(self, head: str, languages: str, content: str, base: str) -> str:
        """The whole page; `base` leads from it to the site's root and ends with `/`."""
        if base not in self._parts:
            self._parts[base] = _MARK.split(self.html.replace(BASE, base))
        filling = {
            HEAD: head.replace(BASE, base),
            LANGUAGES: languages.replace(BASE, base),
            CONTENT: content.replace(BASE, base),
        }
        return "".join(filling.get(part, part) for part in self._parts[base])


def base_of(url: str) -> str:
    """The way from a page to the site's root: `./` for the home page, `../../` two levels down."""
    return "../" * url.count("/") or "./"
