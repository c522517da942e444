"""Writes the expected reports of the cases again: `python -m tests.update_cases [HSnnn …]`.

What it changes is reviewed like code: these are the words people read.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from hacksite.diagnostics import Report
from hacksite.diagnostics.render import SourceLine, as_text
from hacksite.importers.jury.counting import count_sheets
from hacksite.model import Event
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.portal import check_portal
from hacksite.pipeline.settings import Settings
from hacksite.wording import words_of

CASES = Path(__file__).parent / "cases"
EXPECTED = {"fr": "expected.txt", "en": "expected.en.txt"}
AT = datetime(2027, 2, 1, 12, tzinfo=UTC)
"""The clock of every case."""


def case_names() -> list[str]:
    """The codes that own a case, in order."""
    return sorted(case.name for case in CASES.iterdir() if (case / "event").is_dir())


def report_of(code: str) -> tuple[Report, dict[str, str]]:
    """What a check, a count in its sheets or a portal finds in a case, and its text in each language."""
    report, source_line = _found(code)
    texts = {language: as_text(report, language, source_line) + "\n" for language in EXPECTED}
    return report, texts


def counting(code: str, event: Event | None) -> Report:
    """What `hacksite jury tally` finds in the sheets of a case; nothing where it has none."""
    sheets = sorted((CASES / code / "marks").glob("*.csv"))
    votes = next((sheet for sheet in sheets if sheet.name == "votes.csv"), None)
    if event is None or not sheets:
        return Report()
    files = [sheet for sheet in sheets if sheet != votes]
    return count_sheets(files, votes, event, words_of("en"))[2]


def _found(code: str) -> tuple[Report, SourceLine]:
    folder = CASES / code / "event"
    if (folder / "portal.yml").is_file():
        portal = check_portal(folder / "portal.yml", Settings(AT, host="plain"))
        return portal.report, lambda _, number: portal.file.line(number)
    checked = check_folder(folder, AT)
    return Report.of([*checked.report, *counting(code, checked.event)]), checked.folder.source_line


def update(codes: list[str]) -> list[Path]:
    """Write the expected texts of the cases named, of all when none is; returns the files changed."""
    changed = []
    for code in codes or case_names():
        for language, text in report_of(code)[1].items():
            file = CASES / code / EXPECTED[language]
            if not file.exists() or file.read_bytes() != text.encode():
                file.write_bytes(text.encode())
                changed.append(file)
    return changed


if __name__ == "__main__":
    for file in update(sys.argv[1:]):
        sys.stdout.write(f"{file.relative_to(CASES.parent.parent)}\n")
