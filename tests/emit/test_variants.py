import pytest
from PIL import Image, ImageCms

from hacksite.emit.moving_picture import without_metadata
from hacksite.emit.picture_widths import widths
from hacksite.emit.variants import cleaned, webp
from tests.photographs import LYING, SECRETS, drawn, opened, photograph, saved, told


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (320, 640, 960, 1440)),
        ((1440, 900), (320, 640, 960, 1440)),
        ((700, 500), (320, 700)),
        ((320, 320), (320,)),
        ((90, 2000), (90,)),
        ((500, 20_000), (200,)),
        ((1, 1), (1,)),
    ],
)
def test_widths_never_exceed_the_original_and_leave_no_pair_nearly_alike(
    size: tuple[int, int], expected: tuple[int, ...]
) -> None:
    assert widths(*size) == expected


def test_variants_are_webp_of_their_width_and_the_pictures_shape() -> None:
    made = [opened(content) for content in webp(photograph(), (320, 640))]
    assert [(i.format, i.size, i.mode) for i in made] == [
        ("WEBP", (320, 240), "RGB"),
        ("WEBP", (640, 480), "RGB"),
    ]


def test_a_telephone_held_upright_gives_an_upright_picture() -> None:
    made = opened(webp(photograph(1600, 1200, LYING), (300,))[0]).convert("L")
    # Orientation 6 turns a quarter clockwise: what was left comes to the top.
    top, bottom = made.getpixel((150, 10)), made.getpixel((150, 389))
    assert made.size == (300, 400)
    assert isinstance(top, int)
    assert isinstance(bottom, int)
    assert abs(top - bottom) > 200
    left = opened(webp(photograph(1600, 1200), (400,))[0]).convert("L").getpixel((10, 150))
    assert isinstance(left, int)
    assert abs(top - left) < 20


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_no_metadata_is_left_in_any_format(kind: str) -> None:
    source = saved(drawn(), kind, exif=told())
    assert b"LeicaOfMarie" in source
    for made in (*webp(source, (320, 640)), cleaned(source)):
        assert [secret for secret in SECRETS if secret in made] == []
        assert dict(opened(made).getexif()).keys() <= TIFF_NEEDS


TIFF_NEEDS = {254, 256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 339, 530}


@pytest.mark.parametrize(
    "source",
    [
        saved(drawn(mode="CMYK"), "JPEG"),
        saved(drawn(mode="L"), "JPEG"),
        saved(drawn(mode="1"), "PNG"),
        saved(drawn(mode="LA"), "PNG"),
        saved(drawn(mode="I").point(lambda value: value * 257).convert("I;16"), "PNG"),
        saved(drawn(mode="F"), "TIFF"),
        saved(drawn(mode="P"), "GIF"),
        saved(drawn(), "JPEG", icc_profile=b"no profile at all" * 20),
    ],
    ids=["cmyk", "grey", "bitmap", "grey with alpha", "16 bits", "floats", "palette", "bad profile"],
)
def test_every_colour_mode_keeps_its_dark_and_its_bright_side(source: bytes) -> None:
    made = opened(webp(source, (400,))[0]).convert("L")
    across = [made.resize((2, 1), Image.Resampling.BOX).getpixel((x, 0)) for x in (0, 1)]
    dark, bright = sorted(float(str(value)) for value in across)
    assert dark < 90
    assert bright > 165


def test_transparency_of_a_palette_is_kept() -> None:
    source = Image.new("P", (400, 300), 0)
    source.paste(1, (200, 0, 400, 300))
    source.putpalette([255, 0, 0, 0, 0, 255])
    made = opened(webp(saved(source, "PNG", transparency=0), (400,))[0])
    assert (made.mode, made.getpixel((20, 20)), made.getpixel((380, 20))) == (
        "RGBA", (0, 0, 0, 0), (0, 0, 255, 255),
    )  # fmt: skip


def test_colours_of_another_profile_become_those_of_srgb() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # sRGB with its red and its green primary exchanged.
    exchanged = srgb.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    source = Image.new("RGB", (40, 30), (200, 80, 40))
    made = opened(webp(saved(source, "PNG", icc_profile=exchanged), (40,))[0])
    assert made.getpixel((20, 15)) == (80, 200, 40)
    assert made.info.get("icc_profile") is None


def test_a_flat_drawing_stays_exact() -> None:
    source = Image.new("RGB", (400, 300), (12, 34, 56))
    source.paste((250, 240, 10), (100, 0, 101, 300))
    made = opened(webp(saved(source, "PNG"), (400,))[0])
    assert made.convert("RGB").tobytes() == source.tobytes()


def test_encoded_again_a_picture_has_the_same_bytes() -> None:
    source = photograph()
    assert webp(source, (320, 640)) == webp(source, (320, 640))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_keeps_its_frames_and_loses_its_words(kind: str) -> None:
    frames = [drawn(80, 60), drawn(80, 60).rotate(90), drawn(80, 60).rotate(180)]
    words = {"comment": b"secret words"} if kind == "GIF" else {"exif": told()}
    source = saved(frames[0], kind, save_all=True, append_images=frames[1:], loop=0, duration=90, **words)
    assert any(secret in source for secret in SECRETS)
    made = without_metadata(source, kind)
    assert made is not None
    assert [secret for secret in SECRETS if secret in made] == []
    before, after = opened(source), opened(made)
    assert (after.n_frames, after.info["loop"], after.info["duration"]) == (3, 0, before.info["duration"])  # type: ignore[attr-defined]
    for number in range(3):
        before.seek(number)
        after.seek(number)
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_whose_parts_make_no_sense_is_given_back_as_none(kind: str) -> None:
    assert without_metadata(b"GIF89a" + b"\x07" * 30, kind) is None
