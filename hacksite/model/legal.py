"""What the law asks of a site, French law first.

Sources: LCEN art. 1-1 (legal notice), law 2005-102 art. 47 and decree 2019-768
(accessibility), GDPR art. 13 (personal data).
"""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from hacksite.model.fields import Noun, Texts, Url, YesNo
from hacksite.model.moments import Day
from hacksite.model.text import Text


class Body(Noun):
    """Somebody answerable: the publisher, or the host."""

    name: str | None = None
    """Legal name."""
    address: str | None = None
    """Postal address."""
    phone: str | None = None
    """Telephone number, which the law asks for."""
    registration: str | None = None
    """SIREN, RNA or company registration."""
    capital: str | None = None
    """Share capital, of a company: `10 000 €`."""
    director: str | None = None
    """Director of publication, by function or by name (publisher only)."""
    editor: str | None = None
    """Editor in chief, where there is one (publisher only)."""
    email: str | None = None
    """A shared address."""
    url: Url | None = None
    """Its site."""


Mention = Literal["totalement conforme", "partiellement conforme", "non conforme"]
"""The three mentions the law knows. Source: RGAA 4.1, "Mention obligatoire sur la page d'accueil"."""

_MENTIONS: tuple[Mention, ...] = get_args(Mention)
_FULL, _PARTIAL, _NONE = _MENTIONS
_IN_ENGLISH = {
    "fully compliant": _FULL,
    "partially compliant": _PARTIAL,
    "not compliant": _NONE,
    "non compliant": _NONE,
}
_YEARS_OF_VALIDITY = 3
_ALL_CRITERIA = 100
_HALF_THE_CRITERIA = 50


def _status(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().lower().removeprefix("accessibilité").lstrip(" \u00a0\u202f:")
        word = _IN_ENGLISH.get(word, word)
        if word not in _MENTIONS:
            raise PydanticCustomError("HS601", "", {"status": value})
        return word
    return value


Percentage = Annotated[float, Field(ge=0, le=100)]
"""A share in percent."""


class Accessibility(Noun):
    """The accessibility statement. Honest by default: not compliant until audited.

    Fill in `audited`, `rate` and `auditor` from an audit: the mention follows from them.
    Source: decree 2019-768 and RGAA 4.1, "Obligations".
    """

    status: Annotated[Mention | None, BeforeValidator(_status)] = None
    """One of the three mentions the law knows; left empty, it follows from the audit."""
    rate: Percentage | None = None
    """Share of the criteria met, in percent, from the audit."""
    average_rate: Percentage | None = None
    """Mean of the pages' own rates, in percent, from the audit."""
    audited: Day | None = None
    """Day of the audit; it holds for three years."""
    auditor: str | None = None
    """Who made the audit: a company, or the organisation itself."""
    reference: str = "RGAA 4.1"
    """The reference that the audit applied, with its version."""
    report_url: Url | None = None
    """The audit's report."""
    established: Day | None = None
    """Day the statement was established."""
    updated: Day | None = None
    """Day the statement was last brought up to date."""
    pages: Texts = ()
    """Pages that were checked."""
    environment: Texts = ()
    """Combinations of browser and screen reader it was tested with."""
    tools: Texts = ()
    """Tools used for the audit."""
    issues: Texts = ()
    """Content that does not conform, with the alternatives offered."""
    derogations: Texts = ()
    """Content left out because making it accessible is a disproportionate burden: why, until when."""
    exemptions: Texts = ()
    """Content the law does not ask to be accessible, and why."""
    contact: str | None = None
    """Where to report a barrier: an e-mail address or a web address; the event's contact if empty."""
    plan_url: Url | None = None
    """The multi-year accessibility plan."""
    yearly_plan_url: Url | None = None
    """The current year's plan of action; the multi-year plan's page if empty."""


def holds_on(day: date, stated: date) -> bool:
    """Whether an audit or a statement of the day `stated` still holds on `day`: three years.

    Not before its own day either. Source: RGAA 4.1, "Validité de la déclaration d'accessibilité".
    """
    anniversary = (stated.year + _YEARS_OF_VALIDITY, stated.month, stated.day)
    return stated <= day and (day.year, day.month, day.day) <= anniversary


def earned_mention(said: Accessibility, day: date) -> Mention:
    """The mention that the audit allows on a day: none without one that is dated, rated and still holds."""
    if said.audited is None or said.rate is None or not holds_on(day, said.audited):
        return _NONE
    if said.rate >= _ALL_CRITERIA:
        return _FULL
    return _PARTIAL if said.rate >= _HALF_THE_CRITERIA else _NONE


def mention_on(day: date, said: Accessibility) -> Mention:
    """The mention that the site carries on a day. It may claim less than was earned, never more."""
    earned = earned_mention(said, day)
    return max(said.status or earned, earned, key=_MENTIONS.index)


class PersonalData(Noun):
    """What is done with participants' data. Source: GDPR art. 13."""

    controller: Text | None = None
    """Who decides; the publisher when left empty."""
    contact: str | None = None
    """The data protection officer's shared address."""
    collected: Texts = ()
    """What is asked of people, and what of it is compulsory."""
    purposes: Texts = ()
    """What the data is used for."""
    basis: Text | None = None
    """Legal basis: consent, public task, contract."""
    recipients: Texts = ()
    """Who sees it."""
    processor: Text | None = None
    """Who keeps the registration form on the organisers' behalf."""
    transfers: Text | None = None
    """Countries outside the European Union that it goes to, and under which safeguards."""
    retention: Text | None = None
    """How long it is kept."""
    erase_from: Day | None = None
    """From this day, the site and its archive name only people whose consent is recorded."""
    text: Text | None = None
    """Anything else, in Markdown."""


class Legal(Noun):
    """Legal notice, accessibility, personal data, rules."""

    public_body: YesNo = False
    """Whether the publisher is a public body, which makes missing particulars errors."""
    publisher: Body = Body()
    """Who publishes the site."""
    host: Body = Body()
    """Who hosts it."""
    licence: str = "etalab-2.0"
    """Licence of the site's texts."""
    credits: Text | None = None
    """Credits of pictures and texts; those given beside pictures are gathered without it."""
    image_rights: Text | None = None
    """How people are photographed and filmed, how they agree, and how they refuse."""
    rules: Text | None = None
    """Rules of the event, in Markdown."""
    accessibility: Accessibility = Accessibility()
    """Accessibility statement."""
    personal_data: PersonalData = PersonalData()
    """Personal data."""
