"""Checks of what the law asks a site to say.

Sources: LCEN art. 1-1 (legal notice); decree 2019-768 and RGAA 4.1, "Obligations" (accessibility);
GDPR art. 13 and 37 (personal data).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.model.legal import Legal, earned_mention, holds_on

_LCEN = (
    "les mentions de l’article 1-1 de la loi du 21 juin 2004 (LCEN)",
    "the particulars of article 1-1 of the French law of 21 June 2004 (LCEN)",
)
_RGAA = (
    "le modèle de déclaration du décret 2019-768 (RGAA, « Obligations »)",
    'the model statement of French decree 2019-768 (RGAA, "Obligations")',
)
_GDPR = (
    "les informations de l’article 13 du RGPD",
    "the information of article 13 of the GDPR",
)


@dataclass(frozen=True, slots=True)
class _Particular:
    """A field of `legal` that a law asks for, in both languages, and the law that does."""

    group: str
    field: str
    fr: str
    en: str
    law: tuple[str, str]

    def is_missing(self, legal: Legal) -> bool:
        return not getattr(getattr(legal, self.group), self.field)

    @property
    def path(self) -> str:
        return f"legal.{self.group}.{self.field}"


_NOTICE = (
    _Particular("publisher", "name", "le nom de l’éditeur", "the publisher's name", _LCEN),
    _Particular("publisher", "address", "l’adresse de l’éditeur", "the publisher's address", _LCEN),
    _Particular(
        "publisher", "phone", "le téléphone de l’éditeur", "the publisher's telephone number", _LCEN
    ),
    _Particular(
        "publisher", "director",
        "le directeur ou la directrice de la publication", "the director of publication", _LCEN,
    ),
    _Particular("host", "name", "le nom de l’hébergeur", "the host's name", _LCEN),
    _Particular("host", "address", "l’adresse de l’hébergeur", "the host's address", _LCEN),
    _Particular("host", "phone", "le téléphone de l’hébergeur", "the host's telephone number", _LCEN),
)  # fmt: skip
_STATEMENT = (
    _Particular(
        "accessibility", "established",
        "la date de la déclaration d’accessibilité", "the day of the accessibility statement", _RGAA,
    ),
    _Particular(
        "accessibility", "plan_url",
        "l’adresse du schéma pluriannuel d’accessibilité", "the address of the multi-year accessibility plan",
        _RGAA,
    ),
)  # fmt: skip
_OFFICER = _Particular(
    "personal_data", "contact",
    "l’adresse du délégué à la protection des données", "the data protection officer's address", _GDPR,
)  # fmt: skip
_PRIVACY = (
    _Particular(
        "personal_data", "purposes",
        "ce à quoi servent les données des inscrits", "what participants' data is used for", _GDPR,
    ),
    _Particular(
        "personal_data", "basis",
        "la base légale du traitement", "the legal basis of the processing", _GDPR,
    ),
    _Particular(
        "personal_data", "retention",
        "la durée de conservation des données", "how long the data is kept", _GDPR,
    ),
)  # fmt: skip
_OLD = ("a plus de trois ans", "is more than three years old")
_AHEAD = ("n’a pas encore eu lieu", "lies ahead")
_OF_AN_AUDIT = (
    ("audited", "le jour de l’audit", "the day of the audit"),
    ("rate", "le taux de critères respectés", "the share of criteria met"),
    ("auditor", "qui a fait l’audit", "who made the audit"),
    ("pages", "les pages vérifiées", "the pages checked"),
    ("environment", "les navigateurs et lecteurs d’écran", "browsers and screen readers"),
    ("tools", "les outils", "the tools"),
)


def check_legal(places: Places, event: Event, at: datetime) -> Iterator[Diagnostic]:
    """The legal pages' particulars, the accessibility statement and the rules.

    `at` is the clock: an audit holds for three years.
    """
    missing = [particular for particular in _asked_of(event) if particular.is_missing(event.legal)]
    if event.legal.public_body:
        for one in missing:
            values = {
                "field": one.path, "what_fr": one.fr, "what_en": one.en,
                "law_fr": one.law[0], "law_en": one.law[1],
            }  # fmt: skip
            yield Diagnostic("HS602", places.at_event("legal", one.group), values)
        if not _can_be_written_to(event):
            yield Diagnostic("HS605", places.at_event("legal", "accessibility"), {})
    elif missing:
        listed: dict[str, object] = {
            "count": len(missing),
            "what_fr": ", ".join(one.fr for one in missing),
            "what_en": ", ".join(one.en for one in missing),
            "fields": ", ".join(one.path.removeprefix("legal.") for one in missing),
        }
        yield Diagnostic("HS603", places.at_event("legal"), listed)
    yield from _statement(places, event, at.astimezone(event.timezone).date())
    if event.prizes and not event.legal.rules:
        yield Diagnostic("HS608", places.at_event("prizes"), {"count": len(event.prizes)})


def _asked_of(event: Event) -> Iterator[_Particular]:
    """What the law asks of this publisher; about personal data only where a form collects some."""
    public, collects = event.legal.public_body, bool(event.registration.url)
    yield from _NOTICE
    if public:
        yield from _STATEMENT
    if collects:
        yield from (_OFFICER, *_PRIVACY) if public else _PRIVACY


def _can_be_written_to(event: Event) -> bool:
    contact = event.contact
    shared = contact is not None and bool(contact.email or contact.url or contact.phone)
    return bool(event.legal.accessibility.contact) or shared


def _statement(places: Places, event: Event, today: date) -> Iterator[Diagnostic]:
    """The audit is whole, holds today, and earns the mention that is claimed."""
    said = event.legal.accessibility
    yield from _expired(places, event, today)
    if said.audited is not None or said.rate is not None:
        missing = [row for row in _OF_AN_AUDIT if getattr(said, row[0]) in (None, ())]
        if missing:
            listed = {
                "fields": ", ".join(f"`{field}`" for field, *_ in missing),
                "what_fr": ", ".join(french for _, french, _ in missing),
                "what_en": ", ".join(english for *_, english in missing),
            }
            yield Diagnostic("HS607", places.at_event("legal", "accessibility"), listed)
        if said.audited is None or said.rate is None:
            return  # The mention follows from what is already reported missing.
        if not holds_on(today, said.audited):
            return
    earned = earned_mention(said, today)
    if said.status is not None and said.status != earned:
        rate = "–" if said.rate is None else f"{said.rate:g}"
        values = {"status": said.status, "audited": str(said.audited or "–"), "rate": rate, "earned": earned}
        yield Diagnostic("HS604", places.at_event("legal", "accessibility", "status"), values)


def _expired(places: Places, event: Event, today: date) -> Iterator[Diagnostic]:
    """An audit that does not hold today, or a statement too old for an event still to come.

    After the event nobody is asked to review its statement; an old audit stops counting all the same.
    """
    said = event.legal.accessibility
    if said.audited is not None and not holds_on(today, said.audited):
        yield _too_old(places, "audited", said.audited, _AHEAD if said.audited > today else _OLD)
    stated = "updated" if said.updated else "established"
    day = said.updated or said.established
    if day is not None and day <= today <= event.last_day and not holds_on(today, day):
        yield _too_old(places, stated, day, _OLD)


def _too_old(places: Places, field: str, day: date, why: tuple[str, str]) -> Diagnostic:
    what = ("l’audit", "the audit") if field == "audited" else (
        "la déclaration d’accessibilité", "the accessibility statement",
    )  # fmt: skip
    values = {
        "what_fr": what[0], "what_en": what[1], "date": f"{day}", "field": field,
        "why_fr": why[0], "why_en": why[1],
    }  # fmt: skip
    return Diagnostic("HS606", places.at_event("legal", "accessibility", field), values)
