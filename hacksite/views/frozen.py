"""The event as it is kept: what lived is taken out, and people stay only where they agreed to."""

from datetime import datetime
from typing import Any

from hacksite.model import Event, Person
from hacksite.model.contact import Contact


def frozen(event: Event, now: datetime) -> Event:
    """The event for an archive made at `now`: no registration, no invitation, no live part.

    Of people who work with `people.yml`, only those whose consent is recorded stay, unless
    `legal.personal_data.erase_from` is still to come; nobody's e-mail address does. Addresses of
    meetings and the telephone of the day lead nowhere any more, and go.
    """
    today = now.astimezone(event.timezone).date()
    erase = event.legal.personal_data.erase_from
    waits = erase is not None and erase > today
    venue = event.venue.model_copy(update={"wifi": None, "help": None}) if event.venue else None
    return event.model_copy(
        update={
            "registration": event.registration.model_copy(update={"url": None}),
            "venue": venue,
            "rooms": tuple(room.model_copy(update={"url": None}) for room in event.rooms),
            "sessions": tuple(s.model_copy(update={"registration": None}) for s in event.sessions),
            "channels": tuple(c for c in event.channels if c.kind != "chat"),
            "contact": _lasting(event.contact),
            "press": event.press.model_copy(update={"contact": _lasting(event.press.contact)}),
            "people": tuple(_without_particulars(p) for p in event.people if waits or p.consent is not None),
            "archive_from": min(event.archive_from, today) if event.archive_from else today,
            "offline": False,
        }
    )


def left_out(event: Event, now: datetime) -> int:
    """How many people an archive does not name because nothing records their consent."""
    kept = {person.id for person in frozen(event, now).people}
    return sum(person.is_public and person.id not in kept for person in event.people)


def _without_particulars(person: Person) -> Person:
    return person.model_copy(update={"email": None, "publish_email": False, "available": None})


def _lasting(contact: Contact | None) -> Any:
    return contact.model_copy(update={"phone": None}) if contact else None
