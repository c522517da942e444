"""From marks to ranks, with nothing rounded on the way.

A project's score is the mean, over the jurors who marked it, of each one's mean of the criteria by weight.
Equal scores share a rank, and the ranks after them are skipped: 1, 2, 2, 4. Why the marks are not
normalised: `docs/decisions/0024-restitution-and-jury.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hacksite.importers.jury.marks import Marks


@dataclass(frozen=True, slots=True)
class Place:
    """A project's place. Scores are on the scale of the marks; `spread` is what parts the jurors most."""

    rank: int
    project: str
    score: Fraction
    lowest: Fraction
    highest: Fraction
    jurors: int

    @property
    def spread(self) -> Fraction:
        """The distance between the kindest juror and the severest."""
        return self.highest - self.lowest


def weighted_mean(marks: Marks, weights: Mapping[str, Fraction]) -> Fraction:
    """One juror's score for one project; where nothing weighs anything, all weigh the same."""
    whole = sum((weights[c] for c in marks), Fraction(0))
    if not whole:
        return sum(marks.values(), Fraction(0)) / len(marks)
    return sum((weights[c] * mark for c, mark in marks.items()), Fraction(0)) / whole


def ranked(marks: Mapping[str, Mapping[str, Marks]], weights: Mapping[str, Fraction]) -> tuple[Place, ...]:
    """Every project that somebody marked, best first; those of one rank by their id.

    `marks` are by project, then by juror. Neither order changes anything.
    """
    scores = {
        project: [weighted_mean(given, weights) for given in by_juror.values()]
        for project, by_juror in marks.items()
        if by_juror
    }
    means = {project: sum(each, Fraction(0)) / len(each) for project, each in scores.items()}
    return tuple(
        Place(rank, project, means[project], min(scores[project]), max(scores[project]), len(scores[project]))
        for rank, project in competition_ranks(means)
    )


def competition_ranks(scores: Mapping[str, Fraction | int]) -> Iterable[tuple[int, str]]:
    """Ranks and names, the highest score first; equal ones share a rank, and skip those after it."""
    ordered = sorted(scores, key=lambda name: (-scores[name], name))
    values = [scores[name] for name in ordered]
    return [(values.index(scores[name]) + 1, name) for name in ordered]


@dataclass(frozen=True, slots=True)
class Selection:
    """The projects that go on; `tied` share the last place that is left, and there is no room for all."""

    chosen: tuple[str, ...]
    tied: tuple[str, ...]
    left: int


def preselected(places: Iterable[Place], count: int) -> Selection:
    """The first `count` projects. A tie across the line is not broken here: people decide."""
    listed = tuple(places)
    if len(listed) <= count:
        return Selection(tuple(p.project for p in listed), (), 0)
    line = listed[count - 1].rank
    if listed[count].rank != line:
        return Selection(tuple(p.project for p in listed[:count]), (), 0)
    chosen = tuple(p.project for p in listed if p.rank < line)
    tied = tuple(p.project for p in listed if p.rank == line)
    return Selection(chosen, tied, count - len(chosen))
