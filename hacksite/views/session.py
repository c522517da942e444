"""What the page of a session says, and its row in the programme."""

from hacksite.model import Said, Session
from hacksite.views.agenda import calendar_path
from hacksite.views.cards import challenge_card, dataset_card, person_card
from hacksite.views.layout import ItemView, fact, item_page, present, shelf
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene
from hacksite.views.session_row import session_row
from hacksite.wording import language_in
from hacksite.wording.dates import day, hours


def session_page(scene: Scene, session: Session) -> PageView:
    """One session: when, where, with whom, about what."""
    index, words = scene.index, scene.words
    rooms = [index.room[room] for room in session.rooms if room in index.room]
    track = index.track.get(session.track or "")
    online = [LinkView(room.name.say(scene.language), room.url) for room in rooms if room.url]
    links = [
        LinkView(Said(words(f"link.{key}"), scene.language), url)
        for key in ("registration", "slides", "video")
        if (url := getattr(session, key))
    ]
    own = calendar_path(scene, f"agenda/sessions/{session.id}.ics")
    calendar = LinkView(Said(words("session.calendar"), scene.language), own, "calendar-plus")
    more = [LinkView(link.label.say(scene.language), link.url) for link in session.links]
    view = ItemView(
        kicker=words(f"kind.{session.kind}"),
        lead=scene.say(session.summary),
        badges=present(
            words("status.cancelled") if session.status == "cancelled" else "",
            words("status.tentative") if session.status == "tentative" else "",
        ),
        seed=session.id,
        actions=(*links, calendar),
        facts=present(
            fact(scene, "when", day(session.start.date(), words), hours(session.start, session.end, words)),
            fact(scene, "where", *(r.name for r in rooms if not r.url), links=online),
            fact(scene, "floor", *(r.floor for r in rooms)),
            fact(scene, "track", track.name if track else None),
            fact(scene, "links", links=more),
            fact(
                scene, "language", language_in(session.language, scene.language) if session.language else None
            ),
        ),
        body=scene.say(session.body),
        shelves=present(
            shelf(scene, "people", session.people, index.person, person_card),
            shelf(scene, "challenges", session.challenges, index.challenge, challenge_card),
            shelf(scene, "datasets", session.datasets, index.dataset, dataset_card),
        ),
        extra=session_row(scene, session),
    )
    return item_page(scene, "session", session.id, session.title, view, source="schedule.yml")
