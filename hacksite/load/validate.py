"""Turns located nodes into model objects, reporting every field that does not fit."""

from copy import deepcopy
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hacksite.diagnostics import Diagnostic, Position
from hacksite.load.accepted import KINDS
from hacksite.load.defaults import NAMING
from hacksite.load.explain import explain
from hacksite.load.paths import Path, nearest, node_at, replace, take_out
from hacksite.model import Noun, Reading
from hacksite.model.moments import SAID_ELSEWHERE
from hacksite.source import Mapping, Node, Scalar, Translated, plain, scalars
from hacksite.source.shapes import quoted, shown
from hacksite.source.text_file import Found

Built = TypeVar("Built", bound=Noun)


def build(kind: type[Built], node: Mapping, reading: Reading, found: Found) -> Built | None:
    """Validate `node` as `kind`; a field that does not fit is reported and left out of `node`.

    None when a required field is missing or wrong: nothing can stand in for it.
    """
    return _Builder(kind, node, reading, found).run()


class _Builder(Generic[Built]):
    def __init__(self, kind: type[Built], node: Mapping, reading: Reading, found: Found) -> None:
        self.kind = kind
        self.node = node
        self.reading = reading
        self.found = found
        self._said: set[tuple[str, Position]] = set()
        # What was taken out, by its parent: its absence is no news. Parents are kept alive for their `id`.
        self._gone: dict[tuple[int, str], Node | None] = {}

    def run(self) -> Built | None:
        """Validate, mend, and validate again, for as long as there is something to mend."""
        while True:
            try:
                return self.kind.model_validate(plain(self.node), context=self.reading)
            except ValidationError as error:
                changed = self._mend(error.errors(include_url=False))
            except OverflowError:
                changed = self._mend_overflow()
            if not changed:
                return None

    def _mend(self, errors: list[ErrorDetails]) -> bool:
        """Report the errors and take what is wrong out of `node`; False when nothing changed."""
        changed = False
        # Mistyped names first: they explain what is missing.
        errors = sorted(errors, key=lambda error: error["type"] != "extra_forbidden")
        doomed: set[Path] = set()
        paths: list[Path] = [e["loc"] for e in errors]
        for error, path in zip(errors, paths, strict=True):
            value = node_at(self.node, path)
            if isinstance(value, Translated) and error["type"] not in {"HS801", "extra_forbidden"}:
                self._untranslate(path, value)
                changed = True
                continue
            if not _is_echo(error["type"], path, paths):
                self._report(path, error)
            doomed.add(nearest(self.node, self._wrong_part(path, value, error)))
        doomed.discard(())
        # Last list items first, so that the places of the others still hold.
        for path in sorted(doomed, key=lambda p: [(isinstance(s, int), s) for s in p], reverse=True):
            parent = node_at(self.node, path[:-1])
            self._gone[id(parent), str(path[-1])] = parent
            take_out(self.node, path)
        return changed or bool(doomed)

    def _report(self, path: Path, error: ErrorDetails) -> None:
        problem = explain(self.kind, self.node, path, error)
        parent = node_at(self.node, path[:-1])
        known = error["type"] == "missing" and (id(parent), str(path[-1])) in self._gone
        guess = problem.values.get("did_you_mean")
        if problem.code == "HS101" and guess:
            # A mistyped name is told once, not also as the lack of the right one, or of the id made from it.
            self._gone[id(parent), str(guess)] = parent
            if guess in NAMING:
                self._gone[id(parent), "id"] = parent
        if not known and (problem.code, problem.at) not in self._said:
            self.found(problem)
        self._said.add((problem.code, problem.at))
        if error["type"] == "missing":
            self._gone[id(parent), str(path[-1])] = parent

    @staticmethod
    def _wrong_part(path: Path, value: Node | None, error: ErrorDetails) -> Path:
        if error["type"] == "missing":
            return path[:-1]
        language = str((error.get("ctx") or {}).get("language", ""))
        if error["type"] == "HS801" and isinstance(value, Mapping) and language in value.entries:
            return (*path, language)
        return path

    def _untranslate(self, path: Path, value: Translated) -> None:
        """Keep the base language's value of a field that is the same in every language."""
        base = value.by_language.get(self.reading.language) or next(iter(value.by_language.values()))
        for scalar in value.by_language.values():
            if scalar.text != base.text:
                key = next((str(s) for s in reversed(path) if isinstance(s, str)), "")
                values = {"key": shown(key), "found": shown(scalar.text), "base": shown(base.text)}
                self.found(Diagnostic("HS107", scalar.at, values))
        replace(self.node, path, base)

    def _mend_overflow(self) -> bool:
        """Report and take out a date or a duration so far off that reckoning with it fails."""
        trial = deepcopy(self.node)
        # Backwards: a duration is more likely wrong than the start it is added to.
        for path, scalar in reversed(list(scalars(trial))):
            replace(trial, path, Scalar(scalar.at, None))
            try:
                self.kind.model_validate(plain(trial), context=self.reading)
            except ValidationError:
                pass
            except OverflowError:
                continue
            values = {"key": shown(path[-1]), "found": quoted(scalar.text), "expected": KINDS["overflow"]}
            if ("HS105", scalar.at) not in self._said:
                self.found(Diagnostic("HS105", scalar.at, values))
            self._said.add(("HS105", scalar.at))
            parent = node_at(self.node, path[:-1])
            self._gone[id(parent), str(path[-1])] = parent
            take_out(self.node, path)
            return True
        return False


def _is_echo(name: str, path: Path, paths: list[Path]) -> bool:
    """Whether an error only follows from another one: an hour without a day when the day is wrong."""
    if name == SAID_ELSEWHERE:
        return True
    return name == "HS220" and any(other != path and other[:1] in {("date",), ("start",)} for other in paths)
