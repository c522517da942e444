"""Certificates of participation: who took part, with which team, when; for those who agreed to be named."""

from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.model import Project, Said
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_days, words_of_place


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says. `signed_by` is the publisher's name, "" where it is not known."""

    name: str
    role: Said | None
    project: Said
    project_id: str
    team: str
    event: Said
    when: str
    place: str
    signed_by: str


def certificates(scene: Scene, projects: tuple[Project, ...]) -> Iterator[Certificate]:
    """One for each member who agreed to be named, in the order of the projects.

    `scene.event` holds only those members: what may be seen is what may be certified.
    """
    publisher = scene.event.legal.publisher
    for project in projects:
        for member in project.members:
            yield Certificate(
                member.name,
                scene.say(member.role),
                project.title.say(scene.language),
                project.id,
                project.team or "",
                scene.event.title.say(scene.language),
                words_of_days(scene),
                words_of_place(scene),
                publisher.name or "",
            )
