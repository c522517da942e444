"""Every diagnostic code owns a broken event, and the exact words people read about it."""

import re
from string import Formatter

import pytest

from hacksite.diagnostics import all_codes
from tests.update_cases import CASES, EXPECTED, case_names, report_of


@pytest.mark.parametrize("code", case_names())
def test_the_report_of_a_case_reads_exactly_as_expected(code: str) -> None:
    report, texts = report_of(code)
    expected = {language: (CASES / code / name).read_bytes().decode() for language, name in EXPECTED.items()}
    assert texts == expected
    assert code in {problem.code for problem in report}


def test_every_code_owns_a_case_and_every_case_a_code() -> None:
    assert case_names() == list(all_codes())


@pytest.mark.parametrize("code", all_codes())
def test_a_message_speaks_of_the_same_things_in_both_languages(code: str) -> None:
    french, english = (_values_of(all_codes()[code].texts[language].message) for language in ("fr", "en"))
    assert french == english


@pytest.mark.parametrize("code", all_codes())
def test_a_code_says_something_in_both_languages(code: str) -> None:
    needed = ("title", "message", "hint", "story")
    texts = all_codes()[code].texts
    empty = [(language, name) for language in texts for name in needed if not getattr(texts[language], name)]
    assert empty == []


@pytest.mark.parametrize("code", all_codes())
def test_french_texts_keep_their_punctuation_on_the_line(code: str) -> None:
    texts = all_codes()[code].texts["fr"]
    prose = [re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL) for text in _all(texts)]
    assert [text for text in prose if re.search(r" [;?!»]|« | :(?![\w-]+:)", text)] == []


def _values_of(text: str) -> set[str]:
    """What a text is filled with: `expected` for `{expected[fr]}` and for `{expected_fr}`."""
    return {re.split(r"[.\[]|_(?:fr|en)$", name)[0] for _, name, _, _ in Formatter().parse(text) if name}


def _all(texts: object) -> list[str]:
    return [getattr(texts, name) for name in ("title", "message", "accepted", "hint", "story")]
