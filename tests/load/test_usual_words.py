"""A field or a value in French, or in another system's words, is told with the name it has here."""

import pytest

from hacksite.diagnostics import Diagnostic
from hacksite.load import load_event
from hacksite.load.event import KINDS
from hacksite.load.usual_words import field_called
from hacksite.model import EventFile, Noun
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.settings import read_instant
from hacksite.source import read_folder
from tests.conftest import EventFolder

ONE = "title: T\nstart: 2027-03-27\n"


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("event.yml", f"{ONE}fuseau: Europe/Paris\n", "timezone"),
        ("event.yml", f"{ONE}timezone: Paris\n", "Europe/Paris"),
        ("event.yml", f"{ONE}timezone: La Réunion\n", "Indian/Reunion"),
        ("event.yml", f"{ONE}format: présentiel\n", "onsite"),
        ("event.yml", f"{ONE}lieu: {{name: Hall}}\n", "venue"),
        ("schedule.yml", "- {title: A, date: 2027-03-27, debut: 9h}\n", "start"),
        ("schedule.yml", "- {title: A, start: 9h, salle: hall}\n", "rooms"),
        ("schedule.yml", "- {title: A, start: 9h, intervenants: ada}\n", "people"),
        ("schedule.yml", "- {title: A, start: 9h, kind: Déjeuner}\n", "meal"),
        ("people.yml", "- {nom: Ada}\n", "name"),
        ("people.yml", "- {name: Ada, consent: nom}\n", "name"),
        ("people.yml", "- {name: Ada, roles: animatrice}\n", "moderator"),
        ("challenges/eau.md", "---\ntitle: Eau\nniveau: facile\n---\n", "level"),
        ("people.yml", "- {name: Ada, role: expert}\n", "roles"),
    ],
)
def test_a_usual_word_is_told_with_the_name_it_has_here(
    event_folder: EventFolder, name: str, text: str, meant: str
) -> None:
    told: list[Diagnostic] = []
    root = event_folder({"event.yml": ONE, name: text})
    load_event(read_folder(root, told.append), told.append)
    assert [problem.values.get("did_you_mean") for problem in told] == [meant]


def test_a_consent_that_was_not_understood_is_told_once(event_folder: EventFolder) -> None:
    people = "- {name: Ada, roles: [expert], consent: oui}\n- {name: Bob, roles: [expert], consent: }\n"
    root = event_folder({"event.yml": ONE, "people.yml": people})
    told = check_folder(root, read_instant("2027-01-01T12:00+00:00")).report.problems
    assert [(p.code, p.at.line) for p in told if p.at.file == "people.yml"] == [("HS104", 1), ("HS410", 2)]


def test_no_usual_word_takes_the_place_of_a_field() -> None:
    models: tuple[type[Noun], ...] = (EventFile, *(kind.model for kind in KINDS))
    for model in models:
        fields = tuple(model.model_fields)
        assert [field_called(field, fields) for field in fields if "_" not in field] == [
            field for field in fields if "_" not in field
        ]
