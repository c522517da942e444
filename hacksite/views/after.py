"""What came after: what was promised and what was kept, and how each project goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

from hacksite.model import Project, Said, Text
from hacksite.model.follow_up import FollowUp, FollowUpStatus
from hacksite.views.below import page_below
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.practical import contact_links
from hacksite.views.results import FigureView, has_after
from hacksite.views.scene import Scene
from hacksite.views.silence import silent_since
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import day, short_day

_ICONS = {"kept": "check", "partly": "clock", "not-kept": "x"}
_PROMISES = ("exit_points", "support")
_SILENT_AFTER = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class KeptView:
    """What became of a promise, as a dated line."""

    status: str
    said: str
    date: str
    iso: str
    text: Said
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """Something promised, and all that is known of it; `waiting` says that nothing is."""

    text: Said
    told: tuple[KeptView, ...]
    waiting: str


@dataclass(frozen=True, slots=True)
class Promises:
    """A list of promises, with how many of them something is known of."""

    title: str
    count: str
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, slots=True)
class LastNews:
    """A project with its last news; `silence` says how long ago that was, where that is long."""

    project: LinkView
    date: str
    iso: str
    text: Said
    by: str
    url: str
    silence: str


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The projects that go on in one way, the freshest news first."""

    status: str
    title: str
    count: str
    rows: tuple[LastNews, ...]


@dataclass(frozen=True, slots=True)
class AfterView:
    """What came after. `untold` are the projects nobody has heard of since the event."""

    lead: str
    figures: tuple[FigureView, ...]
    promises: tuple[Promises, ...]
    groups: tuple[StatusGroup, ...]
    untold: tuple[LinkView, ...]
    untold_title: str
    untold_words: str
    invitation: str
    contact: tuple[LinkView, ...]


def after_page(scene: Scene) -> PageView | None:
    """The page of what came after; None before the results, or where there is no project."""
    if not has_after(scene):
        return None
    words, event = scene.words, scene.event
    last = {p.id: max(p.follow_ups, key=lambda f: f.date) for p in event.projects if p.follow_ups}
    silent = {project.id for project in silent_since(event, scene.now.date() - _SILENT_AFTER)}
    by_title = sorted(event.projects, key=lambda p: collation_key(p.title.in_(scene.language)))
    untold = [p for p in by_title if p.id not in last]
    groups = tuple(
        StatusGroup(
            status, words(f"after.status.{status}", n=len(projects)),
            words("after.projects", n=len(projects)),
            tuple(_followed(scene, p, last[p.id], silent=p.id in silent) for p in projects),
        )
        for status in get_args(FollowUpStatus)
        if (projects := _with_status(by_title, last, status))
    )  # fmt: skip
    view = AfterView(
        words("after.lead", day=day(scene.now.date(), words)),
        _figures(scene, len(event.projects), groups, len(untold)),
        tuple(made for key in _PROMISES if (made := _promises(scene, key))),
        groups,
        tuple(_link(scene, project) for project in untold),
        words("after.untold"),
        words("after.untold_words", n=len(untold), day=day(event.last_day, words)) if untold else "",
        words("after.invitation"),
        contact_links(scene),
    )
    title = Said(words("after.title"), scene.language)
    return page_below(scene, "results", ("after",), title, view, "after.html")


def _with_status(projects: Sequence[Project], last: dict[str, FollowUp], status: str) -> list[Project]:
    found = [p for p in projects if p.id in last and last[p.id].status == status]
    return sorted(found, key=lambda p: last[p.id].date, reverse=True)


def _link(scene: Scene, project: Project) -> LinkView:
    return LinkView(project.title.say(scene.language), scene.addresses.item("project", project.id))


def _followed(scene: Scene, project: Project, told: FollowUp, *, silent: bool) -> LastNews:
    when = short_day(told.date, scene.words)
    return LastNews(
        _link(scene, project), when, told.date.isoformat(), told.text.say(scene.language), told.by or "",
        told.url or "", scene.words("after.silent_since", day=when) if silent else "",
    )  # fmt: skip


def _figures(scene: Scene, total: int, groups: Sequence[StatusGroup], untold: int) -> tuple[FigureView, ...]:
    """How many projects in all, in each state, and unheard of: the sum is always the whole."""
    rows = [(scene.words("after.total", n=total), total)]
    rows += [(group.title, len(group.rows)) for group in groups]
    rows += [(scene.words("after.untold"), untold)] if untold else []
    return tuple(FigureView(str(number), Said(label, scene.language)) for label, number in rows)


def _promises(scene: Scene, key: str) -> Promises | None:
    outcomes, words = scene.event.outcomes, scene.words
    made: tuple[Text, ...] = getattr(outcomes, key)
    if not made:
        return None
    kept = sorted((k for k in outcomes.kept if k.promise == key), key=lambda k: k.date)
    shown = tuple(
        PromiseView(
            promise.say(scene.language),
            tuple(
                KeptView(
                    k.status, words(f"kept.{k.status}"), short_day(k.date, words), k.date.isoformat(),
                    k.text.say(scene.language), k.url or "", _ICONS[k.status],
                )
                for k in kept
                if k.number == number
            ),
            words("kept.unknown"),
        )
        for number, promise in enumerate(made, start=1)
    )  # fmt: skip
    states = [row.told[-1].status if row.told else "unknown" for row in shown]
    count = words("after.kept_of", kept=states.count("kept"), made=len(shown))
    return Promises(words(f"part.{key}"), count, shown)
