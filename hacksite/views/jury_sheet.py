"""What a juror has before them: the criteria, what each weighs, and the teams in order."""

from dataclasses import dataclass

from hacksite.model import Said
from hacksite.model.event_file import Criterion
from hacksite.views.running_order import Turn, running_order
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import clock


@dataclass(frozen=True, slots=True)
class SheetCriterion:
    """A criterion as a column; `share` is its part of the mark in percent."""

    id: str
    title: Said
    share: str
    text: Said | None


@dataclass(frozen=True, slots=True)
class SheetTeam:
    """A project as a row; `hour` is "" where it has none."""

    id: str
    number: int
    hour: str
    title: Said
    team: str


@dataclass(frozen=True, slots=True)
class JurySheet:
    """A scoring sheet before anybody has written on it."""

    event: Said
    scale: str
    criteria: tuple[SheetCriterion, ...]
    teams: tuple[SheetTeam, ...]


def jury_sheet(scene: Scene, turns: tuple[Turn, ...]) -> JurySheet | None:
    """The sheet for these turns; None without criteria or without teams."""
    if not scene.event.outcomes.criteria or not turns:
        return None
    plan = scene.event.restitution
    return JurySheet(
        scene.event.title.say(scene.language),
        scene.words("jury.scale", lowest=plan.lowest, highest=plan.highest),
        tuple(
            SheetCriterion(c.id, c.title.say(scene.language), share_of(c, scene), scene.say(c.text))
            for c in scene.event.outcomes.criteria
        ),
        tuple(
            SheetTeam(
                turn.project.id,
                number,
                clock(turn.start, scene.words) if turn.start else "",
                turn.project.title.say(scene.language),
                turn.project.team or "",
            )
            for number, turn in enumerate(turns, 1)
        ),
    )


def turns_for(scene: Scene, stage: str) -> tuple[Turn, ...]:
    """Whom a stage marks: `mentors` every project by title, `jury` those that present, in their order."""
    if stage == "jury":
        return running_order(scene.event)
    by_title = sorted(scene.event.projects, key=lambda p: (collation_key(p.title.in_(scene.language)), p.id))
    return tuple(Turn(project) for project in by_title)


def share_of(criterion: Criterion, scene: Scene) -> str:
    """A criterion's part of the mark, in percent without a sign; "" where nothing weighs anything."""
    whole = sum(c.weight for c in scene.event.outcomes.criteria)
    return f"{100 * criterion.weight / whole:.0f}" if whole else ""
