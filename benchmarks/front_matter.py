"""Markdown files with front matter that every contender reads alike."""

import json
from collections.abc import Mapping


def markdown_file(fields: Mapping[str, object], body: str) -> str:
    """Compose a Markdown file; values are written as JSON, which is YAML on one line."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", body])
