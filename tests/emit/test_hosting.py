from pathlib import Path

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT


def rules(text: str) -> dict[str, dict[str, str]]:
    """The headers of each path of a `_headers` file, as Netlify and Cloudflare read it."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[path := line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
    return found


def test_a_host_is_told_the_policy_and_what_it_may_keep_for_good(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    assert build_folder(event_folder(), out, Settings(AT, "", "plain")).written is not None
    told = rules((out / "_headers").read_text("utf-8"))
    assert (out / ".nojekyll").read_bytes() == b""
    everywhere = told.pop("/*")
    in_page = (out / "index.html").read_text("utf-8")
    policy = everywhere["Content-Security-Policy"]
    assert f'content="{policy}"' in in_page
    # Partners put the card into frames of theirs; a rule for one path could not loosen one for all.
    assert "frame-ancestors" not in policy
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in told.pop("/assets/*")["Cache-Control"]
    assert all(headers == {"Access-Control-Allow-Origin": "*"} for headers in told.values())


def test_no_line_is_longer_than_cloudflare_reads(event_folder: EventFolder, tmp_path: Path) -> None:
    out = tmp_path / "site"
    build_folder(event_folder(), out, Settings(AT, "", "plain"))
    assert max(map(len, (out / "_headers").read_text("utf-8").splitlines())) < 2000
