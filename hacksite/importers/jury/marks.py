"""What jurors wrote on their sheets: every mark in its place, and everything that is none."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from hacksite.diagnostics import Diagnostic, closest
from hacksite.importers.jury.table import Cell, Table
from hacksite.model import Event, slugify

PROJECT, JUROR = "project", "juror"
"""The columns that say who is marked, and by whom; without the second, the file's name says it."""

_NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,6})?")

Marks = Mapping[str, Fraction]
"""What one juror gave to one project, by criterion."""


@dataclass(slots=True)
class Sheets:
    """All that was read: for each project, the marks of each juror; who abstained; what is wrong."""

    marks: dict[str, dict[str, Marks]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    jurors: dict[str, None] = field(default_factory=dict)
    """Whose sheet was read, in the order of the files."""


def read_marks(tables: Iterable[Table], event: Event) -> Sheets:
    """The marks of all sheets.

    A line without any mark is an abstention; one with some and not all is a fault, as is anything that is
    no number between the bounds of `restitution.marks`.
    """
    return _Reader(event).read(tables)


class ProjectNames:
    """Finds a project by what people write: its id, or its title in any language."""

    def __init__(self, event: Event) -> None:
        self._ids = {p.id: p.id for p in event.projects}
        for project in event.projects:
            for title in project.title.by_language.values():
                self._ids.setdefault(slugify(title), project.id)

    def find(self, cell: Cell) -> str | Diagnostic:
        """The id, or what is wrong with the cell."""
        known = self._ids.get(slugify(cell.text))
        if known:
            return known
        guess = closest(slugify(cell.text), tuple(self._ids))
        values = {"cell": cell.name, "typed": cell.text, "did_you_mean": self._ids.get(guess, "")}
        return Diagnostic("HS462", cell.at, values)


class _Reader:
    def __init__(self, event: Event) -> None:
        self._event, self._names = event, ProjectNames(event)
        self._criteria = tuple(c.id for c in event.outcomes.criteria)
        self._titles = {p.id: str(p.title) for p in event.projects}
        self._found = Sheets()
        self._first: dict[tuple[str, str], str] = {}

    def read(self, tables: Iterable[Table]) -> Sheets:
        for table in tables:
            lacking = list(table.lacking((PROJECT, *self._criteria)))
            self._found.problems += lacking
            for row in () if lacking else table.rows:
                self._row(table, row)
        return self._found

    def _row(self, table: Table, row: Mapping[str, Cell]) -> None:
        typed = row[PROJECT]
        if not typed.text:
            return
        project = self._names.find(typed)
        if isinstance(project, Diagnostic):
            self._found.problems.append(project)
            return
        named = row[JUROR].text if JUROR in row else ""
        juror = " ".join(named.split()) or table.name.rpartition(".")[0]
        self._found.jurors[juror] = None
        about: dict[str, object] = {"juror": juror, "project": self._titles[project]}
        cells = {criterion: row[criterion] for criterion in self._criteria}
        if not any(cell.text for cell in cells.values()):
            self._found.problems.append(Diagnostic("HS465", typed.at, {"cell": typed.name, **about}))
            return
        first = self._first.setdefault((juror, project), f"{table.name} {typed.name}")
        if first != f"{table.name} {typed.name}":
            values = {"cell": typed.name, "first": first, **about}
            self._found.problems.append(Diagnostic("HS464", typed.at, values))
            return
        marks = dict(self._marks(cells, about))
        if len(marks) == len(cells):
            self._found.marks.setdefault(project, {})[juror] = marks

    def _marks(
        self, cells: Mapping[str, Cell], about: Mapping[str, object]
    ) -> Iterator[tuple[str, Fraction]]:
        plan = self._event.restitution
        titles = {c.id: str(c.title) for c in self._event.outcomes.criteria}
        for criterion, cell in cells.items():
            if not cell.text:
                values = {"cell": cell.name, "criterion": titles[criterion], **about}
                self._found.problems.append(Diagnostic("HS460", cell.at, values))
                continue
            mark = read_mark(cell.text)
            if mark is None or not plan.lowest <= mark <= plan.highest:
                bounds = {"lowest": plan.lowest, "highest": plan.highest}
                values = {"cell": cell.name, "typed": cell.text[:40], **bounds}
                self._found.problems.append(Diagnostic("HS461", cell.at, values))
                continue
            yield criterion, mark


def read_mark(typed: str) -> Fraction | None:
    """A mark exactly as typed, with a comma or a point; None for what is no number."""
    return Fraction(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else None
