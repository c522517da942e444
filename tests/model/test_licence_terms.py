"""What licences allow, and which do not mix."""

import pytest

from hacksite.model.licence import LICENCES
from hacksite.model.licence_terms import TERMS, mixtures, terms_of
from hacksite.wording.words import languages, words_of


def mixed(*typed: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.reason, tuple(licence.id for licence in m.licences)) for m in mixtures(typed)]


def test_each_licence_with_terms_is_known_and_has_words_in_each_language() -> None:
    assert [item for item in TERMS if item not in LICENCES] == []
    keys = {f"may.{terms.key}" for terms in TERMS.values()}
    assert [(code, key) for code in languages() for key in sorted(keys) if not words_of(code).has(key)] == []


def test_a_licence_is_known_by_the_catalogues_word_for_it() -> None:
    assert (terms_of("lov2"), terms_of("odc-odbl")) == (TERMS["etalab-2.0"], TERMS["ODbL-1.0"])


@pytest.mark.parametrize("typed", [None, "", "notspecified", "other-open", "MIT", "Convention maison"])
def test_of_other_licences_nothing_is_said(typed: str | None) -> None:
    assert terms_of(typed) is None


def test_two_licences_that_both_want_to_stay_do_not_mix() -> None:
    assert mixed("etalab-2.0", "ODbL-1.0", "CC-BY-SA-4.0") == [("same", ("ODbL-1.0", "CC-BY-SA-4.0"))]


def test_the_same_demand_twice_is_no_trouble() -> None:
    assert mixed("CC-BY-SA-3.0", "CC-BY-SA-4.0", "lov2") == []


def test_one_demand_mixes_with_free_and_credited_data() -> None:
    assert mixed("ODbL", "lov2", "CC0", "CC-BY-4.0", "notspecified") == []


def test_limits_of_one_dataset_hold_for_the_whole() -> None:
    assert mixed("CC-BY-NC-ND-4.0", "lov2") == [
        ("unchanged", ("CC-BY-NC-ND-4.0",)),
        ("not_commercial", ("CC-BY-NC-ND-4.0",)),
    ]


def test_data_alone_mix_with_nothing() -> None:
    assert mixed("CC-BY-NC-ND-4.0") == []
