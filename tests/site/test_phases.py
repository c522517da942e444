"""What the sample's home page says in each phase, in both languages."""

from datetime import datetime

import pytest

from tests.site.built_site import BuiltSite, has_class, texts
from tests.site.conftest import PARIS, PHASES, SampleAt

pytestmark = pytest.mark.slow

HOMES = {"fr": "index.html", "en": "en/index.html"}
ACTION = f"//*[{has_class('hs-hero')}]//a[{has_class('hs-button')}]"
NIGHT = datetime(2027, 3, 28, 3, 30, tzinfo=PARIS)

SAID = {
    ("announced", "fr"): ("Bientôt", ["Je note la date", "Voir les défis"]),
    ("announced", "en"): ("Coming soon", ["Add to my calendar", "See the challenges"]),
    ("open", "fr"): ("Inscriptions ouvertes", ["Je participe", "Voir les défis", "Je note la date"]),
    ("open", "en"): ("Registration is open", ["Take part", "See the challenges", "Add to my calendar"]),
    ("closed", "fr"): ("Inscriptions closes", ["Préparer ma venue", "Voir le programme", "Je note la date"]),
    ("closed", "en"): (
        "Registration is closed",
        ["Plan my visit", "See the programme", "Add to my calendar"],
    ),
    ("live", "fr"): (
        "C’est en ce moment",
        [
            "Déposer le projet avant le dimanche 28 mars à 15 h",
            "Voir le programme",
            "Préparer ma venue",
            "Voir les défis",
        ],
    ),
    ("live", "en"): (
        "Happening now",
        [
            "Hand in the project before Sunday 28 March, 15:00",
            "See the programme",
            "Plan my visit",
            "See the challenges",
        ],
    ),
    ("restitution", "fr"): (
        "Restitution en cours",
        ["Voir l’ordre de passage", "Voir les projets", "Voir le programme"],
    ),
    ("restitution", "en"): (
        "Final presentations",
        ["See who presents when", "See the projects", "See the programme"],
    ),
    ("results", "fr"): ("Les résultats", ["Voir les résultats", "Voir les projets"]),
    ("results", "en"): ("The results", ["See the results", "See the projects"]),
    ("archived", "fr"): ("Et depuis ?", ["Ce qu’ils sont devenus", "Voir les projets", "Voir les résultats"]),
    ("archived", "en"): ("What came of it", ["What became of them", "See the projects", "See the results"]),
}


@pytest.mark.parametrize(("phase", "language"), SAID)
def test_home_says_the_phase_and_offers_its_actions(phase: str, language: str, sample_at: SampleAt) -> None:
    home = sample_at(PHASES[phase]).page(HOMES[language])
    kicker = texts(home, f"//*[{has_class('hs-hero')}]//*[{has_class('hs-kicker')}]")
    assert (kicker, texts(home, ACTION)) == ([SAID[phase, language][0]], SAID[phase, language][1])


def test_first_action_while_registration_is_open_is_the_form(sample_at: SampleAt) -> None:
    home = sample_at(PHASES["open"]).page(HOMES["fr"])
    assert home.xpath(f"({ACTION})[1]/@href") == ["https://inscription.eauxvives.example/2027"]


@pytest.mark.parametrize("language", HOMES)
def test_every_home_says_what_when_and_where(language: str, each_phase: BuiltSite) -> None:
    home = each_phase.page(HOMES[language])
    said = {
        "fr": ("Hackathon Eaux vives", "samedi 27 et dimanche 28 mars 2027", "La Fabrique des Moulinages"),
        "en": ("Eaux vives hackathon", "Saturday 27 and Sunday 28 March 2027", "La Fabrique des Moulinages"),
    }[language]
    title, dates, place = said
    when, where = texts(home, f"//*[{has_class('hs-hero')}]//dd")[:2]
    assert (texts(home, "//h1"), when) == ([title], dates)
    assert where.startswith(place)


@pytest.mark.parametrize("phase", ["announced", "open", "closed", "results", "archived"])
def test_now_and_next_are_shown_only_during_the_event(phase: str, sample_at: SampleAt) -> None:
    assert texts(sample_at(PHASES[phase]).page("index.html"), f"//*[{has_class('hs-moments')}]") == []


def test_only_dates_to_come_are_announced(sample_at: SampleAt) -> None:
    deadlines = f"//*[{has_class('hs-deadlines')}]//span"
    site = sample_at(PHASES["closed"])
    assert texts(site.page(HOMES["en"]), deadlines) == [
        "Projects handed in",
        "Results announced",
        "Six months on, news of the projects",
    ]
    assert texts(sample_at(PHASES["archived"]).page(HOMES["en"]), deadlines) == []


@pytest.mark.parametrize("phase", ["results", "archived"])
def test_laureates_come_first_with_a_tie_and_then_all_projects(phase: str, sample_at: SampleAt) -> None:
    home = sample_at(PHASES[phase]).page("index.html")
    laureates = home.xpath(f"//*[{has_class('hs-laureate')}]//h3/a/@href")
    cards = home.xpath(f"//section[.//h2='Les projets']//*[{has_class('hs-card')}]")
    assert [str(address).split("/")[-2] for address in laureates] == [
        "etiage-clair", "beal-commun", "refuge-froid", "gourde", "carnet-1921",
    ]  # fmt: skip
    prizes = texts(home, f"//*[{has_class('hs-laureate')}]//*[{has_class('hs-kicker')}]")
    assert prizes[1:3] == ["Deuxième prix Eaux vives, ex æquo"] * 2
    assert len(cards) == 13


def test_the_urgent_news_of_the_weekend_stands_on_every_page(sample_at: SampleAt) -> None:
    site = sample_at(datetime(2027, 3, 27, 23, tzinfo=PARIS))
    on_top = f"//*[{has_class('hs-banner')} or {has_class('hs-live__news')}]//a"
    silent = [p for p in site.pages() if not site.page(p).xpath(on_top)]
    later = sample_at(PHASES["results"]).page("index.html")
    assert silent == []
    assert texts(later, f"//*[{has_class('hs-banner')}]") == []
