"""What the home page says; it changes with the phase."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hacksite.model import Said
from hacksite.views.agenda import calendar_path
from hacksite.views.hand_in import hand_in
from hacksite.views.home_blocks import Block, blocks
from hacksite.views.layout import present, section_page
from hacksite.views.page_view import LinkView, PageView, Picture, picture_of
from hacksite.views.phase import Phase, is_off
from hacksite.views.practical import price_words
from hacksite.views.results import after_link
from hacksite.views.running_order import has_restitution, running_order
from hacksite.views.scene import Scene
from hacksite.views.takes_place import event_status, phase_in_words, words_of_place, words_of_time
from hacksite.wording.dates import day

_BLOCKS_BY_PHASE = {
    Phase.ANNOUNCED: "lead story deadlines promises audience news challenges data partners",
    Phase.OPEN: "lead story audience challenges data deadlines promises news partners",
    Phase.CLOSED: "lead deadlines challenges data news story promises partners",
    Phase.LIVE: "moments deadlines help news challenges data partners",
    Phase.RESTITUTION: "moments running projects deadlines help news challenges partners",
    Phase.RESULTS: "laureates projects figures lead story news challenges data partners",
    Phase.ARCHIVED: "after laureates projects figures lead story challenges data news partners",
}
"""What is most useful first. Source: the questions visitors have in each phase."""

_BLOCKS_WHEN_OFF = "news lead story challenges data partners"
"""Nothing to come for and no date to keep."""

_OVER = {Phase.LIVE, Phase.RESTITUTION, Phase.RESULTS, Phase.ARCHIVED}


@dataclass(frozen=True, slots=True)
class HomeFact:
    """What one must know in five seconds: when, where, at what price."""

    icon: str
    label: str
    text: Said


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page: what, when, where, whether it is for me, what to do now; then blocks in order.

    `is_brief` asks for a low head: visitors come for what stands below it.
    """

    phase: str
    phase_words: str
    tagline: Said | None
    facts: tuple[HomeFact, ...]
    status: str
    cover: Picture | None
    seed: str
    actions: tuple[LinkView, ...]
    is_brief: bool
    blocks: tuple[Block, ...]

    def content(self, name: str) -> Any:
        """What a block says; None where the page has no such block."""
        return next((block.content for block in self.blocks if block.name == name), None)


def home_page(scene: Scene) -> PageView:
    """The home page of a language."""
    event = scene.event
    view = HomeView(
        phase=scene.phase.value,
        phase_words=phase_in_words(scene),
        tagline=scene.say(event.tagline),
        facts=_facts(scene),
        status=event_status(scene),
        cover=picture_of(event.look.cover, scene.language),
        seed=event.id,
        actions=_actions(scene),
        is_brief=scene.phase in _OVER and not is_off(event),
        blocks=blocks(scene, _BLOCKS_WHEN_OFF if is_off(event) else _BLOCKS_BY_PHASE[scene.phase]),
    )
    said = words_or(scene, event.title.in_(scene.language))
    description = f"{view.status} {said}" if is_off(event) else said
    return section_page(scene, "home", view, description=description)


def words_or(scene: Scene, fallback: str) -> str:
    """The event in a sentence: its summary, else its tagline, else `fallback`."""
    return scene.words_in(scene.event.summary) or scene.words_in(scene.event.tagline) or fallback


def _facts(scene: Scene) -> tuple[HomeFact, ...]:
    """When, where if that is known, and as long as one can join, at what price and until when."""
    is_coming = scene.phase in {Phase.ANNOUNCED, Phase.OPEN, Phase.CLOSED} and not is_off(scene.event)
    place = words_of_place(scene) or (scene.words("home.place_to_come") if is_coming else "")
    rows = [("calendar-days", "when", words_of_time(scene)), ("map-pin", "where", place)]
    if is_coming and scene.phase is not Phase.CLOSED:
        rows.append(("ticket", "registration", registration_in_words(scene)))
    return tuple(
        HomeFact(icon, scene.words(f"home.{key}"), Said(text, scene.language))
        for icon, key, text in rows
        if text
    )


def registration_in_words(scene: Scene) -> str:
    """The price and the last day, as far as they are known."""
    registration, words = scene.event.registration, scene.words
    if registration.url is None and registration.closes is None:
        return ""
    price, closes = price_words(scene), registration.closes
    if closes is None:
        return price
    last = closes.date() if isinstance(closes, datetime) else closes
    until = words("home.until", day=day(last, words, year=False))
    return " · ".join(present(price, until))


def _actions(scene: Scene) -> tuple[LinkView, ...]:
    """What to do now, first thing first; no way in to an event that is off."""
    words, event = scene.words, scene.event

    def action(key: str, url: str, icon: str = "") -> LinkView:
        return LinkView(Said(words(f"action.{key}"), scene.language), url, icon)

    calendar = action("calendar", calendar_path(scene), "calendar-plus")
    see = {
        key: action(key, scene.addresses.section(key))
        for key, filled in (
            ("challenges", event.challenges), ("programme", event.sessions),
            ("projects", event.projects), ("results", event.results), ("practical", event.venue),
            ("restitution", has_restitution(event) and running_order(event)),
        )
        if filled
    }  # fmt: skip
    join = action("join", event.registration.url) if event.registration.url else None
    if is_off(event):
        return present(see.get("challenges"), see.get("projects"))
    drop = hand_in(scene)
    by_phase = {
        Phase.ANNOUNCED: (calendar, see.get("challenges")),
        Phase.OPEN: (join, see.get("challenges"), calendar),
        Phase.CLOSED: (see.get("practical"), see.get("programme"), calendar),
        Phase.LIVE: (drop, see.get("programme"), see.get("practical"), see.get("challenges")),
        Phase.RESTITUTION: (
            hand_in(scene),
            see.get("restitution"),
            see.get("projects"),
            see.get("programme"),
        ),
        Phase.RESULTS: (drop, see.get("results"), see.get("projects")),
        Phase.ARCHIVED: (_after(scene), see.get("projects"), see.get("results")),
    }
    return present(*by_phase[scene.phase])


def _after(scene: Scene) -> LinkView | None:
    link = after_link(scene)
    return replace(link, label=Said(scene.words("action.after"), scene.language)) if link else None
