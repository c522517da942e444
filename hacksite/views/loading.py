"""How to open a data file: lines to copy for Python, R and SQL, words for a spreadsheet and a map."""

from dataclasses import dataclass
from urllib.parse import quote

from hacksite.model import Resource
from hacksite.source.table import TableProfile
from hacksite.views.scene import Scene


@dataclass(frozen=True, slots=True)
class WayToOpen:
    """A program's name, and either the lines to type or what to do in words."""

    name: str
    code: str = ""
    words: str = ""


_TABLES = ("csv", "tsv", "txt", "json", "jsonl", "ndjson", "geojson", "parquet", "xlsx")


def ways_to_open(scene: Scene, resource: Resource) -> tuple[WayToOpen, ...]:
    """How to open a resource's file; none for formats that we do not know.

    The lines hold the file's address where the site has one, else its name.
    """
    name = resource.path or ""
    ending = name.lower().rpartition(".")[2]
    if ending not in _TABLES:
        return ()
    address = address_of(scene, name)
    found = scene.profiles.get(name) or TableProfile()
    ways = [
        WayToOpen("Python (pandas)", _python(ending, address, found)),
        WayToOpen("R", _r(ending, address, found)),
        WayToOpen("SQL (DuckDB)", _sql(ending, address, found)),
    ]
    if ending in ("csv", "tsv", "txt", "xlsx"):
        mark = {"\t": scene.words("loading.tab"), ";": "« ; »", ",": "« , »"}.get(found.delimiter, "")
        encoding = (found.encoding or "utf-8").upper().replace("CP1252", "Windows-1252")
        key = "loading.sheet_xlsx" if ending == "xlsx" else "loading.sheet"
        ways.append(
            WayToOpen(
                scene.words("loading.spreadsheet"),
                "",
                scene.words(key, delimiter=mark or "« , »", encoding=encoding),
            )
        )
    if ending == "geojson" or found.places:
        key = "loading.qgis" if ending == "geojson" else "loading.qgis_csv"
        ways.append(WayToOpen("QGIS", "", scene.words(key)))
    return tuple(way for way in ways if way.code or way.words)


def address_of(scene: Scene, name: str) -> str:
    """Where programs find a file of the folder: its address where the site has one, else its name."""
    return f"{scene.site_url}{quote(name)}" if scene.site_url else name.rpartition("/")[2]


def csv_arguments(found: TableProfile) -> str:
    """What pandas must be told of a CSV file's delimiter and encoding."""
    more = f", sep={found.delimiter!r}" if found.delimiter not in ("", ",") else ""
    return more + (f", encoding={found.encoding!r}" if found.encoding not in ("", "utf-8") else "")


def _python(ending: str, address: str, found: TableProfile) -> str:
    place = repr(address)
    if ending == "geojson":
        return f"import geopandas\n\nrows = geopandas.read_file({place})\nprint(rows.head())"
    more = ""
    if ending in ("csv", "tsv", "txt"):
        reader = "read_csv"
        more += csv_arguments(found)
        texts = _codes(found)
        more += f", dtype={{{', '.join(f'{name!r}: str' for name in texts)}}}" if texts else ""
    elif ending in ("jsonl", "ndjson"):
        reader, more = "read_json", ", lines=True"
    else:
        reader = {"json": "read_json", "parquet": "read_parquet", "xlsx": "read_excel"}[ending]
    return f"import pandas\n\nrows = pandas.{reader}({place}{more})\nprint(rows.describe())"


def _r(ending: str, address: str, found: TableProfile) -> str:
    place = f'"{address}"'
    if ending in ("csv", "tsv", "txt"):
        more = (
            f', locale = readr::locale(encoding = "{found.encoding}")'
            if found.encoding not in ("", "utf-8")
            else ""
        )
        delimiter = "\\t" if found.delimiter == "\t" else found.delimiter or ","
        call = f'readr::read_delim({place}, delim = "{delimiter}"{more})'
    else:
        call = {
            "json": f"jsonlite::fromJSON({place})",
            "jsonl": f"jsonlite::stream_in(url({place}))",
            "ndjson": f"jsonlite::stream_in(url({place}))",
            "geojson": f"sf::st_read({place})",
            "parquet": f"arrow::read_parquet({place})",
            "xlsx": f"rio::import({place})",
        }[ending]
    return f"rows <- {call}\nsummary(rows)"


def _sql(ending: str, address: str, found: TableProfile) -> str:
    place = "'" + address.replace("'", "''") + "'"
    if ending in ("csv", "tsv", "txt"):
        if found.encoding not in ("", "utf-8"):
            return ""
        texts = _codes(found)
        quoted = ", ".join("'" + name.replace("'", "''") + "': 'VARCHAR'" for name in texts)
        more = f", types = {{{quoted}}}" if texts else ""
        return f"SUMMARIZE FROM read_csv({place}{more});"
    if ending == "geojson":
        return f"INSTALL spatial; LOAD spatial;\nSUMMARIZE FROM st_read({place});"
    if ending == "xlsx":
        return f"INSTALL excel; LOAD excel;\nSUMMARIZE FROM read_xlsx({place});"
    reader = "read_parquet" if ending == "parquet" else "read_json"
    return f"SUMMARIZE FROM {reader}({place});"


def _codes(found: TableProfile) -> list[str]:
    """Columns of codes that programs would take for numbers: 01034 would lose its nought."""
    return [
        column.name
        for number, column in enumerate(found.columns)
        if column.type == "string" and any(row[number].isdigit() for row in found.preview)
    ]
