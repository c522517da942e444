import pytest

from hacksite.model.frequency import find_frequency
from hacksite.model.licence import find_licence


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("etalab-2.0", "etalab-2.0"), ("Licence Ouverte", "etalab-2.0"), ("lov2", "etalab-2.0"),
        ("LO 2.0", "etalab-2.0"), ("licence ouverte Etalab", "etalab-2.0"), ("fr-lo", "fr-lo"),
        ("ODbL", "ODbL-1.0"), ("odc-odbl", "ODbL-1.0"), ("CC BY 4.0", "CC-BY-4.0"),
        ("CC-BY-SA 4.0", "CC-BY-SA-4.0"),
        ("CC0", "CC0-1.0"), ("cc-zero", "CC0-1.0"), ("cc-by", "cc-by"), ("mit", "MIT"),
        ("AGPLv3", "AGPL-3.0-or-later"),
        ("https://creativecommons.org/licenses/by/4.0/deed.fr", "CC-BY-4.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
        ("variable suivant les données", None), ("", None),
    ],
)  # fmt: skip
def test_a_licence_is_known_under_its_usual_names(typed: str, expected: str | None) -> None:
    licence = find_licence(typed)
    assert (licence.id if licence else None) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("monthly", "monthly"), ("MONTHLY", "monthly"), ("ANNUAL_2", "semiannual"),
        ("realtime", "continuous"),
        ("fortnighly", "biweekly"), ("mensuelle", "monthly"), ("irrégulière", "irregular"),
        ("http://publications.europa.eu/resource/authority/frequency/IRREG", "irregular"), ("montly", None),
    ],
)  # fmt: skip
def test_a_frequency_is_known_under_its_usual_names(typed: str, expected: str | None) -> None:
    frequency = find_frequency(typed)
    assert (frequency.id if frequency else None) == expected
