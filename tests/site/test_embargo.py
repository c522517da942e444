"""Before their hour, results and projects are in no byte of the site, with every extra that can be had.

The files are opened by `tests/site/unpacked.py`, which knows nothing of hacksite: a new kind of artifact is
searched as soon as it is made, or is refused because nobody can read it.
"""

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.extras import can_index, lacking
from hacksite.pipeline.settings import Settings
from tests.site.built_site import SITE_URL, BuiltSite
from tests.site.conftest import PARIS
from tests.site.test_held_back import (
    RESULTS_OUT,
    SAMPLE,
    citations,
    front_matter,
    held_back,
    leaks,
    quoted_elsewhere,
    said_in,
)
from tests.site.unpacked import kind_of, said_text

pytestmark = pytest.mark.slow
EVE = datetime(2027, 3, 28, 15, 9, tzinfo=PARIS)
LAST_MINUTE = datetime(2027, 3, 28, 18, 29, tzinfo=PARIS)
EMBARGOED = "Une phrase juste, écrite avec celles « qui » répondent"

BuildWhole = Callable[[datetime], BuiltSite]


@pytest.fixture(scope="module")
def whole_at(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildWhole:
    """Gives the sample's site with all extras, at an instant."""
    made: dict[datetime, BuiltSite] = {}

    def build(at: datetime) -> BuiltSite:
        if at not in made:
            out = tmp_path_factory.mktemp("whole") / "hackathon-2027"
            settings = Settings(at, SITE_URL, index=can_index(), pdf=not lacking())
            assert build_folder(sample_folder, out, settings).written is not None
            made[at] = BuiltSite(out)
        return made[at]

    return build


def embargoed_pictures() -> frozenset[str]:
    """The names of held-back projects' own pictures, without their endings: variants have others."""
    own = [p for p in (SAMPLE / "projects").rglob("*") if p.suffix in {".svg", ".jpg", ".png"}]
    return frozenset(p.relative_to(SAMPLE).with_suffix("").as_posix() for p in own)


def embargoed_titles() -> frozenset[str]:
    """The titles of projects, in both languages, but for words that stand elsewhere in plain sight."""
    files = (p for p in (SAMPLE / "projects").rglob("*.md"))
    titles = {front_matter(file)["title"] for file in files}
    return frozenset(title for title in titles if title not in quoted_elsewhere())


@pytest.mark.parametrize("at", [EVE, LAST_MINUTE], ids=["projects", "results"])
def test_every_kind_of_file_is_one_that_the_search_can_read(at: datetime, whole_at: BuildWhole) -> None:
    files = whole_at(at).files()
    assert [name for name, content in files.items() if not kind_of(content)] == []
    kinds = {kind_of(content) for content in files.values()}
    assert {"text", "opaque"} <= kinds
    assert "picture" in kinds or at == EVE
    if can_index():
        assert "gzip" in kinds
    if not lacking():
        assert "pdf" in kinds


def test_no_file_says_a_word_of_the_jury_one_minute_before(whole_at: BuildWhole) -> None:
    assert len(citations()) == 10
    assert leaks(whole_at(LAST_MINUTE), citations()) == []


def test_no_file_names_a_project_or_its_pictures_before_their_hour(whole_at: BuildWhole) -> None:
    site = whole_at(EVE)
    said = frozenset().union(
        *(texts for (folder, _), (_, texts) in held_back().items() if folder == "projects")
    )
    assert len(said) > 100
    assert len(embargoed_pictures()) >= 8
    assert len(embargoed_titles()) >= 14
    assert leaks(site, said | embargoed_pictures() | embargoed_titles()) == []


def test_there_are_no_source_maps(whole_at: BuildWhole) -> None:
    said = said_in(whole_at(LAST_MINUTE))
    assert [name for name, text in said.items() if name.endswith(".map") or "sourceMappingURL" in text] == []


def test_the_same_search_finds_them_at_their_hour_in_pages_and_in_the_index(whole_at: BuildWhole) -> None:
    site = whole_at(RESULTS_OUT)
    found = leaks(site, citations())
    assert {text for text in citations() if any(text in row for row in found)} == citations()
    if can_index():
        assert any(row.startswith("pagefind/") for row in found)
    assert any(row.startswith("resultats/") for row in found)
    assert leaks(site, embargoed_pictures()) != []
    assert leaks(site, embargoed_titles()) != []


def packed(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def png(text: str, *, packed_text: bool) -> bytes:
    about, out = PngImagePlugin.PngInfo(), io.BytesIO()
    about.add_itxt("Description", text, zip=packed_text)
    Image.new("RGB", (2, 2)).save(out, "PNG", pnginfo=about)
    return out.getvalue()


def webp(text: str) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = text.encode()
    Image.new("RGB", (2, 2)).save(out, "WEBP", exif=exif)
    return out.getvalue()


def pdf(text: str, *, as_title: bool) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if as_title:
            made.docinfo["/Title"] = text
        else:
            made.Root["/Hidden"] = made.make_stream(text.encode())
        made.save(out, compress_streams=True)
    return out.getvalue()


PLANTED = {
    "text": EMBARGOED.encode(),
    "html": EMBARGOED.replace("é", "&eacute;")
    .replace("« ", "&laquo;&nbsp;")
    .replace(" »", "&nbsp;&raquo;")
    .encode(),
    "json": json.dumps({"citation": EMBARGOED}).encode(),
    "folded calendar": EMBARGOED.replace(",", "\\,").replace("écrite", "écr\r\n ite").encode(),
    "gzip": gzip.compress(EMBARGOED.encode()),
    "zip": packed(("a.txt", EMBARGOED.encode())),
    "zip in zip": packed(("a.zip", packed(("b.json", json.dumps(EMBARGOED).encode())))),
    "name in a zip": packed((f"{EMBARGOED}.txt", b"")),
    "png": png(EMBARGOED, packed_text=False),
    "packed png": png(EMBARGOED, packed_text=True),
    "webp": webp(EMBARGOED),
    "pdf title": pdf(EMBARGOED, as_title=True),
    "pdf stream": pdf(EMBARGOED, as_title=False),
    "data address": b"<img src='data:image/svg+xml;base64," + base64.b64encode(EMBARGOED.encode()) + b"'>",
    "percent": b"file%3A%20" + "".join(f"%{byte:02X}" for byte in EMBARGOED.encode()).encode(),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_secret_planted_in_any_kind_of_file_is_found(kind: str, tmp_path: Path) -> None:
    (tmp_path / "planted").write_bytes(PLANTED[kind])
    assert leaks(BuiltSite(tmp_path), frozenset({EMBARGOED})) == [f"planted: {EMBARGOED}"]


def test_a_secret_in_a_files_name_is_found_and_an_unknown_kind_is_not_taken_for_read() -> None:
    assert EMBARGOED in said_text(b"", f"projects/{EMBARGOED}.svg")
    assert kind_of(b"\xff\x00\xfe\x01\x80") == ""


def test_laid_out_words_are_found_in_a_pdf() -> None:
    if lacking():
        pytest.skip("no WeasyPrint or no Pango: there is no PDF to read")
    from hacksite.emit.paper_layout import Printed  # noqa: PLC0415 - WeasyPrint is an extra

    made = Printed(f"<!doctype html><html lang=fr><title>t</title><p>{EMBARGOED}</p>", {}).pdf()
    assert EMBARGOED.encode() not in made
    assert EMBARGOED in said_text(made)
