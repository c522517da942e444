"""Finds the same project told twice: by its address, by its name, by a name that is nearly the same."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from hacksite.importers.projects.found import FoundProject, Handed
from hacksite.model import Event, Project, slugify

_NEAR = 0.87
_SHORTEST = 6
# Addresses of whole services say nothing about one project.
_EVERYBODYS_DEPTH = 1


def address_key(url: str) -> str:
    """An address as one compares it: without scheme, `www.`, ending slash and `.git`; "" for a bare site."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix(".git")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{path}{query}".casefold() if host and path.count("/") >= _EVERYBODYS_DEPTH else ""


def near_names(one: str, other: str) -> bool:
    """Whether two names are the same but for a slip: a letter, a number, an article."""
    first, second = slugify(one), slugify(other)
    if min(len(first), len(second)) < _SHORTEST or first == second:
        return False
    matcher = SequenceMatcher(None, first, second)
    return matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR


def without_repeats(handed: Handed) -> list[FoundProject]:
    """Each project once: of two entries of one project, the later one counts, and the other is told.

    Entries are one project's if they have the same key, code or page, or the same name and no other team.
    """
    latest: list[FoundProject] = []
    for project in sorted(handed.found, key=lambda p: p.when):
        place = next((i for i, known in enumerate(latest) if _is_same(known, project)), None)
        if place is None:
            latest.append(project)
            continue
        replaced, latest[place] = latest[place], project
        handed.leave(replaced.where, replaced.title, "replaced", by=project.where)
    order = {id(project): number for number, project in enumerate(handed.found)}
    return sorted(latest, key=lambda project: order[id(project)])


def _is_same(one: FoundProject, other: FoundProject) -> bool:
    if one.key and other.key and one.kind != "form":
        return one.key == other.key
    code = address_key(one.addresses.get("code", ""))
    if code and code == address_key(other.addresses.get("code", "")):
        return True
    if slugify(one.title) != slugify(other.title) or not slugify(one.title):
        return False
    if one.sender and other.sender and one.sender != other.sender:
        return False
    teams = {slugify(one.team), slugify(other.team)} - {""}
    return len(teams) < 2


class KnownProjects:
    """The projects of the event folder, by what they can be recognised by."""

    def __init__(self, event: Event) -> None:
        self._projects = event.projects
        self._addresses = {key: p.id for p in event.projects for key in _addresses(p)}
        self._origins: dict[tuple[str, str], str] = {
            (p.imported_from.type, p.imported_from.id): p.id
            for p in event.projects
            if p.imported_from and p.imported_from.id
        }

    def same(self, found: FoundProject) -> str | None:
        """The id of the same project: by where it came from, by its address, by its name and team."""
        origin = self._origins.get((found.kind, found.key)) if found.key else None
        if origin:
            return origin
        for url in (found.addresses.get("code", ""), found.page, found.addresses.get("demo", "")):
            item = self._addresses.get(address_key(url)) if address_key(url) else None
            if item and not self._is_others(item, found):
                return item
        return next((p.id for p in self._projects if _has_name(p, found)), None)

    def _is_others(self, item: str, found: FoundProject) -> bool:
        """Whether a project came from the same source under another key."""
        return _has_other_key(next(p for p in self._projects if p.id == item), found)

    def near(self, found: FoundProject) -> str | None:
        """The id of a project whose name is nearly the same; None for none."""
        names = ((p.id, name) for p in self._projects for name in p.title.by_language.values())
        return next((item for item, name in names if near_names(name, found.title)), None)


def near_pairs(found: Iterable[FoundProject]) -> Iterator[tuple[FoundProject, FoundProject]]:
    """Projects of one source whose names are nearly the same."""
    projects = list(found)
    for number, one in enumerate(projects):
        yield from ((one, other) for other in projects[number + 1 :] if near_names(one.title, other.title))


def _addresses(project: Project) -> Iterator[str]:
    urls = [project.code, project.demo, project.imported_from.url if project.imported_from else None]
    yield from filter(None, (address_key(url) for url in urls if url))


def _has_other_key(project: Project, found: FoundProject) -> bool:
    """Whether a project came from the same source under another key; a form sent again has a new one."""
    origin = project.imported_from
    if origin is None or not found.key or found.kind == "form":
        return False
    return origin.type == found.kind and origin.id not in {None, found.key}


def _has_name(project: Project, found: FoundProject) -> bool:
    if _has_other_key(project, found):
        return False
    name, team = slugify(found.title), slugify(found.team)
    is_named = bool(name) and name in {slugify(said) for said in project.title.by_language.values()}
    return is_named and (not team or not project.team or slugify(project.team) == team)
