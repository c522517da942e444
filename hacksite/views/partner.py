"""What the partners say."""

from hacksite.model import Partner, Said
from hacksite.views.cards import challenge_card, dataset_card, partner_card, person_card
from hacksite.views.layout import ItemView, ListView, item_page, present, section_page, shelf
from hacksite.views.page_view import LinkView, PageView, Shelf, picture_of
from hacksite.views.scene import Scene

KINDS = ("organiser", "funder", "data", "venue", "expertise", "community", "media", "other")
"""The order in which kinds of partners are shown."""


def partners_page(scene: Scene) -> PageView:
    """The partners, by what they bring."""
    partners = scene.event.partners
    groups = tuple(
        Shelf(
            scene.words(f"partners.{kind}"), tuple(partner_card(scene, p) for p in partners if p.kind == kind)
        )
        for kind in KINDS
        if any(p.kind == kind for p in partners)
    )
    count = scene.words("partners.count", n=len(partners)) if partners else ""
    view = ListView(scene.words("partners.lead"), count, groups, scene.words("partners.empty"))
    return section_page(scene, "partners", view, template="list.html", listed=bool(partners))


def partner_page(scene: Scene, partner: Partner) -> PageView:
    """A partner: what it does here, its challenges, data and people."""
    back, index = scene.index.backlinks, scene.index
    site = LinkView(Said(scene.words("partner.site"), scene.language), partner.url or "")
    view = ItemView(
        kicker=scene.words(f"partner.{partner.kind}"),
        picture=picture_of(partner.logo, scene.language),
        seed=partner.id,
        actions=(site,) if partner.url else (),
        body=scene.say(partner.text),
        shelves=present(
            shelf(
                scene,
                "partner_challenges",
                back.of("partner", partner.id, "challenge"),
                index.challenge,
                challenge_card,
            ),
            shelf(
                scene,
                "partner_datasets",
                back.of("partner", partner.id, "dataset"),
                index.dataset,
                dataset_card,
            ),
            shelf(scene, "people", back.of("partner", partner.id, "person"), index.person, person_card),
        ),
    )
    return item_page(scene, "partner", partner.id, partner.name, view, source="partners.yml")
