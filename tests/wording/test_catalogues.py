"""Every language says the same things, with the same blanks."""

import re
from functools import cache
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from hacksite.wording import direction_of, languages, words_of
from hacksite.wording.words import every_key, lacking
from tests.toolbox import ROOT

LOCALES = ROOT / "hacksite" / "wording" / "locale"
SAME = {
    "de": {
        "calendar.online",
        "csv.team",
        "dates.weekday",
        "facet.format",
        "facet.level",
        "facet.organisation",
        "facet.technology",
        "fact.body_name",
        "fact.body_url",
        "fact.format",
        "fact.level",
        "fact.links",
        "map.scale",
        "fact.organisation",
        "fact.team_size",
        "origin.datagouv",
        "origin.devpost",
        "origin.dorahacks",
        "origin.dribdat",
        "filters.online",
        "subscribe.outlook_title",
        "format.online",
        "kind.break",
        "kind.webinar",
        "kind.workshop",
        "link.video",
        "partner.community",
        "partner.other",
        "programme.as_list",
        "project.by_team",
        "role.jury",
        "role.organiser",
        "roles.jury",
        "roles.organiser",
        "size.gb",
        "size.kb",
        "size.mb",
        "jury.name",
        "jury.rank",
        "jury.score",
        "jury.team",
        "live.door",
        "live.pause",
        "section.live",
        "slug.jury",
        "slug.live",
        "slug.offline",
        "slug.press",
        "zone.arrondissement",
        "zone.departement",
        "zone.epci",
        "zone.iris",
        "zone.region",
    },
}
"""Words and patterns that are the same in English or French, one by one."""


@cache
def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """The texts of a catalogue by key: one, or one for each plural form."""
    with (LOCALES / language / "LC_MESSAGES" / "hacksite.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {
        (m.id if isinstance(m.id, str) else m.id[0]): (
            (str(m.string),) if isinstance(m.id, str) else tuple(map(str, m.string or ()))
        )
        for m in messages
    }


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_french_english_and_german_have_catalogues() -> None:
    assert {"fr", "en", "de"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_has_every_key_and_no_other(language: str) -> None:
    missing = lacking(language)
    assert missing == (), f"{language} lacks {', '.join(missing)}"
    assert set(catalogue(language)) - set(every_key()) == set()


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_blanks_of_the_original_and_no_form_is_empty(language: str) -> None:
    original, own = catalogue("en"), catalogue(language)
    wrong = [
        key
        for key, texts in own.items()
        if not all(texts) or set.union(*map(blanks, texts)) != set.union(*map(blanks, original[key]))
    ]
    # French says « 9 h », English "09:00".
    assert [key for key in wrong if key not in {"dates.clock", "dates.full_hour"}] == []


def test_french_keeps_its_punctuation_on_the_line() -> None:
    parted = re.compile(r" [:;?!»](?=[\s.\",)]|$)|« ")
    assert [key for key, texts in catalogue("fr").items() if any(map(parted.search, texts))] == []


@pytest.mark.parametrize("language", languages())
def test_a_plural_has_as_many_forms_as_the_language(language: str) -> None:
    header = (LOCALES / language / "LC_MESSAGES" / "hacksite.po").read_text("utf-8")
    found = re.search(r"nplurals=(\d)", header)
    assert found is not None
    forms = {key: len(texts) for key, texts in catalogue(language).items() if key in words_of("fr").plurals}
    assert set(forms.values()) == {int(found[1])}


@pytest.mark.parametrize("language", sorted({*languages()} - {"fr", "en"}))
def test_no_text_is_left_in_english_or_french(language: str) -> None:
    others = [catalogue("en"), catalogue("fr")]
    same = {
        key
        for key, texts in catalogue(language).items()
        if any(texts == other[key] for other in others) and has_words(texts)
    }
    assert same == SAME[language]


def has_words(texts: tuple[str, ...]) -> bool:
    """Whether there is a word beside the blanks."""
    return any(re.search(r"[^\W\d_]{2}", re.sub(r"\{\w+\}", "", text)) for text in texts)


@pytest.mark.parametrize("language", languages())
def test_the_addresses_of_sections_are_plain_and_all_different(language: str) -> None:
    slugs = [texts[0] for key, texts in catalogue(language).items() if key.startswith("slug.")]
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []
    assert len(set(slugs)) == len(slugs)


def test_a_country_speaks_as_its_language_does() -> None:
    assert words_of("de-CH")("section.projects") == "Projekte"
    assert words_of("de-CH")("projects.count", n=2) == "2 Projekte"


def test_a_language_without_catalogue_speaks_english_and_says_so() -> None:
    words = words_of("ar")
    assert (words.language, words.spoken, words("section.projects")) == ("ar", "en", "Projects")
    assert words("projects.count", n=1) == "1 project"
    assert lacking("ar") == every_key()


def test_a_key_that_nobody_knows_is_shown_as_it_is() -> None:
    assert words_of("de")("nothing.such", n=2, name="x") == "nothing.such"


def test_some_languages_are_written_from_the_right() -> None:
    codes = ("ar", "he", "fa", "ar-MA", "fr", "de", "zz")
    assert [direction_of(code) for code in codes] == ["rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "ltr"]
