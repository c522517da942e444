"""Words stand where a reader looks for them."""

from hacksite.wording.collation import collation_key, folded, words_in


def test_accents_and_capitals_do_not_move_a_word_but_settle_ties() -> None:
    words = ["zone", "Énergie", "eau", "œuvre", "été", "Ete", "ofen", "école", "Eau potable", "l’air"]
    expected = ["eau", "Eau potable", "école", "Énergie", "Ete", "été", "l’air", "œuvre", "ofen", "zone"]
    assert sorted(words, key=collation_key) == expected


def test_folded_text_has_neither_accents_nor_capitals_nor_joined_letters() -> None:
    assert [folded(text) for text in ("Énergie", "CŒUR", "Straße", "ﬁn", "Łódź", "Þórð")] == [
        "energie", "coeur", "strasse", "fin", "lodz", "thord",
    ]  # fmt: skip


def test_words_of_several_texts_are_each_said_once() -> None:
    assert words_in("L’eau, l'EAU", "et l’été", "") == "l eau et ete"
