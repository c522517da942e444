import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hacksite.model import EventFile
from hacksite.pipeline.checking import check_folder
from tests.cli.conftest import AT, TITLE, Run, problems, uncomment

New = Callable[..., Path]
LANGUAGES = ("fr", "en", "fr,en", "en,fr", "fr,de")
ENDS = {"one day": "2027-03-27", "three days": "2027-03-29"}
# A language without words of the interface is a decision that `check` rightly asks to confirm.
NO_INTERFACE = "HS806"


def without_interface(found: list[str]) -> list[str]:
    return [problem for problem in found if not problem.startswith(NO_INTERFACE)]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
@pytest.mark.parametrize("languages", LANGUAGES)
def test_a_new_folder_has_no_error_and_no_warning_and_becomes_a_site(
    new: New, run: Run, tmp_path: Path, languages: str, end: str
) -> None:
    folder = new(languages, end)
    assert without_interface(problems(folder)) == []
    said = run("build", str(folder), "-o", "site", "--host", "plain", "--at", "2027-01-15 12:00")
    assert (said.code, (tmp_path / "site/index.html").is_file()) == (0, True)


@pytest.mark.parametrize("end", ["2027-03-27", "2027-03-28", "2027-03-29"])
@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_example_of_the_event_form_is_right_once_uncommented(
    new: New, languages: str, end: str
) -> None:
    folder = new(languages, end)
    form = folder / "event.yml"
    form.write_text(uncomment(form.read_text("utf-8")), "utf-8")
    assert without_interface(problems(folder)) == []


@pytest.mark.parametrize("end", ["2027-03-27", "2027-03-28", "2027-03-29"])
@pytest.mark.parametrize("languages", ["fr,en", "en,fr"])
def test_every_example_of_every_file_is_right_once_uncommented(new: New, languages: str, end: str) -> None:
    folder = new(languages, end)
    awarded = {"fr": "mon-projet", "en": "my-project"}[languages[:2]]
    (folder / "projects" / f"{awarded}.md").write_text(f"# {awarded}\n", "utf-8")
    for form in folder.glob("*.yml"):
        form.write_text(uncomment(form.read_text("utf-8")), "utf-8")
    assert problems(folder) == []


@pytest.mark.parametrize("name", ["schedule.yml", "people.yml", "partners.yml"])
@pytest.mark.parametrize("languages", ["fr", "en"])
def test_the_examples_of_a_list_need_no_other_file(new: New, languages: str, name: str) -> None:
    folder = new(languages)
    form = folder / name
    form.write_text(uncomment(form.read_text("utf-8")), "utf-8")
    assert problems(folder) == []


@pytest.mark.parametrize("languages", ["fr", "en"])
def test_the_event_form_shows_every_field(new: New, languages: str) -> None:
    text = (new(languages) / "event.yml").read_text("utf-8")
    assert [
        name for name in EventFile.model_fields if not re.search(rf"^#? ?{name}:", text, re.MULTILINE)
    ] == []


@pytest.mark.parametrize("languages", ["fr", "en"])
def test_a_form_without_a_place_shows_the_venue_as_an_example(new: New, languages: str) -> None:
    folder = new(languages, place="")
    event = check_folder(folder, AT).event
    assert event is not None
    assert event.venue is None
    form = folder / "event.yml"
    form.write_text(uncomment(form.read_text("utf-8")), "utf-8")
    assert problems(folder) == []


def test_an_event_online_has_no_venue(new: New) -> None:
    event = check_folder(new(place="En ligne"), AT).event
    assert event is not None
    assert (event.format, event.venue) == ("online", None)


def test_the_answers_stand_in_the_event(new: New) -> None:
    event = check_folder(new("fr,en", place="Médiathèque, 2 rue Haute, 35000 Rennes"), AT).event
    assert event is not None
    assert event.venue is not None
    assert event.venue.address is not None
    address = (event.venue.address.street, event.venue.address.postal_code, event.venue.address.city)
    assert (str(event.title), str(event.start), str(event.end), event.languages) == (
        TITLE, "2027-03-27", "2027-03-28", ("fr", "en"),
    )  # fmt: skip
    assert (str(event.venue.name), *address) == ("Médiathèque", "2 rue Haute", "35000", "Rennes")
    assert event.id == "nuit-de-la-donnee-l-eau-ensemble-1-2027"


def test_a_second_language_says_what_is_left_to_translate_as_notes_only(new: New) -> None:
    assert problems(new("fr,en"), "error", "warning", "note") == ["HS603 event.yml:19:1"]


def test_the_files_of_a_new_folder_are_those_the_guide_names(new: New) -> None:
    folder = new("fr,en")
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {name for name in names if not name.startswith(".hacksite/")} == {
        ".github/workflows/publish.yml", ".gitignore", "README.md", "event.en.yml", "event.yml", "faq.en.md",
        "faq.md", "partners.yml", "people.yml", "results.yml", "schedule.yml",
        "media/cover.svg", "media/logo.svg",
        *(f"{name}/_modele.md" for name in ("challenges", "datasets", "media", "news", "pages", "projects")),
    }  # fmt: skip


def test_every_yaml_file_names_a_schema_that_is_there(new: New) -> None:
    folder = new("fr,en,de")
    named = {
        form.name: form.read_text("utf-8").split("\n")[0].removeprefix("# yaml-language-server: $schema=")
        for form in folder.glob("*.yml")
    }
    assert set(named) == {
        "event.yml", "event.en.yml", "event.de.yml", "schedule.yml", "people.yml", "partners.yml",
        "results.yml",
    }  # fmt: skip
    assert [name for name, schema in named.items() if not (folder / schema).is_file()] == []


def test_french_forms_keep_their_punctuation_on_the_line(new: New) -> None:
    folder = new("fr")
    texts = [path.read_text("utf-8") for path in folder.rglob("*.md")] + [
        path.read_text("utf-8") for path in folder.glob("*.yml")
    ]
    assert [found for text in texts for found in re.findall(r".{12} (?:[;?!»]|:(?= |$))", text)] == []


def test_a_template_holds_the_french_sections_of_a_submission(new: New) -> None:
    text = (new("fr") / "projects/_modele.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Description générale du projet", "Problématique et proposition de valeur", "Solution",
        "Impact envisagé", "Ressources", "Retours sur les données exploitées",
    ]  # fmt: skip


def test_a_title_that_yaml_would_misread_stays_as_typed(run: Run, tmp_path: Path) -> None:
    for number, title in enumerate(["no", "12:30", "2027", '"', "\\n", "[x", "a: b # c", "- &é *", "日本"]):
        said = run("new", f"e{number}", "--title", title, "--start", "2027-03-27", "--no-input")
        event = check_folder(tmp_path / f"e{number}", AT).event
        assert event is not None
        assert (said.code, str(event.title)) == (0, title)


def test_the_last_day_is_the_first_and_the_language_the_askers_when_nothing_is_said(
    run: Run, tmp_path: Path
) -> None:
    for language, expected in (("fr_FR.UTF-8", ("fr",)), ("en_GB.UTF-8", ("en",))):
        folder = tmp_path / language
        run("new", str(folder), "--title", "Eau", "--start", "2027-03-27", "--no-input", language=language)
        event = check_folder(folder, AT).event
        assert event is not None
        assert (str(event.end), event.languages) == ("2027-03-27", expected)


def test_questions_are_asked_again_until_the_answer_can_be_read(run: Run, tmp_path: Path) -> None:
    said = run("new", "event", typed="Eau\n31/02/2027\n27/03/2027\n26/03/2027\n\n\nfr en\n")
    event = check_folder(tmp_path / "event", AT).event
    assert event is not None
    assert (said.code, str(event.start), str(event.end), event.languages) == (
        0, "2027-03-27", "2027-03-27", ("fr", "en"),
    )  # fmt: skip
    assert "« 31/02/2027 » n’est pas une date" in said.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--start", "2027-03-27"], "il manque --title"),
        (["--title", "Eau"], "il manque --start"),
        (["--title", " ", "--start", "2027-03-27"], "l’événement a besoin d’un titre"),
        (["--title", "Eau", "--start", "demain"], "« demain » n’est pas une date"),
        (["--title", "Eau", "--start", "2027-03-27", "--end", "2027-03-26"], "le dernier jour (2027-03-26)"),
        (
            ["--title", "Eau", "--start", "2027-03-27", "--languages", "français"],
            "« français » n’est pas un code",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_one_sentence_and_nothing_is_made(
    run: Run, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    said = run("new", "event", *arguments, "--no-input")
    assert (said.code, said.text.count("\n"), (tmp_path / "event").exists()) == (2, 0, False)
    assert said.text.replace("\u00a0", " ").startswith(sentence)


def test_a_folder_that_holds_files_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "event").mkdir()
    (tmp_path / "event/notes.txt").write_text("à garder", "utf-8")
    said = run("new", "event", "--title", "Eau", "--start", "2027-03-27", "--no-input")
    assert said.code == 2
    assert said.text.replace("\u00a0", " ").startswith("event contient déjà des fichiers : ")
    assert [path.name for path in (tmp_path / "event").iterdir()] == ["notes.txt"]


def test_an_empty_git_repository_is_as_good_as_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "event/.git").mkdir(parents=True)
    said = run("new", "event", "--title", "Eau", "--start", "2027-03-27", "--no-input")
    assert (said.code, (tmp_path / "event/event.yml").is_file()) == (0, True)


def test_the_program_itself_ends_with_2_and_one_line(tmp_path: Path) -> None:
    call = [sys.executable, "-c", "from hacksite.cli import main; main()", "new", "event", "--no-input"]
    ended = subprocess.run(
        call, cwd=tmp_path, env={**os.environ, "LC_ALL": "en_GB.UTF-8"}, capture_output=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        2, "",
        "hacksite: --title is missing: give it on the command line, or leave --no-input out to be asked.\n",
    )  # fmt: skip


@pytest.mark.parametrize(("forge", "told"), [("github", True), ("gitlab", False), ("by-hand", False)])
def test_whoever_publishes_at_github_is_told_how_teams_hand_in_there(
    run: Run, tmp_path: Path, forge: str, told: bool
) -> None:
    said = run("new", "event", "--title", TITLE, "--start", "2027-03-27", "--no-input", "--publish", forge)
    command = re.search(r"hacksite (submissions event -o event)$", said.text, re.MULTILINE)
    assert bool(command) == told
    assert not (tmp_path / "event/.github/ISSUE_TEMPLATE").exists()
    if command:
        assert run(*command[1].split()).code == 0
        assert (tmp_path / "event/.github/workflows/submissions.yml").is_file()
