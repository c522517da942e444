"""Says in plain words, and at the right place, what the YAML parser complains about."""

import contextlib
import re

import yaml
from yaml.reader import ReaderError

from hacksite.diagnostics import Diagnostic, Position

TOO_DEEP = "nested too deeply"
"""What our own errors say of lists in lists in lists."""

# What the parser says (libyaml's words, then PyYAML's own), and the code that says it plainly.
# The first words found decide.
_PLAIN_WORDS = (
    (TOO_DEEP, "HS010"),
    ("tab character", "HS005"),
    ("mapping values are not allowed", "HS014"),
    ("escape", "HS023"),
    ("hexdecimal", "HS023"),
    ("quoted scalar", "HS015"),
    ("block scalar", "HS024"),
    ("expected a single document", "HS020"),
    ("',' or", "HS022"),
    ("cannot start any token", "HS016"),
    ("an alias", "HS016"),
    ("an anchor", "HS016"),
    ("undefined alias", "HS016"),
    ("undefined tag", "HS016"),
    ("a tag", "HS016"),
    ("directive", "HS016"),
    ("node content", "HS016"),
    ("expected ':'", "HS017"),
    ("expected key", "HS017"),
    ("expected '-'", "HS017"),
    ("<block end>", "HS017"),
    ("<document start>", "HS017"),
    ("sequence entries are not allowed", "HS017"),
    ("mapping keys are not allowed", "HS017"),
)
# Complaints whose beginning is the place to look at, rather than where the parser gave up.
_AT_BEGINNING = {"HS015", "HS016", "HS022", "HS024"}

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELD = re.compile(r"\n *(?:- )*[\w-]+:(?:[ \n]|$)")


def is_undefined_alias(error: yaml.YAMLError) -> bool:
    """Whether the error is only that what `*name` repeats is not in this piece of text."""
    return "undefined alias" in str(getattr(error, "problem", ""))


def explain(error: yaml.YAMLError, name: str, text: str, above: int) -> Diagnostic:
    """The parser's complaint about `text`, which stands `above` lines below the file's top."""
    if isinstance(error, ReaderError):
        # Its `position` counts bytes or letters, depending on the parser.
        place = max(text.find(chr(error.character)), 0)
        line, column = text.count("\n", 0, place), place - text.rfind("\n", 0, place)
        at = Position(name, line + 1 + above, column)
        return Diagnostic("HS018", at, {"sign": f"U+{error.character:04X}"})
    if not isinstance(error, yaml.MarkedYAMLError):
        return Diagnostic("HS004", Position(name, above + 1), {"problem": str(error)})
    said = f"{error.context or ''} {error.problem or ''}".strip()
    code = next((code for words, code in _PLAIN_WORDS if words in said), "HS004")
    begins = code in _AT_BEGINNING or "simple key" in said
    mark = (error.context_mark if begins else error.problem_mark) or error.problem_mark
    opened = max(text.rfind("["), text.rfind("{"))
    if "flow node" in said and mark is not None and mark.index >= len(text.rstrip()) and opened >= 0:
        line, column = text.count("\n", 0, opened), opened - text.rfind("\n", 0, opened)
        return Diagnostic("HS022", Position(name, line + 1 + above, column))
    if mark is None:
        return Diagnostic(code, Position(name, above + 1), {"problem": said, "sign": ""})
    quote = _left_open(text, mark)
    if quote is not None:
        return Diagnostic("HS015", Position(name, quote.line + 1 + above, quote.column + 1))
    source = text.split("\n")[mark.line] if mark.line <= text.count("\n") else ""
    code = _refined(code, source[: mark.column])
    at = Position(name, mark.line + 1 + above, mark.column + 1)
    return Diagnostic(code, at, _values(code, said, source[mark.column : mark.column + 1]))


def _left_open(text: str, mark: yaml.Mark) -> yaml.Mark | None:
    """Where a quotation mark was opened that only one meant to open another text, before `mark`, closed.

    What tells is that it swallowed lines with fields of their own.
    """
    opened = None
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=_Loader):
            if token.start_mark.index >= mark.index:
                break
            start, end = token.start_mark, token.end_mark
            if getattr(token, "style", None) in {"'", '"'} and start.line < end.line == mark.line:
                opened = start if _FIELD.search(text, start.index, end.index) else None
    return opened


def _refined(code: str, before: str) -> str:
    """The code, once the text before the place on its line is known."""
    if code == "HS014" and ": " not in before:
        # No earlier colon on the line: it is the line itself that stands too far right.
        return "HS017"
    if code == "HS017" and ": " in before and before.rstrip().endswith(("'", '"')):
        return "HS021"
    return code


def _values(code: str, said: str, sign: str) -> dict[str, object]:
    if code == "HS004":
        return {"problem": said}
    return {"sign": sign} if code == "HS016" else {}
