"""Ids made of names keep every letter, whatever the language writes on it."""

import pytest

from hacksite.model import slugify


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("L’Œuvre d’Énée", "l-oeuvre-d-enee"),
        ("Greta Sørensen", "greta-sorensen"),
        ("Łódź", "lodz"),
        ("ĐORĐE Đurić", "dorde-duric"),
        ("Þórður Guðjónsson", "thordur-gudjonsson"),
        ("Işıl Straße", "isil-strasse"),
        ("№ 5 & ﬁn", "no-5-fin"),
        ("東京", ""),
    ],
)
def test_no_letter_of_a_name_is_lost(name: str, item: str) -> None:
    assert slugify(name) == item
