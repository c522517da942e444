"""Drawn covers: calm, small, and always the same for one id."""

from xml.etree import ElementTree as ET

import pytest

from hacksite.emit.cover import cover

PATTERNS = ("waves", "hills", "dots", "lines", "none")
LIMIT = 1_500
"""Bytes of one drawing: a page of 60 cards must stay light."""


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_cover_is_well_formed_and_small(pattern: str) -> None:
    drawings = [str(cover(f"item-{number}", pattern)) for number in range(100)]
    assert {ET.fromstring(drawing).get("aria-hidden") for drawing in drawings} == {"true"}  # noqa: S314
    assert max(len(drawing.encode()) for drawing in drawings) <= LIMIT


@pytest.mark.parametrize("pattern", PATTERNS)
def test_ids_that_differ_have_covers_that_differ(pattern: str) -> None:
    drawings = {str(cover(f"item-{number}", pattern)) for number in range(100)}
    assert len(drawings) == 100


def test_a_cover_never_changes_for_an_id() -> None:
    # Its bytes are in every site that was published with it.
    discs = ((208, 118, 95), (54, 44, 62), (145, 86, 69))
    drawn = [f'<circle class="k{n}" cx="{x}" cy="{y}" r="{r}"/>' for n, (x, y, r) in enumerate(discs)]
    assert str(cover("eau", "none")).partition(">")[2] == "".join(drawn) + "</svg>"
