import pytest

from tests.check.conftest import Checked


@pytest.mark.parametrize(
    "text",
    [
        "Écrivez à contact@ville-exemple.fr ou hackathon.eau@gmail.com.",
        "Le [fil](https://mastodon.social/@jean.dupont) et @jean.dupont@mastodon.social.",
        "`git clone git@github.com:asso/projet.git`",
        "Aider les équipes à communiquer.",
        "Votre participation est à confirmer par courriel avant le 3 mars.",
        "Un dossier à compléter en ligne.",
        "Un statut « à confirmer » éviterait de faux signaux.",
        "C'est le premier champ à compléter.",
        "Comme l'écrit Hugo : « l'eau […] est un corps ».",
        "Le mot todo veut dire « tout » en espagnol ; 30 ToDo-listes.",
        "On écrit `<script>` en HTML ; a < b et c > d.",
        "<!-- Décrivez ici votre projet -->Un vrai texte.",
        "Vous êtes ici, et vous pouvez décrire ici ou là ce que vous voyez.",
        "```html\n<iframe src='https://x.fr'></iframe>\nTODO\n```",
        "Les options `onclick=` sont du texte.",
        "http://localhost:8000 pour essayer.",
        "La visioconférence est ouverte sur inscription : https://zoom.us/fr/signup.",
        "Une image du dossier et [un lien](https://exemple.fr/?page=2&tri=date).",
    ],
)
def test_ordinary_words_raise_no_alarm(told_of: Checked, text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Écrivez à jean.dupont@ville-exemple.fr.", ["HS401"]),
        ("[Écrire](mailto:j.dupont@ville-exemple.fr)", ["HS401"]),
        ("riviere69@laposte.net", ["HS401"]),
        ("https://meet.google.com/abc-defg-hij", ["HS402"]),
        ("https://teams.microsoft.com/l/meetup-join/19%3a", ["HS402"]),
        ("Le [salon](https://discord.gg/abcd).", ["HS402"]),
        ("https://exemple.fr/?fbclid=xyz", ["HS403"]),
        ("Lieu à confirmer.", ["HS404"]),
        ("[adresse à communiquer]", ["HS404"]),
        ("L'horaire est à préciser.", ["HS404"]),
        ("TBD", ["HS404"]),
        ("Salle : [...]", ["HS404"]),
        ("Lorem ipsum dolor", ["HS404"]),
        ("<img src='x.png' onerror=alert(1)>", ["HS405"]),
        ("![Une rive](https://exemple.fr/rive.png)", ["HS406"]),
        ("https://x.blob.core.windows.net/a.csv?se=2027-01-01&sig=abc", ["HS407"]),
        ("_No response_", ["HS412"]),
        ("**Votre réponse**", ["HS412"]),
        ("http://exemple.fr", ["HS508"]),
    ],
)
def test_words_that_should_not_be_public_are_reported(told_of: Checked, text: str, codes: list[str]) -> None:
    assert told_of(text) == codes


def test_addresses_in_contact_legal_and_people_are_meant_to_be_there(told: Checked) -> None:
    event = "title: H\nstart: 2027-03-27\ncontact: {email: jean.dupont@ville-exemple.fr}\n"
    people = "- {id: ada, name: Ada, consent: name, email: ada.exemple@gmail.com}"
    assert told({"event.yml": event, "people.yml": people}) == []


def test_a_community_invitation_in_channels_is_meant_to_be_there(told: Checked) -> None:
    event = "title: H\nstart: 2027-03-27\nchannels: [{label: Salon, url: 'https://discord.gg/abcd'}]\n"
    assert told({"event.yml": event}) == []
