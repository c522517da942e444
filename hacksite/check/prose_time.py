"""Checks of the dates, weekdays and time zones that texts speak of."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from hacksite.check.places import Places
from hacksite.check.prose_dates import WEEKDAYS, ProseDate, find_dates, in_words
from hacksite.check.texts import PlacedText, place_in_text, shortened
from hacksite.check.when import has_sure_days, known_days, length_in_days
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event

_NOT_ABOUT_THE_EVENT = {"dataset", "person", "partner"}
_SIBLINGS = {
    "CET": "CEST", "WET": "WEST", "EET": "EEST", "EST": "EDT", "CST": "CDT", "MST": "MDT", "PST": "PDT",
}  # fmt: skip
_OTHER_SEASON = {**_SIBLINGS, **{summer: winter for winter, summer in _SIBLINGS.items()}}
_ABBREVIATION = re.compile(rf"(?<![\w-])(?:{'|'.join(_OTHER_SEASON)})(?![\w-])")
_SPOKEN = re.compile(r"heure d[’'](?P<fr>été|hiver)\b|\b(?P<en>summer|winter) time\b")
# Laws, reports and pages have dates of their own, and so has what the projects are about.
_DOCUMENT = re.compile(
    r"(?:arrêté|loi|décret|ordonnance|circulaire|règlement|directive|convention|délibération|version|"
    r"données|mise? à jour|publiée?s?|paru|consultée?|law|act|decree|order|updated|published|retrieved|"
    r"data|issued|as)"
    r"\s+(?:\S+\s+){0,2}$"
)
_ABOUT_THE_SUBJECT = {"challenge", "project"}
# "On passe à l'heure d'été" tells of the change itself.
_CHANGE = re.compile(r"(?:pass|chang|bascul|avanc|recul|switch|mov|start|begin|end)[^.]{0,60}$")


class ProseTime:
    """Knows the event's days once, then reads text after text."""

    def __init__(self, places: Places, event: Event) -> None:
        self.places = places
        self.event = event
        self.sure = has_sure_days(places, event)
        length = length_in_days(event) if self.sure else 1
        self.days = tuple(event.first_day + timedelta(days=n) for n in range(length))
        self.known = known_days(event) if self.sure else frozenset()
        self.sessions = {s.id: s for s in event.sessions}

    def check(self, text: PlacedText) -> Iterator[Diagnostic]:
        """What a text says about time that cannot be."""
        dates = find_dates(text.text, text.lowered, text.language)
        for mention in dates:
            wrong = tuple(self._weekdays(text, mention))
            yield from wrong
            if not wrong and self.sure and text.noun not in _NOT_ABOUT_THE_EVENT:
                yield from self._contradiction(text, mention)
        if self.sure:
            yield from self._seasons(text, dates)

    def _weekdays(self, text: PlacedText, mention: ProseDate) -> Iterator[Diagnostic]:
        """A weekday that does not fit; without a year, only days that the event names count."""
        year = mention.year or self.event.first_day.year
        for day, weekday in mention.dates(year):
            if weekday is None or day.weekday() == weekday:
                continue
            if mention.year is not None or (self.sure and day in self.known):
                values = {
                    "found": shortened(text.text[mention.start : mention.end]),
                    "weekday_fr": WEEKDAYS[weekday][0],
                    "weekday_en": WEEKDAYS[weekday][1].capitalize(),
                    "right_fr": in_words(day, "fr"),
                    "right_en": in_words(day, "en"),
                }
                at = place_in_text(self.places.folder, text.scalar, mention.start, mention.end)
                yield Diagnostic("HS215", at, values)
                return

    def _contradiction(self, text: PlacedText, mention: ProseDate) -> Iterator[Diagnostic]:
        year = mention.year or self.event.first_day.year
        said = tuple(day for day, _ in mention.dates(year))
        if not said or any(day in self.known for day in said):
            return
        other_year = self._other_year(mention) and not _is_of_a_document(text, mention)
        if self._other_month(mention) or other_year:
            values = {
                "found": shortened(text.text[mention.start : mention.end]),
                "first_fr": in_words(self.days[0], "fr"),
                "first_en": in_words(self.days[0], "en"),
                "last_fr": in_words(self.days[-1], "fr"),
                "last_en": in_words(self.days[-1], "en"),
            }
            at = place_in_text(self.places.folder, text.scalar, mention.start, mention.end)
            yield Diagnostic("HS214", at, values)

    def _other_month(self, mention: ProseDate) -> bool:
        """The event's own day numbers in another month of its year.

        One day alone says nothing about an event of several: it may be any deadline.
        """
        first, last = self.days[0], self.days[-1]
        same_numbers = (mention.days[0], mention.days[-1]) == (first.day, last.day)
        long_enough = len(mention.days) > 1 or len(self.days) == 1
        same_year = mention.year in (None, first.year)
        return same_numbers and long_enough and same_year and mention.month not in (first.month, last.month)

    def _other_year(self, mention: ProseDate) -> bool:
        """The event's first or last day in another year, unless its weekday shows that it is meant."""
        if mention.year is None or mention.year == self.days[0].year:
            return False
        if any(weekday is not None for weekday in mention.weekdays):
            return False
        own = {(day.day, day.month) for day in (self.days[0], self.days[-1])}
        said = {(day, mention.month) for day in mention.days}
        return own <= said if len(said) > 1 else bool(own & said)

    def _seasons(self, text: PlacedText, dates: tuple[ProseDate, ...]) -> Iterator[Diagnostic]:
        spoken = ("heure d" in text.lowered or "er time" in text.lowered) and any(
            words in text.lowered for words in ("heure d'", "heure d’", "mer time", "ter time")
        )
        short = ("ET" in text.text or "ST" in text.text or "DT" in text.text) and any(
            name in text.text for name in _OTHER_SEASON
        )
        if not spoken and not short:
            return
        moments = self._moments(text, dates)
        names = {moment.tzname() or "" for moment in moments}
        for match in _ABBREVIATION.finditer(text.text) if short else ():
            if match.group() not in names and _OTHER_SEASON[match.group()] in names:
                yield self._season(text, match, _OTHER_SEASON[match.group()])
        for match in _SPOKEN.finditer(text.lowered) if spoken else ():
            summer = "été" in (match["fr"] or "") or match["en"] == "summer"
            if _CHANGE.search(text.lowered, max(0, match.start() - 90), match.start()):
                continue
            if self._has_seasons() and all(bool(m.dst()) != summer for m in moments):
                yield self._season(text, match, "/".join(sorted(names)))

    def _season(self, text: PlacedText, match: re.Match[str], right: str) -> Diagnostic:
        at = place_in_text(self.places.folder, text.scalar, *match.span())
        found = text.text[match.start() : match.end()]
        values = {"found": found, "right": right, "zone": str(self.event.timezone)}
        return Diagnostic("HS213", at, values)

    def _has_seasons(self) -> bool:
        year = self.days[0].year
        return self._noon(date(year, 1, 1)).utcoffset() != self._noon(date(year, 7, 1)).utcoffset()

    def _moments(self, text: PlacedText, dates: tuple[ProseDate, ...]) -> list[datetime]:
        """The instants that a text may speak of: its session's, the days it names, the event's days."""
        session = self.sessions.get(text.item) if text.noun == "session" else None
        moments = [session.start, session.end] if session else [self._noon(day) for day in self.days]
        for mention in dates:
            year = mention.year or self.days[0].year
            moments += [self._noon(day) for day, _ in mention.dates(year)]
        return moments

    def _noon(self, day: date) -> datetime:
        return datetime.combine(day, time(12), self.event.timezone)


def _is_of_a_document(text: PlacedText, mention: ProseDate) -> bool:
    """Whether a single date belongs to a document, or to the subject that teams work on."""
    if len(mention.days) > 1:
        return False
    before = text.lowered[max(0, mention.start - 60) : mention.start]
    return text.noun in _ABOUT_THE_SUBJECT or bool(_DOCUMENT.search(before))
