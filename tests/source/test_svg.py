import pytest

from hacksite.source.svg import read_svg


def drawing(inside: str, more: str = "") -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head} viewBox="0 0 40 30"{more}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="400" height="300"', (400, 300)),
        ('width="400px" height="300.4px" viewBox="0 0 4 3"', (400, 300)),
        ('width="10cm" height="5cm" viewBox="0 0 200 100"', (200, 100)),
        ('viewBox="0,0,640,480"', (640, 480)),
        ('viewBox="0 0 1.5 1"', (150, 100)),
        ('width="100%" height="100%"', (0, 0)),
        ('viewBox="0 0 -4 many"', (0, 0)),
        ('width="1e9" height="999999999"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_size_is_the_one_said_else_the_box(attributes: str, size: tuple[int, int]) -> None:
    svg = read_svg(f"<svg {attributes}/>".encode())
    assert svg is not None
    assert (svg.width, svg.height) == size


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script href="#a"/>',
        "<foreignObject><p>Words</p></foreignObject>",
        '<path onclick="alert(1)"/>',
        '<a href="java&#10;script:alert(1)"><text>Go</text></a>',
        '<a href="&#x6A;avascript:alert(1)"><text>Go</text></a>',
        '<use href="https://example.org/x.svg#a"/>',
        '<image xlink:href="//example.org/pixel.png"/>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        "<style>@import 'x.css';</style>",
        "<style>path { fill: url( 'https://example.org/x' ) }</style>",
        '<path style="fill: url(x.svg#a)"/>',
        '<set attributeName="href" to="data:text/html,x"/>',
        '<animate attributeName="onload" values="alert(1)"/>',
        '<handler xmlns="http://www.w3.org/2000/svg">x</handler>',
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
    ],
)
def test_what_does_more_than_draw_is_found(inside: str) -> None:
    svg = read_svg(drawing(inside))
    assert svg is not None
    assert svg.active


@pytest.mark.parametrize(
    "content",
    [
        drawing('<script xmlns="http://www.w3.org/2000/svg"/>', ' onload="alert(1)"'),
        b"<?xml-stylesheet href='x.css'?>" + drawing("<path/>"),
        b"<!DOCTYPE svg [<!ENTITY s '<script>alert(1)</script>'>]>" + drawing("&s;"),
    ],
)
def test_what_stands_around_the_drawing_is_read_too(content: bytes) -> None:
    svg = read_svg(content)
    assert svg is not None
    assert svg.active


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"/></defs><path fill="url(#a)" style="stroke: url( \'#a\' )"/>',
        '<a href="https://example.org/"><text>example</text></a>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<style>path { fill: url("#a") }</style>',
        "<text>on est là @ 10 h</text>",
        '<metadata><work xmlns="http://creativecommons.org/ns#" about=""/></metadata>',
        '<namedview xmlns="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>',
    ],
)
def test_what_only_draws_raises_no_alarm(inside: str) -> None:
    svg = read_svg(drawing(inside))
    assert svg is not None
    assert svg.active == ()


@pytest.mark.parametrize("content", [b"", b"<svg", b"<html/>", b"\xff\xd8\xff", b"<svg>&nbsp;</svg>"])
def test_what_is_no_drawing_is_none(content: bytes) -> None:
    assert read_svg(content) is None


def test_entities_that_unfold_without_end_are_refused() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "words and words">{levels}]><svg>&e11;</svg>'
    assert read_svg(bomb.encode()) is None
