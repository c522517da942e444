"""Edits `datasets/<id>.md`: what is not edited stays, byte for byte."""

import re

import yaml

from hacksite.importers.yaml_edits import Entry, Value, YamlList, written

_FENCES = re.compile(
    r"\A(?P<before>\ufeff?\s*---[ \t]*\n)(?P<fields>.*?)(?P<between>^---[ \t]*(?:\n\s*|\Z))",
    re.DOTALL | re.MULTILINE,
)


class DatasetFile(YamlList):
    """A dataset's file: its fields, its resources by name, its body. Raises yaml.YAMLError for another."""

    def __init__(self, text: str) -> None:
        self._lines = "\r\n" if 0 < text.count("\n") == text.count("\r\n") else "\n"
        match = _FENCES.match(text.replace("\r\n", "\n") if self._lines == "\r\n" else text)
        if match is None:
            raise yaml.YAMLError(text[:80])
        self._before, self._between = match["before"], match["between"]
        self._body = match.string[match.end() :]
        super().__init__(match["fields"], "resources", "name")
        if isinstance(self._root, yaml.MappingNode):
            # No resource is called so: names are slugs.
            self.nodes[""] = self._root

    @property
    def fields(self) -> Entry:
        """What stands in the file, with its body, as typed."""
        entry = self.entry("") if "" in self.nodes else {}
        return {**entry, "body": self._body.strip()} if self._body.strip() else entry

    @property
    def resources(self) -> dict[str, Entry]:
        """The resources that have a name, by it."""
        return {name: self.entry(name) for name in self.nodes if name}

    def put(self, field: str, value: Value | None) -> None:
        """Give a field, or the body, another value; None takes it away."""
        if field == "body" and not isinstance(value, dict):
            self._body = f"{value}\n" if value else ""
            if "body" in self.entry(""):
                self.set("", "body", None)
            return
        if field == "body":
            self._body = ""
        self.set("", field, value)

    def text(self) -> str:
        """The file with all edits made."""
        fields = super().text()
        if not fields.endswith("\n"):
            fields += "\n"
        between = self._between if self._between.endswith("\n") else f"{self._between}\n"
        text = f"{self._before}{fields}{between}{self._body}"
        return text.replace("\n", "\r\n") if self._lines == "\r\n" else text


def new_file(fields: Entry) -> str:
    """The text of a file that holds these fields."""
    body = fields.get("body", "")
    rest = fields if isinstance(body, dict) else {name: v for name, v in fields.items() if name != "body"}
    below = f"{body}\n" if isinstance(body, str) and body else ""
    return f"---\n{written(rest)}---\n{below}"
