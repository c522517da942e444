"""Spreadsheets saved as CSV: cells keep their places, and none is lost without a word."""

from hacksite.diagnostics import Diagnostic
from hacksite.source import plain, scalars
from hacksite.source.csv_text import parse_csv
from hacksite.source.text_file import TextFile


def read(text: str) -> tuple[object, list[tuple[str, str]]]:
    found: list[Diagnostic] = []
    rows = parse_csv(TextFile("f.csv", text), found.append)
    return plain(rows), [(d.code, str(d.at).removeprefix("f.csv:")) for d in found]


def test_the_separator_is_the_one_of_the_header() -> None:
    written = ('id,title\na,"B, c"\n', "id;title\na;B, c\n", "id\ttitle\na\tB, c\n")
    assert [read(text) for text in written] == [([{"id": "a", "title": "B, c"}], [])] * 3


def test_dotted_titles_fill_fields_inside_fields() -> None:
    assert read("title,title.en,cover.src\nEau,Water,a.svg\n") == (
        [{"title": {"": "Eau", "en": "Water"}, "cover": {"src": "a.svg"}}],
        [],
    )


def test_a_cell_of_several_lines_does_not_shift_the_places_below() -> None:
    rows = parse_csv(TextFile("f.csv", 'id,text,end\na,"one\ntwo",x\nb,three,y\n'), list[Diagnostic]().append)
    assert [(s.text, str(s.at)) for _, s in scalars(rows)] == [
        ("a", "f.csv:2:1"),
        ("one\ntwo", "f.csv:2:4"),
        ("x", "f.csv:3:6"),
        ("b", "f.csv:4:1"),
        ("three", "f.csv:4:3"),
        ("y", "f.csv:4:9"),
    ]


def test_a_quotation_mark_never_closed_is_told_rather_than_swallowing_the_rows_below() -> None:
    assert read('id,title\na,"B\nb,C\n') == ([], [("HS015", "2:3")])


def test_text_after_a_closing_quotation_mark_is_told_and_the_next_row_is_read() -> None:
    assert read('id,title\na,"B" c\nd,E\n') == ([{"id": "d", "title": "E"}], [("HS021", "2:3")])


def test_cells_beyond_the_titles_are_told() -> None:
    assert read("id,title\na,B,c\n") == ([{"id": "a", "title": "B"}], [("HS011", "2:5")])


def test_a_title_written_twice_is_told_at_the_second() -> None:
    assert read("id,title,id\na,B,\n") == ([{"id": "a", "title": "B"}], [("HS006", "1:10")])


def test_a_huge_cell_is_told_and_does_not_stop_the_reading() -> None:
    understood, told = read(f'id,title\na,"{"x" * 2_000_000}"\nb,C\n')
    assert understood == [{"id": "b", "title": "C"}]
    assert [place for _, place in told] == ["2:3"]


def test_nothing_is_read_from_nothing() -> None:
    assert [read(text) for text in ("", "\n", "id,title\n", "\n\n,,\n")] == [([], [])] * 4
