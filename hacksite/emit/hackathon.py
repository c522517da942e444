"""`hackathon.json`: the event and its projects for directories of hackathons.

Source: dribdat's specification of `hackathon.json` (CC0), on schema.org `Hackathon`.
"""

from collections.abc import Sequence

from pydantic_core import to_json

from hacksite.emit.schema_event import Node, absolute, hackathon
from hacksite.emit.schema_items import awards, licence_address, project_in_a_word
from hacksite.emit.structured_data import without_nothing
from hacksite.model import Project
from hacksite.views.layout import excerpt
from hacksite.views.scene import Scene


def hackathon_json(scene: Scene, pictures: Sequence[str] = ()) -> bytes:
    """The event in the scene's language, with every project that may be seen.

    `pictures` are addresses of what stands for the event. Addresses are whole where the site's is known.
    """
    event = scene.event
    about = hackathon(scene, pictures)
    about.pop("subEvent")
    return to_json(
        without_nothing(
            {
                "@context": "https://schema.org",
                **about,
                "@type": "Hackathon",
                "description": scene.words_in(event.summary) or about["description"],
                "mainEntityOfPage": about["url"],
                "workPerformed": [_work(scene, project) for project in event.projects],
            }
        ),
        indent=1,
    )


def _work(scene: Scene, project: Project) -> Node:
    picture = project.cover or next(iter(project.pictures), None)
    return {
        **project_in_a_word(scene, project),
        "@type": "CreativeWork",
        "description": excerpt(scene.words_in(project.summary or project.body or project.title)),
        "image": absolute(scene, picture.src) if picture else None,
        "license": licence_address(project.licence),
        "award": awards(scene, project),
    }
