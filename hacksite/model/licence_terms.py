"""What licences of data allow and ask, in the few words that matter to a team: what they say, not advice.

Sources, each at its publisher: Licence Ouverte 2.0 ("Mention de la paternité"), ODbL 1.0 (4.3 to 4.5), ODC-By
1.0 (4.2), PDDL 1.0 (2.1), CC0 1.0, and the deeds of CC BY, BY-SA, BY-NC, BY-ND and their mixtures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from hacksite.model.licence import Licence, find_licence


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a licence: `key` names their words, `same` the licence that what is made must have, or ""."""

    key: str
    same: str = ""
    commercial: bool = True
    changes: bool = True


_FREE, _CREDIT, _DATED = Terms("free"), Terms("credit"), Terms("dated_credit")
_TOLD = Terms("credit_changes")
TERMS = MappingProxyType(
    {
        "CC0-1.0": _FREE,
        "PDDL-1.0": _FREE,
        "etalab-2.0": _DATED,
        "fr-lo": _DATED,
        "ODC-By-1.0": _CREDIT,
        "CC-BY-4.0": _TOLD,
        "CC-BY-3.0": _TOLD,
        "cc-by": _TOLD,
        "OGL-UK-3.0": _CREDIT,
        "ODbL-1.0": Terms("same_database", same="ODbL"),
        "CC-BY-SA-4.0": Terms("same", same="CC BY-SA"),
        "CC-BY-SA-3.0": Terms("same", same="CC BY-SA"),
        "cc-by-sa": Terms("same", same="CC BY-SA"),
        "CC-BY-NC-4.0": Terms("not_commercial", commercial=False),
        "CC-BY-ND-4.0": Terms("unchanged", changes=False),
        "CC-BY-NC-SA-4.0": Terms("not_commercial_same", same="CC BY-NC-SA", commercial=False),
        "CC-BY-NC-ND-4.0": Terms("not_commercial_unchanged", commercial=False, changes=False),
    }
)
"""The terms of each licence whose terms are known here, by its id."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Why data of several licences may not go into one publication: the reason, and whose licences."""

    reason: str
    licences: tuple[Licence, ...]


def terms_of(typed: str | None) -> Terms | None:
    """The terms of a licence as typed; None where they are not known here."""
    found = find_licence(typed) if typed else None
    return TERMS.get(found.id) if found else None


def mixtures(typed: Iterable[str | None]) -> tuple[Mixture, ...]:
    """What to look at before several datasets become one: empty where nothing speaks against it.

    Only licences known here are compared; of the others nothing is said.
    """
    found = (find_licence(name) for name in typed if name)
    known = {licence.id: licence for licence in found if licence and licence.id in TERMS}
    same = [licence for item, licence in known.items() if TERMS[item].same]
    made: list[Mixture] = []
    if len({TERMS[licence.id].same for licence in same}) > 1:
        made.append(Mixture("same", tuple(same)))
    if len(known) > 1:
        closed = tuple(licence for item, licence in known.items() if not TERMS[item].changes)
        unpaid = tuple(licence for item, licence in known.items() if not TERMS[item].commercial)
        made += [Mixture("unchanged", closed)] if closed else []
        made += [Mixture("not_commercial", unpaid)] if unpaid else []
    return tuple(made)
