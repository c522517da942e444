from tests.check.conftest import EVENT, Checked, Problems

TWO = (
    EVENT.replace("title: Hackathon de l'eau", "title: {fr: Hackathon, en: Hackathon}")
    + "languages: fr, en\n"
)


def test_missing_texts_are_told_once_for_each_file_and_language(told: Checked) -> None:
    people = (
        "- {id: a, name: A, consent: name, job: Garde-rivière}\n"
        "- {id: b, name: B, consent: name, bio: Née ici.}\n"
    )
    files = {"event.yml": TWO, "people.yml": people, "faq.md": "### Quand ?\n\nEn mars.\n"}
    assert told(files) == ["HS805 faq.md:1:1", "HS805 people.yml:1:1"]


def test_a_translated_event_raises_no_alarm(told: Checked) -> None:
    files = {
        "event.yml": TWO,
        "faq.md": "### Quand ? {#quand}\n\nEn mars.\n",
        "faq.en.md": "### When? {#quand}\n\nIn March.\n",
    }
    assert told(files) == []


def test_an_event_in_one_language_lacks_no_translation(told: Checked) -> None:
    assert told({"faq.md": "### Quand ?\n\nEn mars.\n"}) == []


def test_a_list_of_texts_is_one_thing_to_translate_and_an_entry_is_named(problems: Problems) -> None:
    people = (
        "- {id: ada, name: Ada, consent: name, skills: [cartes, eau], bio: {fr: Née ici., en: Born here.}}\n"
    )
    found = problems({"event.yml": TWO, "people.yml": people})
    assert [(d.code, d.values["count"], d.values["fields"]) for d in found] == [("HS805", 1, "ada.skills")]
