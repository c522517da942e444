"""The public's vote: a line for each vote, and the rules that are the same for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hacksite.diagnostics import Diagnostic
from hacksite.importers.jury.marks import PROJECT, ProjectNames
from hacksite.importers.jury.table import Cell, Table
from hacksite.model import Event

VOTER = "voter"
"""The column that says who voted: a badge's number, an address, anything that is one person's."""


@dataclass(slots=True)
class Votes:
    """How many votes each project has, how many lines there were, and why some do not count.

    Nothing in it says who voted.
    """

    counts: dict[str, int] = field(default_factory=dict)
    lines: int = 0
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def counted(self) -> int:
        """How many lines count."""
        return sum(self.counts.values())


def count_votes(table: Table, event: Event) -> Votes:
    """Count the votes of a sheet with the columns `voter` and `project`.

    A person's first votes count, in the order of the sheet, up to `restitution.votes`; a vote for the
    same project counts once. A voter is the same whatever the capitals and spaces.
    """
    votes = Votes(problems=list(table.lacking((VOTER, PROJECT))))
    names, most = ProjectNames(event), event.restitution.votes
    titles = {p.id: str(p.title) for p in event.projects}
    cast: dict[str, dict[str, str]] = {}
    for row in () if votes.problems else table.rows:
        votes.lines += 1
        found = _counted(row, names, cast, most, titles)
        if isinstance(found, Diagnostic):
            votes.problems.append(found)
        else:
            votes.counts[found] = votes.counts.get(found, 0) + 1
    return votes


def _counted(
    row: Mapping[str, Cell],
    names: ProjectNames,
    cast: dict[str, dict[str, str]],
    most: int,
    titles: Mapping[str, str],
) -> str | Diagnostic:
    """The project that a line's vote goes to, or why it goes to none."""
    who, typed = row[VOTER], row[PROJECT]
    voter = " ".join(who.text.casefold().split())
    if not voter:
        return Diagnostic("HS468", who.at, {"cell": who.name})
    project = names.find(typed)
    if isinstance(project, Diagnostic):
        return project
    own = cast.setdefault(voter, {})
    if project in own:
        values = {"cell": typed.name, "project": titles[project], "first": own[project]}
        return Diagnostic("HS466", typed.at, values)
    if len(own) >= most:
        return Diagnostic("HS467", typed.at, {"cell": typed.name, "votes": most})
    own[project] = typed.name
    return project
