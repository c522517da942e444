"""What a look inside a data file says: its columns, the first rows, what to beware of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hacksite.model import Column, Resource, Said
from hacksite.source.table import Bar, ColumnProfile, TableProfile
from hacksite.views.layout import present
from hacksite.views.outline_map import OutlineMap, outline_map
from hacksite.views.scene import Scene
from hacksite.wording.dates import moment, short_day
from hacksite.wording.numbers import number

_TALLEST = 28
"""Height of the tallest bar, in the units of its drawing."""
_MUCH = 0.2
_UTF_8 = ("", "utf-8")
_PRINTED = {"Cel": "°C", "deg": "°", "m2": "m²", "m3": "m³", "um": "µm", "ug": "µg", "1": ""}
"""Units as people read them, where that differs from their code. Source: UCUM, "print symbol"."""


@dataclass(frozen=True, slots=True)
class BarView:
    """Values counted together, and the share of the largest bar, in 28ths."""

    label: str
    count: str
    size: int


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: what it means, as described, and what is in it, as found."""

    name: str
    title: Said | None = None
    type: str = ""
    unit: str = ""
    description: Said | None = None
    example: str = ""
    filled: str = ""
    distinct: str = ""
    range: str = ""
    bars: tuple[BarView, ...] = ()
    are_stretches: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """The inside of a file. Each row of `rows` has a text for each of `columns`."""

    count: str
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str
    """How many rows are not shown."""
    span: str
    remarks: tuple[str, ...]
    map: OutlineMap | None


def inside(scene: Scene, resource: Resource) -> TableView | None:
    """What is inside a resource's file; None for a file that was not looked into."""
    profile = scene.profiles.get(resource.path or "")
    if profile is None or profile.fault:
        return None
    words = scene.words
    described = {column.name: column for column in resource.columns}
    rest = profile.rows - len(profile.preview)
    return TableView(
        words("inside.rows", n=profile.rows, rows=number(profile.rows, words)),
        tuple(_column(scene, found, described.get(found.name), profile.rows) for found in profile.columns),
        profile.preview,
        words("inside.more", n=rest, rows=number(rest, words)) if rest > 0 else "",
        _span(scene, profile),
        tuple(_remarks(scene, profile, resource.columns)),
        outline_map(scene, profile.places, profile.lines),
    )


def fault(scene: Scene, resource: Resource) -> str:
    """Why a file could not be looked into; "" for others."""
    profile = scene.profiles.get(resource.path or "")
    return scene.words(f"inside.fault_{profile.fault}") if profile and profile.fault else ""


def described(scene: Scene, column: Column) -> ColumnView:
    """A column as its description has it."""
    kind = scene.words(f"type.{column.type}") if column.type != "any" else ""
    return ColumnView(
        column.name, scene.say(column.title), kind, _PRINTED.get(column.unit or "", column.unit or ""),
        scene.say(column.description),
        column.example or "",
    )  # fmt: skip


def _column(scene: Scene, found: ColumnProfile, told: Column | None, rows: int) -> ColumnView:
    words = scene.words
    about = described(scene, told) if told else ColumnView(found.name)
    most = max((bar.count for bar in found.bars), default=1)
    are_stretches = any(bar.until for bar in found.bars)
    return ColumnView(
        found.name, about.title, about.type or words(f"type.{found.type}"), about.unit, about.description,
        about.example,
        filled=words("inside.missing", n=found.missing, missing=number(found.missing, words),
                     share=_share(found.missing, rows)) if found.missing else "",
        distinct=words("inside.distinct", n=found.distinct, distinct=number(found.distinct, words)),
        range=_range(scene, found),
        bars=tuple(
            BarView(_label(scene, bar, found.type), number(bar.count, words),
                    max(1, round(_TALLEST * bar.count / most)) if bar.count else 0)
            for bar in found.bars
        ),
        are_stretches=are_stretches,
    )  # fmt: skip


def _share(part: int, whole: int) -> int:
    """Per cent, never 0 for something nor 100 for less than all."""
    return min(99, max(1, round(100 * part / whole))) if 0 < part < whole else round(100 * part / whole)


def _range(scene: Scene, found: ColumnProfile) -> str:
    if not found.least:
        return ""
    least, most = (_value(scene, value, found.type) for value in (found.least, found.most))
    return scene.words("inside.from_to", least=least, most=most) if least != most else least


def _label(scene: Scene, bar: Bar, kind: str) -> str:
    if not bar.until:
        return bar.label
    least, most = (_value(scene, value, kind) for value in (bar.label, bar.until))
    return scene.words("inside.from_to", least=least, most=most) if least != most else least


def _value(scene: Scene, value: str, kind: str) -> str:
    """A number or an instant as people write it."""
    if kind == "date":
        return short_day(date.fromisoformat(value[:10]), scene.words)
    if kind == "datetime":
        when = datetime.fromisoformat(value if "+" in value else f"{value}+00")
        return moment(when.astimezone(scene.event.timezone), scene.words)
    return number(float(value), scene.words)


def _span(scene: Scene, profile: TableProfile) -> str:
    """The time that the rows cover, by the first column of dates."""
    dated = (c for c in profile.columns if c.type in ("date", "datetime") and c.least)
    first = next(dated, None)
    return scene.words("inside.span", column=first.name, range=_range(scene, first)) if first else ""


def _remarks(scene: Scene, profile: TableProfile, told: Sequence[Column]) -> Iterator[str]:
    """What somebody should know before counting on the file, most serious first."""
    words = scene.words
    names = {column.name for column in profile.columns}
    for column in profile.columns:
        if column.misfits:
            yield words(
                "inside.misfits", n=column.misfits, misfits=number(column.misfits, words), column=column.name,
                type=words(f"type.{column.type}"), misfit=column.misfit,
            )  # fmt: skip
        if column.missing == profile.rows:
            yield words("inside.empty_column", column=column.name)
        elif column.missing > profile.rows * _MUCH:
            yield words(
                "inside.often_missing", column=column.name, share=_share(column.missing, profile.rows)
            )
    if profile.doubles:
        yield words("inside.doubles", n=profile.doubles, doubles=number(profile.doubles, words))
    if profile.encoding not in _UTF_8:
        yield words("inside.encoding", encoding=profile.encoding)
    lost = [column.name for column in told if column.name not in names]
    if lost:
        yield words("inside.not_there", n=len(lost), columns=", ".join(lost))
    same = [c.name for c in profile.columns if c.distinct == 1 and not c.missing and profile.rows > 1]
    if same:
        yield words("inside.same", n=len(same), columns=", ".join(present(*same)))
