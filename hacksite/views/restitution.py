"""The hour when teams present: the running order, the screen that goes with it, and the jury's sheet."""

import shlex
from dataclasses import dataclass, replace

from hacksite.model import Project, Said
from hacksite.views.addresses import addresses_of
from hacksite.views.jury_sheet import JurySheet, jury_sheet
from hacksite.views.layout import section_link, section_page
from hacksite.views.page_view import LinkView, PageView, Picture, picture_of
from hacksite.views.running_order import Turn, has_restitution, how_ordered, running_order
from hacksite.views.scene import Scene
from hacksite.wording.dates import clock, day


@dataclass(frozen=True, slots=True)
class TurnView:
    """A team's turn. `hour` is "" where the programme leaves no room; `iso` is its beginning then, too.

    `question` is what the team answers, in one sentence; `seed` draws a cover where there is no picture.
    """

    number: int
    hour: str
    iso: str
    title: Said
    team: str
    question: Said | None
    picture: Picture | None
    seed: str
    url: str


@dataclass(frozen=True, slots=True)
class TurnDay:
    """The turns of a session, under its name and its day; `title` is "" for those without an hour."""

    title: str
    session: LinkView | None
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, slots=True)
class RestitutionView:
    """The running order. `again` is the command that draws it again, "" where nothing was drawn."""

    lead: str
    how: str
    again: str
    groups: tuple[TurnDay, ...]
    empty: str
    actions: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class PresenterView:
    """What is projected while teams present; durations are in seconds."""

    pitch: int
    questions: int
    warning: int
    turns: tuple[TurnView, ...]
    order: LinkView


@dataclass(frozen=True, slots=True)
class JuryView:
    """The jury's sheet as a page to print."""

    sheet: JurySheet
    order: LinkView


def restitution_pages(scene: Scene) -> tuple[PageView, ...]:
    """The running order, then its screen and the jury's sheet; none where no team will present."""
    event = scene.event
    if not has_restitution(event):
        return ()
    turns = running_order(event)
    pages = [_order_page(scene, turns)]
    if turns:
        pages.append(_below(scene, "presenter", _presenter(scene, turns), "live", "presenter.html"))
    sheet = jury_sheet(scene, turns)
    if sheet:
        view = JuryView(sheet, section_link(scene, "restitution"))
        pages.append(_below(scene, "jury", view, "restitution", "jury.html"))
    return tuple(pages)


def screen_links(scene: Scene) -> tuple[LinkView, ...]:
    """The screen and the jury's sheet, where there are teams for them."""
    if not running_order(scene.event):
        return ()
    parts = ("presenter", "jury") if scene.event.outcomes.criteria else ("presenter",)
    return tuple(_link(scene, part) for part in parts)


def turn_views(scene: Scene, turns: tuple[Turn, ...]) -> tuple[TurnView, ...]:
    """Each turn in words, numbered in order."""
    return tuple(_turn(scene, number, turn) for number, turn in enumerate(turns, 1))


def _order_page(scene: Scene, turns: tuple[Turn, ...]) -> PageView:
    words, plan = scene.words, scene.event.restitution
    drawn = how_ordered(scene.event) if turns else ""
    lead = words("restitution.lead", pitch=plan.pitch, questions=plan.questions)
    alone = words("restitution.lead_alone", pitch=plan.pitch)
    first = turns[0].project.id if turns else ""
    view = RestitutionView(
        lead if plan.questions else alone,
        words(f"restitution.{drawn}", seed=plan.seed or "") if drawn else "",
        f"printf '%s' {shlex.quote(f'{plan.seed}:{first}')} | sha256sum" if drawn == "drawn" else "",
        _groups(scene, turns),
        words("restitution.empty"),
        (*screen_links(scene), *((section_link(scene, "results"),) if scene.event.results else ())),
    )
    return section_page(scene, "restitution", view, listed=bool(turns))


def _groups(scene: Scene, turns: tuple[Turn, ...]) -> tuple[TurnDay, ...]:
    groups: dict[str, list[TurnView]] = {}
    sessions = {}
    for turn, view in zip(turns, turn_views(scene, turns), strict=True):
        key = turn.session.id if turn.session else ""
        groups.setdefault(key, []).append(view)
        sessions[key] = turn.session
    return tuple(
        TurnDay(
            day(session.start.date(), scene.words) if session else "",
            LinkView(session.title.say(scene.language), scene.addresses.item("session", session.id))
            if session
            else None,
            tuple(groups[key]),
        )
        for key, session in sessions.items()
    )


def _turn(scene: Scene, number: int, turn: Turn) -> TurnView:
    project = turn.project
    return TurnView(
        number,
        clock(turn.start, scene.words) if turn.start else "",
        turn.start.isoformat() if turn.start else "",
        project.title.say(scene.language),
        project.team or "",
        _question(scene, project),
        picture_of(project.cover or next(iter(project.pictures), None), scene.language),
        project.id,
        scene.addresses.item("project", project.id),
    )


def _question(scene: Scene, project: Project) -> Said | None:
    """The question of the team's first challenge; without one, what the project is in a sentence."""
    for item in project.challenges:
        challenge = scene.index.challenge[item]
        return scene.say(challenge.question) or challenge.title.say(scene.language)
    return scene.say(project.summary)


def _presenter(scene: Scene, turns: tuple[Turn, ...]) -> PresenterView:
    plan = scene.event.restitution
    return PresenterView(
        plan.pitch * 60,
        plan.questions * 60,
        plan.warning * 60,
        turn_views(scene, turns),
        section_link(scene, "restitution"),
    )


def _link(scene: Scene, part: str) -> LinkView:
    return LinkView(
        Said(scene.words(f"restitution.{part}"), scene.language), _address(scene.language, part, scene)
    )


def _address(language: str, part: str, scene: Scene) -> str:
    addresses = addresses_of(language, scene.languages[0])
    return f"{addresses.section('restitution')}{addresses.slugs[part]}/"


def _below(scene: Scene, part: str, view: object, frame: str, template: str) -> PageView:
    """A page below the running order; it is in no menu, and no search engine needs it."""
    page = section_page(
        scene, frame, view, template=template, listed=False,
        description=scene.words(f"restitution.{part}_lead"),
    )  # fmt: skip
    return replace(
        page,
        url=_address(scene.language, part, scene),
        title=Said(scene.words(f"restitution.{part}"), scene.language),
        alternates=tuple((language, _address(language, part, scene)) for language in scene.languages),
        parents=(section_link(scene, "restitution"),),
    )
