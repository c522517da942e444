"""Which catalogue and which dataset a pasted text means.

Whatever people copy is understood: a page with its language, its query and its fragment, an API's answer, the
link of one file, an id alone.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_ID = re.compile(r"[0-9a-f]{24}")
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_NAME = re.compile(r"[\w@][\w@.-]*")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?/", re.IGNORECASE)
_LANGUAGE = r"(?:/[a-z]{2}(?:-[a-z]{2})?)?"
_DATAGOUV = "https://www.data.gouv.fr"
_HUGGING_FACE = {"huggingface.co", "www.huggingface.co", "hf.co"}

# The pages of opendata.swiss are drawn by another program than the one that answers.
_ASKED_ELSEWHERE = {"opendata.swiss": "https://ckan.opendata.swiss"}


@dataclass(frozen=True, slots=True)
class Meant:
    """What an address means: `what` is `dataset`, `resource`, `topic`, `organisation` or `unknown`.

    `base` is the catalogue's root, without a slash at its end; `id` is "" where only asking will tell.
    """

    kind: str
    what: str
    base: str
    id: str
    typed: str


# Each path, and what it is in which catalogue. The order matters: the surest first.
_PATHS: tuple[tuple[str, str, str], ...] = (
    (rf"(?P<base>){_LANGUAGE}/datasets/r/(?P<id>{_UUID})/?", "datagouv", "resource"),
    (rf"(?P<base>)/api/[12]/datasets/(?:r|resources)/(?P<id>{_UUID})/?", "datagouv", "resource"),
    (r"(?P<base>)/api/[12]/datasets/(?P<id>[^/]+)(?:/.*)?", "datagouv", "dataset"),
    (r"(?P<base>)/api/[12]/topics/(?P<id>[^/]+)(?:/.*)?", "datagouv", "topic"),
    (r"(?P<base>)/api/[12]/organizations/(?P<id>[^/]+)(?:/.*)?", "datagouv", "organisation"),
    (
        r"(?P<base>)/api/(?:explore/)?v2(?:\.\d)?/catalog/datasets/(?P<id>[^/]+)(?:/.*)?",
        "opendatasoft", "dataset",
    ),
    (r"(?P<base>.*?)/api/(?:\d/)?(?:action/package_show|rest/dataset/(?P<id>[^/]+))/?", "ckan", "dataset"),
    (r"(?P<base>)/api/datasets/1\.0/(?P<id>[^/]+)(?:/.*)?", "opendatasoft", "dataset"),
    (
        rf"(?P<base>.*?){_LANGUAGE}/explore/(?:dataset|embed/dataset)/(?P<id>[^/]+)(?:/.*)?",
        "opendatasoft", "dataset",
    ),
    (rf"(?P<base>){_LANGUAGE}/(?:admin/)?datasets/(?P<id>[^/]+)(?:/.*)?", "datagouv", "dataset"),
    (rf"(?P<base>){_LANGUAGE}/(?:topics|bouquets|collections)/(?P<id>[^/]+)(?:/.*)?", "datagouv", "topic"),
    (rf"(?P<base>){_LANGUAGE}/organizations/(?P<id>[^/]+)(?:/.*)?", "datagouv", "organisation"),
    (rf"(?P<base>.*?){_LANGUAGE}/dataset/(?P<id>[^/]+)(?:/.*)?", "ckan", "dataset"),
    (rf"(?P<base>.*?){_LANGUAGE}/(?:dataset/)?[\w-]+/resource/(?P<id>{_UUID})(?:/.*)?", "ckan", "resource"),
)  # fmt: skip
_COMPILED = tuple((re.compile(path, re.IGNORECASE), kind, what) for path, kind, what in _PATHS)
_FILES = re.compile(
    r"\.(csv|tsv|json|jsonl|ndjson|geojson|xlsx?|ods|parquet|zip|gpkg|pdf|7z|gz|shp|kml|xml)$"
)


def meant_by(typed: str) -> Meant | None:
    """What a pasted text means; None for what is neither an address nor an id."""
    typed = typed.strip().strip("<>\"'«»").strip()
    if not _WEB.match(typed) and _BARE_HOST.match(typed) and "." in typed.partition("/")[0]:
        typed = f"https://{typed}"
    if not _WEB.match(typed):
        return _of_id(typed)
    try:
        parts = urlsplit(typed)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if not host:
        return None
    root = f"{parts.scheme.lower()}://{host}" + (f":{port}" if port else "")
    path = re.sub(r"/{2,}", "/", unquote(parts.path))
    if host in _HUGGING_FACE:
        return _of_hugging_face(path, typed)
    query = parse_qs(parts.query)
    return _of_path(root, path, query, typed) or Meant("unknown", "unknown", root, "", typed)


def _of_id(typed: str) -> Meant | None:
    """An id alone is data.gouv.fr's; `owner/name` is Hugging Face's."""
    owner, slash, name = typed.partition("/")
    if slash and _NAME.fullmatch(owner) and _NAME.fullmatch(name):
        return Meant("huggingface", "dataset", "https://huggingface.co", typed, typed)
    if _ID.fullmatch(typed) or (not slash and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", typed)):
        return Meant("datagouv", "dataset", _DATAGOUV, typed, typed)
    return None


def _of_hugging_face(path: str, typed: str) -> Meant:
    parts = [part for part in path.removeprefix("/api").split("/") if part]
    if parts[:1] == ["datasets"] and len(parts) > 1:
        # The oldest datasets have no owner.
        alone = len(parts) == 2 or parts[2] in {"tree", "blob", "resolve", "viewer", "raw"}
        name = parts[1] if alone else "/".join(parts[1:3])
        return Meant("huggingface", "dataset", "https://huggingface.co", name, typed)
    return Meant("unknown", "unknown", "https://huggingface.co", "", typed)


def _of_path(root: str, path: str, query: dict[str, list[str]], typed: str) -> Meant | None:
    for pattern, kind, what in _COMPILED:
        match = pattern.fullmatch(path)
        if match is None:
            continue
        item = match["id"] or next(iter(query.get("id") or query.get("name_or_id") or [""]))
        if not item:
            return None
        if kind == "datagouv" and what == "dataset" and _FILES.search(path):
            # `/datasets/river.csv` is a file; no slug of data.gouv.fr has a dot.
            return None
        host = root.partition("://")[2]
        if host.partition(":")[0] == "data.gouv.fr":
            root = _DATAGOUV
        bare = host.removeprefix("www.")
        base = _ASKED_ELSEWHERE.get(bare, root + match["base"].rstrip("/"))
        return Meant(kind, what, base, item, typed)
    if path.rstrip("/").endswith("/api/records/1.0/search") and query.get("dataset"):
        return Meant("opendatasoft", "dataset", root, query["dataset"][0], typed)
    return None
