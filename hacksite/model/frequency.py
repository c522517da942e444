"""How often data is updated: data.gouv.fr's ids and the EU's codes, with words for people.

Sources: udata `udata/core/dataset/constants.py` (ids of 2025, and the older ones still met);
EU authority table "frequency".
"""

from dataclasses import dataclass
from types import MappingProxyType

_EU = "http://publications.europa.eu/resource/authority/frequency/"


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency: `id` is data.gouv.fr's, `eu` the code of the EU list, "" where it has none."""

    id: str
    eu: str
    fr: str
    en: str

    def name(self, language: str) -> str:
        """Its name for readers of `language`: French, else English."""
        return self.fr if language == "fr" else self.en

    @property
    def uri(self) -> str:
        """The EU's address for it (`dct:accrualPeriodicity`); "" where it has none."""
        return f"{_EU}{self.eu}" if self.eu else ""


_ROWS = (
    ("continuous", "UPDATE_CONT", "en continu", "continuously"),
    ("oneMinute", "1MIN", "chaque minute", "every minute"),
    ("fiveMinutes", "5MIN", "toutes les cinq minutes", "every five minutes"),
    ("tenMinutes", "10MIN", "toutes les dix minutes", "every ten minutes"),
    ("fifteenMinutes", "15MIN", "tous les quarts d’heure", "every fifteen minutes"),
    ("thirtyMinutes", "30MIN", "toutes les demi-heures", "every thirty minutes"),
    ("hourly", "HOURLY", "chaque heure", "hourly"),
    ("bihourly", "BIHOURLY", "toutes les deux heures", "every two hours"),
    ("trihourly", "TRIHOURLY", "toutes les trois heures", "every three hours"),
    ("twelveHours", "12HRS", "toutes les douze heures", "every twelve hours"),
    ("severalTimesADay", "CONT", "plusieurs fois par jour", "several times a day"),
    ("threeTimesADay", "", "trois fois par jour", "three times a day"),
    ("semidaily", "DAILY_2", "deux fois par jour", "twice a day"),
    ("daily", "DAILY", "chaque jour", "daily"),
    ("fiveTimesAWeek", "", "cinq fois par semaine", "five times a week"),
    ("threeTimesAWeek", "WEEKLY_3", "trois fois par semaine", "three times a week"),
    ("semiweekly", "WEEKLY_2", "deux fois par semaine", "twice a week"),
    ("weekly", "WEEKLY", "chaque semaine", "weekly"),
    ("biweekly", "BIWEEKLY", "toutes les deux semaines", "every two weeks"),
    ("threeTimesAMonth", "MONTHLY_3", "trois fois par mois", "three times a month"),
    ("semimonthly", "MONTHLY_2", "deux fois par mois", "twice a month"),
    ("monthly", "MONTHLY", "chaque mois", "monthly"),
    ("bimonthly", "BIMONTHLY", "tous les deux mois", "every two months"),
    ("quarterly", "QUARTERLY", "chaque trimestre", "quarterly"),
    ("threeTimesAYear", "ANNUAL_3", "trois fois par an", "three times a year"),
    ("semiannual", "ANNUAL_2", "deux fois par an", "twice a year"),
    ("annual", "ANNUAL", "chaque année", "yearly"),
    ("biennial", "BIENNIAL", "tous les deux ans", "every two years"),
    ("triennial", "TRIENNIAL", "tous les trois ans", "every three years"),
    ("quadrennial", "QUADRENNIAL", "tous les quatre ans", "every four years"),
    ("quinquennial", "QUINQUENNIAL", "tous les cinq ans", "every five years"),
    ("decennial", "DECENNIAL", "tous les dix ans", "every ten years"),
    ("bidecennial", "BIDECENNIAL", "tous les vingt ans", "every twenty years"),
    ("tridecennial", "TRIDECENNIAL", "tous les trente ans", "every thirty years"),
    ("punctual", "AS_NEEDED", "ponctuellement", "as needed"),
    ("irregular", "IRREG", "irrégulièrement", "irregularly"),
    ("never", "NEVER", "jamais", "never"),
    ("notPlanned", "NOT_PLANNED", "mise à jour non prévue", "not planned"),
    ("other", "OTHER", "autre fréquence", "another frequency"),
    ("unknown", "UNKNOWN", "fréquence inconnue", "unknown"),
)
_OLDER = {
    "realtime": "continuous", "fourtimesaday": "severalTimesADay", "fourtimesaweek": "other",
    "fortnighly": "biweekly", "fortnightly": "biweekly", "biannual": "semiannual", "yearly": "annual",
    "tempsreel": "continuous", "entempsreel": "continuous", "quotidienne": "daily", "quotidien": "daily",
    "hebdomadaire": "weekly", "mensuelle": "monthly", "mensuel": "monthly", "trimestrielle": "quarterly",
    "trimestriel": "quarterly", "semestrielle": "semiannual", "semestriel": "semiannual",
    "annuelle": "annual", "annuel": "annual", "ponctuelle": "punctual", "irreguliere": "irregular",
    "inconnue": "unknown", "horaire": "hourly",
}  # fmt: skip

FREQUENCIES = MappingProxyType({row[0]: Frequency(*row) for row in _ROWS})
"""Every frequency by data.gouv.fr's id, the most frequent first."""


def _key(typed: str) -> str:
    bare = typed.strip().removeprefix(_EU).lower().translate(str.maketrans("éèêà", "eeea"))
    return "".join(letter for letter in bare if letter.isalnum())


_BY_KEY = {
    _key(name): frequency for f in FREQUENCIES.values() for name, frequency in ((f.eu, f), (f.id, f)) if name
}
_BY_KEY |= {_key(older): FREQUENCIES[name] for older, name in _OLDER.items()}


def find_frequency(typed: str) -> Frequency | None:
    """The frequency meant by an id of data.gouv.fr, an EU code or address, or a French word."""
    return _BY_KEY.get(_key(typed))


def known_frequencies() -> tuple[str, ...]:
    """The ids to suggest for a mistyped frequency."""
    return tuple(FREQUENCIES)
