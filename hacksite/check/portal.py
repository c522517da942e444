"""Checks of a portal's addresses: none that was published is ever let go, none leads in a circle."""

from collections.abc import Callable, Collection, Iterable, Iterator

from hacksite.diagnostics import Diagnostic, Position
from hacksite.model.portal import Redirect

Place = Callable[[int, str], Position]
"""Where a field of the redirect of that number stands."""


def check_redirects(
    redirects: Iterable[Redirect], known: Collection[str], published: Iterable[str], at: Place
) -> Iterator[Diagnostic]:
    """Redirects that lead nowhere or in a circle, that hide a page, and addresses that were let go.

    `known` are the addresses of the pages there are; `published` those that there ever were.
    """
    rows = tuple(redirects)
    leads = {row.old: row.new for row in rows}
    for number, row in enumerate(rows):
        if row.old in known:
            yield Diagnostic("HS493", at(number, "old"), {"old": row.old})
        target = row.new.partition("#")[0]
        if _is_circle(row.old, leads):
            yield Diagnostic("HS490", at(number, "new"), {"old": row.old, "new": row.new})
        elif target not in known and target not in leads:
            yield Diagnostic("HS491", at(number, "new"), {"old": row.old, "new": row.new})
    for address in sorted(set(published) - set(known) - set(leads)):
        yield Diagnostic("HS492", at(-1, ""), {"old": address})


def _is_circle(start: str, leads: dict[str, str]) -> bool:
    """Whether redirects lead from `start` into a circle."""
    seen, here = {start}, leads[start].partition("#")[0]
    while here in leads:
        if here in seen:
            return True
        seen.add(here)
        here = leads[here].partition("#")[0]
    return False
