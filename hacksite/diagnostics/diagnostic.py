"""One problem found in an event folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from hacksite.diagnostics.catalogue import Severity, Texts, all_codes
from hacksite.diagnostics.position import Position


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A located problem: a permanent code, and the values its texts speak of."""

    code: str
    at: Position
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """`error` blocks publication; `warning` and `note` do not."""
        return all_codes()[self.code].severity

    def _texts(self, language: str) -> Texts:
        texts = all_codes()[self.code].texts
        return texts.get(language, texts["en"])

    def message(self, language: str) -> str:
        """What was found, in `language` (English where there is none)."""
        return self._texts(language).message.format(**self.values)

    def accepted(self, language: str) -> str:
        """What is accepted instead."""
        return self._texts(language).accepted.format(**self.values)

    def hint(self, language: str) -> str:
        """One way out; begins with the guess when there is one (`did_you_mean`)."""
        hint = self._texts(language).hint.format(**self.values)
        guess = self.values.get("did_you_mean")
        if not guess:
            return hint
        ask = (
            f"vouliez-vous dire «\u00a0{guess}\u00a0»\u00a0?"
            if language == "fr"
            else f'did you mean "{guess}"?'
        )
        return f"{ask} {hint}".strip()


def closest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """The known word most like `word`, or "" when none is near enough to suggest."""
    near = get_close_matches(word.lower(), [k.lower() for k in known], n=1, cutoff=0.6)
    return next((k for k in known if near and k.lower() == near[0]), "")
