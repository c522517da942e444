"""A project as another system tells it, before it becomes a file of the event folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FoundMember:
    """Somebody of a team; never by an e-mail address."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class FoundProject:
    """What one row, file or answer says of a project; texts are as received, HTML or Markdown.

    `key` is the source's lasting id, "" where it has none; `where` is for people to find it again: `row 12`.
    """

    kind: str
    """As `Origin.type` names it."""
    key: str
    where: str
    title: str
    summary: str = ""
    team: str = ""
    members: tuple[FoundMember, ...] = ()
    challenges: tuple[str, ...] = ()
    """As said: titles, ids or addresses; several may stand in one text."""
    datasets: tuple[str, ...] = ()
    """The same, of datasets."""
    sections: tuple[tuple[str, str], ...] = ()
    """Ids of known sections, or headings of others, with their texts."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """By field: `demo`, `code`, `video`, `slides`."""
    links: tuple[tuple[str, str], ...] = ()
    """Other addresses: words, which may be empty, and the address."""
    technologies: tuple[str, ...] = ()
    licence: str = ""
    status: str = ""
    page: str = ""
    """Its page at the source."""
    consent: bool | None = None
    """Whether the team agreed that its members are named; None where nobody was asked."""
    language: str = ""
    """The language it is written in, if the source tells."""
    sender: str = ""
    """Tells two entries of one sender from those of two; it is never written."""
    when: str = ""
    """When it was handed in, to sort by; it is never written."""
    prizes: tuple[str, ...] = ()
    """Prizes it runs for, as the source calls them."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A row, file or answer that becomes no project: where, what it is called, and why.

    `reason` is a key of `projects.not_…`, filled with `values`.
    """

    where: str
    title: str
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Handed:
    """All that a source holds. Every entry counts once, as found or as not taken."""

    format: str
    found: list[FoundProject] = field(default_factory=list)
    not_taken: list[NotTaken] = field(default_factory=list)
    columns_left: list[str] = field(default_factory=list)
    """Columns that nothing was read from."""
    columns_private: list[str] = field(default_factory=list)
    """Columns of e-mail addresses, telephone numbers and the like: never read."""

    @property
    def count(self) -> int:
        """How many entries the source holds."""
        return len(self.found) + len(self.not_taken)

    def leave(self, where: str, title: str, reason: str, **values: str) -> None:
        """One more entry that is not taken."""
        self.not_taken.append(NotTaken(where, title, reason, values))


def filled(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The pairs whose second half says something."""
    return {name: said for name, said in pairs if said}
