from dataclasses import dataclass

from hacksite.emit.frame import BASE
from hacksite.emit.markdown import to_html
from hacksite.emit.pictures import Pictures, Shown
from hacksite.wording import words_of

HALL = Shown(1600, 1200, ((320, "media/a hall-320.k.webp"), (960, "media/a hall-960.k.webp")))
BROKEN = Shown()


@dataclass(frozen=True)
class Said:
    src: str = "media/a%20hall-960.k.webp"
    alt: str = 'A "hall" & <lamps>'


PICTURES = Pictures({"media/a hall.jpg": HALL, "media/b.png": BROKEN}.get, {Said().src: HALL})
SMALL, LARGE = f"{BASE}media/a%20hall-320.k.webp", f"{BASE}media/a%20hall-960.k.webp"


def test_a_picture_says_its_files_its_size_and_its_words() -> None:
    assert PICTURES.img(Said(), "portrait", css="round") == (
        f'<img class="round" src="{LARGE}" srcset="{SMALL} 320w, {LARGE} 960w" sizes="11rem"'
        ' width="1600" height="1200" alt="A &#34;hall&#34; &amp; &lt;lamps&gt;"'
        ' loading="lazy" decoding="async">'
    )


def test_the_first_picture_seen_waits_for_nothing() -> None:
    made = PICTURES.img(Said(), "hero", eager=True, alt="")
    assert made.endswith('alt="" fetchpriority="high">')


def test_a_drawing_without_a_size_says_none() -> None:
    drawing = Pictures(by_url={"a.svg": Shown(0, 0, ((0, "a.svg"),))})
    assert drawing.img(Said("a.svg", "A"), "card") == (
        f'<img src="{BASE}a.svg" alt="A" loading="lazy" decoding="async">'
    )


def body(text: str) -> str:
    found = {"hall.jpg": HALL, "b.png": BROKEN}.get
    return to_html(text, words_of("en"), lambda address: f"{BASE}{address}", shown=found).strip()


def test_a_picture_of_a_text_is_shown_like_all_others() -> None:
    assert body('![A "hall"](hall.jpg "By night")') == (
        f'<p><img title="By night" src="{LARGE}" srcset="{SMALL} 320w, {LARGE} 960w"'
        ' sizes="(min-width: 49rem) 46rem, 100vw" width="1600" height="1200" alt="A &#34;hall&#34;"'
        ' loading="lazy" decoding="async"></p>'
    )


def test_a_width_typed_in_a_text_is_kept_with_the_pictures_shape() -> None:
    assert 'width="400" height="300"' in body('<img src="hall.jpg" alt="A" width="400">')


def test_of_a_picture_that_may_not_be_shown_a_text_keeps_the_words() -> None:
    assert body("Before ![Lamps & <b>](b.png) after.") == "<p>Before Lamps &amp; &lt;b&gt; after.</p>"


def test_a_picture_that_is_not_in_the_folder_stays_as_typed() -> None:
    assert body("![A](c.png)") == f'<p><img src="{BASE}c.png" alt="A" loading="lazy" decoding="async"></p>'
