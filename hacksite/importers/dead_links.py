"""Looks whether the addresses of an event still answer; `links.yml` remembers those that do not.

Politely, as catalogues are asked: one request at a time, headers only, and a server that asks to be left
alone is.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from hacksite.check import Places
from hacksite.check.prose_links import is_private
from hacksite.check.texts import all_texts
from hacksite.importers.catalogues.client import Client, Patience
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.model.dead_link import DeadLink
from hacksite.wording import Words

NAME = "links.yml"
"""The file of the event folder that remembers."""

PATIENCE = Patience(connect=10, read=15, retries=1, longest_wait=10, pause=0.5)
"""Less than for catalogues: an address that needs more time than that serves no reader either."""

_GONE = {"not_found", "gone"}
# Who refuses us does answer: a login, a limit, a wish to be left alone.
_ANSWERS = {"closed", "later", "too_many", "status"}
_ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]|]+")
# Names that lead nowhere by design. Source: RFC 2606, RFC 6761.
_NOWHERE = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|org|net))$")


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: every address asked, and the entries to remember."""

    asked: int
    entries: tuple[DeadLink, ...]

    @property
    def is_cut_off(self) -> bool:
        """Whether nothing answered at all: then it is rather this machine that has no network."""
        return self.asked > 1 and sum(entry.status == "silent" for entry in self.entries) >= self.asked

    @property
    def dead(self) -> tuple[DeadLink, ...]:
        """Those that pages mark."""
        return tuple(entry for entry in self.entries if entry.is_dead)

    @property
    def doubtful(self) -> tuple[DeadLink, ...]:
        """Those that did not answer for the first time."""
        return tuple(entry for entry in self.entries if entry.status == "silent" and not entry.is_dead)


def addresses(places: Places) -> tuple[str, ...]:
    """Every web address that the event names, once, in their order; private ones are left out."""
    found: dict[str, None] = {}
    for text in all_texts(places):
        if text.noun != "links":
            for typed in _ADDRESS.findall(text.text):
                found.setdefault(typed.partition("#")[0].rstrip(".,;:!?"))
    return tuple(url for url in found if not is_private(url) and not _leads_nowhere(url))


def look(
    urls: Iterable[str], known: Iterable[DeadLink], today: date, words: Words, patience: Patience = PATIENCE
) -> Iterator[tuple[str, DeadLink | None]]:
    """Each address with what to remember of it; None where it answers and nothing is to be kept.

    Copies of addresses that are not asked are remembered as they stand.
    """
    before = {entry.url: entry for entry in known}
    asked = dict.fromkeys(urls)
    client = Client(None, words, patience)
    for url in asked:
        yield url, _entry(url, _status(client, url), before.get(url), today)
    yield from ((url, entry) for url, entry in before.items() if entry.archive and url not in asked)


def looked(found: Iterable[tuple[str, DeadLink | None]], today: date, told: Callable[[str], None]) -> Looked:
    """All that was found; `told` hears of each address when its turn has come."""
    entries, asked = [], 0
    for url, entry in found:
        told(url)
        asked += entry is None or entry.checked == today
        if entry is not None:
            entries.append(entry)
    return Looked(asked, tuple(sorted(entries, key=lambda entry: entry.url)))


def remember(root: Path, entries: Iterable[DeadLink], words: Words) -> None:
    """Write `links.yml`, or take it away when there is nothing to remember."""
    rows = [_yaml(entry) for entry in entries]
    if rows:
        (root / NAME).write_text(f"# {words('links.comment')}\n{''.join(rows)}", "utf-8", newline="\n")
    else:
        (root / NAME).unlink(missing_ok=True)


def _leads_nowhere(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return True
    return not host or bool(_NOWHERE.search(host))


def _status(client: Client, url: str) -> str:
    try:
        client.peek(url)
    except CatalogueError as fault:
        if fault.name in _ANSWERS:
            return "answers"
        return "gone" if fault.name in _GONE else "silent"
    return "answers"


def _entry(url: str, status: str, before: DeadLink | None, today: date) -> DeadLink | None:
    archive = before.archive if before else None
    if status == "answers" and archive is None:
        return None
    was_so = before is not None and (before.status == "answers") == (status == "answers")
    since = before.since if before and was_so else today
    return DeadLink.model_validate(
        {"url": url, "status": status, "since": since, "checked": today, "archive": archive}
    )


def _yaml(entry: DeadLink) -> str:
    # JSON's quotes are YAML's too.
    archive = f"  archive: {json.dumps(entry.archive)}\n" if entry.archive else ""
    return (
        f"- url: {json.dumps(entry.url)}\n  status: {entry.status}\n"
        f"  since: {entry.since}\n  checked: {entry.checked}\n{archive}"
    )
