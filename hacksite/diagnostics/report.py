"""All the problems of one event folder, together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hacksite.diagnostics.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Report:
    """Every problem found, in file order, each once."""

    problems: tuple[Diagnostic, ...] = ()

    @staticmethod
    def of(found: Iterable[Diagnostic]) -> "Report":
        """Sort by place, then code, and drop repetitions."""
        unique = {(d.at, d.code, str(sorted(d.values.items(), key=str))): d for d in found}
        return Report(tuple(unique[key] for key in sorted(unique)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that block publication."""
        return tuple(d for d in self.problems if d.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The problems worth mending that do not block publication."""
        return tuple(d for d in self.problems if d.severity == "warning")

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """Remarks."""
        return tuple(d for d in self.problems if d.severity == "note")
