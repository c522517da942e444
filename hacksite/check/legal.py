"""Checks of what the law asks a site to say.

Sources: LCEN art. 1-1 (legal notice); decree 2019-768 and RGAA 4.1, "Obligations" (accessibility).
"""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.model.legal import Accessibility

_PARTICULARS = (
    ("publisher", "name", "le nom de l’éditeur", "the publisher's name"),
    ("publisher", "address", "l’adresse de l’éditeur", "the publisher's address"),
    ("publisher", "phone", "le téléphone de l’éditeur", "the publisher's telephone number"),
    (
        "publisher",
        "director",
        "le directeur ou la directrice de la publication",
        "the director of publication",
    ),
    ("host", "name", "le nom de l’hébergeur", "the host's name"),
    ("host", "address", "l’adresse de l’hébergeur", "the host's address"),
    ("host", "phone", "le téléphone de l’hébergeur", "the host's telephone number"),
)
_PARTIAL = 50
_FULL = 100


def check_legal(places: Places, event: Event) -> Iterator[Diagnostic]:
    """The legal notice's particulars and the accessibility statement."""
    missing = [p for p in _PARTICULARS if not getattr(getattr(event.legal, p[0]), p[1])]
    if event.legal.public_body:
        for body, field, french, english in missing:
            values = {"field": f"legal.{body}.{field}", "what_fr": french, "what_en": english}
            yield Diagnostic("HS602", places.at_event("legal", body), values)
        if not _can_be_written_to(event):
            yield Diagnostic("HS605", places.at_event("legal", "accessibility"), {})
    elif missing:
        listed: dict[str, object] = {
            "count": len(missing),
            "what_fr": ", ".join(french for *_, french, _ in missing),
            "what_en": ", ".join(english for *_, english in missing),
            "fields": ", ".join(f"{body}.{field}" for body, field, *_ in missing),
        }
        yield Diagnostic("HS603", places.at_event("legal"), listed)
    yield from _statement(places, event.legal.accessibility)


def _can_be_written_to(event: Event) -> bool:
    contact = event.contact
    shared = contact is not None and bool(contact.email or contact.url or contact.phone)
    return bool(event.legal.accessibility.contact) or shared


def _statement(places: Places, said: Accessibility) -> Iterator[Diagnostic]:
    """A status above "non conforme" needs a dated audit whose rate allows it."""
    if said.status == "non conforme":
        return
    lowest = _FULL if said.status == "totalement conforme" else _PARTIAL
    fits = said.rate is not None and said.rate >= lowest
    if said.audited is None or not fits:
        rate = "–" if said.rate is None else f"{said.rate:g}"
        values = {"status": said.status, "audited": str(said.audited or "–"), "rate": rate, "lowest": lowest}
        yield Diagnostic("HS604", places.at_event("legal", "accessibility", "status"), values)
