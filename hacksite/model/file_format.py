"""Formats of files and services, under the many names that people and catalogues give them.

Sources: EU authority table "file-type" (its codes), IANA media types.
"""

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_OFFICE = "application/vnd.openxmlformats-officedocument"
_EU = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format: `name` as people write it, `eu` its code in the EU list, "" where it has none."""

    name: str
    eu: str
    mediatype: str
    also: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        """The EU's address for it (`dct:format`); "" where it has none."""
        return f"{_EU}{self.eu}" if self.eu else ""


_ALL = (
    FileFormat("CSV", "CSV", "text/csv", ("application/csv", "csv.gz", "text/comma-separated-values")),
    FileFormat("TSV", "TSV", "text/tab-separated-values"),
    FileFormat("JSON", "JSON", "application/json", ("text/json",)),
    FileFormat("JSON Lines", "", "application/jsonl", ("jsonl", "ndjson", "application/x-ndjson")),
    FileFormat("JSON-LD", "JSON_LD", "application/ld+json", ("jsonld",)),
    FileFormat("GeoJSON", "GEOJSON", "application/geo+json", ("application/vnd.geo+json",)),
    FileFormat("GeoPackage", "GPKG", "application/geopackage+sqlite3", ("gpkg", "ogc gpkg")),
    FileFormat("Shapefile", "SHP", "application/vnd.shp", ("shp", "shape", "esri shapefile", "esri shape")),
    FileFormat("KML", "KML", "application/vnd.google-earth.kml+xml"),
    FileFormat("KMZ", "KMZ", "application/vnd.google-earth.kmz"),
    FileFormat("GML", "GML", "application/gml+xml"),
    FileFormat("GeoTIFF", "TIFF", "image/tiff", ("tif", "tiff")),
    FileFormat("MapInfo", "", "", ("mif", "tab", "mif/mid")),
    FileFormat("WMS", "WMS_SRVC", "", ("ogc:wms", "ogc wms")),
    FileFormat("WFS", "WFS_SRVC", "", ("ogc:wfs", "ogc wfs")),
    FileFormat("WMTS", "WMTS_SRVC", "", ("ogc:wmts",)),
    FileFormat("XML", "XML", "application/xml", ("text/xml",)),
    FileFormat("Excel", "XLSX", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
    FileFormat("Excel 97", "XLS", "application/vnd.ms-excel", ("xls",)),
    FileFormat("OpenDocument", "ODS", "application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
    FileFormat("Parquet", "PARQUET", "application/vnd.apache.parquet", ("application/x-parquet",)),
    FileFormat("Arrow", "", "application/vnd.apache.arrow.file", ("feather",)),
    FileFormat("SQLite", "", "application/vnd.sqlite3", ("sqlite", "sqlite3")),
    FileFormat("GTFS", "", ""),
    FileFormat("NetCDF", "NETCDF", "application/x-netcdf", ("nc",)),
    FileFormat("GRIB", "", "", ("grib2",)),
    FileFormat("HDF5", "", "application/x-hdf5", ("hdf", "h5")),
    FileFormat("RDF/XML", "RDF_XML", "application/rdf+xml", ("rdf", "rdf xml")),
    FileFormat("Turtle", "RDF_TURTLE", "text/turtle", ("ttl",)),
    FileFormat("PDF", "PDF", "application/pdf"),
    FileFormat("Word", "DOCX", f"{_OFFICE}.wordprocessingml.document", ("docx",)),
    FileFormat("Word 97", "DOC", "application/msword", ("doc",)),
    FileFormat("OpenDocument Text", "ODT", "application/vnd.oasis.opendocument.text", ("odt",)),
    FileFormat("HTML", "HTML", "text/html", ("htm", "web page", "page web", "xhtml")),
    FileFormat("Text", "TXT", "text/plain", ("txt", "texte")),
    FileFormat("Markdown", "", "text/markdown", ("md",)),
    FileFormat("ZIP", "ZIP", "application/zip", ("application/x-zip-compressed", "zip archive")),
    FileFormat("gzip", "GZIP", "application/gzip", ("gz", "application/x-gzip")),
    FileFormat("7-Zip", "", "application/x-7z-compressed", ("7z", "7zip")),
    FileFormat("API", "", "", ("rest", "web service", "webservice", "service", "openapi", "swagger")),
)  # fmt: skip


def _key(typed: str) -> str:
    bare = typed.strip().removeprefix(_EU).lower().lstrip(".")
    return "".join(letter for letter in bare if letter.isalnum() or letter in "/+")


FORMATS = MappingProxyType({known.name: known for known in _ALL})
"""Every known format by its name."""

_BY_KEY = {
    _key(name): known
    for known in reversed(_ALL)
    for name in (*known.also, known.mediatype, known.eu, known.name)
    if name
}


@lru_cache(maxsize=1000)
def find_format(typed: str) -> FileFormat | None:
    """The format meant by a name, an ending, a media type, or an EU code or address; None for another."""
    return _BY_KEY.get(_key(typed)) or _BY_KEY.get(_key(typed.partition(";")[0]))
