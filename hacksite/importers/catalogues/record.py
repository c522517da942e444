"""What was read of a dataset last time: where, when, the answer itself, and what we made of it.

Kept in `.hacksite/imports/datasets/<id>.json`, to be committed: it tells what changed at the source and what
was edited by hand, and it remains when the source is gone. It holds no e-mail address.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.entry import EMAIL, MOST_RESOURCES
from hacksite.importers.yaml_edits import Entry
from hacksite.wording import Words

FOLDER = ".hacksite/imports/datasets"
"""Where the records are kept in the event folder."""

_VERSION = 1
# People, and what changes each day without saying anything about the data.
_LEFT_OUT = {
    "author", "author_email", "creator", "contact_point", "contact_points", "contactPoint", "contributors",
    "creator_user_id", "discussions", "downloads", "downloadsAllTime", "lastAuthor", "likes", "likesRecent",
    "logo", "logo_thumbnail", "maintainer", "maintainer_email", "metrics", "owner", "permissions",
    "tracking_summary", "trendingScore",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """The last reading of a dataset. `names` are those of its resources, by the catalogue's keys."""

    kind: str
    key: str
    page: str
    api: str
    retrieved: str
    entry: Entry
    names: Mapping[str, str] = field(default_factory=dict)
    metadata: Any = None

    def as_json(self) -> str:
        """The file's text."""
        about = {
            "version": _VERSION,
            "source": {"type": self.kind, "id": self.key, "page": self.page, "asked": self.api},
            "retrieved": self.retrieved,
            "fields": self.entry,
            "resources": dict(self.names),
            "metadata": self.metadata,
        }
        return json.dumps(about, indent=1, ensure_ascii=False) + "\n"


def trimmed(value: Any) -> Any:
    """An answer without people, e-mail addresses, counts of visits, and the tail of endless lists."""
    if isinstance(value, Mapping):
        return {
            str(k): trimmed(v) for k, v in value.items() if k not in _LEFT_OUT and v not in (None, "", [], {})
        }
    if isinstance(value, list):
        return [trimmed(entry) for entry in value[:MOST_RESOURCES]]
    return EMAIL.sub("…", value) if isinstance(value, str) else value


def read_records(root: Path, words: Words) -> dict[str, Record]:
    """Every record by the dataset's id. Raises HacksiteError for one that cannot be read."""
    found: dict[str, Record] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            about = json.loads(path.read_text("utf-8"))
            source = about["source"]
            found[path.stem] = Record(
                str(source["type"]), str(source["id"]), str(source["page"]), str(source["asked"]),
                str(about["retrieved"]), dict(about["fields"]), dict(about["resources"]), about["metadata"],
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            name = f"{FOLDER}/{path.name}"
            raise HacksiteError(words("import.broken_record", name=name)) from None
    return found
