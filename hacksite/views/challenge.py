"""What the challenges say: their cards, their list, their pages."""

from hacksite.model import Challenge, Said, Text
from hacksite.model.licence_terms import mixtures
from hacksite.views.cards import challenge_badges, challenge_card, dataset_card, project_card, session_card
from hacksite.views.facets import card_rows, filters_of
from hacksite.views.layout import (
    ItemView,
    ListView,
    fact,
    item_page,
    labels,
    part,
    present,
    section_page,
    shelf,
)
from hacksite.views.marks import challenge_facets, challenge_marks
from hacksite.views.page_view import LinkView, PageView, picture_of
from hacksite.views.scene import Scene
from hacksite.views.theme_groups import grouped
from hacksite.wording.collation import collation_key


def in_order(challenges: tuple[Challenge, ...], language: str) -> list[Challenge]:
    """By number, then by title."""
    return sorted(
        challenges, key=lambda c: (c.number is None, c.number or 0, collation_key(c.title.in_(language)))
    )


def challenges_page(scene: Scene) -> PageView:
    """The list of challenges."""
    ordered = in_order(scene.event.challenges, scene.language)
    cards = [(challenge_card(scene, c), labels(scene, c.themes)) for c in ordered]
    count = scene.words("challenges.count", n=len(cards)) if cards else ""
    groups = grouped(scene, cards)
    marks = {card.url: challenge_marks(scene, c) for (card, _), c in zip(cards, ordered, strict=True)}
    view = ListView(
        scene.words("challenges.lead"), count, groups, scene.words("challenges.empty"),
        filters=filters_of(scene, "challenges", challenge_facets(scene), card_rows(groups, marks)),
    )  # fmt: skip
    return section_page(scene, "challenges", view, template="list.html", listed=bool(cards))


def challenge_page(scene: Scene, challenge: Challenge) -> PageView:
    """One challenge: the context, what is asked, the data, the people, what becomes of answers."""
    index = scene.index
    partner = index.partner.get(challenge.partner or "")
    proposer = None if partner else challenge.proposed_by
    facts = present(
        fact(scene, "proposed_by", proposer, links=_proposer(scene, challenge)),
        fact(scene, "experts", links=_experts(scene, challenge)),
        fact(scene, "find_us", challenge.find_us),
        fact(scene, "links", links=[LinkView(x.label.say(scene.language), x.url) for x in challenge.links]),
        fact(scene, "level", scene.words(f"level.{challenge.level}") if challenge.level else None),
        fact(scene, "themes", ", ".join(labels(scene, challenge.themes))),
        fact(scene, "skills", ", ".join(labels(scene, challenge.skills))),
    )

    back = index.backlinks
    shelves = present(
        shelf(scene, "datasets", challenge.datasets, index.dataset, dataset_card),
        shelf(scene, "sessions", back.of("challenge", challenge.id, "session"), index.session, session_card),
        shelf(scene, "answers", back.of("challenge", challenge.id, "project"), index.project, project_card),
    )
    view = ItemView(
        item=f"challenge/{challenge.id}",
        kicker=scene.words("challenge.kicker", number=challenge.number) if challenge.number else "",
        lead=scene.say(challenge.question or challenge.summary),
        badges=challenge_badges(scene, challenge),
        picture=picture_of(challenge.cover, scene.language),
        seed=challenge.id,
        facts=facts,
        body=scene.say(challenge.body) or Said(scene.words("challenge.no_text"), scene.language),
        parts=present(
            part(scene, "expected", challenge.expected),
            part(scene, "prospects", challenge.prospects),
            part(scene, "looking_for", items=challenge.looking_for),
            part(scene, "mixed_licences", items=_mixed_licences(scene, challenge)),
        ),
        shelves=shelves,
        themes=labels(scene, challenge.themes),
    )
    return item_page(
        scene, "challenge", challenge.id, challenge.title, view,
        source=f"challenges/{challenge.id}.md", trusted=challenge.origin != "participants",
    )  # fmt: skip


def _mixed_licences(scene: Scene, challenge: Challenge) -> list[Text]:
    """What to know before the challenge's data are published as one."""
    data = (scene.index.dataset[item] for item in challenge.datasets if item in scene.index.dataset)
    return [
        Text(
            {
                scene.language: scene.words(
                    f"mixed.{mixture.reason}",
                    licences=", ".join(licence.name(scene.language) for licence in mixture.licences),
                )
            }
        )
        for mixture in mixtures(dataset.license for dataset in data if dataset.access == "open")
    ]


def _proposer(scene: Scene, challenge: Challenge) -> list[LinkView]:
    """The partner's page, under the words the challenge has for it."""
    partner = scene.index.partner.get(challenge.partner or "")
    if partner is None:
        return []
    said = (challenge.proposed_by or partner.name).say(scene.language)
    return [LinkView(said, scene.addresses.item("partner", partner.id))]


def _experts(scene: Scene, challenge: Challenge) -> list[LinkView]:
    people = (scene.index.person[item] for item in challenge.experts)
    return [LinkView(Said(p.name, scene.language), scene.addresses.item("person", p.id)) for p in people]
