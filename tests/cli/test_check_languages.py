"""`hacksite check --languages`: what is left for a translator."""

import json

from tests.cli.conftest import Run
from tests.conftest import EventFolder

FILES = {
    "event.yml": (
        "title: Nuit de la donnée\nstart: 2027-03-27\nlanguages: [fr, de, ar]\n"
        "tagline: {fr: Une nuit, de: Eine Nacht}\nobjectives: [Voir, Dire]\n"
    ),
    "event.de.yml": "title: Datennacht\nobjectives: [Sehen]\n",
    "challenges/eau.md": '---\ntitle: "*L’eau* @ville"\n---\n## Un\n\nTexte.\n\n## Deux\n\nTexte.\n',
    "challenges/eau.de.md": "---\ntitle: Wasser\n---\n## Eins\n\nText.\n",
}


def test_text_names_files_fields_and_first_words(event_folder: EventFolder, run: Run) -> None:
    said = run("check", str(event_folder(FILES)), "--languages", "--language", "en")
    assert said.code == 0
    german, arabic = said.text.split("Arabic (ar): ")
    assert german == (
        "German (de): 4 of 5 texts translated (80%); words of the site: 100%.\n"
        "\n"
        "  event.de.yml\n"
        "    objectives (1/2): Dire\n"
        "\n"
        "  To read again: the original and its translation no longer have the same shape\n"
        "    challenges/eau.de.md, body: headings – 1 here, 2 in challenges/eau.md\n"
        "\n"
    )
    assert arabic.startswith(
        "0 of 5 texts translated (0%); words of the site: 0%.\n\n  event.ar.yml\n    title: "
    )


def test_markdown_is_a_list_of_tasks_that_says_words_as_they_are(event_folder: EventFolder, run: Run) -> None:
    said = run("check", str(event_folder(FILES)), "--languages", "--format", "markdown")
    assert said.code == 0
    assert "## arabe (ar)\n" in said.text
    assert "\n### `challenges/eau.ar.md`\n\n- [ ] `title`\u00a0: \\*L’eau\\* \\@ville\n" in said.text


def test_json_says_the_same_to_programs(event_folder: EventFolder, run: Run) -> None:
    said = run("check", str(event_folder(FILES)), "--languages", "--format", "json")
    german, arabic = json.loads(said.text)["languages"]
    assert (german["language"], german["texts_percent"], german["keys_percent"]) == ("de", 80, 100)
    assert german["missing"] == [
        {
            "source": "event.yml", "file": "event.de.yml", "field": "objectives", "words": "Dire",
            "written": 1, "expected": 2,
        }
    ]  # fmt: skip
    assert (arabic["texts_percent"], arabic["keys_percent"], len(arabic["missing_keys"]) > 500) == (
        0,
        0,
        True,
    )


def test_an_event_in_one_language_has_nothing_to_translate(event_folder: EventFolder, run: Run) -> None:
    said = run("check", str(event_folder({"event.yml": "title: Nuit\nstart: 2027-03-27\n"})), "--languages")
    assert said.code == 0
    assert said.text.startswith("L’événement n’a qu’une langue")


def test_a_wrong_event_is_no_reason_to_fail_a_translator(event_folder: EventFolder, run: Run) -> None:
    wrong = {**FILES, "people.yml": "- {id: a, name: A, role: rien}\n"}
    assert run("check", str(event_folder(wrong))).code == 1
    assert run("check", str(event_folder(wrong)), "--languages").code == 0


def test_annotations_are_not_for_translators(event_folder: EventFolder, run: Run) -> None:
    folder = str(event_folder(FILES))
    assert run("check", folder, "--languages", "--format", "github").code == 2


def test_a_german_event_is_answered_in_the_first_of_its_languages_that_commands_know(
    event_folder: EventFolder, run: Run
) -> None:
    for languages, said in (("de, fr", "Rien à signaler"), ("de", "Nothing to report"), ("fr-CA", "Rien")):
        folder = event_folder({"event.yml": f"title: Nacht\nstart: 2027-03-27\nlanguages: [{languages}]\n"})
        shown = run("check", str(folder), language="en_US.UTF-8").text
        assert (
            (said in shown or "remarque" in shown) if said != "Nothing to report" else "remarque" not in shown
        )
