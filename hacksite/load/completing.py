"""Projects whose entries hold errors: who must mend them, and what stands for them until then.

Why one bad entry never blocks the others: docs/decisions/0022-teams-apart.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hacksite.diagnostics import Diagnostic, Position
from hacksite.load.event import reading_of
from hacksite.load.loaded import Loaded
from hacksite.load.validate import build
from hacksite.model import Event, Project, slugify
from hacksite.source import Mapping as MappingNode
from hacksite.source import Node, Scalar
from hacksite.source.names import LANGUAGE_SUFFIX

_FOLDER = "projects/"
_LISTS = ("projects.yml", "projects.yaml", "projects.csv")
_SOUND: tuple[str, ...] = ("team", "publish_at")
_SHOWN = ("id", "title", "team", "challenges", "publish_at")


@dataclass(frozen=True, slots=True)
class Team:
    """A project as its entry names it: by `id` where it loaded under it, and by the `name` of its file.

    `node` is None for files that belong to no entry.
    """

    name: str
    id: str = ""
    node: MappingNode | None = field(default=None, compare=False)


class Teams:
    """Tells whose a place in the folder is: within a project's own files, or its row of a list."""

    def __init__(self, loaded: Loaded) -> None:
        self._broken = loaded.folder.broken
        self._files: dict[str, Team] = {}
        self._rows: dict[str, list[tuple[int, Team]]] = {}
        for node in loaded.folder.lists.get("projects", ()):
            item = (node.text("id") or "").strip()
            # Of two entries with one id, the first has it; the second holds nobody else back.
            is_its_own = loaded.nodes.get(("project", item)) is node
            name = _name_of(node.at.file) or item or f"{node.at.file}:{node.at.line}"
            team = Team(name, item if is_its_own else "", node)
            if node.at.file.startswith(_FOLDER):
                self._files[name] = team
            else:
                self._rows.setdefault(node.at.file, []).append((node.at.line, team))

    def at(self, place: Position) -> Team | None:
        """The team whose entry a place is in; None for what is the organisers'.

        A list that could not be read whole is theirs: nobody knows whose rows are lost.
        """
        if place.file.startswith(_FOLDER):
            name = _name_of(place.file)
            return self._files.get(name) or Team(name)
        if place.file not in _LISTS or place.file in self._broken:
            return None
        above = [team for line, team in self._rows.get(place.file, ()) if line <= place.line]
        return above[-1] if above else None


def _name_of(file: str) -> str:
    """The name that the files of one project share: `gourde` for `gourde.en.md` and `gourde/map.png`."""
    if not file.startswith(_FOLDER):
        return ""
    first, slash, _ = file.removeprefix(_FOLDER).partition("/")
    if slash:
        return first
    stem = first.rpartition(".")[0] or first
    match = LANGUAGE_SUFFIX.match(stem)
    return match["stem"] if match else stem


def by_team(loaded: Loaded, problems: Sequence[Diagnostic]) -> dict[Team, tuple[Diagnostic, ...]]:
    """The problems within single projects, by team, in their order; those of the organisers are not in it."""
    if not problems:
        return {}
    teams = Teams(loaded)
    found: dict[str, tuple[Team, list[Diagnostic]]] = {}
    for problem in problems:
        team = teams.at(problem.at)
        if team is not None:
            found.setdefault(team.name, (team, []))[1].append(problem)
    return {team: tuple(told) for team, told in found.values()}


def with_stand_ins(loaded: Loaded, held: Mapping[Team, tuple[Diagnostic, ...]]) -> Event | None:
    """The event in which a stand-in takes the place of each project that holds errors.

    A project of which nobody can tell when it may be seen is not in it.
    """
    event = loaded.event
    if event is None or not held:
        return event
    known = {project.id: project for project in event.projects}
    teams = {team.id or slugify(team.name): (team, told) for team, told in held.items() if team.node}
    made: dict[str, Project | None] = {}
    for item, (team, told) in teams.items():
        if team.id or item not in known:
            made[item] = _stand_in(loaded, team, item, known.get(item), told)
    kept = [made.get(p.id, p) for p in event.projects]
    new = [project for item, project in made.items() if item not in known]
    projects = tuple(project for project in (*kept, *new) if project is not None)
    completing = tuple(project.id for project in projects if project.id in made)
    return event.model_copy(update={"projects": projects, "completing": completing})


def _stand_in(
    loaded: Loaded, team: Team, item: str, project: Project | None, told: tuple[Diagnostic, ...]
) -> Project | None:
    """What is sound of how a project is named, and when it may be seen; None where that is not known."""
    node = team.node
    if node is None or not item:
        return None
    lines = {problem.at[:2] for problem in told}
    wrong = {
        name
        for name, at in node.keys.items()
        if at[:2] in lines or (name in node.entries and node.entries[name].at[:2] in lines)
    }
    if "publish_at" in wrong:
        return None
    if project is not None:
        shown = {name: getattr(project, name) for name in _SHOWN if name not in wrong or name == "id"}
        if "title" in shown:
            return Project(**shown)
    sound = {name: node.entries[name] for name in _SOUND if name in node.entries}
    entries: dict[str, Node] = {name: entry for name, entry in sound.items() if name not in wrong}
    entries |= {"id": Scalar(node.at, item), "title": Scalar(node.at, _readable(item))}
    return build(Project, MappingNode(node.at, entries), reading_of(loaded.folder), lambda _: None)


def _readable(item: str) -> str:
    return item.replace("-", " ").capitalize()
