"""What stands on people and on tables: badges and table signs, for the team alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hacksite.model import Event, Person, Project
from hacksite.views.scene import Scene

_FIRST = ("organiser", "jury", "expert", "mentor", "moderator", "speaker", "volunteer")
"""The role that a badge says where somebody has several."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge. `kind` is a role of `people.yml`, "team" in a team, "" for one to be written by hand."""

    name: str
    role: str
    organisation: str
    kind: str


@dataclass(frozen=True, slots=True)
class TableSign:
    """A sign: the table's number, the team, and what it works on where that is public."""

    number: str
    team: str
    topic: str


def badges(scene: Scene, event: Event, blank: int = 0) -> tuple[Badge, ...]:
    """The badges of all who said that their name may be shown, then `blank` ones.

    `event` is the whole one: teams that are held back have members who come in the morning.
    """
    people = sorted((p for p in scene.event.people if "name" in (p.consent or ())), key=_by_name)
    named = [_of_person(scene, person) for person in people]
    known = {badge.name for badge in named}
    for project in event.projects:
        team = _team(scene, project)
        for member in project.members:
            if member.consent and not member.person and member.name not in known:
                known.add(member.name)
                named.append(Badge(member.name, team, "", "team"))
    return (*named, *(Badge("", "", "", "") for _ in range(blank)))


def unnamed(event: Event) -> int:
    """How many people have no badge, because no consent to their name is recorded."""
    return sum("name" not in (person.consent or ()) for person in event.people)


def table_signs(scene: Scene, event: Event) -> tuple[TableSign, ...]:
    """A sign for each project; for each challenge as long as there are no projects.

    A project that is held back is told by its table and its team alone.
    """
    if event.projects:
        rows = sorted(event.projects, key=lambda p: (_in_order(p.table or ""), p.id))
        return tuple(_of_project(scene, project) for project in rows)
    return tuple(
        TableSign(str(challenge.number or place), "", challenge.title.in_(scene.language))
        for place, challenge in enumerate(scene.event.challenges, 1)
    )


def pages_of(signs: tuple[Badge, ...], count: int) -> Iterator[tuple[Badge, ...]]:
    """The badges of each sheet, `count` on one; the last sheet is filled with blank ones."""
    for start in range(0, len(signs), count):
        page = signs[start : start + count]
        yield (
            *page,
            *(replace(page[0], name="", role="", organisation="", kind="") for _ in range(count - len(page))),
        )


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.id


def _of_person(scene: Scene, person: Person) -> Badge:
    kind = next((role for role in _FIRST if role in person.roles), "")
    partner = scene.index.partner.get(person.partner or "")
    where = scene.words_in(person.organisation) or (partner.name.in_(scene.language) if partner else "")
    return Badge(person.name, scene.words(f"role.{kind}") if kind else "", where, kind)


def _team(scene: Scene, project: Project) -> str:
    if project.team:
        return project.team
    return project.title.in_(scene.language) if project.id in scene.index.project else ""


def _of_project(scene: Scene, project: Project) -> TableSign:
    seen = scene.index.project.get(project.id)
    challenges = [scene.index.challenge[c].title.in_(scene.language) for c in project.challenges
                  if c in scene.index.challenge]  # fmt: skip
    topic = seen.title.in_(scene.language) if seen and project.team else ""
    return TableSign(project.table or "", _team(scene, project), topic or ", ".join(challenges))


def _in_order(table: str) -> tuple[int, str]:
    """`T2` before `T10`; tables without a number last."""
    digits = "".join(sign for sign in table if sign.isdigit())
    return (int(digits) if digits else 10_000, table)
