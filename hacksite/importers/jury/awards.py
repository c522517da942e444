"""Brings what was counted into `results.yml`: as a draft, around the words that people wrote there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import yaml

from hacksite.importers.jury.ranking import Place, competition_ranks
from hacksite.importers.planning import Change
from hacksite.importers.yaml_edits import Entry, YamlList
from hacksite.model import Event, Prize

RESULTS = "results.yml"


@dataclass(frozen=True, slots=True)
class Given:
    """A prize that the count gives to a project; `rank` is None for a prize of the public."""

    prize: str
    project: str
    rank: int | None


@dataclass(slots=True)
class AwardsPlan:
    """What changes in `results.yml`, and the awards there that the count does not support.

    These stay: whoever wrote them may know why. `change` is None where there is nothing to change.
    """

    change: Change | None = None
    unsupported: list[Given] = field(default_factory=list)


def given_by(event: Event, places: Sequence[Place], votes: dict[str, int]) -> tuple[Given, ...]:
    """The prizes that ranks and votes give.

    The first ranked prize of `event.yml` goes to every project of rank 1, the second to those of rank 2, and
    so on: after a tie for the first place nobody is second. The first prize of the public goes to the project
    with most votes, or to all that have as many. Special prizes are a matter of words, not of counting.
    """
    by_kind: dict[str, list[Prize]] = {"ranked": [], "public": []}
    for prize in event.prizes:
        by_kind.get(prize.kind, []).append(prize)
    ranks = {number: prize.id for number, prize in enumerate(by_kind["ranked"], 1)}
    jury = [Given(ranks[p.rank], p.project, p.rank) for p in places if p.rank in ranks]
    best = [name for rank, name in competition_ranks(votes) if rank == 1]
    public = [Given(by_kind["public"][0].id, name, None) for name in best] if by_kind["public"] else []
    return (*jury, *public)


def plan_awards(text: str | None, given: Iterable[Given], event: Event) -> AwardsPlan:
    """Compare with `results.yml` as it is (None where there is none). Nothing is written.

    An award that is there keeps its words and its place in the list, which translations count on; only its
    prize and its rank follow the count. New ones come at the end. Raises yaml.YAMLError where the file
    cannot be edited.
    """
    before = text or ""
    file = YamlList(before, key="awards", named="prize/project")
    kinds: dict[str, str] = {prize.id: prize.kind for prize in event.prizes}
    counted = {(one.project, kinds[one.prize]): one for one in given}
    plan, new = AwardsPlan(), dict(counted)
    concerned = {kind for _, kind in counted}
    for key in tuple(file.nodes):
        prize, _, project = key.partition("/")
        kind = kinds.get(prize, "")
        one = counted.get((project, kind))
        if one is not None:
            new.pop((project, kind), None)
            _follow(file, key, one)
        elif kind in concerned:
            rank = str(file.entry(key).get("rank", ""))
            plan.unsupported.append(Given(prize, project, int(rank) if rank.isdigit() else None))
    file.append([_entry(one) for one in new.values()])
    after = file.text()
    if after != before:
        plan.change = Change(RESULTS, text, _as_draft(after))
    return plan


def _follow(file: YamlList, key: str, one: Given) -> None:
    entry, rank = file.entry(key), "" if one.rank is None else str(one.rank)
    if entry.get("prize") != one.prize:
        file.set(key, "prize", one.prize)
    if str(entry.get("rank", "")) != rank:
        file.set(key, "rank", rank or None)


def _entry(one: Given) -> Entry:
    rank: Entry = {"rank": str(one.rank)} if one.rank is not None else {}
    return {"prize": one.prize, "project": one.project, **rank}


def _as_draft(text: str) -> str:
    """The same file, held back: its `draft` says yes."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    line = "draft: yes\r\n" if body.endswith("\r\n") else "draft: yes\n"
    root = yaml.compose(body)
    if not isinstance(root, yaml.MappingNode):
        return mark + line + body
    for key, value in root.value:
        if key.value == "draft":
            return f"{mark}{body[: value.start_mark.index]}yes{body[value.end_mark.index :]}"
    start = root.start_mark.index
    return mark + body[:start] + line + body[start:]
