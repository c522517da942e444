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
    de: str

    def name(self, language: str) -> str:
        """Its name for readers of `language`: French or German, else English."""
        return {"fr": self.fr, "de": self.de}.get(language.partition("-")[0], self.en)

    @property
    def uri(self) -> str:
        """The EU's address for it (`dct:accrualPeriodicity`); "" where it has none."""
        return f"{_EU}{self.eu}" if self.eu else ""


_ROWS = (
    ("continuous", "UPDATE_CONT", "en continu", "continuously", "laufend"),
    ("oneMinute", "1MIN", "chaque minute", "every minute", "jede Minute"),
    ("fiveMinutes", "5MIN", "toutes les cinq minutes", "every five minutes", "alle fünf Minuten"),
    ("tenMinutes", "10MIN", "toutes les dix minutes", "every ten minutes", "alle zehn Minuten"),
    ("fifteenMinutes", "15MIN", "tous les quarts d’heure", "every fifteen minutes", "jede Viertelstunde"),
    ("thirtyMinutes", "30MIN", "toutes les demi-heures", "every thirty minutes", "jede halbe Stunde"),
    ("hourly", "HOURLY", "chaque heure", "hourly", "stündlich"),
    ("bihourly", "BIHOURLY", "toutes les deux heures", "every two hours", "alle zwei Stunden"),
    ("trihourly", "TRIHOURLY", "toutes les trois heures", "every three hours", "alle drei Stunden"),
    ("twelveHours", "12HRS", "toutes les douze heures", "every twelve hours", "alle zwölf Stunden"),
    ("severalTimesADay", "CONT", "plusieurs fois par jour", "several times a day", "mehrmals am Tag"),
    ("threeTimesADay", "", "trois fois par jour", "three times a day", "dreimal am Tag"),
    ("semidaily", "DAILY_2", "deux fois par jour", "twice a day", "zweimal am Tag"),
    ("daily", "DAILY", "chaque jour", "daily", "täglich"),
    ("fiveTimesAWeek", "", "cinq fois par semaine", "five times a week", "fünfmal in der Woche"),
    ("threeTimesAWeek", "WEEKLY_3", "trois fois par semaine", "three times a week", "dreimal in der Woche"),
    ("semiweekly", "WEEKLY_2", "deux fois par semaine", "twice a week", "zweimal in der Woche"),
    ("weekly", "WEEKLY", "chaque semaine", "weekly", "wöchentlich"),
    ("biweekly", "BIWEEKLY", "toutes les deux semaines", "every two weeks", "alle zwei Wochen"),
    ("threeTimesAMonth", "MONTHLY_3", "trois fois par mois", "three times a month", "dreimal im Monat"),
    ("semimonthly", "MONTHLY_2", "deux fois par mois", "twice a month", "zweimal im Monat"),
    ("monthly", "MONTHLY", "chaque mois", "monthly", "monatlich"),
    ("bimonthly", "BIMONTHLY", "tous les deux mois", "every two months", "alle zwei Monate"),
    ("quarterly", "QUARTERLY", "chaque trimestre", "quarterly", "vierteljährlich"),
    ("threeTimesAYear", "ANNUAL_3", "trois fois par an", "three times a year", "dreimal im Jahr"),
    ("semiannual", "ANNUAL_2", "deux fois par an", "twice a year", "zweimal im Jahr"),
    ("annual", "ANNUAL", "chaque année", "yearly", "jährlich"),
    ("biennial", "BIENNIAL", "tous les deux ans", "every two years", "alle zwei Jahre"),
    ("triennial", "TRIENNIAL", "tous les trois ans", "every three years", "alle drei Jahre"),
    ("quadrennial", "QUADRENNIAL", "tous les quatre ans", "every four years", "alle vier Jahre"),
    ("quinquennial", "QUINQUENNIAL", "tous les cinq ans", "every five years", "alle fünf Jahre"),
    ("decennial", "DECENNIAL", "tous les dix ans", "every ten years", "alle zehn Jahre"),
    ("bidecennial", "BIDECENNIAL", "tous les vingt ans", "every twenty years", "alle zwanzig Jahre"),
    ("tridecennial", "TRIDECENNIAL", "tous les trente ans", "every thirty years", "alle dreißig Jahre"),
    ("punctual", "AS_NEEDED", "ponctuellement", "as needed", "nach Bedarf"),
    ("irregular", "IRREG", "irrégulièrement", "irregularly", "unregelmäßig"),
    ("never", "NEVER", "jamais", "never", "nie"),
    ("notPlanned", "NOT_PLANNED", "mise à jour non prévue", "not planned", "nicht geplant"),
    ("other", "OTHER", "autre fréquence", "another frequency", "andere Häufigkeit"),
    ("unknown", "UNKNOWN", "fréquence inconnue", "unknown", "Häufigkeit unbekannt"),
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
