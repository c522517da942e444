"""What pages say about licences: what one may do with the data, and which data do not mix."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hacksite.views.challenge import challenge_page
from hacksite.views.dataset import dataset_page
from hacksite.views.layout import ItemView
from hacksite.views.page_view import PageView
from hacksite.views.scene import scenes
from tests.views.conftest import Read

AT = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("UTC"))
EVENT = "title: Eau\nstart: 2027-03-27\nlanguages: [fr, en]\n"
DATA = "---\ntitle: {0}\nurl: https://data.example/{0}\nlicense: {1}\naccess: {2}\n---\n"
CHALLENGE = "---\ntitle: Défi\nquestion: Pourquoi ?\ndatasets: [carte, rues]\n---\nTexte.\n"


def item(page: PageView) -> ItemView:
    assert isinstance(page.view, ItemView)
    return page.view


def may(read: Read, licence: str, access: str = "open") -> list[str]:
    event = read({"event.yml": EVENT, "datasets/carte.md": DATA.format("carte", licence, access)}, AT)
    facts = item(dataset_page(scenes(event, AT)[0], event.datasets[0])).facts
    return [fact.texts[0].text for fact in facts if fact.label == "Ce que vous pouvez en faire"]


def mixed(read: Read, *licences: str) -> list[str]:
    files = {
        f"datasets/{name}.md": DATA.format(name, licence, "open")
        for name, licence in zip(("carte", "rues"), licences, strict=True)
    }
    event = read({"event.yml": EVENT, "challenges/defi.md": CHALLENGE, **files}, AT)
    parts = item(challenge_page(scenes(event, AT)[1], event.challenges[0])).parts
    return [text.text for part in parts if part.anchor == "mixed-licences" for text in part.items]


def test_a_known_licence_says_what_one_may_do(read: Read) -> None:
    assert may(read, "CC0-1.0") == ["Utiliser, modifier et partager sans condition."]


def test_of_another_licence_and_of_data_that_is_not_open_nothing_is_said(read: Read) -> None:
    assert may(read, "other-open") == []
    assert may(read, "CC0-1.0", "restricted") == []


def test_a_challenge_tells_of_licences_that_do_not_mix(read: Read) -> None:
    (said,) = mixed(read, "ODbL-1.0", "CC-BY-SA-4.0")
    assert "Open Database License 1.0, Creative Commons Attribution – Share Alike 4.0" in said


def test_a_challenge_is_silent_about_licences_that_mix(read: Read) -> None:
    assert mixed(read, "ODbL-1.0", "etalab-2.0") == []
