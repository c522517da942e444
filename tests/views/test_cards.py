"""What cards say of a noun in a few words."""

from datetime import UTC, datetime

import pytest

from hacksite.views.cards import award_words
from hacksite.views.scene import scenes
from tests.views.conftest import Read

AT = datetime(2027, 5, 1, tzinfo=UTC)
EVENT = """
title: H
start: 2027-03-27
languages: fr
prizes:
- {id: jury, title: Prix du jury}
- {id: second, title: Deuxième prix}
"""
PROJECTS = "".join(f"- {{id: {item}, title: {item.upper()}}}\n" for item in "abcd")


@pytest.mark.parametrize(
    ("awards", "said"),
    [
        ([("jury", "a", 1)], ["Prix du jury"]),
        ([("jury", "a", 1), ("jury", "b", 2)], ["Prix du jury – 1er", "Prix du jury – 2e"]),
        (
            [("jury", "a", 1), ("jury", "b", 2), ("jury", "c", 2)],
            ["Prix du jury – 1er", *["Prix du jury – 2e ex æquo"] * 2],
        ),
        ([("jury", "a", 1), ("second", "b", 2)], ["Prix du jury", "Deuxième prix"]),
        ([("second", "b", 2), ("second", "c", 2)], ["Deuxième prix, ex æquo"] * 2),
    ],
)
def test_a_rank_is_said_where_a_prize_has_several(
    awards: list[tuple[str, str, int]], said: list[str], read: Read
) -> None:
    rows = "".join(f"- {{prize: {prize}, project: {item}, rank: {rank}}}\n" for prize, item, rank in awards)
    event = read({"event.yml": EVENT, "projects.yml": PROJECTS, "results.yml": f"awards:\n{rows}"}, AT)
    (scene,) = scenes(event, AT)
    assert scene.event.results is not None
    assert [award_words(scene, award) for award in scene.event.results.awards] == said
