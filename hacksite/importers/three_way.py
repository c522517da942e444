"""Compares what was imported, what stands in the folder, and what the source says now."""

from dataclasses import dataclass, field

from hacksite.importers.remembered import Fields, digest
from hacksite.importers.yaml_edits import Entry, Value

SESSION_FIELDS = (
    ("title",), ("kind",), ("date", "start", "end", "duration"), ("rooms",), ("track",), ("people",),
    ("language",), ("summary",), ("body",), ("status",), ("registration",), ("slides",), ("video",),
    ("links",),
)  # fmt: skip
"""What is compared of a session; fields that only mean something together are compared together."""

PERSON_FIELDS = (("name",), ("bio",), ("links",))
"""What is compared of a person: roles and consent are the organiser's."""

DATASET_FIELDS = (
    ("title",), ("summary",), ("publisher",), ("url",), ("license",), ("keywords",), ("frequency",),
    ("issued",), ("modified",), ("spatial",), ("temporal",), ("access",), ("conditions",), ("wanted",),
    ("body",),
)  # fmt: skip
"""What is compared of a dataset, its resources apart."""

PROJECT_FIELDS = (
    ("title",), ("summary",), ("team",), ("members",), ("challenges",), ("data",), ("status",), ("demo",),
    ("code",), ("licence",), ("video",), ("slides",), ("links",), ("technologies",), ("body",),
)  # fmt: skip
"""What is compared of a project: table, pictures and follow-ups are the organiser's."""

RESOURCE_FIELDS = (
    ("title",), ("url",), ("format",), ("mediatype",), ("bytes",), ("description",), ("columns",),
)  # fmt: skip
"""What is compared of a resource."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What to change in an entry; None takes a field away. `kept` and `conflicts` name fields."""

    changes: dict[str, Value | None] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def compared(
    base: Fields | None, ours: Entry, theirs: Entry, groups: tuple[tuple[str, ...], ...] = SESSION_FIELDS
) -> Comparison:
    """Take what only the source changed, keep what was edited by hand; where both changed, ours stays.

    Without `base` nothing tells who changed what: every difference is a conflict.
    """
    changes: dict[str, Value | None] = {}
    kept: list[str] = []
    conflicts: list[str] = []
    for group in groups:
        mine = [digest(ours.get(name)) for name in group]
        new = [digest(theirs.get(name)) for name in group]
        old = [base.get(name, "") for name in group] if base is not None else None
        if mine == new:
            continue
        if old is not None and mine == old:
            changes.update({n: theirs.get(n) for n in group if digest(ours.get(n)) != digest(theirs.get(n))})
        elif new == old:
            kept.append(group[0])
        else:
            conflicts.append(group[0])
    return Comparison(changes, tuple(kept), tuple(conflicts))
