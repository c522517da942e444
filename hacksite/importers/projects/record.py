"""What a project said when it was last imported, as digests: no text, nobody's name.

Kept in `.hacksite/imports/projects/<id>.json`, to be committed: one file for each project, so that two
submissions never meet in one file.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.importers.remembered import Fields
from hacksite.wording import Words

FOLDER = ".hacksite/imports/projects"
"""Where the records are kept in the event folder."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """The last import of a project: the kind of source, its key there, and a digest of each field."""

    kind: str
    key: str
    fields: Fields

    def as_json(self) -> str:
        """The file's text."""
        about = {"version": _VERSION, "source": {"type": self.kind, "id": self.key}, "fields": self.fields}
        return json.dumps(about, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def read_records(root: Path, words: Words) -> dict[str, Record]:
    """Every record by the project's id. Raises HacksiteError for one that cannot be read."""
    found: dict[str, Record] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            about = json.loads(path.read_text("utf-8"))
            fields = {str(name): str(digest) for name, digest in about["fields"].items()}
            found[path.stem] = Record(str(about["source"]["type"]), str(about["source"]["id"]), fields)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise HacksiteError(words("import.broken_record", name=f"{FOLDER}/{path.name}")) from None
    return found
