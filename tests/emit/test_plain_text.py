"""Markdown as calendars show it: words alone."""

import pytest

from hacksite.emit.plain_text import to_plain_text
from hacksite.wording import words_of

CASES = {
    "One **bold**, *soft* `code` & 1 < 2.": "One bold, soft code & 1 < 2.",
    "First\nline.\n\nSecond.": "First line.\n\nSecond.",
    "- a\n- b\n\nEnd": "- a\n- b\n\nEnd",
    "- a\n\n- b": "- a\n- b",
    "3. c\n4. d": "3. c\n4. d",
    "- a\n  - b\n- c": "- a\n- b\n- c",
    "[words](https://x.example/a)": "words (https://x.example/a)",
    "<https://x.example/a>": "https://x.example/a",
    "[below](data/water.md)": "below",
    "# Title\n\nText": "Title\n\nText",
    "a  \nb": "a\nb",
    "![A map](media/map.svg)": "",
    "<script>alert(1)</script>Text": "Text",
    "```\n  x = 1\n```": "x = 1",
    "": "",
}


@pytest.mark.parametrize(("markdown", "expected"), CASES.items())
def test_only_words_are_left(markdown: str, expected: str) -> None:
    assert to_plain_text(markdown, words_of("en")) == expected
