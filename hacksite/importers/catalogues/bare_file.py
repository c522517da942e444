"""A file of data at an address: what its headers and its name tell, without reading it."""

import re
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

from hacksite.importers.catalogues.client import Answer
from hacksite.importers.catalogues.found import FoundDataset, FoundResource
from hacksite.importers.catalogues.received import number


def found_in(answer: Answer, typed: str) -> FoundDataset:
    """A dataset of this one file; its title is the file's name, to be edited."""
    name = _file_name(answer) or urlsplit(typed).hostname or typed
    stem = re.sub(r"(\.\w{1,8}){1,2}$", "", name) or name
    title = " ".join(re.split(r"[-_\s]+", stem)).strip() or name
    return FoundDataset(
        "url",
        typed,
        stem,
        {"": title[:1].upper() + title[1:]},
        page=typed,
        api=typed,
        modified=_day(answer.headers.get("last-modified", "")),
        resources=(
            FoundResource(
                typed,
                typed,
                {"": name},
                mediatype=answer.mediatype,
                bytes=number(answer.headers.get("content-length")) or None,
            ),
        ),
        metadata={
            name: answer.headers[name]
            for name in ("content-type", "content-length", "content-disposition", "last-modified", "etag")
            if name in answer.headers
        },
    )


def _file_name(answer: Answer) -> str:
    header = Message()
    header["Content-Disposition"] = answer.headers.get("content-disposition", "")
    given = header.get_filename() or ""
    last = unquote(urlsplit(answer.url).path).rstrip("/").rpartition("/")[2]
    return (given.replace("\\", "/").rpartition("/")[2] or last).strip()


def _day(header: str) -> str:
    try:
        return parsedate_to_datetime(header).date().isoformat()
    except ValueError:
        return ""
