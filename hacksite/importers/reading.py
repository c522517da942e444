"""Reads a programme in whatever format it is: its content tells, never its name."""

import json
from xml.etree.ElementTree import ParseError, fromstring

from hacksite.diagnostics import HacksiteError
from hacksite.importers.csv_schedule import read_csv_schedule
from hacksite.importers.frab_json import read_frab_json
from hacksite.importers.frab_xml import frab_tree
from hacksite.importers.icalendar_file import read_icalendar
from hacksite.importers.imported import Imported, Lose
from hacksite.importers.texts import Texts, decoded

_ZIP = b"PK\x03\x04"


def read_schedule(file: bytes, texts: Texts, lose: Lose) -> Imported:
    """The programme of a file. Raises HacksiteError, in plain words, for one that is none we know."""
    words = texts.words
    if file.startswith(_ZIP):
        raise HacksiteError(words("import.spreadsheet"))
    text = decoded(file)
    first = text.lstrip()
    try:
        if first.startswith("<"):
            imported = _xml(text, texts, lose)
        elif first.startswith(("{", "[")):
            imported = _json(text, texts, lose)
        elif first[:15].upper() == "BEGIN:VCALENDAR":
            imported = read_icalendar(text.encode(), texts, lose)
        else:
            imported = read_csv_schedule(text.replace("\r\n", "\n").replace("\r", "\n"), texts, lose)
    except (ParseError, json.JSONDecodeError, ValueError, RecursionError) as error:
        raise HacksiteError(words("import.broken", said=str(error)[:200])) from None
    if imported is None:
        raise HacksiteError(words("import.unknown_format"))
    if not imported.found:
        raise HacksiteError(words("import.nothing_found", format=imported.format))
    return imported


def _xml(text: str, texts: Texts, lose: Lose) -> Imported | None:
    # Entities are how XML grows without end; no schedule declares any.
    if "<!DOCTYPE" in text[:2000] or "<!ENTITY" in text:
        return None
    declared = text.lstrip()
    end = declared.find("?>") if declared.startswith("<?xml") else -1
    root = fromstring(declared[end + 2 :] if end >= 0 else declared)  # noqa: S314 - no entities.
    return read_frab_json(frab_tree(root), texts, lose) if root.tag == "schedule" else None


def _json(text: str, texts: Texts, lose: Lose) -> Imported | None:
    about = json.loads(text)
    schedule = about.get("schedule", about) if isinstance(about, dict) else None
    if not isinstance(schedule, dict) or not isinstance(schedule.get("conference"), dict):
        return None
    return read_frab_json(about, texts, lose)
