"""The figures of an event as small charts: bars whose numbers stand beside them in words."""

from collections import Counter
from dataclasses import dataclass

from hacksite.model import Said
from hacksite.views.page_view import LinkView
from hacksite.views.scene import Scene

_MOST = 8
_LEAST = 2
"""One bar compares nothing with nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how many in words, and its length in hundredths of the longest."""

    label: LinkView
    words: str
    length: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A titled row of bars, the longest first."""

    title: str
    bars: tuple[Bar, ...]


def charts(scene: Scene) -> tuple[Chart, ...]:
    """Projects by challenge, and the data that most projects used; none where there is nothing to compare."""
    projects = scene.event.projects
    answered = Counter(item for p in projects for item in p.challenges)
    # A project that uses a dataset twice uses it once.
    used = Counter(item for p in projects for item in dict.fromkeys(use.dataset for use in p.data))
    outside = sum(1 for p in projects if not p.challenges)
    found = (
        _chart(scene, "challenges", _titled(scene, "challenge", answered), outside),
        _chart(scene, "datasets", _titled(scene, "dataset", used)),
    )
    return tuple(chart for chart in found if chart)


def _titled(scene: Scene, noun: str, counts: Counter[str]) -> list[tuple[LinkView, int]]:
    """The most frequent nouns with their links, the longest bar first."""
    nouns = getattr(scene.index, noun)
    return [
        (LinkView(nouns[item].title.say(scene.language), scene.addresses.item(noun, item)), count)
        for item, count in counts.most_common(_MOST)
    ]


def _chart(scene: Scene, key: str, rows: list[tuple[LinkView, int]], outside: int = 0) -> Chart | None:
    if len(rows) < _LEAST:
        return None
    if outside:
        rows = [*rows, (LinkView(Said(scene.words("chart.outside"), scene.language), ""), outside)]
    longest = max(count for _, count in rows)
    bars = (
        Bar(label, scene.words("chart.projects", n=count), 100 * count // longest) for label, count in rows
    )
    return Chart(scene.words(f"chart.{key}"), tuple(bars))
