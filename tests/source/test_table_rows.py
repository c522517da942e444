"""Which rows of a data file its page gives to try, and how their values are written."""

from pathlib import Path

import pytest

from hacksite.source.table_profile import read_table
from hacksite.source.table_rows import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, TriedColumn, TriedRows


def tried(folder: Path, content: str | bytes, name: str = "table.csv") -> TriedRows:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = read_table(file)[1]
    assert found is not None
    return found


def test_numbers_and_days_are_written_one_way_whatever_the_file_has(tmp_path: Path) -> None:
    found = tried(tmp_path, "jour;debit;code;libre\n01/07/2026;12,5;01034; a \n02/07/2026;;01035;\n")
    assert found.columns == (
        TriedColumn("jour", "date", is_day_first=True),
        TriedColumn("debit", "number", has_comma=True),
        TriedColumn("code", "string"),
        TriedColumn("libre", "string"),
    )
    assert found.rows == (("2026-07-01", 12.5, "01034", "a"), ("2026-07-02", None, "01035", None))


def test_what_is_no_number_or_somebodys_address_does_not_reach_the_page(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},marie.{n}@example.org" for n in range(20))
    found = tried(tmp_path, f"n,mail\n{rows}\nn.d.,inf\nnan,-\n")
    assert found.rows[0] == (0, "…@…")
    assert [row[0] for row in found.rows[-2:]] == [None, None]


def test_a_long_or_wide_file_is_cut_and_says_of_how_much(tmp_path: Path) -> None:
    long = tried(tmp_path, "n\n" + "\n".join(map(str, range(MOST_ROWS + 7))) + "\n")
    assert (len(long.rows), long.total) == (MOST_ROWS, MOST_ROWS + 7)
    wide = tried(tmp_path, ",".join(f"c{n}" for n in range(60)) + "\n" + ",".join(["1"] * 60) + "\n")
    assert (len(wide.columns), wide.total_columns, len(wide.rows[0])) == (MOST_COLUMNS, 60, MOST_COLUMNS)
    heavy = tried(tmp_path, "t\n" + f"{'x' * 390}\n" * 3000)
    assert (len(heavy.rows), heavy.total) == (MOST_CHARACTERS // 393, 3000)


def test_a_row_without_its_place_keeps_its_turn(tmp_path: Path) -> None:
    found = tried(tmp_path, "lat,lon,n\n44.5,5.25,1\n,,2\n91,5,3\n")
    assert found.places == ((5.25, 44.5), None, None)


@pytest.mark.parametrize(
    ("geometry", "place"),
    [
        ('{"type": "Point", "coordinates": [5, 44]}', (5.0, 44.0)),
        ('{"type": "LineString", "coordinates": [[1, 40], [2, 41], [3, 42]]}', (2.0, 41.0)),
        ('{"type": "Polygon", "coordinates": [[[1, 40], [2, 41], [3, 42], [1, 40]]]}', (3.0, 42.0)),
        ('{"type": "Point", "coordinates": [500, 44]}', None),
        ("null", None),
    ],
)
def test_a_feature_stands_where_its_middle_is(
    tmp_path: Path, geometry: str, place: tuple[float, float] | None
) -> None:
    feature = f'{{"type": "Feature", "properties": {{"a": 1}}, "geometry": {geometry}}}'
    collection = f'{{"type": "FeatureCollection", "features": [{feature}]}}'
    assert tried(tmp_path, collection, "places.geojson").places == (place,)


@pytest.mark.parametrize(("content", "is_list"), [('[{"a": 1}]', True), ('{"rows": [{"a": 1}]}', False)])
def test_whether_json_is_a_list_is_known(tmp_path: Path, content: str, is_list: bool) -> None:
    assert tried(tmp_path, content, "table.json").is_list is is_list


def test_names_that_would_break_a_query_are_only_names(tmp_path: Path) -> None:
    found = tried(tmp_path, '"a""; DROP TABLE rows; --","sel\'ect"\n1,2\n')
    assert [column.name for column in found.columns] == ['a"; DROP TABLE rows; --', "sel'ect"]
    assert found.rows == ((1, 2),)


def test_a_file_without_rows_has_none_to_try(tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_text("a,b\n", "utf-8")
    assert read_table(file)[1] is None
