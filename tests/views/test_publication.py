"""What may be seen of an event at an instant."""

from datetime import UTC, datetime

from hacksite.views.publication import published
from tests.views.conftest import Read

AT = datetime(2027, 2, 1, 12, tzinfo=UTC)
FILES = {
    "challenges/open.md": "---\ntitle: Open\ndatasets: [shown, hidden]\nexperts: [ada, nobody]\n---\nText.\n",
    "challenges/late.md": "---\ntitle: Late\npublish_at: 2027-03-01\n---\nText.\n",
    "datasets/shown.md": "---\ntitle: Shown\n---\nText.\n",
    "datasets/hidden.md": "---\ntitle: Hidden\npublish_at: 2027-03-01\n---\nText.\n",
    "projects/first.md": "---\ntitle: First\nchallenges: [late, open]\nmembers:\n"
    "  - {name: Ada, person: ada}\n  - {name: Nobody, person: nobody}\n  - {name: Shy, consent: no}\n"
    "data:\n  - {dataset: hidden, use: Much}\n  - {dataset: shown, use: Some}\n---\nText.\n",
    "people.yml": "- {id: ada, name: Ada, roles: [expert], consent: [name], email: ada@lab.example,\n"
    "   links: [{label: Page, url: 'https://ada.example/'}]}\n"
    "- {id: nobody, name: Nobody, roles: [expert], consent: none}\n",
    "schedule.yml": "- {id: talk, title: Talk, start: '10:00', end: '11:00',\n"
    "   people: [nobody, ada], challenges: [late]}\n"
    "- {id: keys, title: Keys, start: '08:00', end: '09:00', internal: true}\n",
    "news/2027-01-05-draft.md": "---\ntitle: Draft\ndraft: yes\n---\nText.\n",
    "news/2027-03-05-future.md": "---\ntitle: Future\n---\nText.\n",
    "news/2027-01-06-past.md": "---\ntitle: Past\n---\nText.\n",
}


def test_held_back_nouns_are_taken_out_with_every_link_to_them(read: Read) -> None:
    seen = published(read(FILES, AT), AT)
    (challenge,), (project,), (session,), (person,) = (
        seen.challenges,
        seen.projects,
        seen.sessions,
        seen.people,
    )
    assert (challenge.id, challenge.datasets, challenge.experts) == ("open", ("shown",), ("ada",))
    assert project.challenges == ("open",)
    assert [use.dataset for use in project.data] == ["shown"]
    assert (session.id, session.people, session.challenges) == ("talk", ("ada",), ())
    assert [item.id for item in seen.news] == ["2027-01-06-past"]
    assert (person.id, person.email, person.links) == ("ada", None, ())


def test_members_are_named_with_their_consent_and_lead_only_to_people_who_agreed(read: Read) -> None:
    (project,) = published(read(FILES, AT), AT).projects
    assert [(member.name, member.person) for member in project.members] == [("Ada", "ada"), ("Nobody", None)]


def test_later_everything_is_seen_but_what_is_private(read: Read) -> None:
    seen = published(read(FILES, AT), AT.replace(month=4))
    assert {c.id for c in seen.challenges} == {"open", "late"}
    assert {d.id for d in seen.datasets} == {"shown", "hidden"}
    assert [s.id for s in seen.sessions] == ["talk"]
    assert [p.id for p in seen.people] == ["ada"]
    assert {n.id for n in seen.news} == {"2027-01-06-past", "2027-03-05-future"}
