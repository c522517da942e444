"""An address that was found not to answer."""

from typing import Literal

from hacksite.model.fields import Noun, Url
from hacksite.model.moments import Day


class DeadLink(Noun):
    """What a look at an address found. One entry of `links.yml`, which `hacksite links` writes.

    An address that is gone is dead at once; one that is silent, only when a later day found it so again.
    """

    url: Url
    """The address, wherever the event names it."""
    status: Literal["gone", "silent", "answers"] = "gone"
    """`gone`: its server says so; `silent`: nothing came, or a fault; `answers`: kept for its copy."""
    since: Day
    """The first day it was found so."""
    checked: Day
    """The last day it was looked at."""
    archive: Url | None = None
    """A kept copy, written by hand: at web.archive.org, for instance."""

    @property
    def is_dead(self) -> bool:
        """Whether readers are told that it no longer answers."""
        return self.status == "gone" or (self.status == "silent" and self.checked > self.since)
