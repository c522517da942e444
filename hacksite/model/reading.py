"""What must be known of an event to understand the fields of its files."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Reading:
    """The event's languages (first first), time zone and only day (None: several days)."""

    languages: tuple[str, ...] = ("en",)
    zone: ZoneInfo = ZoneInfo("UTC")
    only_day: date | None = None

    @property
    def language(self) -> str:
        """The language that files are written in unless their name says another."""
        return self.languages[0]

    @staticmethod
    def of(context: object) -> "Reading":
        """The reading given as Pydantic's validation context."""
        return context if isinstance(context, Reading) else Reading()
