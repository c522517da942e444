"""What moved: the sessions that were added, moved, renamed or cancelled, by day, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from hacksite.model import Said, Text
from hacksite.views.below import page_below
from hacksite.views.layout import present
from hacksite.views.page_view import PageView
from hacksite.views.revision import Change, Texts, Told
from hacksite.views.scene import Scene
from hacksite.wording.dates import clock, day, hours


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of a session: what kind, when it was made, and how it was before.

    `url` is "" where the session has no page any more. `key` is the same for ever.
    """

    key: str
    kind: str
    title: Said
    url: str
    made: str
    hour: str
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """The changes of a day; `anchor` is its date."""

    anchor: str
    title: str
    rows: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Every change, by day. `feed` is the path of the feed; "" where no history is known."""

    lead: str
    days: tuple[ChangedDay, ...]
    empty: str
    feed: str


def changes_page(scene: Scene) -> PageView:
    """The page of what moved."""
    known = scene.changes is not None
    view = ChangesView(
        scene.words("changes.lead"),
        _by_day(scene),
        scene.words("changes.none" if known else "changes.unknown"),
        feed_path(scene) if known else "",
    )
    title = Said(scene.words("changes.title"), scene.language)
    return page_below(scene, "programme", ("changes",), title, view, "changes.html")


def feed_path(scene: Scene) -> str:
    """The path of the feed in a language."""
    return f"{scene.addresses.root}changes.xml"


def change_view(scene: Scene, change: Change) -> ChangeView | None:
    """A change as people say it; None where nothing of it concerns them."""
    told = change.after or change.before
    if told is None:
        return None
    kinds = tuple(_kinds(change))
    url = scene.addresses.item("session", change.session) if change.session in scene.index.session else ""
    said = ", ".join(scene.words(f"changes.{kind}") for kind in kinds)
    made = change.when.astimezone(scene.event.timezone)
    return ChangeView(
        f"{change.session}/{int(change.when.timestamp())}",
        f"{said[:1].upper()}{said[1:]}",
        _text(scene, told.title),
        url,
        made.isoformat(),
        clock(made, scene.words),
        tuple(_lines(scene, change, kinds)),
    )


def changes_of(scene: Scene, session: str) -> tuple[ChangeView, ...]:
    """The changes of one session, newest first."""
    own = (change for change in scene.changes or () if change.session == session)
    return present(*(change_view(scene, change) for change in own))


def _by_day(scene: Scene) -> tuple[ChangedDay, ...]:
    zone, words = scene.event.timezone, scene.words
    by_day = groupby(scene.changes or (), key=lambda change: change.when.astimezone(zone).date())
    return tuple(
        ChangedDay(
            when.isoformat(), day(when, words), present(*(change_view(scene, change) for change in changes))
        )
        for when, changes in by_day
    )


def _kinds(change: Change) -> Iterator[str]:
    """What happened to the session, weightiest first."""
    before, after = change.before, change.after
    if before is None or after is None:
        yield "added" if before is None else "withdrawn"
        return
    if before.is_cancelled != after.is_cancelled:
        yield "cancelled" if after.is_cancelled else "restored"
    if (before.start, before.end) != (after.start, after.end):
        yield "moved"
    if before.rooms != after.rooms:
        yield "room"
    if before.title != after.title:
        yield "renamed"


def _lines(scene: Scene, change: Change, kinds: tuple[str, ...]) -> Iterator[Said]:
    before, after = change.before, change.after
    if before is None or after is None:
        told = after or before
        if told:
            said = ", ".join(present(_hours(scene, told), _rooms(scene, told)))
            yield Said(said, scene.language)
        return
    for kind, say in (("moved", _hours), ("room", _rooms), ("renamed", _title)):
        if kind in kinds:
            new, old = (say(scene, told) or scene.words("changes.nowhere") for told in (after, before))
            if new != old:
                yield Said(scene.words("changes.instead", new=new, old=old), scene.language)


def _hours(scene: Scene, told: Told) -> str:
    start, end = (datetime.fromisoformat(text) for text in (told.start, told.end))
    said = hours(start, end, scene.words)
    return f"{day(start.date(), scene.words, year=False)}, {said}"


def _rooms(scene: Scene, told: Told) -> str:
    return ", ".join(_text(scene, name).text for name in told.names)


def _title(scene: Scene, told: Told) -> str:
    return _text(scene, told.title).text


def _text(scene: Scene, texts: Texts) -> Said:
    if not texts:
        return Said("", scene.language)
    first = scene.languages[0]
    return Text(dict(sorted(texts, key=lambda row: row[0] != first))).say(scene.language)
