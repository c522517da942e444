"""How commands ask before they write."""

import io

import pytest

from hacksite.cli.preview import ask
from hacksite.wording import words_of


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("language", "typed", "goes_on"),
    [
        ("fr", "o", True),
        ("fr", "Oui ", True),
        ("fr", "y", True),
        ("fr", "", False),
        ("fr", "n", False),
        ("fr", "peut-être", False),
        ("en", "y", True),
        ("en", "o", False),
        ("de", "ja", True),
    ],
)
def test_yes_is_said_in_the_reader_s_language_and_all_else_means_no(
    language: str,
    typed: str,
    goes_on: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = words_of(language)
    monkeypatch.setattr("sys.stdin", Terminal(f"{typed}\n"))
    if goes_on:
        ask(words, yes=False)
        assert capsys.readouterr().out.startswith(words("import.ask"))
        return
    with pytest.raises(SystemExit) as left:
        ask(words, yes=False)
    assert left.value.code == 0
    assert words("import.not_written") in capsys.readouterr().out
