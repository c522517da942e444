"""Each noun as one entry of a list, or of another noun's page."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from hacksite.model import Award, Challenge, Dataset, Partner, Person, Project, Said, Session
from hacksite.model.file_format import find_format
from hacksite.model.licence import find_licence
from hacksite.views.layout import labels, present
from hacksite.views.page_view import Card, picture_of
from hacksite.views.scene import Scene
from hacksite.wording.dates import clock, day, short_day

Listed = TypeVar("Listed", Challenge, Dataset, Session, Person, Partner, Project)


def once(make: Callable[[Scene, Listed], Card]) -> Callable[[Scene, Listed], Card]:
    """Make each card once a scene: it stands in its list and on the page of all that link to it."""

    @wraps(make)
    def card(scene: Scene, noun: Listed) -> Card:
        key = (make.__name__, noun.id, scene.language)
        if key not in scene.index.cards:
            scene.index.cards[key] = make(scene, noun)
        return scene.index.cards[key]

    return card


@once
def challenge_card(scene: Scene, challenge: Challenge) -> Card:
    """A challenge in a list."""
    words = scene.words
    return Card(
        scene.addresses.item("challenge", challenge.id),
        challenge.title.say(scene.language),
        challenge.id,
        words("challenge.kicker", number=challenge.number) if challenge.number else words("challenge.one"),
        scene.say(challenge.question or challenge.summary),
        labels(scene, challenge.themes),
        challenge_badges(scene, challenge),
        picture_of(challenge.cover, scene.language),
        kind="challenge",
        item=f"challenge/{challenge.id}",
    )


def challenge_badges(scene: Scene, challenge: Challenge) -> tuple[str, ...]:
    """What sets a challenge apart, in a word or two each."""
    return present(
        scene.words(f"level.{challenge.level}") if challenge.level else "",
        scene.words("origin.participants") if challenge.origin == "participants" else "",
        scene.words("challenge.looking_for_people") if challenge.looking_for else "",
    )


@once
def dataset_card(scene: Scene, dataset: Dataset) -> Card:
    """A dataset in a list."""
    return Card(
        scene.addresses.item("dataset", dataset.id),
        dataset.title.say(scene.language),
        "",
        scene.words_in(dataset.publisher) or scene.words("dataset.one"),
        scene.say(dataset.summary),
        formats(dataset),
        dataset_badges(scene, dataset),
        picture_of(dataset.cover, scene.language),
        kind="dataset",
        note=_terms(scene, dataset),
    )


def _terms(scene: Scene, dataset: Dataset) -> str:
    """Under which licence a dataset comes, and how fresh it is."""
    licence = find_licence(dataset.license) if dataset.license else None
    day_said = short_day(dataset.modified, scene.words) if dataset.modified else ""
    return " · ".join(
        present(
            licence.name(scene.language) if licence else dataset.license,
            scene.words("dataset.updated", day=day_said) if day_said else "",
        )
    )


def formats(dataset: Dataset) -> tuple[str, ...]:
    """The formats of its resources, each once."""
    typed = (r.format for r in dataset.resources if r.format)
    known = ((find_format(name), name) for name in typed)
    return tuple(dict.fromkeys(found.name if found else name for found, name in known))


def dataset_badges(scene: Scene, dataset: Dataset) -> tuple[str, ...]:
    """What sets a dataset apart, in a word or two each."""
    words = scene.words
    return present(
        words("dataset.wanted") if dataset.wanted else "",
        words(f"access.{dataset.access}") if dataset.access != "open" else "",
        words("dataset.has_sample") if any(r.sample or r.path for r in dataset.resources) else "",
    )


@once
def session_card(scene: Scene, session: Session) -> Card:
    """A session in another noun's page."""
    when = f"{day(session.start.date(), scene.words, year=False)}, {clock(session.start, scene.words)}"
    return Card(
        scene.addresses.item("session", session.id), session.title.say(scene.language), "", when,
        scene.say(session.summary), (scene.words(f"kind.{session.kind}"),),
        (scene.words("status.cancelled"),) if session.status == "cancelled" else (), kind="session",
    )  # fmt: skip


@once
def person_card(scene: Scene, person: Person) -> Card:
    """Somebody in a list."""
    partner = scene.index.partner.get(person.partner or "")
    where = scene.words_in(person.organisation) or (partner.name.in_(scene.language) if partner else "")
    job = scene.words_in(person.job)
    return Card(
        scene.addresses.item("person", person.id),
        Said(person.name, scene.language),
        "",
        ", ".join(scene.words(f"role.{role}") for role in person.roles),
        Said(" · ".join(present(job, where)), scene.language) if job or where else None,
        labels(scene, person.skills),
        (),
        picture_of(person.photo, scene.language),
        "person",
        monogram(person.name),
    )


def monogram(name: str) -> str:
    """The initials of a name: of its first word and its last."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in (*words[:1], *words[1:][-1:])).upper()


@once
def partner_card(scene: Scene, partner: Partner) -> Card:
    """A partner in a list."""
    return Card(
        scene.addresses.item("partner", partner.id), partner.name.say(scene.language), "",
        scene.words(f"partner.{partner.kind}"), None, (), (), picture_of(partner.logo, scene.language),
        "partner", monogram(partner.name.in_(scene.language)),
    )  # fmt: skip


def awards_of(scene: Scene, project: Project) -> tuple[Award, ...]:
    """The prizes a project won, as far as results may be seen."""
    results = scene.event.results
    return tuple(a for a in results.awards if a.project == project.id) if results else ()


def award_words(scene: Scene, award: Award) -> str:
    """A prize with its rank, where it is given at several: « Prix du jury – 2e ex æquo »."""
    prize = scene.index.prize[award.prize].title.in_(scene.language)
    results = scene.event.results
    ranks = [a.rank for a in results.awards if a.prize == award.prize] if results else []
    if award.rank is None:
        return prize
    is_tied = ranks.count(award.rank) > 1
    if len({*ranks}) < 2:
        # « Premier prix » says its rank itself.
        return scene.words("award.tied", prize=prize) if is_tied else prize
    ordinal = scene.words("award.first") if award.rank == 1 else scene.words("award.nth", rank=award.rank)
    return scene.words("award.tied_rank" if is_tied else "award.rank", ordinal=ordinal, prize=prize)


def _in_words(scene: Scene, project: Project) -> Said | None:
    """What a card says of a project that is being completed."""
    is_completed = project.id not in scene.event.completing
    return None if is_completed else Said(scene.words("project.completing_short"), scene.language)


@once
def project_card(scene: Scene, project: Project) -> Card:
    """A project in a list."""
    return Card(
        scene.addresses.item("project", project.id),
        project.title.say(scene.language),
        project.id,
        scene.words("project.by_team", team=project.team) if project.team else scene.words("project.one"),
        scene.say(project.summary) or _in_words(scene, project),
        project.technologies,
        tuple(award_words(scene, award) for award in awards_of(scene, project)),
        picture_of(project.cover or next(iter(project.pictures), None), scene.language),
        kind="project",
        item=f"project/{project.id}",
    )
