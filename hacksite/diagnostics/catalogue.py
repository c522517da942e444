"""The diagnostic codes and their texts, one TOML file per family in `codes/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Severity = Literal["error", "warning", "note"]
LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """What a code says in one language; `{names}` are filled from the diagnostic's values."""

    title: str
    message: str
    accepted: str
    hint: str
    story: str


@dataclass(frozen=True, slots=True)
class Code:
    """A permanent diagnostic code. Errors block publication; warnings and notes do not."""

    name: str
    severity: Severity
    texts: Mapping[str, Texts]


@cache
def all_codes() -> Mapping[str, Code]:
    """Every code by name, in order. A code lacking a text or a language raises KeyError."""
    found: dict[str, Code] = {}
    folder = resources.files("hacksite.diagnostics") / "codes"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for name, entry in tomllib.loads(file.read_text("utf-8")).items():
                texts = {
                    language: Texts(**{k: v.strip() for k, v in entry[language].items()})
                    for language in LANGUAGES
                }
                found[name] = Code(name, entry["severity"], texts)
    return dict(sorted(found.items()))
