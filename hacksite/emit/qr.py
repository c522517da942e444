"""QR codes as drawings inside a page: no request, no script."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_code(address: str, label: str) -> Markup:
    """The code of an address as SVG, dark on light in every scheme; `label` says it in words.

    Four modules of margin and medium correction. Source: ISO/IEC 18004, quiet zone.
    """
    drawn = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, svgclass="hs-qr__code",
        lineclass=None, dark="#000", light="#fff", nl=False,
    )  # fmt: skip
    svg = Markup(drawn.getvalue().decode())  # noqa: S704 - digits and letters of the library's own
    return Markup('<div class="hs-qr" role="img" aria-label="{}">{}</div>').format(label, svg)


def qr_drawing(address: str) -> bytes:
    """The code of an address as an SVG file, for paper."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", omitsize=True, border=4, dark="#000", light="#fff"
    )
    return drawn.getvalue()
