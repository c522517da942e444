"""Licences, frequencies, formats, coverages and days as catalogues say them, in our words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from babel import Locale, UnknownLocaleError

from hacksite.importers.catalogues.notes import Notes
from hacksite.model.file_format import find_format
from hacksite.model.frequency import find_frequency
from hacksite.model.licence import find_licence
from hacksite.wording.words import words_of

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])")
_OPEN_END = {"..", "", "now", "present"}
_UNSAID = {
    "",
    "none",
    "null",
    "file",
    "autre",
    "other",
    "octet-stream",
    "application/octet-stream",
    "data",
    "n/a",
}
_TERRITORY = re.compile(
    r"country:([a-z]{2})|(world|country-group:world|fr:monde)|(country-group:ue)", re.IGNORECASE
)
_ZONE = re.compile(r"fr:(region|departement|epci|commune|canton|iris|arrondissement):([\w-]+)(?:@.*)?")
_SUBSETS = {
    "country-subset:fr:metro": "zone.fr_metro",
    "country-subset:fr:drom": "zone.fr_drom",
    "country-subset:fr:dromcom": "zone.fr_dromcom",
}
# opendata.swiss says what may be done, not under which licence; its four terms have no SPDX id.
_TERMS = re.compile(
    r"(?:NonCommercialAllowed-Commercial\w+-Reference\w+|terms_(?:open|by|ask|by_ask))", re.IGNORECASE
)


def licence(said: str, url: str, notes: Notes) -> str:
    """The licence as we write it: an id that is known, else the catalogue's words, never one we chose."""
    found = (find_licence(said) if said else None) or (find_licence(url) if url else None)
    if found is None:
        if said and not _TERMS.fullmatch(said.rpartition("/")[2]):
            notes.doubt("licence_unknown", said=said)
        elif said:
            notes.doubt("licence_terms", said=said)
        if not said and not url:
            notes.doubt("licence_none")
        return said or url
    if found.id == "notspecified":
        notes.doubt("licence_none")
    elif found.id in {"cc-by", "cc-by-sa"}:
        notes.doubt("licence_version", said=said or url)
    elif found.id.startswith("other-"):
        notes.doubt("licence_unnamed", said=said)
    return notes.turn("license", said or url, found.id)


def frequency(said: str, notes: Notes) -> str:
    """The frequency by data.gouv.fr's id, else the catalogue's word; "" where it is unknown there."""
    if not said:
        return ""
    found = find_frequency(said)
    if found is None:
        notes.doubt("frequency_unknown", said=said)
        return said
    if found.id == "unknown":
        notes.doubt("frequency_none")
        return ""
    return notes.turn("frequency", said, found.id)


def file_format(said: str, mediatype: str, url: str, notes: Notes) -> str:
    """The format of a resource; "" where neither the catalogue nor the address tells."""
    path = url.partition("?")[0].partition("#")[0]
    ending = path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else ""
    for typed in (said, mediatype, ending):
        if typed.strip().lower() in _UNSAID:
            continue
        found = find_format(typed)
        if found is not None:
            return notes.turn("format", said or mediatype or ending, found.name)
        if typed == said:
            notes.doubt("format_unknown", said=said)
            return said
    return ""


def day(said: str) -> str:
    """A day from an instant, a month or a year as ISO 8601 writes them; "" for anything else."""
    match = _DAY.match(said.strip())
    if match is None:
        return ""
    year, month, in_month = match.groups()
    try:
        date(int(year), int(month or 1), int(in_month or 1))
    except ValueError:
        return ""
    return "-".join(part for part in (year, month, in_month) if part)


def whole_day(said: str) -> str:
    """A day, where the text names one; "" for a year or a month alone."""
    found = day(said)
    return found if found.count("-") == 2 else ""


def coverage(start: str, end: str, notes: Notes, today: date) -> dict[str, str]:
    """The time covered. An ISO interval (`2015/2024-06`, `2015/..`) may stand in `start`."""
    if "/" in start and not end:
        start, _, end = start.partition("/")
    covered = {"start": day(start), "end": "" if end.strip().lower() in _OPEN_END else day(end)}
    for name, typed in (("start", start), ("end", end)):
        if typed.strip().lower() not in _OPEN_END and not covered[name]:
            notes.doubt("coverage_unread", said=typed)
    first, last = covered["start"], covered["end"]
    if first and last and last < first[: len(last)]:
        notes.doubt("coverage_backwards", start=first, end=last)
        return {}
    if last and last[:4] > str(today.year):
        notes.doubt("coverage_future", end=last)
    for name, typed in (("start", start), ("end", end)):
        if covered[name]:
            notes.turn("temporal", typed, covered[name])
    return {name: said for name, said in covered.items() if said}


def territory(zones: Iterable[str], languages: Iterable[str], notes: Notes) -> Mapping[str, str]:
    """The territory in each language, from zones of data.gouv.fr, ISO codes of countries, or plain names."""
    zones = [zone for zone in zones if zone]
    named = {code: [_zone(zone, code) for zone in zones] for code in languages}
    for zone, name in zip(zones, next(iter(named.values()), []), strict=False):
        if ":" in zone and name == zone:
            notes.doubt("zone_unknown", said=zone)
        notes.turn("spatial", zone, name)
    return {code: ", ".join(dict.fromkeys(names)) for code, names in named.items() if names}


def _zone(zone: str, language: str) -> str:
    words = words_of(language)
    if zone in _SUBSETS:
        return words(_SUBSETS[zone])
    match = _TERRITORY.fullmatch(zone)
    if match:
        code = match[1].upper() if match[1] else "001" if match[2] else "EU"
        try:
            return str(Locale.parse(language.replace("-", "_")).territories.get(code, zone))
        except (UnknownLocaleError, ValueError):
            return zone
    within = _ZONE.fullmatch(zone)
    return words(f"zone.{within[1]}", code=within[2]) if within else zone
