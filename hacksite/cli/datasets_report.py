"""What imports of datasets tell: for each, what came, what was normalised, what is to check."""

from collections.abc import Iterable
from typing import Any

import click

from hacksite.importers.catalogues.merging import Outcome
from hacksite.importers.yaml_edits import Value
from hacksite.wording import Words

_LONGEST_VALUE = 90
_LISTED = 8


def state_of(outcome: Outcome, *, looking: bool) -> str:
    """What happens to a dataset, or, where one only looks, would happen."""
    return "would_update" if looking and outcome.state == "updated" else outcome.state


def tell_outcome(outcome: Outcome, words: Words, *, looking: bool) -> None:
    """Print what there is to tell about one dataset."""
    state = words(f"catalogue.state_{state_of(outcome, looking=looking)}")
    click.echo(click.style(f"{outcome.id}{words('cli.colon')}{state}", bold=True))
    for line in lines_of(outcome, words):
        click.echo(f"  {line}")


def lines_of(outcome: Outcome, words: Words) -> Iterable[str]:
    """What there is to tell about one dataset."""
    for name, before, after in outcome.at_source:
        yield change_in_words(name, before, after, words)
    notes, colon = outcome.notes, words("cli.colon")
    if outcome.state == "added":
        fields = ", ".join(words(f"catalogue.field_{name}") for name in notes.carried)
        yield f"{words('catalogue.carried')}{colon}{fields}"
    if outcome.state in {"added", "updated"}:
        told = [
            f"{words(f'catalogue.field_{name}')} {said} → {ours}" for name, said, ours in notes.normalised
        ]
        if told:
            yield f"{words('catalogue.normalised')}{colon}{' · '.join(told[:_LISTED])}"
        for reason, values in notes.doubts:
            yield f"{words('catalogue.doubt')}{colon}{words(f'catalogue.doubt_{reason}', None, **values)}"
        for loss in notes.losses.all():
            lost = words(f"import.lost_{loss.reason}")
            yield f"{loss.count} × {lost}{colon}{' · '.join(loss.examples)}"
    for name in outcome.kept:
        yield words("catalogue.kept", field=_field(name, words))
    for name in outcome.conflicts:
        yield words("catalogue.conflict", field=_field(name, words))


def change_in_words(name: str, before: Value, after: Value, words: Words) -> str:
    """One difference between two readings of the source."""
    if name[0] in "+-~":
        entry = after if isinstance(after, dict) else before if isinstance(before, dict) else {}
        key = {"+": "came", "-": "went", "~": "changed"}[name[0]]
        return words(f"catalogue.resource_{key}", title=_short(entry.get("title") or entry.get("name", "")))
    if name == "body":
        return words("catalogue.changed_text", field=words("catalogue.field_body"))
    values = {"field": words(f"catalogue.field_{name}"), "before": _short(before), "after": _short(after)}
    shape = "gained" if not before else "lost" if not after else "changed"
    return words(f"catalogue.{shape}", None, **values)


def _field(name: str, words: Words) -> str:
    first, slash, rest = name.partition("/")
    label = words(f"catalogue.field_{first}")
    return f"{label} ({rest})" if slash else label


def _short(value: object) -> str:
    if isinstance(value, dict) and value.keys() <= {"start", "end"}:
        # As ISO 8601 writes an interval.
        value = f"{value.get('start', '..')}/{value.get('end', '..')}"
    elif isinstance(value, dict):
        value = " / ".join(str(text) for text in value.values())
    elif isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """The same, for programs."""
    notes = outcome.notes
    return {
        "id": outcome.id,
        "state": outcome.state,
        "title": outcome.title,
        "changed_at_source": [
            {"what": name, "before": before, "after": after} for name, before, after in outcome.at_source
        ],
        "kept": outcome.kept,
        "conflicts": outcome.conflicts,
        "carried": notes.carried,
        "normalised": [{"field": f, "said": said, "ours": ours} for f, said, ours in notes.normalised],
        "doubts": [{"reason": reason, **values} for reason, values in notes.doubts],
        "not_carried": [
            {"reason": loss.reason, "count": loss.count, "examples": list(loss.examples)}
            for loss in notes.losses.all()
        ],
    }
