"""From located text to the event: fields, types, defaults, and where each value stands."""

from hacksite.load.completing import Team, Teams, by_team, with_stand_ins
from hacksite.load.event import KINDS, Kind, load_event
from hacksite.load.loaded import Loaded
from hacksite.load.nouns import Nouns

__all__ = [
    "KINDS",
    "Kind",
    "Loaded",
    "Nouns",
    "Team",
    "Teams",
    "by_team",
    "load_event",
    "with_stand_ins",
]
