"""What each noun is filtered by: its values, by facet, in the reader's language."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from hacksite.model import Challenge, Dataset, Person, Project, Session
from hacksite.model.licence import find_licence
from hacksite.model.session import SessionKind
from hacksite.views.cards import awards_of, formats
from hacksite.views.facets import FacetKind, Marks
from hacksite.views.layout import labels, present
from hacksite.views.scene import Scene
from hacksite.wording import language_in

_LEVELS = ("beginner", "intermediate", "advanced")
_FRESHNESS = (("month", 31), ("year", 366))
_OLDEST = "older"


def challenge_facets(scene: Scene) -> tuple[FacetKind, ...]:
    """The facets of the list of challenges."""
    levels = tuple(scene.words(f"level.{level}") for level in _LEVELS)
    return (
        FacetKind("theme"), FacetKind("level", levels), FacetKind("skill"), FacetKind("dataset"),
        FacetKind("with", every=True),
    )  # fmt: skip


def challenge_marks(scene: Scene, challenge: Challenge) -> Marks:
    """What a challenge is filtered by."""
    words = scene.words
    return {
        "theme": labels(scene, challenge.themes),
        "level": present(words(f"level.{challenge.level}") if challenge.level else ""),
        "skill": labels(scene, challenge.skills),
        "dataset": tuple(scene.index.dataset[d].title.in_(scene.language) for d in challenge.datasets),
        "with": present(
            words("filters.with_data") if challenge.datasets else "",
            words("challenge.looking_for_people") if challenge.looking_for else "",
        ),
    }


def dataset_facets(scene: Scene) -> tuple[FacetKind, ...]:
    """The facets of the catalogue of data."""
    freshness = tuple(scene.words(f"freshness.{key}") for key in (*(k for k, _ in _FRESHNESS), _OLDEST))
    keys = ("theme", "producer", "licence", "format", "coverage", "access", "challenge")
    return (
        *map(FacetKind, keys), FacetKind("freshness", freshness), FacetKind("with", every=True),
    )  # fmt: skip


def dataset_marks(scene: Scene, dataset: Dataset) -> Marks:
    """What a dataset is filtered by."""
    words, back = scene.words, scene.index.backlinks
    licence = find_licence(dataset.license) if dataset.license else None
    proposed = back.of("dataset", dataset.id, "challenge")
    return {
        "theme": labels(scene, dataset.themes),
        "producer": present(scene.words_in(dataset.publisher)),
        "licence": present(licence.name(scene.language) if licence else dataset.license),
        "format": formats(dataset),
        "coverage": present(scene.words_in(dataset.spatial)),
        "access": (words(f"access.{dataset.access}"),),
        "challenge": tuple(scene.index.challenge[c].title.in_(scene.language) for c in proposed),
        "freshness": present(_freshness(scene, dataset.modified)),
        "with": present(
            words("dataset.has_sample") if any(r.sample or r.path for r in dataset.resources) else "",
            words("dataset.wanted") if dataset.wanted else "",
        ),
    }


def _freshness(scene: Scene, modified: date | None) -> str:
    if modified is None:
        return ""
    age = (scene.now.date() - modified).days
    return scene.words(f"freshness.{next((key for key, days in _FRESHNESS if age <= days), _OLDEST)}")


def project_facets(_scene: Scene) -> tuple[FacetKind, ...]:
    """The facets of the list of projects."""
    keys = ("challenge", "theme", "technology", "prize", "continued")
    return (*map(FacetKind, keys), FacetKind("with", every=True))


def project_marks(scene: Scene, project: Project) -> Marks:
    """What a project is filtered by; its themes are those of its challenges."""
    words, index = scene.words, scene.index
    challenges = tuple(index.challenge[c] for c in project.challenges)
    last = max(project.follow_ups, key=lambda f: f.date, default=None)
    themes = (theme for challenge in challenges for theme in labels(scene, challenge.themes))
    return {
        "challenge": tuple(c.title.in_(scene.language) for c in challenges) or (words("projects.outside"),),
        "theme": tuple(dict.fromkeys(themes)),
        "technology": project.technologies,
        "prize": tuple(index.prize[a.prize].title.in_(scene.language) for a in awards_of(scene, project)),
        "continued": (words(f"follow_up.{last.status}"),) if last else (),
        "with": tuple(words(f"link.{key}") for key in ("demo", "code", "video") if getattr(project, key)),
    }


def session_facets(scene: Scene, days: Sequence[str]) -> tuple[FacetKind, ...]:
    """The facets of the programme; `days` are the titles of its days."""
    kinds = tuple(scene.words(f"kind.{kind}") for kind in get_args(SessionKind))
    rooms = tuple(room.name.in_(scene.language) for room in scene.event.rooms)
    return (
        FacetKind("day", tuple(days)), FacetKind("kind", kinds), FacetKind("track"),
        FacetKind("room", rooms), FacetKind("place"), FacetKind("language"),
    )  # fmt: skip


def session_marks(scene: Scene, session: Session, day: str) -> Marks:
    """What a session is filtered by."""
    index, words = scene.index, scene.words
    rooms = tuple(index.room[room] for room in session.rooms if room in index.room)
    track = index.track.get(session.track or "")
    spoken = session.language or scene.languages[0]
    return {
        "day": (day,),
        "kind": (words(f"kind.{session.kind}"),),
        "track": present(track.name.in_(scene.language) if track else ""),
        "room": tuple(room.name.in_(scene.language) for room in rooms if room.kind == "onsite"),
        "place": tuple(dict.fromkeys(words(f"filters.{room.kind}") for room in rooms)),
        "language": (language_in(spoken, scene.language),),
    }


def person_facets(roles: Sequence[str]) -> tuple[FacetKind, ...]:
    """The facets of the list of people; `roles` are the titles of its groups."""
    return (FacetKind("role", tuple(roles)), FacetKind("organisation"), FacetKind("skill"))


def person_marks(scene: Scene, person: Person) -> Marks:
    """What a person is filtered by; roles are those of the group where they stand."""
    partner = scene.index.partner.get(person.partner or "")
    own = scene.words_in(person.organisation)
    return {
        "organisation": present(own or (partner.name.in_(scene.language) if partner else "")),
        "skill": labels(scene, person.skills),
    }
