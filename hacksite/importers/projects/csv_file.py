"""Projects from a table: Devpost in both its modes, DoraHacks, and whatever a form exports."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from hacksite.check.sections import USUAL, AskedSection
from hacksite.diagnostics import HacksiteError
from hacksite.importers.projects.columns import FIELDS, Columns, columns_of
from hacksite.importers.projects.found import FoundMember, FoundProject, Handed, filled
from hacksite.importers.projects.splitting import (
    address_in,
    addresses_in,
    choices_in,
    is_repository,
    is_yes,
    members_in,
)
from hacksite.importers.projects.table import Row, options_of, read_table
from hacksite.model import slugify
from hacksite.wording import Words

_DEVPOST_MEMBER = re.compile(r"^Team Member (\d+) (First|Last) Name$", re.IGNORECASE)
_DEVPOST_NAME = re.compile(r"^(?:Team Member \d+|Submitter) (?:First|Last) Name$", re.IGNORECASE)
_DEVPOST = {"project-title", "submission-url", "project-status", "about-the-project"}
_NO_PROJECT = re.compile(r"^(?:draft|brouillon|deleted|supprime|withdrawn|retire|spam|annule)", re.IGNORECASE)
_EMPTY_COLUMN = re.compile(r"^Column\d+$")


def read_csv(
    text: str,
    given: Mapping[str, Sequence[str]],
    asked: Iterable[AskedSection],
    choices: Mapping[str, Sequence[str]],
    words: Words,
) -> Handed:
    """The projects of a table.

    `given` maps fields to titles of columns; `choices` are the challenges and datasets known, by field.
    Raises HacksiteError where no column is a project's title.
    """
    titles, rows = read_table(text)
    options = options_of(titles)
    plain = [title for title in titles if title not in options and not _EMPTY_COLUMN.match(title)]
    asked = tuple(asked)
    columns = columns_of([t for t in plain if not _DEVPOST_NAME.match(t)], given, asked, words)
    if "title" not in columns:
        raise HacksiteError(words("projects.no_title_column", columns=", ".join(plain[:12]) or "—"))
    kind = _kind_of({slugify(title) for title in titles})
    handed = Handed(_FORMATS.get(kind, "CSV"))
    handed.columns_left = columns.left
    handed.columns_private = columns.private
    reader = _Reader(kind, columns, asked, choices, words)
    for row in rows:
        where = words("projects.row", number=row.line)
        title = row.get(*columns.of("title"))
        state = row.get(*columns.of("status"))
        draft = row.get(*columns.of("draft"))
        if not title:
            handed.leave(where, "", "no_title")
        elif _NO_PROJECT.match(slugify(state)) or is_yes(draft):
            handed.leave(where, title, "draft", status=state or draft)
        else:
            handed.found.append(reader.project(row, where))
    return merged_prizes(handed) if kind == "devpost" else handed


_FORMATS = {"devpost": "Devpost", "dorahacks": "DoraHacks", "form": "CSV"}


def _kind_of(slugs: set[str]) -> str:
    if len(slugs & _DEVPOST) > 2:
        return "devpost"
    return "dorahacks" if "buidl-name" in slugs else "form"


class _Reader:
    """Reads rows of one table."""

    def __init__(
        self,
        kind: str,
        columns: Columns,
        asked: tuple[AskedSection, ...],
        choices: Mapping[str, Sequence[str]],
        words: Words,
    ) -> None:
        self._kind, self._columns, self._choices, self._words = kind, columns, choices, words
        order = tuple(dict.fromkeys(section.id for section in asked))
        self._sections = (*order, *(item for item in USUAL if item not in order))

    def _all(self, row: Row, name: str) -> str:
        return "\n".join(row.cells[title] for title in self._columns.of(name) if title in row.cells)

    def project(self, row: Row, where: str) -> FoundProject:
        """The project of a row."""
        columns = self._columns
        cell = {name: row.get(*columns.of(name)) for name in FIELDS}
        page = address_in(cell["url"])
        # A demo column may hold several addresses, repositories among them.
        tried = addresses_in(cell["demo"]) or (address_in(cell["demo"]),)
        demo = next((url for url in tried if not is_repository(url)), "")
        code = address_in(cell["code"]) or next(filter(is_repository, tried), "")
        others = (
            url for url in (*tried, *addresses_in(self._all(row, "links"))) if url not in {"", demo, code}
        )
        given = {
            "demo": demo,
            "code": code,
            "video": address_in(cell["video"]),
            "slides": address_in(cell["slides"]),
        }
        key = cell["id"] or (page if self._kind != "form" else "")
        return FoundProject(
            self._kind, key, where, cell["title"], cell["summary"], cell["team"],
            self._members(row),
            tuple(c for c in self._chosen(row, "challenges")),
            tuple(c for c in self._chosen(row, "datasets")),
            tuple((item, said) for item in self._sections if (said := self._all(row, item))),
            filled(given.items()),
            tuple(("", url) for url in others),
            choices_in(self._all(row, "technologies"), ()),
            cell["licence"],
            page=page if self._kind != "form" else "",
            consent=is_yes(cell["consent"]) if "consent" in columns else None,
            sender=_veiled(cell["sender"] or row.get("Submitter Email")),
            when=cell["date"],
            prizes=choices_in(self._all(row, "prizes"), ()),
        )  # fmt: skip

    def _chosen(self, row: Row, name: str) -> tuple[str, ...]:
        return choices_in(self._all(row, name), self._choices.get(name, ()))

    def _members(self, row: Row) -> tuple[FoundMember, ...]:
        found = members_in(self._all(row, "members"))
        if self._kind != "devpost":
            return found
        names = [row.get("Submitter First Name") + " " + row.get("Submitter Last Name")]
        numbers = {int(m[1]) for m in map(_DEVPOST_MEMBER.match, row.cells) if m}
        names += [
            " ".join(row.get(f"Team Member {n} {part} Name") for part in ("First", "Last"))
            for n in sorted(numbers)
        ]
        told = (FoundMember(name) for name in (" ".join(name.split()) for name in names) if name)
        return tuple(dict.fromkeys((*found, *told)))


def merged_prizes(handed: Handed) -> Handed:
    """One project for the rows that Devpost writes for each prize it runs for, when sorted by prize."""
    seen: dict[tuple[str, ...], int] = {}
    kept: list[FoundProject] = []
    for project in handed.found:
        same = (project.page,) if project.page else (project.title.casefold(), project.sender)
        if same not in seen:
            seen[same] = len(kept)
            kept.append(project)
            continue
        first = kept[seen[same]]
        prizes = tuple(dict.fromkeys((*first.prizes, *project.prizes)))
        kept[seen[same]] = replace(first, prizes=prizes)
        handed.leave(
            project.where, project.title, "prize", first=first.where, prize=", ".join(project.prizes) or "—"
        )
    handed.found = kept
    return handed


def _veiled(email: str) -> str:
    """What tells one sender from another without being their address."""
    return blake2b(email.strip().casefold().encode(), digest_size=8).hexdigest() if email.strip() else ""
