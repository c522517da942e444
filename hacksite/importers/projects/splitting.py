"""Takes cells apart: names of a team, several choices in one text, addresses among words."""

import re
from collections.abc import Iterable

from hacksite.importers.catalogues.entry import EMAIL
from hacksite.importers.projects.found import FoundMember
from hacksite.views.frab_words import clean

_LINES = re.compile(r"[\n;•]+|(?:^|\s)[-*]\s+(?=\S)|,(?![^(]*\))|\s+(?:et|and|&)\s+(?=[A-ZÀ-Ý])")
_ROLE = re.compile(
    r"^(?P<name>[^(:–—]+?)\s*(?:\((?P<in>[^()]*)\)|[:–—]\s*(?P<after>.+)|\s-\s(?P<dash>.+))\s*$"
)
_LEFT_OVER = re.compile(r"(?:[<(\[]\s*[>)\]]|[<>(\[\]\s,;:–—-])+$|^[<>()\[\]\s,;:–—*-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|]+", re.IGNORECASE)
_REPOSITORY = re.compile(
    r"https?://(?:(?:www\.|gist\.)?github\.com|bitbucket\.org|codeberg\.org|framagit\.org"
    r"|git(?:lab|ea)?\.[\w.-]+)/[^/?#]",
    re.IGNORECASE,
)
_LONGEST_NAME = 80
_YES = re.compile(
    r"^\W*(?:yes|y|true|oui|o|vrai|x|1|on|ja|j[’' ]accepte|i agree|accept\w*|ok)\b", re.IGNORECASE
)


def members_in(text: str) -> tuple[FoundMember, ...]:
    """The people that a cell names, one per line or comma, each with a role in brackets or after a dash.

    E-mail addresses are taken out; who is told by one alone is nobody.
    """
    found = []
    for part in _LINES.split(clean(text).replace("\r", "\n")):
        named = _LEFT_OVER.sub("", EMAIL.sub("", part or ""))
        match = _ROLE.match(named)
        name = " ".join((match["name"] if match else named).split())
        role = " ".join((match["in"] or match["after"] or match["dash"] or "").split()) if match else ""
        if name and len(name) <= _LONGEST_NAME and any(c.isalpha() for c in name):
            found.append(FoundMember(name, role))
    return tuple(dict.fromkeys(found))


def choices_in(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The choices of a cell: those known, whatever signs are in them, and what is left between commas."""
    rest, found = f" {' '.join(text.split())} ", []
    for choice in sorted(set(known), key=len, reverse=True):
        place = rest.casefold().find(choice.casefold())
        if choice and place >= 0:
            found.append((place, choice))
            rest = f"{rest[:place]}{',' * len(choice)}{rest[place + len(choice) :]}"
    left = [
        (rest.find(part), part.strip(" -*•\"'[]"))
        for part in re.split(r"[,;|\n]+", rest)
        if part.strip(" -*•\"'[]")
    ]
    return tuple(dict.fromkeys(choice for _, choice in sorted([*found, *left])))


def addresses_in(text: str) -> tuple[str, ...]:
    """The web addresses in a text, in order."""
    return tuple(dict.fromkeys(found.rstrip(".,;:!?)»") for found in _ADDRESS.findall(text)))


def is_repository(url: str) -> bool:
    """Whether an address is of a forge, where code is kept; `x.github.io` is a site."""
    return bool(_REPOSITORY.match(url))


def address_in(text: str) -> str:
    """The first address of a cell; the cell itself, made one, where it holds a bare `example.org/x`."""
    found = addresses_in(text)
    if found:
        return found[0]
    typed = text.strip()
    is_bare = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", typed) and "@" not in typed
    return f"https://{typed}" if is_bare else ""


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return bool(_YES.match(text.strip()))
