"""A table of what an import of datasets carried, normalised, doubted and left out, counted over all of them.

hacksite import datasets --from FILE --event DIR --yes --format json | .venv/bin/python scripts/carried.py
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

TITLES = {
    "carried": "Carried",
    "normalised": "Normalised",
    "doubts": "Doubted",
    "not_carried": "Left out and told",
}


def table_of(report: dict[str, Any]) -> str:
    """The table as Markdown: how many datasets each line holds for; no dataset is named."""
    datasets = report["datasets"]
    lines = [f"| {len(datasets)} datasets | | Datasets |", "| --- | --- | ---: |"]
    for part, title in TITLES.items():
        counts = Counter(what for dataset in datasets for what in set(_told(part, dataset[part])))
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        lines += [f"| {title} | {what} | {count} |" for what, count in ordered]
    return "\n".join(lines)


def _told(part: str, entries: Iterable[Any]) -> Iterator[str]:
    for entry in entries:
        if part == "carried":
            yield str(entry)
        elif part == "normalised":
            yield f"{entry['field']}: `{entry['said']}` → `{entry['ours']}`"
        else:
            yield str(entry["reason"])


if __name__ == "__main__":
    print(table_of(json.load(sys.stdin)))
