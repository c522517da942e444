"""How the event folder answers the questions of the preparation: pure functions of the event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from hacksite.model import Event
from hacksite.model.moments import day_of
from hacksite.views.silence import silent_since

_ROOMY = 3
_QUESTIONS = 8
_PEOPLE_OF_A_TEAM = 3
_ROLES = 3
_JURY = 3
_EVE = timedelta(days=3)
_FRESH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Answer:
    """How far a task is, as a file shows it: `have` of `want`; `want` is 0 where no file can show it.

    `lacking` are the ids of entries that are not complete.
    """

    have: int = 0
    want: int = 0
    lacking: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return 0 < self.want <= self.have

    @property
    def is_begun(self) -> bool:
        """Whether some of it is done."""
        return 0 < self.have < self.want


Answers = Callable[[Event], Answer]
UNTOLD = Answer()
"""What only the organisers know."""


def untold(_event: Event) -> Answer:
    """No file shows it."""
    return UNTOLD


def _all_of(*things: object) -> Answer:
    return Answer(sum(1 for thing in things if thing), len(things))


def _every(whole: Mapping[str, object], least: int = 1) -> Answer:
    """Whether each entry, by its id, is complete, and there are enough of them."""
    lacking = tuple(item for item, done in whole.items() if not done)
    return Answer(len(whole) - len(lacking), max(least, len(whole)), lacking)


def _at_least(count: int, least: int) -> Answer:
    return Answer(min(count, least), least)


def dates(event: Event) -> Answer:
    """It takes place on the days it says."""
    return _all_of(event.status not in {"cancelled", "postponed"})


def venue(event: Event) -> Answer:
    """A name and a town; a street to find it."""
    address = event.venue.address if event.venue else None
    return _all_of(event.venue, address and address.city, address and address.street)


def team(event: Event) -> Answer:
    """Three people or more with the role of organiser."""
    return _at_least(_people(event, "organiser"), _PEOPLE_OF_A_TEAM)


def purpose(event: Event) -> Answer:
    """The problem, and at least one objective."""
    return _all_of(event.problem or event.theme, event.objectives)


def contact(event: Event) -> Answer:
    """What it is, and whom to write to."""
    reached = event.contact and (event.contact.email or event.contact.url)
    return _all_of(event.summary or event.tagline, reached)


def partners(event: Event) -> Answer:
    """At least one, and who carries the event."""
    return _all_of(event.partners, any(p.kind == "organiser" for p in event.partners))


def owners(event: Event) -> Answer:
    """At least one dataset that somebody gives."""
    return _all_of(any(not d.wanted for d in event.datasets))


def challenges(event: Event) -> Answer:
    """Three challenges, complete: a context and what is expected."""
    complete = {c.id: (c.body or c.summary) and (c.expected or c.question) for c in event.challenges}
    return _every(complete, _ROOMY)


def outcomes(event: Event) -> Answer:
    """Exit points, and the support that follows."""
    return _all_of(event.outcomes.exit_points, event.outcomes.support)


def selection(event: Event) -> Answer:
    """Who chooses, and by which criteria; an event without selection says so."""
    chosen = event.outcomes.selection
    return _all_of(chosen) if chosen in {"none", "vote"} else _all_of(chosen, event.outcomes.criteria)


def registration(event: Event) -> Answer:
    """A form, and its last day."""
    return _all_of(event.registration.url, event.registration.closes)


def capacity(event: Event) -> Answer:
    """Rooms on site that hold as many people as may register."""
    wanted = event.registration.capacity or 0
    largest = max((r.capacity or 0 for r in event.rooms if r.kind == "onsite"), default=0)
    return _all_of(wanted, largest >= wanted > 0)


def legal(event: Event) -> Answer:
    """Publisher, host and director. Source: LCEN art. 1-1."""
    publisher, host = event.legal.publisher, event.legal.host
    return _all_of(publisher.name, publisher.director, host.name)


def personal_data(event: Event) -> Answer:
    """Who is responsible, and for how long data are kept. Source: GDPR art. 13."""
    told = event.legal.personal_data
    return _all_of(told.controller, told.retention, told.contact)


def rules(event: Event) -> Answer:
    """The rules in words."""
    return _all_of(event.legal.rules)


def announced(event: Event) -> Answer:
    """Some news before the event."""
    return _all_of(any(not n.draft and day_of(n.date) < event.first_day for n in event.news))


def profiles(event: Event) -> Answer:
    """Three kinds of people or more."""
    return _at_least(len(event.audience), _ROLES)


def faq(event: Event) -> Answer:
    """Free, team size, earlier projects, rights, food, minors, access, from afar."""
    return _at_least(len(event.faq), _QUESTIONS)


def press(event: Event) -> Answer:
    """A text, pictures and somebody to call."""
    told = event.press
    return _all_of(told.text, told.pictures or event.look.cover, told.contact or event.contact)


def picture(event: Event) -> Answer:
    """A logo and a cover."""
    return _all_of(event.look.logo, event.look.cover)


def jury(event: Event) -> Answer:
    """Three people or more."""
    return _at_least(_people(event, "jury"), _JURY)


def prizes(event: Event) -> Answer:
    """At least one."""
    return _all_of(event.prizes)


def meals(event: Event) -> Answer:
    """Meals and diets in words."""
    return _all_of(event.venue and event.venue.food)


def experts(event: Event) -> Answer:
    """Each challenge names somebody to talk to."""
    return _every({c.id: c.experts for c in event.challenges})


def moderator(event: Event) -> Answer:
    """Somebody with that role."""
    return _all_of(_people(event, "moderator"))


def programme(event: Event) -> Answer:
    """Three sessions or more, each with its place where there are rooms."""
    public = (s for s in event.sessions if not s.internal)
    placed = {s.id: s.rooms or s.is_moment or not event.rooms for s in public}
    return _every(placed, _ROOMY)


def access(event: Event) -> Answer:
    """The way in, and access for wheelchairs and other needs."""
    return _all_of(event.venue and event.venue.directions, event.venue and event.venue.access)


def data_described(event: Event) -> Answer:
    """Each dataset with producer, licence and a way to it."""
    given = (d for d in event.datasets if not d.wanted)
    return _every({d.id: d.publisher and d.license and (d.url or d.resources) for d in given})


def channel(event: Event) -> Answer:
    """A chat or a forum."""
    return _all_of(any(c.kind in {"chat", "forum"} for c in event.channels))


def webinar(event: Event) -> Answer:
    """A session before the event."""
    return _all_of(any(s.start.date() < event.first_day and not s.internal for s in event.sessions))


def practical(event: Event) -> Answer:
    """Hours, network, what to bring, a telephone."""
    place = event.venue
    told = (place.hours, place.wifi, place.bring) if place else (None, None, None)
    return _all_of(*told, event.contact and event.contact.phone)


def volunteers(event: Event) -> Answer:
    """Somebody with that role."""
    return _all_of(_people(event, "volunteer"))


def submission(event: Event) -> Answer:
    """A deadline, as a milestone or a session, and where."""
    found = [m for m in event.milestones if m.kind == "submission"]
    deadline = found or any(s.kind == "deadline" for s in event.sessions)
    return _all_of(deadline, any(m.url for m in found) or event.channels)


def hashtag(event: Event) -> Answer:
    """One."""
    return _all_of(event.hashtag)


def day_before(event: Event) -> Answer:
    """News of the last three days before the event."""
    eve = range((event.first_day - _EVE).toordinal(), event.first_day.toordinal())
    return _all_of(any(not n.draft and day_of(n.date).toordinal() in eve for n in event.news))


def projects(event: Event) -> Answer:
    """At least one, and a summary for each."""
    return _every({p.id: p.summary for p in event.projects})


def results(event: Event) -> Answer:
    """Awards with the jury's words; an introduction where nobody chooses."""
    told = event.results
    if event.outcomes.selection == "none":
        return _all_of(told and told.intro)
    return _all_of(told and told.awards, told and any(a.citation for a in told.awards))


def thanks(event: Event) -> Answer:
    """With the results, or in news soon after."""
    after = (day_of(n.date) for n in event.news if not n.draft)
    soon = any(event.last_day < day <= event.last_day + _FRESH for day in after)
    return _all_of((event.results and event.results.thanks) or soon)


def project_pages(event: Event) -> Answer:
    """A summary, and code, a demonstration or slides."""
    lasting = {p.id: p.code or p.demo or p.slides or p.links for p in event.projects}
    return _every({p.id: p.summary and lasting[p.id] for p in event.projects})


def told_since(months: int) -> Answers:
    """Every project has news of the last three months before that date, six for the year's."""

    def answer(event: Event) -> Answer:
        quiet = {p.id for p in silent_since(event, event.last_day + timedelta(days=_WINDOWS[months]))}
        return _every({p.id: p.id not in quiet for p in event.projects})

    return answer


_WINDOWS = {3: 14, 6: 91, 12: 182}
"""From how many days after the event on follow-ups count, by months."""


def _people(event: Event, role: str) -> int:
    return sum(1 for person in event.people if role in person.roles)
