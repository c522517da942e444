"""What came after the event: promises told as kept that nobody made."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event


def check_promises(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Promises told as kept that the event never made."""
    outcomes = event.outcomes
    for place, kept in enumerate(outcomes.kept):
        made = len(getattr(outcomes, kept.promise))
        if kept.number > made:
            at = places.at_event("outcomes", "kept", place, "number")
            yield Diagnostic("HS480", at, {"number": kept.number, "list": kept.promise, "made": made})
