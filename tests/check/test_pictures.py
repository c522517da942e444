import pytest

from tests.check.conftest import EVENT, Checked, Problems


@pytest.mark.parametrize(
    "cover",
    [
        "{src: media/rive.svg, alt: Une rive au matin}",
        "{src: ./media/rive.svg, alt: Une rive au matin}",
        "{src: media/rive.svg, decorative: oui}",
        "{src: media/rive.svg, alt: {fr: Une rive au matin}}",
    ],
)
def test_pictures_that_are_there_and_described_raise_no_alarm(told: Checked, cover: str) -> None:
    assert told({"event.yml": f"{EVENT}look: {{cover: {cover}}}\n", "media/rive.svg": "<svg/>"}) == []


def test_a_picture_typed_without_its_folder_is_guessed(problems: Problems) -> None:
    files = {"event.yml": f"{EVENT}look: {{cover: {{src: rive.svg, alt: R}}}}\n", "media/rive.svg": "<svg/>"}
    assert [(d.code, d.values["did_you_mean"]) for d in problems(files)] == [("HS701", "media/rive.svg")]


def test_only_pictures_are_guessed(problems: Problems) -> None:
    files = {"event.yml": f"{EVENT}look: {{cover: {{src: media/rive.svg, alt: R}}}}\n", "media/rive.csv": "a"}
    assert [(d.code, d.values["did_you_mean"]) for d in problems(files)] == [("HS701", "")]
