"""What the rounds gave, as ratios within each round, and what is claimed of them."""

from dataclasses import dataclass, field
from statistics import median

from benchmarks.contenders import HACKSITE, HUGO, MKDOCS
from benchmarks.measure import Measure

EDITED = f"{HACKSITE.name}, after one edit"
"""The row of the second build, which follows each cold one."""


@dataclass(slots=True)
class Results:
    """Measures of a whole run; the places of each list are the rounds."""

    builds: dict[tuple[int, str], list[Measure]] = field(default_factory=dict)
    """By size and row."""
    edits: dict[int, list[float]] = field(default_factory=dict)
    """Seconds until `hacksite serve` showed an edit, by size."""
    skipped: dict[str, str] = field(default_factory=dict)
    """Contenders that did not run, and why."""

    def add(self, size: int, row: str, taken: Measure) -> None:
        """Note one more round."""
        self.builds.setdefault((size, row), []).append(taken)

    def sizes(self) -> list[int]:
        """List every size that was built."""
        return sorted({size for size, _ in self.builds})

    def ratios(self, size: int, row: str, other: str, what: str = "wall") -> list[float]:
        """Divide `row` by `other`, round by round; empty where one was not measured."""
        pairs = zip(self.builds.get((size, row), []), self.builds.get((size, other), []), strict=False)
        return [getattr(mine, what) / getattr(theirs, what) for mine, theirs in pairs]

    def growth(self, small: int, large: int) -> list[float]:
        """Divide hacksite's time per item at `large` by that at `small`, round by round."""
        pairs = zip(
            self.builds.get((small, HACKSITE.name), []),
            self.builds.get((large, HACKSITE.name), []),
            strict=False,
        )
        return [(theirs.wall / large) / (mine.wall / small) for mine, theirs in pairs]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of hacksite's speed: the median of `values` is at most `limit`."""

    text: str
    limit: float
    values: list[float]
    unit: str = "×"

    @property
    def holds(self) -> bool | None:
        """None where nothing was measured."""
        return median(self.values) <= self.limit if self.values else None


def claims(results: Results) -> tuple[Claim, ...]:
    """List all that is claimed, with what this run measured."""
    name = HACKSITE.name
    peaks = [taken.peak for taken in results.builds.get((10_000, name), [])]
    return (
        Claim(f"1,000 items: cold build ÷ {MKDOCS.name}", 0.25, results.ratios(1_000, name, MKDOCS.name)),
        Claim(f"1,000 items: cold build ÷ {HUGO.name}", 2, results.ratios(1_000, name, HUGO.name)),
        Claim("time per item at 10,000 ÷ at 1,000", 1.2, results.growth(1_000, 10_000)),
        Claim("10,000 items: peak memory", 600, peaks, "MB"),
        Claim("1,000 items: build after one edit ÷ cold", 0.4, results.ratios(1_000, EDITED, name)),
        Claim("1,000 items: serve shows an edit", 0.5, results.edits.get(1_000, []), "s"),
    )
