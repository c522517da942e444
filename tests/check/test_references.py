import pytest

from tests.check.conftest import EVENT, Checked

CHALLENGE = "---\ntitle: T\n---\nTexte.\n"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("qualite-eau", "qualite-eaux", True),
        ("qualite-eau", "qualite-eaus", True),
        ("qualiteeau", "qualite-eau", True),
        ("secheresse-annoncee", "secheresse-anoncee", True),
        ("equipe-1", "equipe-2", False),
        ("equipe-1", "equipe-11", False),
        ("mentorat-du-groupe-a", "mentorat-du-groupe-b", False),
        ("eau", "eaux", False),
        ("ada-exemple", "ida-exemple", False),
    ],
)
def test_ids_that_differ_by_a_slip_are_reported(told: Checked, one: str, other: str, *, alike: bool) -> None:
    files = {f"challenges/{one}.md": CHALLENGE, f"challenges/{other}.md": CHALLENGE}
    assert [line.split()[0] for line in told(files)] == (["HS303"] if alike else [])


def test_every_nested_reference_is_followed(told: Checked) -> None:
    project = (
        "---\ntitle: P\nchallenges: [fuites, nappe]\ndata:\n  - {dataset: debit}\n"
        "members:\n  - {name: Ada, person: ada}\n---\nTexte.\n"
    )
    results = "awards:\n  - {prize: eau, project: alerte}\njury: [ada]\n"
    found = told({"challenges/fuites.md": CHALLENGE, "projects/p.md": project, "results.yml": results})
    assert found == [
        "HS301 projects/p.md:3:22",
        "HS301 projects/p.md:5:15",
        "HS301 projects/p.md:7:25",
        "HS301 results.yml:2:13",
        "HS301 results.yml:2:27",
        "HS301 results.yml:3:8",
    ]


def test_an_id_in_a_list_typed_on_one_line_is_reported_at_its_word(told: Checked) -> None:
    files = {"event.yml": f"{EVENT}featured: fuites, eau-x, eau\n", "challenges/fuites.md": CHALLENGE}
    assert told(files) == ["HS301 event.yml:4:19", "HS301 event.yml:4:26"]


def test_an_entry_too_broken_to_load_is_not_also_unknown(told: Checked) -> None:
    files = {
        "event.yml": f"{EVENT}featured: fuites\n",
        "challenges/fuites.md": "---\nnumber: 1\n---\nTexte.\n",
    }
    assert told(files) == ["HS103 challenges/fuites.md:2:1"]
