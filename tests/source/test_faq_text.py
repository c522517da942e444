"""Questions and answers written as Markdown."""

from hacksite.diagnostics import Diagnostic
from hacksite.source import plain
from hacksite.source.faq_text import parse_faq
from hacksite.source.text_file import TextFile


def read(text: str) -> tuple[object, list[tuple[str, str]]]:
    found: list[Diagnostic] = []
    entries = parse_faq(TextFile("faq.md", text), found.append)
    return plain(entries), [(d.code, str(d.at)) for d in found]


def test_groups_questions_and_answers_are_read() -> None:
    assert read("# FAQ\n## On site\n### Where?\nHere.\n\n### When? {#when}\n```\n### no\n```\n") == (
        [
            {"question": "Where?", "group": "On site", "answer": "Here."},
            {"id": "when", "question": "When?", "group": "On site", "answer": "```\n### no\n```"},
        ],
        [],
    )


def test_text_without_a_question_is_told_where_it_begins() -> None:
    assert read("# FAQ\n\nIntro.\n\n## On site\n\n### Where?\nHere.\n## Later\nLost.\n") == (
        [{"question": "Where?", "group": "On site", "answer": "Here."}],
        [("HS025", "faq.md:3:1"), ("HS025", "faq.md:10:1")],
    )


def test_questions_written_as_groups_are_not_lost_without_a_word() -> None:
    assert read("## Where?\nHere.\n") == ([], [("HS025", "faq.md:2:1")])
