import pytest

from tests.check.conftest import LEGAL, Checked

DAY = "title: H\nstart: 2027-03-27\n"
CONTACT = "contact: {email: contact@ville-exemple.fr}\n"
WHOLE = "auditor: Cabinet Accès, pages: [Accueil], environment: [Firefox et NVDA], tools: [Ara]"
PUBLIC = LEGAL.replace("legal:\n", "legal:\n  public_body: yes\n")
STATED = "  accessibility: {established: 2027-01-04, plan_url: https://ville-exemple.fr/plan}\n"
FORM = "registration: {url: https://inscription.ville-exemple.fr/}\n"


def codes(lines: list[str]) -> list[str]:
    return [line.split()[0] for line in lines]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("status: non conforme", []),
        ("status: partiellement conforme", ["HS604"]),
        (f"rate: 100, audited: 2026-12-01, {WHOLE}", []),
        (f"status: totalement conforme, rate: 100, audited: 2026-12-01, {WHOLE}", []),
        (f"status: totalement conforme, rate: 99.9, audited: 2026-12-01, {WHOLE}", ["HS604"]),
        (f"status: partiellement conforme, rate: 50, audited: 2026-12-01, {WHOLE}", []),
        (f"status: partiellement conforme, rate: 49.9, audited: 2026-12-01, {WHOLE}", ["HS604"]),
        (f"status: partiellement conforme, rate: 100, audited: 2026-12-01, {WHOLE}", ["HS604"]),
        (f"status: non conforme, rate: 72, audited: 2026-12-01, {WHOLE}", ["HS604"]),
        (f"status: partiellement conforme, rate: 72, {WHOLE}", ["HS607"]),
        ("status: totalement conforme, audited: 2026-12-01", ["HS607"]),
        ("rate: 72, audited: 2026-12-01, auditor: Cabinet Accès", ["HS607"]),
        (f"status: partiellement conforme, rate: 72, audited: 2024-02-01, {WHOLE}", []),
        (f"status: partiellement conforme, rate: 72, audited: 2024-01-31, {WHOLE}", ["HS606"]),
        (f"rate: 72, audited: 2027-02-02, {WHOLE}", ["HS606"]),
        ("established: 2024-01-31", ["HS606"]),
        ("established: 2020-01-31, updated: 2027-01-31", []),
    ],
)
def test_an_accessibility_statement_agrees_with_its_audit_and_still_holds(
    told_with_legal: Checked, statement: str, expected: list[str]
) -> None:
    legal = f"{LEGAL}  accessibility: {{{statement}}}\n"
    assert codes(told_with_legal(DAY + legal)) == expected


def test_nobody_is_asked_to_review_the_statement_of_an_event_that_is_over(told_with_legal: Checked) -> None:
    legal = f"{LEGAL}  accessibility: {{established: 2020-01-31}}\n"
    assert told_with_legal(f"title: H\nstart: 2021-03-27\n{legal}") == []


def test_a_public_body_must_say_whom_to_write_to(told_with_legal: Checked) -> None:
    assert codes(told_with_legal(DAY + PUBLIC + STATED)) == ["HS605"]
    assert told_with_legal(DAY + CONTACT + PUBLIC + STATED) == []


def test_each_missing_particular_of_a_public_body_is_an_error(told_with_legal: Checked) -> None:
    found = told_with_legal(f"{DAY}{CONTACT}legal: {{public_body: oui}}\n")
    assert codes(found) == ["HS602"] * 9


def test_a_public_body_that_takes_registrations_says_what_becomes_of_the_data(
    told_with_legal: Checked,
) -> None:
    bare = DAY + CONTACT + FORM + PUBLIC + STATED
    data = "{contact: dpo@ville-exemple.fr, purposes: S’inscrire, basis: Mission, retention: Un mois}"
    assert codes(told_with_legal(bare)) == ["HS602"] * 4
    assert told_with_legal(f"{bare}  personal_data: {data}\n") == []


def test_an_association_gets_one_note_for_all_missing_particulars(told_with_legal: Checked) -> None:
    assert told_with_legal(DAY) == ["HS603 event.yml:1:1"]
    assert codes(told_with_legal(DAY + FORM + LEGAL)) == ["HS603"]


def test_prizes_want_rules(told_with_legal: Checked) -> None:
    prizes = f"{DAY}prizes:\n  - {{id: first, title: Premier prix}}\n{LEGAL}"
    assert codes(told_with_legal(prizes)) == ["HS608"]
    assert told_with_legal(f"{prizes}  rules: Une équipe, un projet.\n") == []
