"""What the projects say: their cards, their list, their pages."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from hacksite.model import Project, Said
from hacksite.views.cards import award_words, awards_of, challenge_card, project_card
from hacksite.views.facets import card_rows, filters_of
from hacksite.views.layout import ItemView, ListView, fact, item_page, present, section_page, shelf
from hacksite.views.marks import project_facets, project_marks
from hacksite.views.page_view import Card, Fact, LinkView, PageView, Picture, Shelf, gallery_of, picture_of
from hacksite.views.results import after_link
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import short_day


@dataclass(frozen=True, slots=True)
class AwardView:
    """A prize a project won."""

    prize: Said
    rank: str
    citation: Said | None


@dataclass(frozen=True, slots=True)
class DataUseView:
    """A dataset used, what for, and what its producer should know."""

    dataset: LinkView
    use: Said | None
    feedback: Said | None


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """What became of the project, as a dated line."""

    date: str
    iso: str
    status: str
    text: Said
    by: str
    url: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """Somebody in the team."""

    name: str
    role: Said | None
    url: str


@dataclass(frozen=True, slots=True)
class VideoView:
    """A video on another site: nothing is asked of `host` before the reader clicks."""

    url: str
    host: str
    picture: Picture | None
    seed: str


@dataclass(frozen=True, slots=True)
class ProjectExtra:
    """What only projects have."""

    awards: tuple[AwardView, ...]
    members: tuple[MemberView, ...]
    uses: tuple[DataUseView, ...]
    follow_ups: tuple[FollowUpView, ...]
    video: VideoView | None
    completing: bool = False
    """Whether the entry holds errors: the page says so, and no more than the project's name."""


def projects_page(scene: Scene) -> PageView:
    """Every project, equally, by challenge; in one group when most challenges have a single project."""
    index, words = scene.index, scene.words
    projects = sorted(scene.event.projects, key=lambda p: collation_key(p.title.in_(scene.language)))
    by_challenge: dict[str, list[Card]] = {challenge: [] for challenge in index.challenge}
    rest: list[Card] = []
    for project in projects:
        row = by_challenge[project.challenges[0]] if project.challenges else rest
        row.append(project_card(scene, project))
    groups = [
        Shelf(index.challenge[c].title.in_(scene.language), tuple(row))
        for c, row in by_challenge.items()
        if row
    ]
    if rest:
        groups.append(Shelf(words("projects.outside") if groups else "", tuple(rest)))
    if len(projects) < 2 * len(groups):
        groups = [Shelf("", tuple(project_card(scene, p) for p in projects))]
    count = words("projects.count", n=len(projects)) if projects else ""
    marks = {project_card(scene, p).url: project_marks(scene, p) for p in projects}
    view = ListView(
        words("projects.lead"), count, tuple(groups), words("projects.empty"),
        actions=present(after_link(scene)),
        filters=filters_of(scene, "projects", project_facets(scene), card_rows(groups, marks)),
    )  # fmt: skip
    return section_page(scene, "projects", view, template="list.html", listed=bool(projects))


def project_page(scene: Scene, project: Project) -> PageView:
    """One project: the team, the answer, the data, the prizes, what became of it."""
    index, language = scene.index, scene.language
    card = project_card(scene, project)
    completing = project.id in scene.event.completing
    links = [
        LinkView(Said(scene.words(f"link.{key}"), language), url)
        for key in ("demo", "code", "slides")
        if (url := getattr(project, key))
    ] + [LinkView(link.label.say(language), link.url) for link in project.links]
    view = ItemView(
        item=f"project/{project.id}",
        kicker=card.kicker,
        lead=None if completing else card.summary,
        badges=card.badges,
        picture=card.picture,
        seed=project.id,
        actions=tuple(links),
        facts=present(
            fact(scene, "table", project.table),
            None if completing else fact(scene, "status", scene.words(f"project_status.{project.status}")),
            fact(scene, "technologies", ", ".join(project.technologies)),
            fact(scene, "licence", project.licence),
            _origin(scene, project),
        ),
        body=scene.say(project.body),
        # Without a cover, the first picture stands at the top.
        gallery=gallery_of(project.pictures if project.cover else project.pictures[1:], language),
        shelves=present(shelf(scene, "answers_to", project.challenges, index.challenge, challenge_card)),
        extra=_extra(scene, project, completing=completing),
    )
    source = f"projects/{project.id}.md"
    return item_page(scene, "project", project.id, project.title, view, source=source, trusted=False)


def _origin(scene: Scene, project: Project) -> Fact | None:
    """Where the project was handed in, with the day it came from there."""
    origin = project.imported_from
    if origin is None:
        return None
    words = scene.words
    place = words(f"origin.{origin.type}")
    if project.imported_at:
        place = words("origin.on", place=place, day=short_day(project.imported_at, words))
    link = (LinkView(Said(place, scene.language), origin.url),) if origin.url else ()
    return fact(scene, "origin", None if link else place, links=link)


def _extra(scene: Scene, project: Project, *, completing: bool) -> ProjectExtra:
    language, index = scene.language, scene.index
    awards = tuple(
        AwardView(index.prize[a.prize].title.say(language), award_words(scene, a), scene.say(a.citation))
        for a in awards_of(scene, project)
    )
    members = tuple(
        MemberView(m.name, scene.say(m.role), scene.addresses.item("person", m.person) if m.person else "")
        for m in project.members
    )
    uses = tuple(
        DataUseView(
            LinkView(
                index.dataset[d.dataset].title.say(language), scene.addresses.item("dataset", d.dataset)
            ),
            scene.say(d.use),
            scene.say(d.feedback),
        )
        for d in project.data
    )
    follow_ups = tuple(
        FollowUpView(
            short_day(f.date, scene.words), f.date.isoformat(), scene.words(f"follow_up.{f.status}"),
            f.text.say(language), f.by or "", f.url or "",
        )
        for f in sorted(project.follow_ups, key=lambda f: f.date)
    )  # fmt: skip
    return ProjectExtra(awards, members, uses, follow_ups, _video(scene, project), completing)


def _video(scene: Scene, project: Project) -> VideoView | None:
    if project.video is None:
        return None
    picture = picture_of(project.cover or next(iter(project.pictures), None), scene.language)
    return VideoView(project.video, urlsplit(project.video).hostname or "", picture, project.id)
