"""What the import of projects tells: how many came in, what became of each, what was not taken and why."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from hacksite.cli.teams import plain
from hacksite.importers.projects.found import NotTaken
from hacksite.importers.projects.planning import Outcome, ProjectsPlan
from hacksite.wording import Words

_STATES = ("added", "updated", "unchanged", "removed_by_hand", "elsewhere")
_LISTED = 6


def tell_plan(plan: ProjectsPlan, words: Words) -> None:
    """Print the counts, then everything that needs an eye."""
    for line in _lines(plan, words):
        click.echo(line)


def plan_as_markdown(plan: ProjectsPlan, words: Words) -> str:
    """The same, as a comment on an issue: nothing that a team typed is markup there."""
    return "\n".join(
        f"- {plain(line)}" if line.startswith("  ") else plain(line) + "\n" for line in _lines(plan, words)
    )


def _lines(plan: ProjectsPlan, words: Words) -> Iterator[str]:
    handed, colon = plan.handed, words("cli.colon")
    yield words(
        "projects.read", format=handed.format, found=handed.count, taken=len(plan.outcomes),
        refused=len(handed.not_taken),
    )  # fmt: skip
    states = Counter(outcome.state for outcome in plan.outcomes)
    for state in _STATES:
        if states[state]:
            ids = [outcome.id for outcome in plan.outcomes if outcome.state == state]
            few = ", ".join(ids[:_LISTED]) + (" …" if len(ids) > _LISTED else "")
            yield f"  {words(f'projects.{state}', n=states[state])}{colon}{few}"
    if handed.not_taken:
        yield words("projects.not_taken")
    for left in handed.not_taken:
        yield f"  {_name(left, words)}{colon}{reason(left, words)}"
    for title, other in plan.near:
        yield f"  {words('projects.near', title=title, other=other)}"
    if handed.columns_left:
        yield words("projects.columns_left", names=", ".join(handed.columns_left))
    if handed.columns_private:
        yield words("projects.columns_private", names=", ".join(handed.columns_private))
    for outcome in plan.outcomes:
        for line in _about(outcome, words):
            yield f"  {outcome.id}{colon}{line}"


def _name(left: NotTaken, words: Words) -> str:
    return words("projects.entry", where=left.where, title=left.title) if left.title else left.where


def reason(left: NotTaken, words: Words) -> str:
    """Why an entry is not taken."""
    return words(f"projects.not_{left.reason}", None, **left.values)


def _about(outcome: Outcome, words: Words) -> Iterator[str]:
    colon = words("cli.colon")
    for loss in outcome.losses.all():
        key = f"projects.lost_{loss.reason}"
        lost = words(key if words.has(key) else f"import.lost_{loss.reason}")
        yield f"{loss.count} × {lost}{colon}{' · '.join(loss.examples)}"
    for name in outcome.kept:
        yield words("catalogue.kept", field=name)
    for name in outcome.conflicts:
        yield words("catalogue.conflict", field=name)


def plan_as_json(plan: ProjectsPlan, words: Words, *, language: str, written: bool) -> str:
    """The same, for programs."""
    handed = plan.handed
    about: dict[str, Any] = {
        "format": handed.format,
        "language": language,
        "in": handed.count,
        "out": len(plan.outcomes),
        "refused": len(handed.not_taken),
        "projects": [
            {
                "id": o.id, "where": o.where, "title": o.title, "state": o.state, "kept": o.kept,
                "conflicts": o.conflicts,
                "not_carried": [
                    {"reason": loss.reason, "count": loss.count, "examples": list(loss.examples)}
                    for loss in o.losses.all()
                ],
            }
            for o in plan.outcomes
        ],
        "not_taken": [
            {"where": n.where, "title": n.title, "reason": n.reason, "message": reason(n, words)}
            for n in handed.not_taken
        ],
        "near": [{"title": title, "other": other} for title, other in plan.near],
        "columns_left": handed.columns_left,
        "columns_private": handed.columns_private,
        "files": [change.name for change in plan.changes],
        "written": written,
    }  # fmt: skip
    return json.dumps(about, indent=1, ensure_ascii=False)
