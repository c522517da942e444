"""Issues become projects: forty bodies as people and GitHub make them, each with what becomes of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hacksite.emit.issue_form import issue_form
from hacksite.importers.catalogues.entry import EMAIL
from hacksite.importers.projects.issue_body import AskedField, Form, Issue, read_form, read_issue
from hacksite.model import Event
from hacksite.pipeline.checking import check_folder, read_event
from hacksite.pipeline.settings import read_instant
from tests.conftest import EventFolder
from tests.importers.projects.folder import FILES, imported, written

NONE = "_No response_"
LABELS = {
    "fr": [
        "Nom du projet", "En une phrase", "Nom de l’équipe", "Membres", "Défis relevés", "Données utilisées",
        "Description générale du projet", "Problématique et proposition de valeur", "Solution",
        "Impact envisagé", "Ressources", "Retours sur les données exploitées", "Adresse du code",
        "Adresse de la démonstration", "Adresse de la vidéo", "Adresse de la présentation", "Licence du code",
        "Droits et accords",
    ],
    "en": [
        "Project name", "In one sentence", "Team name", "Members", "Challenges answered", "Data used",
        "Overview", "Problem and value proposition", "Solution", "Expected impact", "Resources",
        "Feedback on the data used", "Address of the code", "Address of the demo", "Address of the video",
        "Address of the slides", "Licence of the code", "Rights and consent",
    ],
}  # fmt: skip
ANSWERS = [
    "Gourde pleine", "La fontaine la plus proche.", "Rivage", "Inès Valtier (cartes)\nNoé Brassard",
    "L’eau en ville, Les nappes", "Débits", "Une carte.", "Remplir sa gourde.", "Un calcul.", NONE, NONE,
    "Des doublons.", "https://git.example/rivage/gourde", NONE, NONE, NONE, "MIT",
    "- [X] Nous avons les droits.\n- [X] Tous d’accord.",
]  # fmt: skip


def body(
    language: str = "fr", changes: dict[int, str] | None = None, labels: dict[int, str] | None = None
) -> str:
    """The body of an issue, with other answers or labels at some places; no label leaves the field out."""
    parts = []
    for number, (label, answer) in enumerate(zip(LABELS[language], ANSWERS, strict=True)):
        heading = (labels or {}).get(number, label)
        if heading:
            parts.append(f"### {heading}\n\n{(changes or {}).get(number, answer)}")
    return "\n\n".join(parts)


TAKEN = {
    "plain French": body(),
    "plain English": body("en"),
    "CRLF": body().replace("\n", "\r\n"),
    "CR alone": body().replace("\n", "\r"),
    "English, CRLF": body("en").replace("\n", "\r\n"),
    "blanks after labels": body().replace("\n\n", "  \n\n"),
    "no blank lines": body().replace("\n\n", "\n"),
    "nothing but what is required": body(changes=dict.fromkeys((2, 3, 4, 5, 11, 12, 16), NONE)),
    "no response in capitals": body(changes={3: "_NO RESPONSE_"}),
    "no response with blanks": body(changes={3: "  _No response_  "}),
    "no name, but a title of the issue": body(changes={0: NONE}),
    "renamed label": body(labels={0: "Nom du projet 🚰"}),
    "label in capitals": body(labels={6: "DESCRIPTION GÉNÉRALE DU PROJET"}),
    "label with a colon": body(labels={12: "Adresse du code :"}),
    "label a little longer": body(labels={7: "Problématique et proposition de valeur du projet"}),
    "straight apostrophe": body(labels={2: "Nom de l'équipe"}),
    "label renamed whole": body(labels={9: "À quoi bon ?"}),
    "every label renamed but two": body(
        labels={n: f"Question {chr(65 + n)} entièrement autre" for n in range(3, 18)}
    ),
    "missing sections": body(labels={9: "", 10: "", 11: ""}),
    "one section alone": body(labels=dict.fromkeys(range(7, 18), "")),
    "emoji in the title": body(changes={0: "🚰 Gourde pleine 💧"}),
    "emoji alone in an answer": body(changes={6: "💧💧💧"}),
    "script": body(changes={6: "Avant <script>alert(1)</script> après"}),
    "image with onerror": body(changes={6: 'Avant <img src=x onerror="alert(1)">'}),
    "javascript link": body(changes={6: "[ici](javascript:alert(1))"}),
    "javascript as the code": body(changes={12: "javascript:alert(1)"}),
    "iframe": body(changes={8: "<iframe src='https://evil.example'></iframe> Un calcul."}),
    "comment left open": body(changes={6: "Une carte. <!-- sans fin"}),
    "address in a text": body(changes={6: "Écrivez à ines@example.org."}),
    "address as a member": body(changes={3: "Inès Valtier <ines@example.org>"}),
    "address as the code": body(changes={12: "ines@example.org"}),
    "heading within an answer": body(changes={6: "Une carte.\n\n### Plus loin\n\nEt encore."}),
    "label within code": body(changes={6: "```\n### Solution\n```\nUne carte."}),
    "code left open": body(changes={17: "```\n- [X] oui"}),
    "unknown challenge": body(changes={4: "Un défi retiré"}),
    "boxes not ticked": body(changes={17: "- [ ] Nous avons les droits.\n- [ ] Tous d’accord."}),
    "workflow expression": body(changes={0: "Gourde ${{ github.token }} $(id) `id`"}),
    "front matter in an answer": body(
        changes={6: "---\ntitle: Autre\npublish_at: 2020-01-01\n---\nUne carte."}
    ),
    "very long": body(changes={6: "Une carte. " * 8000}),
    "title that is YAML": body(changes={0: "[a]: {b, c} # - *d &e"}),
}
REFUSED = {
    "empty": ("", "no_form"),
    "free words": ("Bonjour, voici notre projet.", "no_form"),
    "headings of nobody": ("### Steps to reproduce\n\n1. x\n\n### Expected behaviour\n\ny", "no_form"),
    "labels of the second level": (body().replace("### ", "## "), "no_form"),
}


def imported_body(root: Path, tmp_path: Path, text: str) -> dict[str, object]:
    file = tmp_path / "body.md"
    file.write_bytes(text.encode())
    title = ("--issue-title", "[Projet] Gourde de l’issue", "--issue-url", "https://github.com/r/e/issues/7")
    return imported(root, root, "--issue-body", file, "--number", 7, *title)


@pytest.mark.parametrize("name", TAKEN)
def test_a_body_becomes_one_sound_project(event_folder: EventFolder, tmp_path: Path, name: str) -> None:
    root = event_folder(FILES)
    about = imported_body(root, tmp_path, TAKEN[name])
    assert (about["in"], about["out"], about["refused"]) == (1, 1, 0)
    text = written(root)
    assert not EMAIL.search(text)
    assert not any(sign in text for sign in ("<script", "<iframe", "onerror", "javascript:", "No response"))
    found = check_folder(root, read_instant("2027-03-28T12:00+00:00"))
    assert not found.report.errors
    assert found.event is not None
    project = found.event.projects[0]
    assert project.imported_from is not None
    assert (project.imported_from.type, project.imported_from.id) == ("issue", "7")
    assert project.publish_at is None


@pytest.mark.parametrize("name", REFUSED)
def test_an_issue_that_no_form_made_is_refused_with_its_reason(
    event_folder: EventFolder, tmp_path: Path, name: str
) -> None:
    root = event_folder(FILES)
    text, reason = REFUSED[name]
    about = imported_body(root, tmp_path, text)
    assert (about["in"], about["out"], about["refused"]) == (1, 0, 1)
    assert isinstance(about["not_taken"], list)
    assert [left["reason"] for left in about["not_taken"]] == [reason]
    assert not (root / "projects").exists()


def test_there_are_more_than_forty_bodies() -> None:
    assert len(TAKEN) + len(REFUSED) > 40


def forms(event: Event) -> list[Form]:
    return [form for code in event.languages if (form := read_form(issue_form(event, code), code))]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_labels_of_these_bodies_are_those_of_the_form(event_folder: EventFolder, language: str) -> None:
    event = read_event(event_folder(FILES)).loaded.event
    assert event is not None
    form = next(form for form in forms(event) if form.language == language)
    assert [field.label for field in form.fields] == LABELS[language]


def test_answers_stand_where_they_were_given(event_folder: EventFolder) -> None:
    event = read_event(event_folder(FILES)).loaded.event
    assert event is not None
    text = TAKEN["heading within an answer"]
    handed, language = read_issue(Issue(7, "", text), forms(event), {"challenges": ["L’eau en ville"]})
    found = handed.found[0]
    assert language == "fr"
    assert (found.title, found.team, found.consent) == ("Gourde pleine", "Rivage", True)
    assert found.challenges == ("L’eau en ville", "Les nappes")
    assert dict(found.sections)["overview"] == "Une carte.\n\n### Plus loin\n\nEt encore."
    assert [member.name for member in found.members] == ["Inès Valtier", "Noé Brassard"]


@settings(max_examples=200, deadline=None)
@given(st.text(), st.lists(st.sampled_from(LABELS["fr"]) | st.text(max_size=20)), st.text())
def test_no_body_stops_the_reader(title: str, headings: list[str], answer: str) -> None:
    form = Form("fr", tuple(AskedField(f"f{n}", label) for n, label in enumerate(LABELS["fr"])))
    text = "\n\n".join(f"### {heading}\n\n{answer}" for heading in headings)
    handed, _ = read_issue(Issue(1, title, text), [form], {})
    assert handed.count == 1
