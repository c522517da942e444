"""What is found inside data files, whatever their format, encoding and faults."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook

from hacksite.source.table import Bar, ColumnProfile, TableProfile
from hacksite.source.table_profile import read_profile

ROWS = [
    {"code": "01034", "commune": "Crest", "debit": 12.5, "mesures": 3, "jour": "2026-07-01", "ouvert": "oui"},
    {"code": "26113", "commune": "Die", "debit": 7.25, "mesures": 4, "jour": "2026-07-02", "ouvert": "non"},
    {"code": "26113", "commune": "Die", "debit": "", "mesures": 4, "jour": "2026-07-05", "ouvert": "oui"},
]
TYPES = {
    "code": "string", "commune": "string", "debit": "number", "mesures": "integer", "jour": "date",
    "ouvert": "boolean",
}  # fmt: skip


def csv_text(delimiter: str = ",", comma: str = ".") -> str:
    lines = [delimiter.join(ROWS[0])]
    lines += [delimiter.join(str(value).replace(".", comma) for value in row.values()) for row in ROWS]
    return "\n".join(lines) + "\n"


def as_csv(path: Path) -> None:
    path.write_text(csv_text(), "utf-8")


def as_french_csv(path: Path) -> None:
    """As a spreadsheet saves it on a French Windows."""
    path.write_bytes(csv_text(";", ",").replace("commune", "localité").encode("cp1252"))


def as_excel(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(ROWS[0]))
    for row in ROWS:
        sheet.append(list(row.values()))
    book.save(path)


def as_parquet(path: Path) -> None:
    source = path.with_suffix(".csv")
    as_csv(source)
    duckdb.execute(
        f"COPY (SELECT * FROM read_csv('{source}', types = {{'code': 'VARCHAR'}})) TO '{path}'"  # noqa: S608 - a folder of ours
    )


def as_json(path: Path) -> None:
    path.write_text(json.dumps({"licence": "etalab-2.0", "lignes": ROWS}), "utf-8")


def as_lines(path: Path) -> None:
    path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")


def as_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("LISEZMOI.md", "# Lisez-moi")
        archive.writestr("../../data/debits.tsv", csv_text("\t"))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("debits.csv", as_csv),
        ("debits.parquet", as_parquet),
        ("debits.json", as_json),
        ("debits.jsonl", as_lines),
        ("debits.xlsx", as_excel),
        ("debits.zip", as_zip),
    ],
)
def test_one_table_is_the_same_in_every_format(
    name: str, write: Callable[[Path], None], tmp_path: Path
) -> None:
    write(tmp_path / name)
    profile = read_profile(tmp_path / name)
    assert (profile.fault, profile.rows) == ("", 3)
    assert {column.name: column.type for column in profile.columns} == TYPES
    assert {c.name: (c.missing, c.distinct) for c in profile.columns} == {
        "code": (0, 2), "commune": (0, 2), "debit": (1, 2), "mesures": (0, 2), "jour": (0, 3),
        "ouvert": (0, 2),
    }  # fmt: skip
    assert [(c.least, c.most) for c in profile.columns if c.least] == [
        ("7.25", "12.5"), ("3", "4"), ("2026-07-01", "2026-07-05"),
    ]  # fmt: skip


def test_a_french_spreadsheets_csv_is_read_with_its_accents_and_commas(tmp_path: Path) -> None:
    as_french_csv(tmp_path / "debits.csv")
    profile = read_profile(tmp_path / "debits.csv")
    assert (profile.encoding, profile.delimiter) == ("cp1252", ";")
    assert [c.name for c in profile.columns][1] == "localité"
    debit = profile.columns[2]
    assert (debit.type, debit.least, debit.most) == ("number", "7.25", "12.5")


def test_codes_keep_their_nought_even_when_most_look_like_numbers(tmp_path: Path) -> None:
    codes = "\n".join(f"{number:05}" for number in range(1000, 90_000, 700))
    (tmp_path / "codes.csv").write_text(f"insee\n{codes}\n", "utf-8")
    assert [c.type for c in read_profile(tmp_path / "codes.csv").columns] == ["string"]


def test_values_of_another_type_are_counted_and_one_is_shown(tmp_path: Path) -> None:
    values = [str(number / 2) for number in range(60)] + ["n.d.", "n.d."]
    (tmp_path / "debits.csv").write_text("debit\n" + "\n".join(values) + "\n", "utf-8")
    (found,) = read_profile(tmp_path / "debits.csv").columns
    assert (found.type, found.misfits, found.misfit, found.distinct) == ("number", 2, "n.d.", 61)


def test_bars_count_every_value_once(tmp_path: Path) -> None:
    values = [number * 7919 % 451 - 50 for number in range(5000)]
    (tmp_path / "n.csv").write_text("n\n" + "\n".join(map(str, values)) + "\n", "utf-8")
    (found,) = read_profile(tmp_path / "n.csv").columns
    assert sum(bar.count for bar in found.bars) == len(values)
    edges = [float(bar.label) for bar in found.bars]
    expected = [
        sum(low <= value < high for value in values)
        for low, high in zip(edges, [*edges[1:], float("inf")], strict=True)
    ]
    assert [bar.count for bar in found.bars] == expected


def test_the_most_frequent_words_come_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    words = ["crue"] * 5 + ["étiage"] * 9 + [f"autre {n}" for n in range(8)] * 2
    (tmp_path / "w.csv").write_text("etat\n" + "\n".join(words) + "\n", "utf-8")
    (found,) = read_profile(tmp_path / "w.csv").columns
    assert found == ColumnProfile(
        "etat", "string", 0, 10, bars=(
            Bar("étiage", 9), Bar("crue", 5), *(Bar(f"autre {n}", 2) for n in range(4)),
        ), others=8,
    )  # fmt: skip


def test_a_name_made_to_break_a_query_is_only_a_name(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_text('"a""; DROP TABLE rows; --",select\n1,2\n3,4\n', "utf-8")
    assert [c.name for c in read_profile(tmp_path / "h.csv").columns] == ['a"; DROP TABLE rows; --', "select"]


def test_nobodys_address_is_shown(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("contact\ncamille@example.org\nécrire à lea@example.org vite\n", "utf-8")
    profile = read_profile(tmp_path / "p.csv")
    assert profile.preview == (("…@…",), ("écrire à …@… vite",))
    assert "example.org" not in repr(profile)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("empty.csv", b"", "empty"),
        ("header.csv", b"a,b\n", "empty"),
        ("features.geojson", b'{"type": "FeatureCollection", "features": []}', "empty"),
        ("broken.json", b'[{"a": 1},', "broken"),
        ("broken.parquet", b"PAR1 not really", "broken"),
        ("broken.xlsx", b"PK not really", "broken"),
        ("broken.zip", b"PK not really", "broken"),
        ("text.json", b'"just words"', "unknown"),
        ("numbers.json", b"[1, 2, 3]", "unknown"),
        ("page.html", b"<p>404</p>", "unknown"),
    ],
)
def test_whatever_is_wrong_with_a_file_is_said_and_nothing_raised(
    name: str, content: bytes, fault: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert read_profile(tmp_path / name) == TableProfile(fault=fault)  # type: ignore[arg-type]


def test_an_archive_without_a_table_and_one_that_lies_about_its_size_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pictures.zip", "w") as archive:
        archive.writestr("photo.jpg", b"...")
    assert read_profile(tmp_path / "pictures.zip").fault == "unknown"
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.csv", b"0\n" * 100_000)
    packed = bytearray((tmp_path / "bomb.zip").read_bytes())
    size = (200_000).to_bytes(4, "little")
    (tmp_path / "bomb.zip").write_bytes(bytes(packed.replace(size, (10).to_bytes(4, "little"))))
    assert read_profile(tmp_path / "bomb.zip").fault in ("huge", "broken")


def test_a_table_of_a_thousand_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wide.csv").write_text(
        ",".join(f"c{n}" for n in range(1000)) + "\n" + "1," * 999 + "1\n", "utf-8"
    )
    assert read_profile(tmp_path / "wide.csv").fault == "huge"


def test_points_and_lines_of_geojson_are_found_on_earth_alone(tmp_path: Path) -> None:
    def feature(kind: str, coordinates: object) -> dict[str, object]:
        return {
            "type": "Feature",
            "properties": {"a": 1},
            "geometry": {"type": kind, "coordinates": coordinates},
        }

    features = [
        feature("Point", [5.02, 44.73]), feature("Point", [902_000.0, 6_400_000.0]),
        feature("Polygon", [[[5, 44], [6, 44], [6, 45], [5, 44]]]),
        {"type": "Feature", "properties": {}, "geometry": None},
    ]  # fmt: skip
    tree = {"type": "FeatureCollection", "features": features}
    (tmp_path / "g.geojson").write_text(json.dumps(tree), "utf-8")
    profile = read_profile(tmp_path / "g.geojson")
    assert (profile.rows, profile.places) == (4, ((5.02, 44.73),))
    assert profile.lines == (((5.0, 44.0), (6.0, 44.0), (6.0, 45.0), (5.0, 44.0)),)


def test_columns_of_latitude_and_longitude_are_places(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("lieu;Latitude;Longitude\nA;44,78;5,14\nB;44,5;5,3\nC;;\n", "utf-8")
    assert read_profile(tmp_path / "s.csv").places == ((5.14, 44.78), (5.3, 44.5))
