"""Files are read whatever editor wrote them, and their letters stand where the report says."""

from pathlib import Path

import pytest

from hacksite.diagnostics import Diagnostic, HacksiteError
from hacksite.source.text_file import read_text


def read(path: Path, content: bytes) -> tuple[str, list[tuple[str, str]]]:
    path.write_bytes(content)
    found: list[Diagnostic] = []
    text = read_text(path, "f.yml", found.append).text
    return text, [(d.code, str(d.at).removeprefix("f.yml:")) for d in found]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("é\nà\n".encode(), []),
        ("é\nà\n".encode("utf-8-sig"), [("HS002", "1:1")]),
        (b"\xc3\xa9\r\n\xc3\xa0\r\n", [("HS003", "1:1")]),
        (b"\xc3\xa9\r\xc3\xa0\r", [("HS003", "1:1")]),
        ("é\nà\n".encode("cp1252"), [("HS001", "1:1")]),
        ("é\nà\n".encode("utf-16"), [("HS001", "1:1")]),
        ("é\n".encode() + "à\n".encode("cp1252"), [("HS001", "2:1")]),
    ],
)
def test_the_same_text_is_read_from_every_encoding(
    content: bytes, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert read(tmp_path / "f.yml", content) == ("é\nà\n", told)


def test_a_wrong_byte_is_placed_among_letters_not_bytes(tmp_path: Path) -> None:
    assert read(tmp_path / "f.yml", "éé ".encode() + b"\xe9") == ("éé é", [("HS001", "1:4")])


def test_damaged_letters_are_told_once(tmp_path: Path) -> None:
    assert read(tmp_path / "f.yml", "a\nRÃ©union Ã©tÃ©\n".encode())[1] == [("HS013", "2:2")]


def test_a_file_that_cannot_be_opened_stops_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(HacksiteError, match=r"^f\.yml: "):
        read_text(tmp_path, "f.yml", list[Diagnostic]().append)
