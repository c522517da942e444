"""What the explorer of a data file needs to know: its rows, its words, how programs open the file."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic_core import to_json

from hacksite.model import Resource
from hacksite.model.fields import slugify
from hacksite.source.table import TableProfile
from hacksite.views.loading import address_of, csv_arguments
from hacksite.views.scene import Scene

WORDS = (
    "draw", "draw_table", "draw_bars", "draw_line", "draw_map", "group", "group_none", "step", "step_none",
    "step_day", "step_month", "step_year", "measure", "measure_count", "measure_sum", "measure_mean",
    "measure_min", "measure_max", "measure_of", "of", "where", "add", "remove", "condition", "column",
    "comparison", "value", "op_is", "op_not", "op_has", "op_least", "op_most", "op_empty", "op_filled",
    "title", "answer", "more", "close", "again", "first_rows", "first_columns", "first_bars", "copy_link",
    "copy_python", "copy_sql", "copied", "not_copied", "code", "status", "status_groups",
    "by", "nothing", "nothing_there", "map_name", "chart_name",
)  # fmt: skip
"""The words of the explorer, by their key after `explorer.`; some have places for the script to fill."""


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """An explorer. `table` and `words` are addresses of files; `python` and `sql` open the data file, or "".

    `name` stands for the file in addresses that are shared.
    """

    name: str
    table: str
    words: str
    python: str
    sql: str


def explorer(scene: Scene, resource: Resource) -> ExplorerView | None:
    """The explorer of a resource's file; None for a file that was not looked into."""
    name = resource.path or ""
    found = scene.profiles.get(name)
    if found is None or not found.tried:
        return None
    address = address_of(scene, name)
    return ExplorerView(
        resource.name or slugify(PurePosixPath(name).stem) or "file",
        table_path(name, found),
        words_path(scene),
        _python(name, address, found),
        _sql(name, address, found),
    )


def table_path(name: str, found: TableProfile) -> str:
    """The address of the rows of a data file; it changes with them."""
    return f"assets/tables/{slugify(PurePosixPath(name).stem) or 'file'}.{found.tried}.json"


def words_path(scene: Scene) -> str:
    """The address of the explorer's words; it changes with them."""
    digest = hashlib.sha256(explorer_words(scene)).hexdigest()[:10]
    return f"assets/explorer-{scene.language}.{digest}.json"


def explorer_words(scene: Scene) -> bytes:
    """The explorer's words in the scene's language, as JSON."""
    return to_json({key: scene.words(f"explorer.{key}") for key in WORDS})


def explored(scene: Scene) -> tuple[str, ...]:
    """The data files that some page offers to explore, by name; only those of datasets that may be seen."""
    named = {r.path for dataset in scene.event.datasets for r in dataset.resources if r.path}
    return tuple(sorted(n for n in named if n in scene.profiles and scene.profiles[n].tried))


def _python(name: str, address: str, found: TableProfile) -> str:
    """The call that reads a file as it stands, for pandas; "" for what takes more than a call."""
    place = repr(address)
    features = f'pandas.read_json({place}, typ="series")["features"]'
    text = f"pandas.read_csv({place}{csv_arguments(found)}, dtype=str, keep_default_na=False)"
    lines = f"pandas.read_json({place}, lines=True, dtype=False)"
    calls = {
        "csv": text,
        "tsv": text,
        "txt": text,
        "json": f"pandas.read_json({place}, dtype=False)" if found.is_list else "",
        "jsonl": lines,
        "ndjson": lines,
        "geojson": f'pandas.DataFrame([feature["properties"] for feature in {features}])',
        "parquet": f"pandas.read_parquet({place})",
        "xlsx": f"pandas.read_excel({place}, dtype=str)",
    }
    return calls.get(name.lower().rpartition(".")[2], "")


def _sql(name: str, address: str, found: TableProfile) -> str:
    """What stands after FROM, for DuckDB without extensions; "" for what it cannot read so."""
    place = "'" + address.replace("'", "''") + "'"
    text = f"read_csv({place}, all_varchar = true, header = true, null_padding = true)"
    is_read = found.encoding in ("", "utf-8")
    sources = {
        "csv": text if is_read else "",
        "tsv": text if is_read else "",
        "txt": text if is_read else "",
        "json": f"read_json({place})" if found.is_list else "",
        "jsonl": f"read_json({place})",
        "ndjson": f"read_json({place})",
        "geojson": _features(place, found),
        "parquet": f"read_parquet({place})",
    }
    return sources.get(name.lower().rpartition(".")[2], "")


def _features(place: str, found: TableProfile) -> str:
    # From its text: what `read_json` makes of GeoJSON changes from one version of DuckDB to the next.
    texts = {column.name: "VARCHAR" for column in found.columns}
    shape = to_json({"features": [{"properties": texts}]}).decode().replace("'", "''")
    feature = f"unnest(from_json(content, '{shape}').features) AS feature"
    return f"(SELECT unnest(feature.properties) FROM (SELECT {feature} FROM read_text({place})))"
