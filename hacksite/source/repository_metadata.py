"""The licence of a project's code, from the description that its repository has, copied beside its text.

Sources: publiccode.yml 0.4, `legal.license`; CodeMeta 3, `license`.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from hacksite.source.nodes import Mapping
from hacksite.source.yaml_text import parse_yaml


def described_licence(folder: str, read: Callable[[str], str | None]) -> tuple[str, str] | None:
    """The licence that a folder's `publiccode.yml`, else its `codemeta.json`, names, and that file's name.

    `read` gives a file's text, None where there is none. What is wrong in these files is for their own
    validators to tell: they say nothing then.
    """
    for name, of in (("publiccode.yml", _of_publiccode), ("codemeta.json", _of_codemeta)):
        text = read(f"{folder}/{name}")
        licence = of(text) if text else ""
        if licence:
            return licence, f"{folder}/{name}"
    return None


def _of_publiccode(text: str) -> str:
    node = parse_yaml("publiccode.yml", text, lambda _problem: None)
    legal = node.entries.get("legal") if isinstance(node, Mapping) else None
    return (legal.text("license") or "").strip() if isinstance(legal, Mapping) else ""


def _of_codemeta(text: str) -> str:
    try:
        about = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return next(_names(about.get("license") if isinstance(about, dict) else None), "")


def _names(licence: Any) -> Iterator[str]:
    """The SPDX ids of an id, an address at spdx.org, an object with either, or a list of these."""
    if isinstance(licence, list):
        for one in licence:
            yield from _names(one)
    elif isinstance(licence, dict):
        yield from _names(licence.get("identifier") or licence.get("@id") or licence.get("url"))
    elif isinstance(licence, str) and licence.strip():
        yield licence.strip().rstrip("/").rpartition("/")[2].removesuffix(".html")
