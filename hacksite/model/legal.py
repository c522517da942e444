"""What the law asks of a site, French law first.

Sources: LCEN art. 1-1 (legal notice), law 2005-102 art. 47 and decree 2019-768
(accessibility), GDPR art. 13 (personal data).
"""

from typing import Annotated, Literal

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
    director: str | None = None
    """Director of publication, by function or by name (publisher only)."""
    email: str | None = None
    """A shared address."""
    url: Url | None = None
    """Its site."""


_STATUSES = ("totalement conforme", "partiellement conforme", "non conforme")
_IN_ENGLISH = {
    "fully compliant": _STATUSES[0],
    "partially compliant": _STATUSES[1],
    "not compliant": _STATUSES[2],
    "non compliant": _STATUSES[2],
}


def _status(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().lower().removeprefix("accessibilité").lstrip(" :")
        word = _IN_ENGLISH.get(word, word)
        if word not in _STATUSES:
            raise PydanticCustomError("HS601", "", {"status": value})
        return word
    return value


class Accessibility(Noun):
    """The accessibility statement. Honest by default: not compliant until audited.

    Source: decree 2019-768 and RGAA 4.1, "Obligations".
    """

    status: Annotated[
        Literal["totalement conforme", "partiellement conforme", "non conforme"], BeforeValidator(_status)
    ] = "non conforme"
    """One of the three mentions the law knows; the first two need an audit."""
    rate: Annotated[float, Field(ge=0, le=100)] | None = None
    """Share of the criteria met, in percent, from the audit."""
    audited: Day | None = None
    """Day of the audit."""
    auditor: str | None = None
    """Who made the audit."""
    established: Day | None = None
    """Day the statement was established."""
    pages: Texts = ()
    """Pages that were checked."""
    environment: Texts = ()
    """Assistive technologies and browsers it was tested with."""
    tools: Texts = ()
    """Tools used for the audit."""
    issues: Texts = ()
    """Content known not to be accessible."""
    exemptions: Texts = ()
    """Content exempted, and why."""
    contact: str | None = None
    """Where to report a barrier: an e-mail address or a web address; the event's contact if empty."""
    plan_url: Url | None = None
    """The multi-year plan and the yearly plan of action."""


class PersonalData(Noun):
    """What is done with participants' data. Source: GDPR art. 13."""

    controller: Text | None = None
    """Who decides; the publisher when left empty."""
    contact: str | None = None
    """The data protection officer's shared address."""
    purposes: Texts = ()
    """What the data is used for."""
    basis: Text | None = None
    """Legal basis: consent, public task, contract."""
    recipients: Texts = ()
    """Who sees it."""
    retention: Text | None = None
    """How long it is kept."""
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
    """Credits of pictures and texts."""
    rules: Text | None = None
    """Rules of the event, in Markdown."""
    accessibility: Accessibility = Accessibility()
    """Accessibility statement."""
    personal_data: PersonalData = PersonalData()
    """Personal data."""
