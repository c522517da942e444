import pytest

from tests.check.conftest import Checked

FILES = {
    "media/rive.svg": "<svg/>",
    "media/plan de salle.txt": "x",
    "pages/accueil.md": "---\ntitle: A\n---\nTexte.\n",
}


@pytest.mark.parametrize(
    "text",
    [
        "[a](accueil.md) [b](../pages/accueil.md#haut) [c](pages/accueil.md)",
        '![Une rive](../media/rive.svg) ![Une rive](media/rive.svg "Titre")',
        "[plan](../media/plan%20de%20salle.txt)",
        "[a](https://exemple.fr/x.pdf) [b](mailto:contact@exemple.fr) [c](#bas) [d](/plan.pdf)",
        "[les défis](../challenges/) [un défi](../challenges/fuites/)",
        "`[a](rien.pdf)` et [1] : note",
        "[![Une rive](../media/rive.svg)](accueil.md)",
    ],
)
def test_links_that_lead_somewhere_raise_no_alarm(told: Checked, text: str) -> None:
    assert told({**FILES, "pages/venir.md": f"---\ntitle: V\n---\n{text}\n"}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](acueil.md)", ["HS306 pages/venir.md:4:5"]),
        ("voir [a][p]\n\n[p]: plan.pdf", ["HS306 pages/venir.md:6:6"]),
        ("![](../media/rive.svg)", ["HS702 pages/venir.md:4:5"]),
        ("![Une rive](../media/rive.jpg)", ["HS306 pages/venir.md:4:13"]),
    ],
)
def test_links_that_lead_nowhere_are_reported_at_their_target(
    told: Checked, text: str, expected: list[str]
) -> None:
    assert told({**FILES, "pages/venir.md": f"---\ntitle: V\n---\n{text}\n"}) == expected
