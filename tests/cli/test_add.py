from collections.abc import Callable
from pathlib import Path

import pytest

from hacksite.pipeline.checking import check_folder
from tests.cli.conftest import AT, Run, problems, uncomment

New = Callable[..., Path]
PAGES = {"challenge": "challenges", "dataset": "datasets", "project": "projects", "page": "pages"}
LISTS = {"person": "people.yml", "partner": "partners.yml", "session": "schedule.yml", "question": "faq.md"}
NAME = 'L\'eau en ville : « test » #1 "vite"'
ITEM = "l-eau-en-ville-test-1-vite"
# What only a human can decide: a licence and an address, a consent, an answer, what a project is about.
TO_DECIDE = {
    "challenge": ["HS420"],
    "dataset": ["HS503", "HS504", "HS420"],
    "person": ["HS410"],
    "question": ["HS404"],
    "project": ["HS420"],
}


def codes(folder: Path) -> list[str]:
    return [problem.split(" ")[0] for problem in problems(folder)]


@pytest.mark.parametrize("kind", [*PAGES, "news", *LISTS])
@pytest.mark.parametrize("languages", ["fr", "en", "fr,en"])
def test_what_is_added_checks_clean_but_for_what_a_human_must_decide(
    new: New, run: Run, languages: str, kind: str
) -> None:
    folder = new(languages)
    said = run("add", kind, NAME, "--event", "event")
    assert said.code == 0, said.text
    assert codes(folder) == TO_DECIDE.get(kind, [])


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_its_title_and_the_id_of_its_name(new: New, run: Run, kind: str) -> None:
    folder = new()
    run("add", kind, NAME, "--event", "event")
    loaded = check_folder(folder, AT).loaded
    titles = [str(item.title) for item in getattr(loaded.event, PAGES[kind])]
    assert (loaded.ids(kind), titles) == ((ITEM,), [NAME])


@pytest.mark.parametrize("kind", [*PAGES, "news"])
@pytest.mark.parametrize("languages", ["fr", "en"])
def test_every_example_of_a_page_is_right_once_uncommented(
    new: New, run: Run, languages: str, kind: str
) -> None:
    folder = new(languages)
    run("add", kind, "Eau", "--event", "event")
    (file,) = (folder / {**PAGES, "news": "news"}[kind]).glob("[!_]*.md")
    file.write_text(uncomment(file.read_text("utf-8")), "utf-8")
    # A project says what nobody else can: its sections wait for words.
    assert [problem for problem in problems(folder) if not problem.startswith("HS420")] == []


@pytest.mark.parametrize("kind", ["person", "partner", "session"])
@pytest.mark.parametrize("languages", ["fr", "en"])
def test_every_example_of_an_entry_is_right_once_uncommented(
    new: New, run: Run, languages: str, kind: str
) -> None:
    folder = new(languages)
    form = folder / LISTS[kind]
    form.write_text(form.read_text("utf-8").split("\n\n#", 1)[0] + "\n", "utf-8")
    run("add", kind, "Eau", "--event", "event")
    form.write_text(uncomment(form.read_text("utf-8")), "utf-8")
    assert problems(folder) == []


@pytest.mark.parametrize(("kind", "name"), LISTS.items())
def test_a_list_keeps_every_byte_it_had(new: New, run: Run, kind: str, name: str) -> None:
    folder = new()
    before = (folder / name).read_bytes()
    said = run("add", kind, "Ada Lovelace", "--event", "event")
    after = (folder / name).read_bytes()
    line = before.count(b"\n") + (2 if kind == "question" else 1)
    assert (said.code, after[: len(before)]) == (0, before)
    assert f"event/{name}, ligne {line} (identifiant\u00a0: ada-lovelace)" in said.text


@pytest.mark.parametrize(
    "before",
    [
        "- name: Grace Hopper\n  consent: name",
        "# nous\n  - name: Grace Hopper\n    consent: name\n\n",
        "- name: Grace Hopper\r\n  consent: name\r\n",
        "- name: Grace Hopper\n  consent: name\n  bio: |\n    Elle a écrit un compilateur.\n",
    ],
    ids=["no last line end", "indented", "Windows line ends", "a text of several lines"],
)
def test_a_person_is_added_below_the_others_as_they_are_written(new: New, run: Run, before: str) -> None:
    folder = new()
    (folder / "people.yml").write_bytes(before.encode())
    run("add", "person", "Ada Lovelace", "--event", "event")
    event = check_folder(folder, AT).event
    assert event is not None
    assert [person.name for person in event.people] == ["Grace Hopper", "Ada Lovelace"]
    assert (folder / "people.yml").read_bytes().startswith(before.encode())
    assert codes(folder) == ["HS410"]


def test_lists_that_are_not_there_yet_are_made(event_folder: Callable[..., Path], run: Run) -> None:
    folder = event_folder({"event.yml": "title: Eau\nstart: 2027-03-27\n"})
    for kind in LISTS:
        assert run("add", kind, "Eau", "--event", str(folder)).code == 0
    assert codes(folder) == ["HS404", "HS410"]
    assert [(folder / name).is_file() for name in LISTS.values()] == [True] * 4


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("person", "people.yml", "[]\n"),
        ("session", "schedule.yml", "- {title: Eau, start: 10h}\n...\n"),
        ("question", "faq.md", "### Eau ?\n\n```\nun bloc jamais fermé\n"),
    ],
)
def test_a_list_in_which_the_entry_could_not_be_read_is_left_as_it_is(
    new: New, run: Run, kind: str, name: str, text: str
) -> None:
    folder = new(end="2027-03-27")
    (folder / name).write_text(text, "utf-8")
    said = run("add", kind, "Grace Hopper", "--event", "event")
    assert (said.code, (folder / name).read_text("utf-8")) == (2, text)
    assert said.text.startswith(f"event/{name} n’a pas été changé")


def test_a_list_that_is_not_in_utf_8_is_left_as_it_is(new: New, run: Run) -> None:
    folder = new()
    (folder / "people.yml").write_bytes("- name: Éva\n".encode("latin-1"))
    said = run("add", "person", "Ada", "--event", "event")
    assert (said.code, (folder / "people.yml").read_bytes()) == (2, b"- name: \xc9va\n")


@pytest.mark.parametrize(
    ("kind", "stem"), [("person", "people"), ("partner", "partners"), ("session", "schedule")]
)
def test_a_spreadsheet_is_left_to_the_spreadsheet_program(new: New, run: Run, kind: str, stem: str) -> None:
    folder = new()
    (folder / f"{stem}.yml").unlink()
    (folder / f"{stem}.csv").write_text("id,name,title,start\n", "utf-8")
    said = run("add", kind, "Ada", "--event", "event")
    assert (said.code, said.text.replace("\u00a0", " ")) == (
        2, f"cette liste est un tableau : ajoutez une ligne à {stem}.csv dans votre tableur.",
    )  # fmt: skip


@pytest.mark.parametrize("kind", [*PAGES, "news", *LISTS])
def test_what_exists_is_never_overwritten(new: New, run: Run, kind: str) -> None:
    folder = new("fr,en")
    run("add", kind, "Eau", "--event", "event")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said = run("add", kind, "Eau", "--event", "event")
    assert said.code == 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_translation_that_exists_keeps_the_page_from_being_made(new: New, run: Run) -> None:
    folder = new("fr,en")
    (folder / "pages/eau.en.md").write_text("---\ntitle: Water\n---\n", "utf-8")
    said = run("add", "page", "Eau", "--event", "event", "--translate")
    assert (said.code, (folder / "pages/eau.md").exists()) == (2, False)
    assert said.text.startswith("event/pages/eau.en.md existe déjà")


def test_a_translation_claims_nothing_until_it_is_written(new: New, run: Run) -> None:
    folder = new("fr,en,de")
    run("add", "challenge", "Eau", "--event", "event", "--translate")
    texts = {path.name: path.read_text("utf-8") for path in (folder / "challenges").glob("eau.*.md")}
    event = check_folder(folder, AT).event
    assert event is not None
    assert sorted(texts) == ["eau.de.md", "eau.en.md"]
    assert event.challenges[0].title.by_language == {"fr": "Eau"}
    assert "# Parts of the text: Context · What is asked · Data.\n" in texts["eau.en.md"]
    assert [code for code in codes(folder) if code != "HS806"] == ["HS420"]


def test_news_bears_its_day_and_stays_a_draft(new: New, run: Run) -> None:
    folder = new()
    run("add", "news", "Inscriptions ouvertes", "--date", "11/01/2027", "--event", "event")
    event = check_folder(folder, AT).event
    assert event is not None
    assert [(item.id, str(item.date), item.draft) for item in event.news] == [
        ("2027-01-11-inscriptions-ouvertes", "2027-01-11", True)
    ]


def test_a_session_stays_internal_until_its_hour_is_certain(new: New, run: Run) -> None:
    folder = new()
    run("add", "session", "Balade", "--date", "2027-03-28", "--event", "event")
    event = check_folder(folder, AT).event
    assert event is not None
    assert [(s.id, f"{s.start:%F %R}", f"{s.end:%R}", s.internal) for s in event.sessions] == [
        ("balade", "2027-03-28 09:00", "10:00", True)
    ]


def test_the_folders_own_template_is_used(new: New, run: Run) -> None:
    folder = new()
    (folder / "projects/_modele.md").write_text(
        "---\n# notre modèle\ntitle: x\ntable: T1\n---\n## Chez nous\n", "utf-8"
    )
    run("add", "project", "Eau", "--event", "event")
    assert (folder / "projects/eau.md").read_text(
        "utf-8"
    ) == '---\ntitle: "Eau"\ntable: T1\n---\n## Chez nous\n'


def test_the_path_and_what_to_fill_in_next_are_said(new: New, run: Run) -> None:
    new()
    assert run("add", "challenge", "Eau", "--event", "event").text.replace("\u00a0", " ") == (
        "Nouveau fichier : event/challenges/eau.md\n"
        "À remplir : le résumé, la question, les données et les experts, "
        "puis le contexte sous la ligne ---.\n"
        "Pour vérifier : hacksite check event\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["challenge"], "il manque le nom"),
        (["challenge", "???"], "« ??? » ne donne pas d’identifiant"),
        (["challenge", "Eau", "--id", "L'eau"], "« L'eau » ne donne pas d’identifiant"),
        (["news", "Eau", "--date", "demain"], "« demain » n’est pas une date"),
        (["person", "Ada", "--translate"], "--translate ne vaut que pour les fiches"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(new: New, run: Run, arguments: list[str], sentence: str) -> None:
    new()
    said = run("add", *arguments, "--event", "event")
    assert (said.code, said.text.count("\n")) == (2, 0)
    assert said.text.replace("\u00a0", " ").startswith(sentence)


def test_a_folder_without_an_event_is_said_to_be_none(run: Run) -> None:
    said = run("add", "person", "Ada", language="en_GB.UTF-8")
    assert (said.code, said.text.replace("\u00a0", " ").split(" : ")[0]) == (
        2,
        ". n’est pas le dossier d’un événement",
    )
