"""The kinds of fields that nouns are made of."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from hacksite.model.text import Text
from hacksite.wording.collation import folded

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_YES = {"yes", "oui", "true", "vrai", "on", "1"}
_NO = {"no", "non", "false", "faux", "off", "0"}


class Noun(BaseModel):
    """What every noun shares: immutable, no unknown keys. `descriptions` reads its fields' docstrings."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds the id of another noun."""

    noun: str


def _split(value: object) -> object:
    """A list written on one line: separated by `;` or `|`, or by `,`."""
    if value is None:
        return ()
    if isinstance(value, str):
        separator = "[;|]" if re.search("[;|]", value) else ","
        return tuple(part.strip() for part in re.split(separator, value) if part.strip())
    return value


def _split_by_language(value: object) -> object:
    """Lists on one line in several languages (`a, b` and `c, d`) become one list of texts."""
    if not isinstance(value, dict):
        return _split(value)
    lists = {language: _split(typed) for language, typed in value.items()}
    counts = {len(words) for words in lists.values() if isinstance(words, tuple)}
    if len(counts) != 1:
        return value
    return tuple(dict(zip(lists, words, strict=True)) for words in zip(*lists.values(), strict=True))


def _one_or_more(value: object) -> object:
    """A list of texts or of mappings; one alone need not be written as a list."""
    return () if value is None else [value] if isinstance(value, str | dict | Text) else value


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _YES | _NO:
            return word in _YES
    return value


def _slug(value: str) -> str:
    if not re.match(SLUG_PATTERN, value):
        raise PydanticCustomError("HS304", "", {"id": value, "slug": slugify(value)})
    return value


def slugify(text: str) -> str:
    """A text as an id: lower-case ASCII letters, digits and single hyphens; may be empty."""
    ascii_text = folded(text.replace("’", " ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def _url(value: str) -> str:
    if not _is_address(value):
        whole = f"https://{value}"
        guess = whole if "//" not in value and "." in value and _is_address(whole) else ""
        raise PydanticCustomError("HS501", "", {"url": value, "did_you_mean": guess})
    return value


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        sound = parts.scheme in {"http", "https"} and bool(host) and _is_host(host) and parts.port != 0
    except ValueError:
        return False
    return sound and not re.search(r"[\s<>\"{}|\\^`]", value)


def _is_host(host: str) -> bool:
    labels = host.rstrip(".").split(".")
    return (len(labels) > 1 or host == "localhost" or ":" in host) and all(
        re.match(r"^[\w]([\w-]*[\w])?$", label) for label in labels if ":" not in host
    )


def _local_path(value: str) -> str:
    path = value.removeprefix("./")
    if path.startswith(("/", "http:", "https:")) or ".." in path.split("/") or "\\" in path:
        raise PydanticCustomError("HS703", "", {"path": value})
    return path


Item = TypeVar("Item")


Listed = Annotated[tuple[Item, ...], BeforeValidator(_split)]
"""`Listed[str]`: a list that may also be typed on one line, separated by commas."""

Labels = Annotated[tuple[Text, ...], BeforeValidator(_split_by_language)]
"""Short words for filters, translated one by one; they may be typed on one line."""

Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": SLUG_PATTERN})]
"""A stable id: addresses, calendar UIDs and links between nouns are made from it."""

Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
"""An absolute http or https address."""

LocalPath = Annotated[str, AfterValidator(_local_path)]
"""A file of the event folder, written from the folder's root with `/`."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"type": ["boolean", "string"]})]
"""A yes or no; `oui` and `non` too."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_more)]
"""A list of texts."""


class Image(Noun):
    """A picture of the event folder."""

    src: LocalPath
    """The file, from the event folder's root: `media/cover.svg`."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it; left empty only for decoration."""
    caption: Text | None = None
    """Words under the picture, for everybody."""
    credit: Text | None = None
    """Who made it, and its licence."""
    decorative: YesNo = False
    """Whether the picture carries no information, so that it needs no alternative text."""


class Link(Noun):
    """A named address."""

    label: Text
    """The words to click."""
    url: Url
    """Where it leads."""
    archive: Url | None = None
    """A kept copy, shown once `hacksite links` finds that the address no longer answers."""


def _image(value: object) -> object:
    return {"src": value} if isinstance(value, str) else value


Picture = Annotated[Image, BeforeValidator(_image)]
"""A picture: its file alone, or `src` with `alt` and `credit`."""

Pictures = Annotated[tuple[Picture, ...], BeforeValidator(_one_or_more)]
"""A list of pictures."""

ChallengeRef = Annotated[str, RefersTo("challenge")]
DatasetRef = Annotated[str, RefersTo("dataset")]
PersonRef = Annotated[str, RefersTo("person")]
PartnerRef = Annotated[str, RefersTo("partner")]
ProjectRef = Annotated[str, RefersTo("project")]
RoomRef = Annotated[str, RefersTo("room")]
TrackRef = Annotated[str, RefersTo("track")]
PrizeRef = Annotated[str, RefersTo("prize")]
SessionRef = Annotated[str, RefersTo("session")]


def references(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a noun that hold ids of other nouns: (field, noun)."""
    return tuple((name, target) for name, field in model.model_fields.items() for target in _targets(field))


def _targets(field: Any) -> list[str]:
    found = [m.noun for m in field.metadata if isinstance(m, RefersTo)]

    def walk(annotation: Any) -> None:
        for arg in get_args(annotation):
            if isinstance(arg, RefersTo):
                found.append(arg.noun)
            else:
                walk(arg)

    walk(field.annotation)
    return list(dict.fromkeys(found))
