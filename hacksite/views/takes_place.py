"""Whether the event takes place as announced, when and where, in words."""

from hacksite.views.layout import present
from hacksite.views.phase import Phase, is_off
from hacksite.views.scene import Scene
from hacksite.wording.dates import day, days, days_and_hours


def event_status(scene: Scene) -> str:
    """What changed about the event's taking place; "" when nothing did."""
    event, words = scene.event, scene.words
    if event.status == "scheduled":
        return ""
    said = words(f"event_status.{event.status}")
    if event.previous_start is None:
        return said
    return words("event_status.from", status=said, day=day(event.previous_start, words))


def phase_in_words(scene: Scene) -> str:
    """The phase in words: that the event is off, if it is; that it is over, where no results came."""
    if is_off(scene.event):
        return scene.words(f"event_off.{scene.event.status}")
    without_results = scene.phase is Phase.RESULTS and scene.event.results is None
    return scene.words("phase.over" if without_results else f"phase.{scene.phase.value}")


def words_of_days(scene: Scene) -> str:
    """The event's days as people say them; that they are not known any more, once it is postponed."""
    if scene.event.status == "postponed":
        return scene.words("event_off.new_date")
    return days(scene.event.first_day, scene.event.last_day, scene.words)


def words_of_time(scene: Scene) -> str:
    """The event's days, with its hours where it lasts one day."""
    if scene.event.status == "postponed":
        return words_of_days(scene)
    return days_and_hours(scene.event.start, scene.event.end, scene.words)


def words_of_place(scene: Scene) -> str:
    """The venue, the town, and whether one can take part from afar; "" for a venue nobody knows yet."""
    venue = scene.event.venue
    if venue is None and scene.event.format == "onsite":
        return ""
    place = ", ".join(present(venue.name.in_(scene.language), *_town(scene))) if venue else ""
    return " · ".join(present(place, scene.words(f"format.{scene.event.format}")))


def _town(scene: Scene) -> tuple[str, ...]:
    address = scene.event.venue.address if scene.event.venue else None
    return present(" ".join(present(address.postal_code, address.city))) if address else ()
