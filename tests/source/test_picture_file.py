from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from hacksite.source.picture_file import Fault, PictureFile, inspect, known, read_picture
from tests.photographs import LYING, drawn, photograph, saved

# Drawn when they are needed: every process reads this module.
Drawn = Callable[[], bytes]


@pytest.mark.parametrize(
    ("content", "format_", "size"),
    [
        (photograph, "JPEG", (1600, 1200)),
        (lambda: photograph(orientation=LYING), "JPEG", (1200, 1600)),
        (lambda: saved(drawn(mode="CMYK"), "JPEG"), "JPEG", (1600, 1200)),
        (lambda: saved(drawn(20_000, 60), "JPEG"), "JPEG", (20_000, 60)),
        (lambda: saved(drawn(), "TIFF"), "TIFF", (1600, 1200)),
        (lambda: saved(drawn(), "AVIF"), "AVIF", (1600, 1200)),
        (lambda: saved(drawn(mode="LA"), "PNG"), "PNG", (1600, 1200)),
        (lambda: saved(drawn(1, 1), "BMP"), "BMP", (1, 1)),
    ],
)
def test_a_picture_is_what_its_bytes_say_whatever_its_name(
    content: Drawn, format_: str, size: tuple[int, int]
) -> None:
    found = inspect(content())
    assert (found.kind, found.format, (found.width, found.height), found.fault) == (
        "still",
        format_,
        size,
        "",
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (lambda: b"", "empty"),
        (lambda: b"\0" * 900, "empty"),
        (lambda: b"<!doctype html><title>404</title>", "unknown"),
        (lambda: b"\xff\xd8\xff\xe0", "unknown"),
        (lambda: photograph()[:10_000], "broken"),
        (lambda: saved(drawn(), "PNG")[:2000], "broken"),
        (lambda: saved(drawn(), "WEBP")[:900], "broken"),
        (lambda: saved(Image.new("1", (12_001, 10_000)), "PNG"), "huge"),
        (lambda: saved(Image.new("1", (20_000, 20_000)), "PNG"), "huge"),
    ],
    ids=["nothing", "zeros", "page", "head", "half a jpeg", "half a png", "half a webp", "large", "bomb"],
)
def test_what_cannot_be_shown_is_told_and_raises_nothing(content: Drawn, fault: Fault) -> None:
    assert inspect(content()).fault == fault


def test_an_animation_moves() -> None:
    frames = [drawn(40, 30), drawn(40, 30).rotate(180)]
    for kind in ("GIF", "WEBP", "PNG"):
        content = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert (inspect(content).kind, kind) == ("moving", kind)


def test_a_file_is_opened_again_only_when_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(photograph(40, 30))
    assert read_picture(file).width == 40
    stamp = known[str(file)][0]
    known[str(file)] = (stamp, PictureFile("still", "remembered"))
    assert read_picture(file).digest == "remembered"
    file.write_bytes(photograph(50, 30))
    assert read_picture(file).width == 50


def test_a_file_that_has_gone_is_broken(tmp_path: Path) -> None:
    assert read_picture(tmp_path / "gone.png").fault == "broken"
