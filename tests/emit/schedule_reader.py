"""Reads the sample's `schedule.yml` without hacksite: what every calendar must agree with."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Row:
    """A session as its line says it; instants in UTC, `end` is None for a moment."""

    id: str
    start: datetime
    end: datetime | None


def public_sessions(schedule: Path) -> list[Row]:
    rows = yaml.load(schedule.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - values stay text
    return [_row(row) for row in rows if row.get("internal") != "true"]


def _row(row: dict[str, str]) -> Row:
    end = row.get("end")
    return Row(row["id"], _instant(row, row["start"]), _instant(row, end) if end else None)


def _instant(row: dict[str, str], typed: str) -> datetime:
    """`12:30` on the row's date, or a whole date and hour; wall time in Paris."""
    text = typed if " " in typed else f"{row['date']} {typed}"
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)
