"""What the people say: by role, with consent."""

from hacksite.model import Person, Said
from hacksite.views.cards import challenge_card, dataset_card, person_card, project_card, session_card
from hacksite.views.facets import card_rows, filters_of
from hacksite.views.layout import ItemView, ListView, fact, item_page, labels, present, section_page, shelf
from hacksite.views.marks import person_facets, person_marks
from hacksite.views.page_view import LinkView, PageView, Shelf
from hacksite.views.scene import Scene
from hacksite.wording import language_in

ROLES = ("organiser", "expert", "mentor", "moderator", "jury", "speaker", "volunteer")
"""The order in which roles are shown."""


def people_page(scene: Scene) -> PageView:
    """Everybody, under each of their roles."""
    groups = []
    for role in ROLES:
        cards = tuple(person_card(scene, p) for p in scene.event.people if role in p.roles)
        if cards:
            groups.append(Shelf(scene.words(f"roles.{role}"), cards))
    rest = tuple(person_card(scene, p) for p in scene.event.people if not p.roles)
    if rest:
        groups.append(Shelf(scene.words("list.other"), rest))
    count = scene.words("people.count", n=len(scene.event.people)) if scene.event.people else ""
    marks = {person_card(scene, p).url: person_marks(scene, p) for p in scene.event.people}
    rows = card_rows(groups, marks, by_group="role")
    view = ListView(
        scene.words("people.lead"), count, tuple(groups), scene.words("people.empty"),
        filters=filters_of(scene, "people", person_facets([g.title for g in groups]), rows),
    )  # fmt: skip
    return section_page(scene, "people", view, template="list.html", listed=bool(scene.event.people))


def person_page(scene: Scene, person: Person) -> PageView:
    """Somebody: what to ask them about, when and where to find them, what they take part in."""
    index, back = scene.index, scene.index.backlinks
    partner = index.partner.get(person.partner or "")
    at = (
        [LinkView(partner.name.say(scene.language), scene.addresses.item("partner", partner.id))]
        if partner
        else []
    )
    card = person_card(scene, person)
    mail = [LinkView(Said(person.email, ""), f"mailto:{person.email}")] if person.email else []
    view = ItemView(
        kicker=card.kicker,
        lead=scene.say(person.job),
        picture=card.picture,
        seed=person.id,
        facts=present(
            fact(scene, "organisation", None if partner else person.organisation, links=at),
            fact(scene, "available", person.available),
            fact(scene, "skills", ", ".join(labels(scene, person.skills))),
            fact(scene, "speaks", ", ".join(language_in(code, scene.language) for code in person.speaks)),
            fact(scene, "links", links=[LinkView(x.label.say(scene.language), x.url) for x in person.links]),
            fact(scene, "email", links=mail),
        ),
        body=scene.say(person.bio),
        shelves=present(
            shelf(scene, "sessions", back.of("person", person.id, "session"), index.session, session_card),
            shelf(
                scene, "expert_of", back.of("person", person.id, "challenge"), index.challenge, challenge_card
            ),
            shelf(scene, "expert_data", back.of("person", person.id, "dataset"), index.dataset, dataset_card),
            shelf(scene, "projects", back.of("person", person.id, "project"), index.project, project_card),
        ),
    )
    return item_page(scene, "person", person.id, person.name, view, source="people.yml")
