import pytest

from tests.check.conftest import LEGAL, Checked

DAY = "title: H\nstart: 2027-03-27\n"
FULL = "{status: totalement conforme, rate: 100, audited: 2026-12-01}"
CONTACT = "contact: {email: contact@ville-exemple.fr}\n"


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("{status: non conforme}", []),
        (FULL, []),
        ("{status: partiellement conforme, rate: 72.5, audited: 2026-12-01}", []),
        ("{status: partiellement conforme, rate: 40, audited: 2026-12-01}", ["HS604"]),
        ("{status: partiellement conforme, rate: 72}", ["HS604"]),
        ("{status: totalement conforme, audited: 2026-12-01}", ["HS604"]),
    ],
)
def test_an_accessibility_status_needs_an_audit_that_allows_it(
    told_with_legal: Checked, statement: str, codes: list[str]
) -> None:
    legal = f"{LEGAL}  accessibility: {statement}\n"
    assert [line.split()[0] for line in told_with_legal(DAY + legal)] == codes


def test_a_public_body_must_say_whom_to_write_to(told_with_legal: Checked) -> None:
    public = LEGAL.replace("legal:\n", "legal:\n  public_body: yes\n")
    assert [line.split()[0] for line in told_with_legal(DAY + public)] == ["HS605"]
    assert told_with_legal(DAY + CONTACT + public) == []


def test_each_missing_particular_of_a_public_body_is_an_error(told_with_legal: Checked) -> None:
    found = told_with_legal(f"{DAY}{CONTACT}legal: {{public_body: oui}}\n")
    assert [line.split()[0] for line in found] == ["HS602"] * 7


def test_an_association_gets_one_note_for_all_missing_particulars(told_with_legal: Checked) -> None:
    assert told_with_legal(DAY) == ["HS603 event.yml:1:1"]
