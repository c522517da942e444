"""Pages as Markdown with front matter, for other site generators."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import frontmatter

from hacksite.model import Said
from hacksite.views.after import KeptView, LastNews
from hacksite.views.changes import ChangeView
from hacksite.views.dataset import ResourceView
from hacksite.views.faq_entry import QuestionView
from hacksite.views.home import HomeFact
from hacksite.views.home_blocks import Deadline, Followed
from hacksite.views.page_view import Card, Fact, LinkView, PageView, Part, Picture
from hacksite.views.programme import DayView
from hacksite.views.project import AwardView, DataUseView, FollowUpView, MemberView
from hacksite.views.results import FigureView, Laureate
from hacksite.views.session import Neighbour
from hacksite.views.session_row import SessionRow

_TITLED = ("title", "section")
_SILENT = {
    "seed",
    "name",
    "icon",
    "short",
    "anchor",
    "phase",
    "calendar",
    "accessibility_url",
    "empty",
    "kind",
    "id",
    "place",
    "status",
    "filters",
    "paging",
    "themes",
    "every_day",
    "day",
    "next_day",
    "shapes",
}


def to_markdown(page: PageView, resolve: Callable[[str], str]) -> str:
    """The page as Markdown: front matter, then everything its view says.

    `resolve` turns an address of the site into the address to write in this page.
    """
    meta = {
        "title": page.title.text,
        "description": page.description,
        "lang": page.language,
        "section": page.section,
        "url": f"/{page.url}",
    }
    body = "\n\n".join(block for block in _blocks(page.view, resolve, 2) if block.strip())
    post = frontmatter.Post(f"# {page.title.text}\n\n{body}", None, **meta)
    return f"{frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=1000)}\n"


def _blocks(thing: Any, resolve: Callable[[str], str], level: int) -> Iterator[str]:
    """The Markdown blocks of whatever a view holds, in the order of its fields."""
    writer = _WRITERS.get(type(thing))
    if thing is None or thing == "" or isinstance(thing, bool | int):
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Said):
        yield thing.text
    elif writer is not None:
        yield writer(thing, resolve, level)
    elif isinstance(thing, tuple):
        yield from _list(thing, resolve, level)
    elif is_dataclass(thing):
        yield from _fields(thing, resolve, level)


def _list(items: tuple[Any, ...], resolve: Callable[[str], str], level: int) -> Iterator[str]:
    if items and all(isinstance(item, str | Said) for item in items):
        yield "\n".join(f"- {item if isinstance(item, str) else item.text}" for item in items)
    elif items and all(type(item) in _LINES for item in items):
        yield "\n".join(_WRITERS[type(item)](item, resolve, level) for item in items)
    else:
        for item in items:
            yield from _blocks(item, resolve, level)


def _fields(thing: Any, resolve: Callable[[str], str], level: int) -> Iterator[str]:
    below = level
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in _SILENT and value:
            continue
        if field.name in _TITLED and value:
            words = value if isinstance(value, str) else next(_blocks(value, resolve, level), "")
            yield f"{'#' * min(level, 6)} {words}"
            below = level + 1
        else:
            yield from _blocks(value, resolve, below)


def _text(said: Said | None) -> str:
    return said.text if said else ""


def _card(card: Card, resolve: Callable[[str], str], level: int) -> str:
    more = " — ".join(part for part in (card.kicker, *card.badges, _text(card.summary)) if part)
    return f"- [{card.title.text}]({resolve(card.url)})" + (f" — {more}" if more else "")


def _link(link: LinkView, resolve: Callable[[str], str], level: int) -> str:
    return f"- [{link.label.text}]({resolve(link.url)})"


def _fact(fact: Fact, resolve: Callable[[str], str], level: int) -> str:
    said = [text.text for text in fact.texts]
    said += [f"[{link.label.text}]({resolve(link.url)})" for link in fact.links]
    return f"- **{fact.label}** {', '.join(said)}"


def _part(part: Part, resolve: Callable[[str], str], level: int) -> str:
    items = "\n".join(f"- {item.text}" for item in part.items)
    return "\n\n".join(filter(None, (f"{'#' * level} {part.title}", _text(part.body), items)))


def _picture(picture: Picture, resolve: Callable[[str], str], level: int) -> str:
    shown = f"![{picture.alt}]({resolve(picture.src)})"
    words = " — ".join(filter(None, (picture.caption, picture.credit)))
    return f"{shown}\n\n{words}" if words else shown


def _session(row: SessionRow, resolve: Callable[[str], str], level: int) -> str:
    where = ", ".join(text.text for text in row.where)
    parts = (row.hours, f"[{row.title.text}]({resolve(row.url)})", row.kind_label, where, _text(row.summary))
    return "- " + " — ".join(part for part in parts if part)


def _day(day: DayView, resolve: Callable[[str], str], level: int) -> str:
    rows = "\n".join(_session(row, resolve, level) for row in day.rows)
    return f"{'#' * level} {day.title}\n\n{rows}"


def _change(row: ChangeView, resolve: Callable[[str], str], level: int) -> str:
    title = f"[{row.title.text}]({resolve(row.url)})" if row.url else row.title.text
    return " — ".join([f"- {row.kind}", title, *(line.text for line in row.lines)])


def _neighbour(row: Neighbour, resolve: Callable[[str], str], level: int) -> str:
    return f"- **{row.label}** [{row.session.label.text}]({resolve(row.session.url)}), {row.hours}"


def _question(row: QuestionView, resolve: Callable[[str], str], level: int) -> str:
    return f"{'#' * level} {row.question.text}\n\n{row.answer.text}"


def _laureate(row: Laureate, resolve: Callable[[str], str], level: int) -> str:
    return f"{'#' * level} {row.prize}\n\n{_card(row.card, resolve, level)}\n\n{_text(row.citation)}"


def _resource(row: ResourceView, resolve: Callable[[str], str], level: int) -> str:
    head = f"- [{row.title.text or row.url}]({resolve(row.url)}) {row.format} {row.size}".rstrip()
    return "\n".join(
        [head, *(f"  - `{c.name}` {c.type} {c.unit} {_text(c.description)}".rstrip() for c in row.columns)]
    )


_WRITERS: dict[type, Callable[[Any, Callable[[str], str], int], str]] = {
    Card: _card,
    LinkView: _link,
    Fact: _fact,
    Part: _part,
    Picture: _picture,
    SessionRow: _session,
    DayView: _day,
    ChangeView: _change,
    Neighbour: _neighbour,
    QuestionView: _question,
    Laureate: _laureate,
    ResourceView: _resource,
    FigureView: lambda row, resolve, level: f"- {row.value} {row.label.text}",
    Deadline: lambda row, resolve, level: f"- {row.when} — {row.title.text}",
    HomeFact: lambda row, resolve, level: f"- **{row.label}** {row.text.text}",
    Followed: lambda row, resolve, level: (
        f"{_link(row.project, resolve, level)} — {row.status} — {row.date} — {row.text.text}"
    ),
    AwardView: lambda row, resolve, level: f"- **{row.rank}** {_text(row.citation)}",
    MemberView: lambda row, resolve, level: f"- {row.name} {_text(row.role)}".rstrip(),
    FollowUpView: lambda row, resolve, level: " — ".join(
        filter(None, (f"- {row.date}", row.status, row.by, row.text.text))
    ),
    LastNews: lambda row, resolve, level: " — ".join(
        filter(None, (_link(row.project, resolve, level), row.date, row.by, row.text.text))
    ),
    KeptView: lambda row, resolve, level: f"- {row.said} — {row.date} — {row.text.text}",
    DataUseView: lambda row, resolve, level: (
        f"{_link(row.dataset, resolve, level)} {_text(row.use)} {_text(row.feedback)}".rstrip()
    ),
}
_LINES = set(_WRITERS) - {DayView, Part, Picture, QuestionView, Laureate}
