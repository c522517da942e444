"""Data files as tables: whatever the format, DuckDB gets one table of texts named `rows`.

DuckDB is an extra (`hacksite[data]`), imported when a file is opened.
"""

import codecs
import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hacksite.source.table import Fault

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LARGEST = 1_000_000_000
"""Bytes above which a file is not opened."""
_LARGEST_TREE = 100_000_000
"""The same for formats that are read whole: JSON, Excel."""
_WIDEST = 500
_SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "threads": "2",
}


class TableError(Exception):
    """A file cannot be read as a table; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def can_look_inside() -> bool:
    """Whether what opens data files is installed: `hacksite[data]`."""
    return find_spec("duckdb") is not None


def is_table(name: str) -> bool:
    """Whether a file's name says that it can be opened as a table."""
    return name.lower().endswith(".zip") or _ending(name) in _LOADERS


@contextmanager
def opened(path: Path) -> "Iterator[tuple[DuckDBPyConnection, dict[str, str]]]":
    """A connection whose table `rows` holds the file, all as text, and what was found out on the way.

    Of a zip archive, the first file in it that can be opened. Raises TableError where there is none,
    where it is empty, broken or too large.
    """
    import duckdb

    with TemporaryDirectory(prefix="hacksite-") as folder:
        file = _unpacked(path, Path(folder)) if path.suffix.lower() == ".zip" else path
        load = _LOADERS.get(_ending(file.name))
        if load is None:
            raise TableError("unknown")
        size = file.stat().st_size
        if size == 0:
            raise TableError("empty")
        if size > LARGEST:
            raise TableError("huge")
        with duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": folder}) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            try:
                about = load(connection, file, Path(folder))
                _check_shape(connection)
                yield connection, about
            except (duckdb.Error, ValueError, LookupError, TypeError, OSError, csv.Error) as error:
                raise TableError("broken") from error


def _check_shape(connection: "DuckDBPyConnection") -> None:
    if len(connection.table("rows").columns) > _WIDEST:
        raise TableError("huge")


def _ending(name: str) -> str:
    return PurePosixPath(name.lower()).suffix.removeprefix(".")


def _unpacked(path: Path, folder: Path) -> Path:
    """The first table of an archive, written to `folder`; names inside it lead nowhere else."""
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                ending = _ending(member.filename)
                if ending in _LOADERS and not member.is_dir():
                    if member.file_size > LARGEST:
                        raise TableError("huge")
                    target = folder / f"unpacked.{ending}"
                    with archive.open(member) as packed, target.open("wb") as plain:
                        _copy_at_most(packed, plain, member.file_size)
                    return target
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise TableError("broken") from error
    raise TableError("unknown")


def _copy_at_most(packed: Any, plain: io.BufferedWriter, size: int) -> None:
    """An archive that says less than it holds is not believed."""
    left = size
    while chunk := packed.read(1 << 20):
        left -= len(chunk)
        if left < 0:
            raise TableError("huge")
        plain.write(chunk)


def _from_csv(connection: "DuckDBPyConnection", file: Path, folder: Path) -> dict[str, str]:
    encoding = encoding_of(file)
    if encoding != "utf-8":
        plain = folder / "utf-8.csv"
        with (
            file.open(encoding=encoding, newline="") as source,
            plain.open("w", encoding="utf-8", newline="") as out,
        ):
            shutil.copyfileobj(source, out)
        file = plain
    sniffed = connection.execute(
        "SELECT Delimiter FROM sniff_csv(?, all_varchar = true)", [str(file)]
    ).fetchone()
    connection.execute(
        "CREATE TEMP TABLE rows AS "
        "SELECT * FROM read_csv(?, all_varchar = true, header = true, null_padding = true)",
        [str(file)],
    )
    return {"encoding": encoding, "delimiter": sniffed[0] if sniffed else ""}


def encoding_of(file: Path) -> str:
    """`utf-8`, `utf-16` where a mark says so, or `cp1252`: what spreadsheets write on Windows."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as source:
        start = source.read(2)
        if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        source.seek(0)
        try:
            while chunk := source.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _from_parquet(connection: "DuckDBPyConnection", file: Path, _folder: Path) -> dict[str, str]:
    connection.execute(
        "CREATE TEMP TABLE rows AS SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(file)]
    )
    return {}


def _from_json(connection: "DuckDBPyConnection", file: Path, folder: Path) -> dict[str, str]:
    """Lines of JSON, a list of objects, or the first list of objects inside an object."""
    if file.stat().st_size > _LARGEST_TREE:
        raise TableError("huge")
    text = file.read_text("utf-8-sig")
    if file.suffix.lower() in (".jsonl", ".ndjson"):
        tree: Any = [json.loads(line) for line in text.splitlines() if line.strip()]
    else:
        tree = json.loads(text)
    if isinstance(tree, dict) and tree.get("type") == "FeatureCollection":
        return _from_geojson(connection, file, folder)
    parts = tree.values() if isinstance(tree, dict) else [tree]
    lists = (part for part in parts if isinstance(part, list) and part)
    objects = next((rows for rows in lists if all(isinstance(row, dict) for row in rows)), None)
    if objects is None:
        raise TableError("unknown")
    return _from_objects(connection, objects, folder)


def _from_objects(
    connection: "DuckDBPyConnection", objects: list[Mapping[str, Any]], folder: Path
) -> dict[str, str]:
    names = list(dict.fromkeys(str(name) for row in objects for name in row))
    rows = ([_as_text(row.get(name)) for name in names] for row in objects)
    return _from_rows(connection, names, rows, folder)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def _from_rows(
    connection: "DuckDBPyConnection", names: list[str], rows: Iterator[list[str]], folder: Path
) -> dict[str, str]:
    if not names:
        raise TableError("empty")
    plain = folder / "rows.csv"
    with plain.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows(rows)
    connection.execute(
        "CREATE TEMP TABLE rows AS SELECT * FROM "
        "read_csv(?, header = true, delim = ',', quote = '\"', auto_detect = false, columns = ?)",
        [str(plain), dict.fromkeys(names, "VARCHAR")],
    )
    return {}


def _from_geojson(connection: "DuckDBPyConnection", file: Path, folder: Path) -> dict[str, str]:
    if file.stat().st_size > _LARGEST_TREE:
        raise TableError("huge")
    tree = json.loads(file.read_text("utf-8-sig"))
    features = tree.get("features") or []
    if not features:
        raise TableError("empty")
    return _from_objects(connection, [feature.get("properties") or {} for feature in features], folder)


def _from_excel(connection: "DuckDBPyConnection", file: Path, folder: Path) -> dict[str, str]:
    """The first sheet; its first row names the columns."""
    from openpyxl import load_workbook

    if file.stat().st_size > _LARGEST_TREE:
        raise TableError("huge")
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (zipfile.BadZipFile, AttributeError) as error:
        raise TableError("broken") from error
    rows = book.worksheets[0].iter_rows(values_only=True)
    names = [
        str(name) if name is not None else f"column{number}" for number, name in enumerate(next(rows, ()), 1)
    ]
    return _from_rows(connection, names, ([_as_text(value) for value in row] for row in rows), folder)


_LOADERS: Mapping[str, "Callable[[DuckDBPyConnection, Path, Path], dict[str, str]]"] = {
    "csv": _from_csv,
    "tsv": _from_csv,
    "txt": _from_csv,
    "json": _from_json,
    "jsonl": _from_json,
    "ndjson": _from_json,
    "geojson": _from_geojson,
    "parquet": _from_parquet,
    "xlsx": _from_excel,
}
