"""The event's time zone, before anything else of the event is read."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

_ZONE = re.compile(r"^timezone:[ \t]*[\"']?([\w/+-]+)", re.MULTILINE)
DEFAULT = ZoneInfo("Europe/Paris")


def zone_of(root: Path) -> ZoneInfo:
    """The zone `event.yml` names, for reading an hour typed on the command line; Paris without one."""
    file = root / "event.yml"
    match = _ZONE.search(file.read_text("utf-8", errors="replace")) if file.is_file() else None
    try:
        return ZoneInfo(match[1]) if match else DEFAULT
    except (KeyError, ValueError, OSError):
        return DEFAULT
