import pytest

from tests.check.conftest import Checked

AUTUMN = "title: Hackathon\nstart: 2027-11-20\nend: 2027-11-21\n"
SPRING = "title: Hackathon\nstart: 2027-05-22\nend: 2027-05-23\n"
ONE_DAY = "title: Hackathon\nstart: 2027-12-02\n"


@pytest.mark.parametrize(
    "text",
    [
        "Du 27 au 28 mars 2027, à Lyon.",
        "Samedi 27 et dimanche 28 mars 2027.",
        "Saturday 27 and Sunday 28 March 2027.",
        "March 27–28, 2027.",
        "Les inscriptions ferment le 27 février 2027.",
        "Le jury se réunit le 12 avril 2027.",
        "Les données couvrent la période du 1er janvier 2019 au 31 décembre 2026.",
        "La première édition a eu lieu le samedi 28 mars 2026.",
        "Le samedi 27, on commence à 9 h.",
        "Vu l'arrêté préfectoral du 27 mars 2023, mis à jour le 28 mars 2024.",
        "On passe à l'heure d'été dans la nuit du 27 au 28 mars 2027 : 2 h devient 3 h.",
        "Les horaires sont en CET le samedi et en CEST le dimanche.",
        "27 personnes et 28 marmottes, en mars.",
    ],
)
def test_right_dates_raise_no_alarm(told_of: Checked, text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rendez-vous les 27 et 28 février 2027.", ["HS214"]),
        ("Rendez-vous les 27 et 28 mars 2026.", ["HS214"]),
        ("See you on March 27–28, 2026.", ["HS214"]),
        ("Rendez-vous le 27/03/2026.", ["HS214"]),
        ("Samedi 28 mars 2027.", ["HS215"]),
        ("Vendredi 27 mars, à 9 h.", ["HS215"]),
        ("Saturday, March 28, 2027.", ["HS215"]),
        ("Du vendredi 27 au samedi 28 mars 2027.", ["HS215"]),
    ],
)
def test_wrong_dates_are_reported_once(told_of: Checked, text: str, codes: list[str]) -> None:
    assert told_of(text) == codes


def test_a_weekday_without_a_year_counts_only_on_days_the_event_names(told_of: Checked) -> None:
    assert told_of("Lundi 12 mars, les garde-rivières ont vu la crue.") == []


def test_another_month_of_a_single_day_is_reported(told_of: Checked) -> None:
    assert told_of("Rendez-vous le 2 novembre.", ONE_DAY) == ["HS214"]


def test_another_month_that_a_milestone_names_is_fine(told_of: Checked) -> None:
    milestone = "milestones:\n  - {id: cloture, title: Clôture, at: 2027-11-02}\n"
    assert told_of("Inscriptions jusqu'au 2 novembre.", ONE_DAY + milestone) == []


@pytest.mark.parametrize("text", ["À 14 h CEST.", "À 14 h, heure d'été.", "At 2 pm, summer time."])
def test_summer_time_in_november_is_reported(told_of: Checked, text: str) -> None:
    assert told_of(text, AUTUMN) == ["HS213"]


@pytest.mark.parametrize("text", ["À 14 h CET.", "À 14 h, heure d’hiver.", "At 2 pm Paris time."])
def test_winter_time_in_november_is_fine(told_of: Checked, text: str) -> None:
    assert told_of(text, AUTUMN) == []


def test_a_zone_may_belong_to_another_date_of_the_text(told_of: Checked) -> None:
    assert told_of("Webinaire le 4 mars 2027 à 18 h CET.", SPRING) == []
    assert told_of("On commence à 9 h CET.", SPRING) == ["HS213"]


def test_a_session_in_another_season_has_its_own_zone(told: Checked) -> None:
    session = "- {id: w, title: Webinaire à 18 h CET, kind: webinar, start: 2027-03-04 18:00, duration: 60}"
    assert told({"event.yml": SPRING, "schedule.yml": session}) == []


def test_a_date_inside_a_yaml_block_is_reported_at_its_own_line(told: Checked) -> None:
    event = "title: H\nstart: 2027-03-27\nend: 2027-03-28\nsummary: >\n  Venez\n  samedi\n  28 mars 2027.\n"
    assert told({"event.yml": event}) == ["HS215 event.yml:6:3"]


def test_a_date_inside_a_markdown_body_is_reported_at_its_own_column(told: Checked) -> None:
    page = "---\ntitle: Venir\n---\n\nBonjour.\n\n- le **samedi 28 mars 2027**\n"
    assert told({"pages/venir.md": page}) == ["HS215 pages/venir.md:7:8"]


def test_the_second_of_two_equal_words_is_reported_at_its_own_place(told: Checked) -> None:
    page = "---\ntitle: Venir\n---\nLe 27 mars 2027, et non le 27 mars 2026.\n\nLe 27 mars 2026 ?\n"
    assert told({"pages/venir.md": page}) == ["HS214 pages/venir.md:4:28", "HS214 pages/venir.md:6:4"]
