"""A report as text with the source line, as JSON, as GitHub annotations, or as Markdown."""

import json
import re
from collections.abc import Callable
from html import escape

from hacksite.diagnostics.diagnostic import Diagnostic
from hacksite.diagnostics.report import Report

SourceLine = Callable[[str, int], str]
"""Gives the text of a line of a file of the event folder; "" where there is none."""

_WORDS = {
    "fr": {
        "error": "erreur",
        "warning": "avertissement",
        "note": "remarque",
        "place": "Où",
        "problem": "Quoi",
        "accepted": "accepté",
        "hint": "à faire",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "note": "note",
        "place": "Where",
        "problem": "What",
        "accepted": "accepted",
        "hint": "hint",
    },
}
_LONGEST_LINE = 160
_MOST_ROWS = 200


def as_text(report: Report, language: str, source_line: SourceLine) -> str:
    """The report for people: place, code, message, the source line with a mark, the way out."""
    return "\n\n".join(_one(d, language, source_line) for d in report)


def _one(problem: Diagnostic, language: str, source_line: SourceLine) -> str:
    words = _WORDS.get(language, _WORDS["en"])
    colon = "\u00a0:" if language == "fr" else ":"
    lines = [f"{problem.at}: {words[problem.severity]} {problem.code}{colon} {problem.message(language)}"]
    source = source_line(problem.at.file, problem.at.line).replace("\t", " ")
    if source.strip():
        start = max(0, problem.at.column - 1 - _LONGEST_LINE // 2)
        lines.append(f"    {source[start : start + _LONGEST_LINE]}")
        lines.append("    " + " " * (problem.at.column - 1 - start) + "^")
    for name in ("accepted", "hint"):
        text = getattr(problem, name)(language)
        if text:
            lines.append(f"  {words[name]}{colon} {text}")
    return "\n".join(lines)


def as_json(report: Report, language: str) -> str:
    """The report for programs: one object with `problems`, each with its place and texts."""
    problems = [
        {
            "code": d.code,
            "severity": d.severity,
            "file": d.at.file,
            "line": d.at.line,
            "column": d.at.column,
            "message": d.message(language),
            "accepted": d.accepted(language),
            "hint": d.hint(language),
        }
        for d in report
    ]
    counts = {
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "notes": len(report.notes),
    }
    return json.dumps({**counts, "problems": problems}, ensure_ascii=False, indent=2)


def as_markdown(report: Report, language: str, summary: str) -> str:
    """The report as Markdown, for the summary of a workflow or an issue: `summary`, then a table.

    Beyond two hundred problems the table ends: GitHub takes a summary of a megabyte, and nobody reads more.
    """
    words = _WORDS.get(language, _WORDS["en"])
    if not report.problems:
        return summary
    rows = [f"| {words['place']} | {words['problem']} |", "|---|---|"]
    for d in report.problems[:_MOST_ROWS]:
        hint = d.hint(language)
        told = [f"**{words[d.severity]} {d.code}**", _plain(d.message(language)), _plain(hint)]
        rows.append(f"| {_plain(str(d.at))} | {'<br>'.join(part for part in told if part)} |")
    return "\n".join([summary, "", *rows])


def _plain(text: str) -> str:
    """A text that Markdown shows as it is, on one line: content may hold anything."""
    safe = re.sub(r"[\\`*_\[\]|~@#]", lambda sign: f"&#{ord(sign[0])};", escape(text))
    return " ".join(safe.split())


def as_github(report: Report, language: str, prefix: str = "") -> str:
    """Workflow commands that show each problem at its line in a pull request.

    `prefix` leads from the repository's root to the event folder.
    Source: GitHub Actions, "Workflow commands", escaping of `%`, CR, LF, `:` and `,`.
    """
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    rows = []
    for d in report:
        text = " ".join(t for t in (d.message(language), d.accepted(language), d.hint(language)) if t)
        place = _escape_property(f"{prefix}{d.at.file}")
        rows.append(
            f"::{kinds[d.severity]} file={place},line={d.at.line},col={d.at.column},"
            f"title={d.code}::{_escape(text)}"
        )
    return "\n".join(rows)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
