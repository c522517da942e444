"""Files that list datasets: addresses, one per line or in a column, or a catalogue's saved answer."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues import ckan, datagouv, datapackage, dcat, huggingface, opendatasoft
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.texts import decoded
from hacksite.source import Mapping as Row
from hacksite.source.csv_text import parse_csv
from hacksite.source.nodes import plain
from hacksite.source.text_file import TextFile
from hacksite.wording import Words

_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_COMMENT = re.compile(r"(?:^|\s)#\s.*$|^\s*#.*$")
_LISTS = ("data", "results", "result", "datasets", "packages", "dataset")
_READERS = (
    datagouv.found_in, ckan.found_in, opendatasoft.found_in, huggingface.found_in, datapackage.found_in,
)  # fmt: skip
# Relative addresses of a file on disk lead nowhere.
_NOWHERE = "urn:x-file:"
_TURTLE = re.compile(r"^\s*(?:@prefix|@base|PREFIX|BASE)\b", re.MULTILINE)


def listed_in(file: bytes, client: Client, words: Words) -> list[str | FoundDataset]:
    """What a file lists: addresses to ask for, and datasets that a saved answer tells whole.

    Raises HacksiteError where there is nothing of the kind.
    """
    text = decoded(file)
    syntax = _described_in(text)
    if syntax:
        return list(dcat.all_in(client, text.encode(), syntax, _NOWHERE))
    if text.lstrip().startswith(("{", "[")):
        try:
            found = list(_in_answer(json.loads(text)))
        except (ValueError, RecursionError) as error:
            raise HacksiteError(words("import.broken", said=str(error)[:200])) from None
    else:
        found = [*_in_table(text)] or [*_in_lines(text)]
    if not found:
        raise HacksiteError(words("catalogue.nothing_listed"))
    return found


def _described_in(text: str) -> str:
    """The syntax of a DCAT description; "" for other texts."""
    first = text.lstrip()
    if first.startswith("{") and '"@context"' in text:
        return "json-ld"
    if first.startswith("<") and "rdf:RDF" in text:
        return "xml"
    return "turtle" if _TURTLE.search(text[:2000]) else ""


def _in_answer(answer: Any) -> Iterator[str | FoundDataset]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, list):
        for entry in answer:
            yield from _in_answer(entry)
    elif isinstance(answer, Mapping):
        for read in _READERS:
            found = read(answer)
            if found is not None:
                yield found
                return
        for name in _LISTS:
            if isinstance(answer.get(name), list | Mapping):
                yield from _in_answer(answer[name])
                return


def _in_table(text: str) -> list[str]:
    """The column with most addresses; empty where the text is no table."""
    first = text.partition("\n")[0]
    if not re.search(r"[,;\t]", first) or re.search(r"https?://", first):
        return []
    rows = [
        r
        for r in parse_csv(TextFile("source.csv", text.replace("\r\n", "\n")), lambda _: None).items
        if isinstance(r, Row)
    ]
    columns: dict[str, list[str]] = {}
    for row in rows:
        for title, node in row.entries.items():
            typed = plain(node)
            if isinstance(typed, str) and re.match(r"https?://", typed.strip()):
                columns.setdefault(title, []).append(typed.strip())
    return max(columns.values(), key=len, default=[])


def _in_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bare = _BULLET.sub("", _COMMENT.sub("", line)).strip()
        if bare:
            yield bare
