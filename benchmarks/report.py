"""Says the results as Markdown."""

from collections.abc import Sequence
from statistics import median

from benchmarks.contenders import CONTENDERS, HACKSITE
from benchmarks.results import EDITED, Claim, Results, claims

_ROWS = (HACKSITE.name, EDITED, *(c.name for c in CONTENDERS[1:]))


def markdown(results: Results) -> str:
    """Compose one table a size, then the claims, then what was skipped."""
    parts = [_table(results, size) for size in results.sizes()]
    parts += [_edits(results)] if results.edits else []
    parts.append(_claims(claims(results)))
    parts += [f"Skipped: {name} ({why})." for name, why in results.skipped.items()]
    return "\n\n".join(parts) + "\n"


def _table(results: Results, size: int) -> str:
    rounds = max(len(taken) for (n, _), taken in results.builds.items() if n == size)
    lines = [
        f"### {size:,} items, {rounds} rounds: median (least–most)",
        "",
        "| | seconds | processor s | peak MB | hacksite ÷ this, time | hacksite ÷ this, processor |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in _ROWS:
        taken = results.builds.get((size, row))
        if taken:
            cells = [
                row,
                spread([one.wall for one in taken]),
                spread([one.cpu for one in taken]),
                f"{max(one.peak for one in taken):.0f}",
                spread(results.ratios(size, HACKSITE.name, row)),
                spread(results.ratios(size, HACKSITE.name, row, "cpu")),
            ]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _edits(results: Results) -> str:
    lines = [
        "### `hacksite serve`: seconds until an edit shows",
        "",
        "| items | seconds |",
        "| ---: | ---: |",
    ]
    lines += [f"| {size:,} | {spread(taken)} |" for size, taken in results.edits.items()]
    return "\n".join(lines)


def _claims(made: Sequence[Claim]) -> str:
    lines = ["### Claims", "", "| claim | at most | measured | holds |", "| --- | ---: | ---: | --- |"]
    for claim in made:
        word = {True: "yes", False: "**no**", None: "not measured"}[claim.holds]
        lines.append(f"| {claim.text} | {claim.limit:g} {claim.unit} | {spread(claim.values)} | {word} |")
    return "\n".join(lines)


def spread(values: Sequence[float]) -> str:
    """Say the median with least and most; a dash for nothing, one number where all are alike."""
    if not values:
        return "–"
    if min(values) == max(values):
        return _short(values[0])
    return f"{_short(median(values))} ({_short(min(values))}–{_short(max(values))})"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
