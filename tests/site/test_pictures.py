"""Pictures of an event folder on its site: of the right size, and telling nothing but what they show."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.exporting import export_folder
from hacksite.pipeline.settings import Settings
from hacksite.source.picture_file import known
from tests.conftest import EventFolder
from tests.photographs import LYING, SECRETS, drawn, opened, photograph, saved, told
from tests.site.built_site import BuiltSite

BEFORE = datetime(2027, 3, 28, 15, 9, tzinfo=ZoneInfo("Europe/Paris"))
AFTER = datetime(2027, 3, 28, 15, 10, tzinfo=ZoneInfo("Europe/Paris"))

EVENT = """title: Water hackathon
start: 2027-03-27
end: 2027-03-28
languages: en, fr
look:
  logo: {src: media/logo.png, alt: Logo}
  cover: {src: media/cover.JPG, alt: A river}
venue: {name: Hall, plan: {src: media/plan.tif, alt: A plan}, directions: Straight on.}
legal:
  publisher: {name: Rives, address: 1 rue du Port, phone: "04", director: La présidence}
  host: {name: Hôte, address: 2 rue du Serveur, phone: "04"}
"""
PROJECT = """---
title: Well
cover: {src: projects/well/été à l'eau.jpg, alt: A well}
pictures:
  - {src: projects/well/one.jpg, alt: One, caption: First, credit: Ann}
  - {src: projects/well/two.webp, alt: Two}
publish_at: 2027-03-28 15:10
---
![Three](three.png) and [the file](three.png).
"""
NEWS = """---
title: News
date: 2027-03-01
cover: {src: media/dance.gif, alt: A dance}
pictures: [{src: media/avif.avif, alt: A}, {src: media/logo.png, alt: B}]
---
<img src="../media/body.jpg" alt="Body" width="300">
"""


@cache
def pictured() -> dict[str, str | bytes]:
    # Drawn when they are needed: every process reads this module.
    return {
        "event.yml": EVENT,
        "media/logo.png": saved(drawn(700, 700), "PNG", exif=told()),
        "media/cover.JPG": photograph(2400, 1600),
        "media/plan.tif": saved(drawn(900, 600), "TIFF", exif=told()),
        "media/dance.gif": saved(
            drawn(60, 40),
            "GIF",
            save_all=True,
            append_images=[drawn(60, 40).rotate(180)],
            comment=b"secret words",
        ),
        "media/avif.avif": saved(drawn(800, 600), "AVIF", exif=told()),
        "media/body.jpg": photograph(600, 800, LYING),
        "media/unused.jpg": photograph(50, 50),
        "media/IMG_1.HEIC": b"ftypheic GPSLatitude 48.858",
        "projects/well/index.md": PROJECT,
        "projects/well/été à l'eau.jpg": photograph(800, 600),
        "projects/well/one.jpg": photograph(900, 600),
        "projects/well/two.webp": saved(drawn(700, 700), "WEBP", exif=told(), xmp=b"<x>secret words</x>"),
        "projects/well/three.png": saved(drawn(400, 300), "PNG", exif=told()),
        "news/2027-03-01-news.md": NEWS,
        "pages/more.md": "---\ntitle: More\n---\n[A photograph](../media/IMG_1.HEIC) of the "
        "[well](../projects/well/one.jpg).\n",
    }


def built(root: Path, out: Path, at: datetime = AFTER) -> Built:
    made = build_folder(root, out, Settings(at, "https://example.org/hackathon-2027/", "plain"))
    assert made.written is not None, made.checked.report.errors
    return made


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture
def site(event_folder: EventFolder, tmp_path: Path) -> BuiltSite:
    built(event_folder(pictured()), tmp_path / "hackathon-2027")
    return BuiltSite(tmp_path / "hackathon-2027")


def test_no_byte_of_the_site_tells_where_or_with_what_a_picture_was_taken(site: BuiltSite) -> None:
    telling = [n for n, c in pictured().items() if isinstance(c, bytes) and any(s in c for s in SECRETS)]
    assert len(telling) == 12
    files = site.files()
    assert sum(name.endswith(".webp") for name in files) > 15
    assert [(n, s) for n, content in files.items() for s in SECRETS if s in content] == []
    assert [n for n in files if n.lower().endswith((".jpg", ".heic", ".tif", ".avif", ".png"))] == []


def test_every_picture_of_every_page_has_words_and_its_true_size(site: BuiltSite) -> None:
    seen = 0
    for path in site.pages():
        for image in site.page(path).iter("img"):
            files = [image.get("src"), *(p.split()[0] for p in (image.get("srcset") or "").split(",") if p)]
            assert image.get("alt") is not None
            for address in files:
                target = site.target(path, address)
                assert target is not None
                found = opened((site.root / target[0]).read_bytes())
                said = int(image.get("width")) / int(image.get("height"))
                assert "srcset" not in image.attrib or image.get("sizes")
                # The logo stands in a square of its own.
                if image.get("width") != "40":
                    assert abs(found.width / found.height - said) < 0.02
                seen += 1
    assert seen > 40


def test_of_each_page_one_picture_at_most_is_eager(site: BuiltSite) -> None:
    for path in site.pages():
        images = [i for i in site.page(path).iter("img") if i.get("width") != "40"]
        eager = [i for i in images if i.get("loading") != "lazy"]
        assert len(eager) <= 1
        assert all(i.get("fetchpriority") == "high" for i in eager)


def test_a_project_shows_its_pictures_as_links_that_work_without_script(site: BuiltSite) -> None:
    page = site.page("projects/well/index.html")
    links = page.xpath("//hs-gallery//ul/li/figure/a")
    targets = [site.target("projects/well/index.html", link.get("href")) for link in links]
    assert [t and opened((site.root / t[0]).read_bytes()).width for t in targets] == [900, 700]
    assert [" ".join(c.text_content().split()) for c in page.xpath("//hs-gallery//figcaption")] == [
        "First Ann"
    ]
    link = page.xpath("//a[text()='the file']")[0].get("href")
    assert link.startswith("../../projects/well/three-400.")


def test_pictures_of_what_is_held_back_are_in_no_file(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder(pictured())
    # Known from a build that was allowed to show them.
    built(root, tmp_path / "after", AFTER)
    built(root, tmp_path / "before", BEFORE)
    before = contents(tmp_path / "before")
    assert [name for name in before if "well" in name] == []
    # The page that names one keeps its own words, and leads nowhere.
    assert [n for n, content in before.items() if b"/one-" in content or b"three-" in content] == []
    assert any("projects/well/one-900" in name for name in contents(tmp_path / "after"))


def hostile() -> dict[str, str | bytes]:
    return {
        "event.yml": EVENT.replace("media/cover.JPG", "media/empty.jpg")
        .replace("media/plan.tif", "media/bomb.png")
        .replace("media/logo.png", "media/cut.jpg"),
        "media/empty.jpg": b"",
        "media/bomb.png": saved(Image.new("1", (12_001, 10_000)), "PNG"),
        "media/cut.jpg": photograph()[:9000],
        "projects/a/index.md": "---\ntitle: A\ncover: {src: projects/a/x.svg, alt: X}\n"
        "pictures:\n  - {src: projects/a/page.png, alt: P}\n  - {src: media/shared.svg, alt: S}\n---\n"
        "![Y](y.svg) [it](y.svg) ![Photo](photo.jpg)\n",
        "projects/a/x.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "projects/a/y.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "projects/a/page.png": "<script>alert(1)</script>",
        "projects/a/photo.jpg": saved(drawn(300, 200), "PNG"),
        "media/shared.svg": '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
    }


def test_broken_and_hostile_pictures_are_told_at_their_place_and_the_rest_is_built(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    made = built(event_folder(hostile()), tmp_path / "site")
    told_of = sorted(f"{d.code} {d.at.file}:{d.at.line}" for d in made.checked.report if d.code >= "HS700")
    assert [row for row in told_of if row.startswith("HS7")] == [
        "HS706 event.yml:6", "HS706 event.yml:7", "HS706 projects/a/index.md:5", "HS707 event.yml:8",
        "HS708 projects/a/index.md:3", "HS708 projects/a/index.md:6", "HS708 projects/a/index.md:8",
        "HS708 projects/a/index.md:8",
    ]  # fmt: skip
    files = contents(tmp_path / "site")
    pictures = [n for n in files if n.startswith(("media/", "projects/a/")) and not n.endswith(".html")]
    assert [name.partition(".")[0] for name in pictures] == ["projects/a/photo-300"]
    assert b"<p>Y <a" in files["projects/a/index.html"]
    assert b'<div class="hs-hero__cover"><svg' in files["index.html"]


def test_a_picture_is_encoded_once_and_a_warm_build_is_a_cold_one(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    root = event_folder(pictured())
    built(root, tmp_path / "cold")
    kept = {p: p.stat().st_mtime_ns for p in (root / CACHE / "pictures").iterdir()}
    assert len(kept) > 15
    known.clear()
    built(root, tmp_path / "warm")
    assert {p: p.stat().st_mtime_ns for p in (root / CACHE / "pictures").iterdir()} == kept
    assert contents(tmp_path / "warm") == contents(tmp_path / "cold")


def test_a_picture_that_changed_or_went_leaves_nothing_behind(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    root = event_folder(pictured())
    built(root, tmp_path / "site")
    first = {n for n in contents(tmp_path / "site") if "cover-" in n}
    (root / "media/cover.JPG").write_bytes(photograph(1000, 500))
    built(root, tmp_path / "site")
    second = {n for n in contents(tmp_path / "site") if "cover-" in n}
    assert len(first) == 4
    assert sorted(n.partition(".")[0] for n in second) == [
        "media/cover-1000",
        "media/cover-320",
        "media/cover-640",
    ]
    assert first & second == set()
    opened_widths = {opened(p.read_bytes()).size for p in (root / CACHE / "pictures").iterdir()}
    assert (1440, 960) not in opened_widths


def test_an_export_holds_clean_pictures_under_their_own_names(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    export_folder(event_folder(pictured()), tmp_path / "out", Settings(AFTER))
    files = contents(tmp_path / "out")
    assert [(n, s) for n, content in files.items() for s in SECRETS if s in content] == []
    shown = {n: opened(files[n]).format for n in files if n.startswith("media/")}
    assert shown == {
        "media/logo.png": "PNG", "media/cover.JPG": "JPEG", "media/plan.tif": "TIFF",
        "media/dance.gif": "GIF", "media/avif.avif": "AVIF", "media/body.jpg": "JPEG",
    }  # fmt: skip
