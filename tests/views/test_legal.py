"""What the legal pages say, from nothing filled in to a full audit."""

from datetime import datetime
from typing import cast

import pytest

from hacksite.views.accessibility import AccessibilityView, Chapter, accessibility_page, accessibility_status
from hacksite.views.legal import LegalView, legal_page, rules_page
from hacksite.views.personal_data import personal_data_page
from hacksite.views.scene import Scene, scenes
from tests.views.conftest import Read

AT = datetime.fromisoformat("2027-02-01T12:00+01:00")
EVENT = "title: Nuit de l’eau\nstart: 2027-03-27\nlanguages: [fr, en]\n"
AUDIT = """legal:
  accessibility:
    audited: 2026-12-01
    rate: 72.5
    average_rate: 91
    auditor: Cabinet Accès
    reference: RGAA 4.1.2
    report_url: https://acces.example/rapport
    established: 2026-12-05
    updated: 2027-01-10
    pages: [Accueil]
    environment: [Firefox et NVDA]
    tools: [Ara]
    issues: [Une vidéo sans sous-titres]
    derogations: ["Le fonds numérisé, jusqu’en 2028"]
    exemptions: [Le plan]
    contact: https://acces.example/formulaire
    plan_url: https://acces.example/schema
    yearly_plan_url: https://acces.example/2027
"""
NBSP = "\u00a0"
HEADINGS = [
    ("", []),
    ("État de conformité", []),
    ("Résultats des tests", []),
    (
        "Contenus non accessibles",
        [
            "Non-conformité",
            "Dérogations pour charge disproportionnée",
            "Contenus non soumis à l’obligation d’accessibilité",
        ],
    ),
    (
        "Établissement de cette déclaration d’accessibilité",
        [
            "Technologies utilisées pour la réalisation du site",
            "Environnement de test",
            "Outils utilisés pour vérifier l’accessibilité",
            "Pages du site ayant fait l’objet de la vérification de conformité",
        ],
    ),
    ("Retour d’information et contact", []),
    ("Voies de recours", [""]),
]
"""The compulsory format's headings, in its order. Source: RGAA 4.1, "Contenu de la déclaration"."""


def french(read: Read, text: str, at: datetime = AT) -> Scene:
    return scenes(read({"event.yml": text}, at), at)[0]


def chapters(scene: Scene) -> tuple[Chapter, ...]:
    return cast("AccessibilityView", accessibility_page(scene).view).chapters


def chapter(scene: Scene, anchor: str) -> Chapter:
    found = [c for large in chapters(scene) for c in (large, *large.chapters) if c.anchor == anchor]
    assert len(found) == 1
    return found[0]


def headings(scene: Scene) -> list[tuple[str, list[str]]]:
    return [(c.title, [smaller.title for smaller in c.chapters]) for c in chapters(scene)]


@pytest.mark.parametrize(
    ("stated", "mention"),
    [
        ("{}", "non conforme"),
        ("{status: totalement conforme}", "non conforme"),
        ("{status: partiellement conforme, rate: 80}", "non conforme"),
        ("{rate: 100, audited: 2026-12-01}", "totalement conforme"),
        ("{rate: 99.9, audited: 2026-12-01}", "partiellement conforme"),
        ("{rate: 50, audited: 2024-02-01}", "partiellement conforme"),
        ("{rate: 50, audited: 2024-01-31}", "non conforme"),
        ("{rate: 49.9, audited: 2026-12-01}", "non conforme"),
        ("{rate: 100, audited: 2027-02-02}", "non conforme"),
        ("{status: totalement conforme, rate: 60, audited: 2026-12-01}", "partiellement conforme"),
        ("{status: non conforme, rate: 60, audited: 2026-12-01}", "non conforme"),
    ],
)
def test_the_mention_never_claims_more_than_a_valid_audit_earns(
    stated: str, mention: str, read: Read
) -> None:
    scene = french(read, f"{EVENT}legal: {{accessibility: {stated}}}\n")
    assert accessibility_status(scene) == f"Accessibilité{NBSP}: {mention}"
    assert chapter(scene, "state").strong == accessibility_status(scene)


def test_the_statement_has_the_headings_of_the_compulsory_format_whatever_is_filled_in(read: Read) -> None:
    assert headings(french(read, EVENT)) == HEADINGS
    assert headings(french(read, EVENT + AUDIT)) == [("", []), *HEADINGS]


def test_an_audit_is_told_with_its_rates_author_day_and_reference(read: Read) -> None:
    results = chapter(french(read, EVENT + AUDIT), "results")
    assert results.text == (
        "L’audit de conformité du 1er décembre 2026 (Cabinet Accès), selon le référentiel RGAA 4.1.2, "
        f"révèle que{NBSP}:"
    )
    assert [line.text for line in results.lines] == [
        f"72,5{NBSP}% des critères sont respectés{NBSP};",
        f"le taux moyen de conformité du service en ligne s’élève à 91{NBSP}%.",
    ]
    assert [entry.url for entry in results.links] == ["https://acces.example/rapport"]


def test_the_three_kinds_of_inaccessible_content_are_kept_apart(read: Read) -> None:
    kinds = chapter(french(read, EVENT + AUDIT), "not-accessible").chapters
    assert [[line.text for line in kind.lines] for kind in kinds] == [
        ["Une vidéo sans sous-titres"], ["Le fonds numérisé, jusqu’en 2028"], ["Le plan"],
    ]  # fmt: skip


def test_the_statement_gives_its_dates_its_plans_and_where_to_write(read: Read) -> None:
    scene = french(read, EVENT + AUDIT)
    assert chapter(scene, "established").text == (
        "Cette déclaration a été établie le 5 décembre 2026. Elle a été mise à jour le 10 janvier 2027."
    )
    assert [entry.url for entry in chapter(scene, "strategy").links] == [
        "https://acces.example/schema", "https://acces.example/2027",
    ]  # fmt: skip
    assert [entry.url for entry in chapter(scene, "feedback").links] == ["https://acces.example/formulaire"]


def test_without_an_audit_the_statement_says_so_and_claims_nothing(read: Read) -> None:
    scene = french(read, EVENT)
    assert chapter(scene, "results").text.startswith("Aucun audit de conformité n’a encore été réalisé")
    assert chapter(scene, "issues").text.startswith("En l’absence d’audit en cours de validité")
    assert chapter(scene, "established").text.startswith("La date de cette déclaration n’a pas encore été")


def test_an_expired_audit_is_told_but_counts_no_more(read: Read) -> None:
    at = datetime.fromisoformat("2029-12-02T12:00+01:00")
    scene = french(read, EVENT + AUDIT, at)
    assert "n’est pas en cours de validité" in chapter(scene, "results").text
    assert "aucun audit en cours de validité" in chapter(scene, "state").text


def test_the_remedies_are_the_three_ways_to_the_defender_of_rights(read: Read) -> None:
    (post,) = chapter(french(read, EVENT), "remedies").chapters
    assert [entry.url for entry in chapter(french(read, EVENT), "remedies").links] == [
        "https://formulaire.defenseurdesdroits.fr/", "https://www.defenseurdesdroits.fr/saisir/delegues",
    ]  # fmt: skip
    assert post.address == ("Défenseur des droits", "Libre réponse 71120", "75342 Paris CEDEX 07")


def parts(view: object) -> dict[str, list[str]]:
    shown = cast("LegalView", view).parts
    return {p.anchor: [*([p.body.text] if p.body else []), *(i.text for i in p.items)] for p in shown}


def test_picture_credits_are_gathered_from_beside_the_pictures_that_may_be_seen(read: Read) -> None:
    picture = "src: media/{0}.svg, alt: Dessin, credit: {1}"
    text = (
        f"{EVENT}look:\n  cover: {{{picture.format('a', 'Ana')}}}\n  logo: {{{picture.format('b', 'Bo')}}}\n"
    )
    partners = "".join(
        f"- {{id: p{n}, name: P{n}, logo: {{{picture.format(n, 'Ana')}}}}}\n" for n in ("c", "c", "d")
    )
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    files = {"event.yml": text, "partners.yml": partners.replace("id: pc", "id: pe", 1)}
    event = read(files | {f"media/{n}.svg": svg for n in "abcd"}, AT)
    shown = parts(legal_page(scenes(event, AT)[0]).view)["picture-credits"]
    assert shown == ["Ana (3 images)", "Bo (1 image)"]


def test_the_personal_data_page_says_where_and_by_whom_registration_is_handled(read: Read) -> None:
    text = (
        f"{EVENT}registration: {{url: https://form.example.org/x}}\n"
        "legal:\n  personal_data: {processor: La Ruche, contact: dpo@example.org}\n"
    )
    shown = parts(personal_data_page(french(read, text)).view)
    assert shown["privacy-registration-kept"][0].endswith(
        "[form.example.org](https://form.example.org/x), tenu pour le compte de l’organisation par La Ruche."
    )
    assert "[dpo@example.org](mailto:dpo@example.org)" in shown["privacy-rights"][0]
    assert "privacy-registration" not in parts(personal_data_page(french(read, EVENT)).view)


def test_prizes_alone_make_a_rules_page_that_says_the_rules_are_to_come(read: Read) -> None:
    page = rules_page(french(read, f"{EVENT}prizes: [{{id: first, title: Premier prix}}]\n"))
    assert page.listed
    assert "pas encore publié" in cast("LegalView", page.view).lead
    assert parts(page.view) == {"prizes": ["Premier prix"]}
    assert not rules_page(french(read, EVENT)).listed


def test_the_rules_say_what_each_team_hands_in_and_what_may_be_left_out(read: Read) -> None:
    sections = (
        "submission:\n  sections:\n"
        "    - {id: besoin, title: {fr: Le besoin, en: The need}, prompt: Pour qui, required: oui}\n"
        "    - {id: suite, title: {fr: Et après ?, en: What next?}}\n"
    )
    told = []
    for scene in scenes(read({"event.yml": EVENT + sections}, AT), AT):
        parts = cast("LegalView", rules_page(scene).view).parts
        told += [(p.title, p.body.text) for p in parts if p.body]
    assert told == [
        ("Ce que remet chaque équipe", "- **Le besoin**\\\n  Pour qui\n- **Et après ?** (facultatif)"),
        ("What each team hands in", "- **The need**\\\n  Pour qui\n- **What next?** (optional)"),
    ]


def test_without_sections_of_its_own_an_event_asks_nothing_in_its_rules(read: Read) -> None:
    (scene, _) = scenes(read({"event.yml": EVENT}, AT), AT)
    assert cast("LegalView", rules_page(scene).view).parts == ()
