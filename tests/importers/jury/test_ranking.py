"""Ranks are those that anybody can compute again by hand, or in another way."""

import random
from fractions import Fraction

import pandas as pd  # type: ignore[import-untyped]  # its stubs are another package
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hacksite.importers.jury.marks import Marks
from hacksite.importers.jury.ranking import Selection, competition_ranks, preselected, ranked, weighted_mean

CRITERIA = ("impact", "methode", "duree")
Sheet = dict[str, dict[str, Marks]]


def marks(*given: str) -> Marks:
    return {criterion: Fraction(mark) for criterion, mark in zip(CRITERIA, given, strict=True)}


def weights(*given: str) -> Marks:
    return marks(*given)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Up to six projects, marked by some of up to five jurors, on few marks, so that ties are common."""
    projects = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True))
    jurors = draw(st.lists(st.sampled_from("vwxyz"), min_size=1, max_size=5, unique=True))
    mark = st.integers(0, 10).map(lambda half: Fraction(half, 2))
    row = st.fixed_dictionaries(dict.fromkeys(CRITERIA, mark))
    given_by = {p: draw(st.lists(st.sampled_from(jurors), unique=True, min_size=1)) for p in projects}
    return {project: {juror: draw(row) for juror in by} for project, by in given_by.items()}


def test_a_score_is_the_mean_over_jurors_of_the_mean_of_criteria_by_weight() -> None:
    # By hand, with weights 3, 2, 1: Ana (4·3 + 3·2 + 5·1) / 6 = 23/6, Bo (2·3 + 4·2 + 3·1) / 6 = 17/6.
    given_marks = {"bief": {"Ana": marks("4", "3", "5"), "Bo": marks("2", "4", "3")}}
    (place,) = ranked(given_marks, weights("3", "2", "1"))
    assert (place.score, place.highest, place.lowest) == (Fraction(10, 3), Fraction(23, 6), Fraction(17, 6))
    assert (place.spread, place.jurors, place.rank) == (Fraction(1), 2, 1)


def test_equal_scores_share_a_rank_and_the_ranks_after_them_are_skipped() -> None:
    # a: 5. b: (4 + 3) / 2 = 3.5. c: (3.5 + 3.5) / 2. d: 1. Halves come from different marks.
    found = ranked(
        {
            "d": {"Ana": marks("1", "1", "1")},
            "c": {"Ana": marks("3.5", "3.5", "3.5"), "Bo": marks("3.5", "3.5", "3.5")},
            "a": {"Ana": marks("5", "5", "5"), "Bo": marks("5", "5", "5")},
            "b": {"Ana": marks("4", "4", "4"), "Bo": marks("3", "3", "3")},
        },
        weights("30", "25", "45"),
    )
    assert [(p.rank, p.project) for p in found] == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


def test_a_tie_that_binary_fractions_would_break_is_a_tie() -> None:
    # 0.1 + 0.2 is not 0.3 for a computer's numbers: as thirds and tenths it is.
    found = ranked(
        {"a": {"Ana": marks("0.1", "0.2", "0.3")}, "b": {"Ana": marks("0.3", "0.3", "0")}},
        weights("0.1", "0.1", "0.1"),
    )
    assert [p.rank for p in found] == [1, 1]
    assert 0.1 + 0.2 + 0.3 != 0.3 + 0.3


def test_who_abstains_counts_for_nothing_and_a_project_nobody_marked_has_no_rank() -> None:
    found = ranked({"a": {"Ana": marks("2", "2", "2")}, "b": {}}, weights("1", "1", "1"))
    assert [(p.project, p.jurors) for p in found] == [("a", 1)]


def test_criteria_that_weigh_nothing_weigh_the_same() -> None:
    assert weighted_mean(marks("1", "2", "6"), weights("0", "0", "0")) == 3


@given(sheets(), st.randoms(use_true_random=False))
def test_neither_the_order_of_projects_nor_of_jurors_changes_anything(
    sheet: Sheet, chance: random.Random
) -> None:
    projects = list(sheet)
    chance.shuffle(projects)
    mixed = {}
    for project in projects:
        jurors = list(sheet[project])
        chance.shuffle(jurors)
        mixed[project] = {juror: sheet[project][juror] for juror in jurors}
    by = weights("3", "2", "1")
    assert ranked(mixed, by) == ranked(sheet, by)


@given(sheets(), st.integers(1, 50))
def test_only_the_proportions_of_weights_count(sheet: Sheet, factor: int) -> None:
    by = weights("3", "2", "1")
    assert ranked(sheet, {name: value * factor for name, value in by.items()}) == ranked(sheet, by)


@given(sheets())
def test_ranks_are_one_more_than_the_number_of_better_projects(sheet: Sheet) -> None:
    found = ranked(sheet, weights("3", "2", "1"))
    for place in found:
        assert place.rank == 1 + sum(other.score > place.score for other in found)
        assert place.lowest <= place.score <= place.highest


@given(sheets(), st.sampled_from(CRITERIA))
def test_a_better_mark_never_costs_a_place(sheet: Sheet, criterion: str) -> None:
    project, juror = next((p, j) for p, by in sheet.items() for j in by)
    by = weights("3", "2", "1")
    better = {p: {j: dict(m) for j, m in given_by.items()} for p, given_by in sheet.items()}
    better[project][juror][criterion] += 1
    before, after = ({p.project: p.rank for p in ranked(s, by)} for s in (sheet, better))
    assert after[project] <= before[project]


@pytest.mark.parametrize("seed", range(1000))
def test_a_thousand_random_juries_are_ranked_as_pandas_ranks_them(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same thousand juries at each run
    by = {criterion: chance.choice([0, 1, 5, 10, 25, 30]) for criterion in CRITERIA}
    by["impact"] = by["impact"] or 1
    rows = [
        (f"p{project}", f"j{juror}", {c: chance.randint(0, 10) / 2 for c in CRITERIA})
        for project in range(chance.randint(1, 12))
        for juror in range(1, chance.randint(2, 7))
    ]
    table = pd.DataFrame([{"project": project, **given_marks} for project, _, given_marks in rows])
    # Independent: floating columns, grouped and ranked by pandas, rounded where binary fractions part.
    table["score"] = sum(table[c] * by[c] for c in CRITERIA) / sum(by.values())
    mean = table.groupby("project")["score"].agg(["mean", "min", "max"])
    rank = mean["mean"].round(9).rank(method="min", ascending=False).astype(int)
    sheet: Sheet = {}
    for project, juror, given_marks in rows:
        sheet.setdefault(project, {})[juror] = {c: Fraction(mark) for c, mark in given_marks.items()}
    found = ranked(sheet, {c: Fraction(value) for c, value in by.items()})
    assert {p.project: p.rank for p in found} == rank.to_dict()
    for place in found:
        expected = mean.loc[place.project]
        assert float(place.score) == pytest.approx(expected["mean"])
        assert float(place.spread) == pytest.approx(expected["max"] - expected["min"])


def test_a_tie_across_the_line_is_left_to_people() -> None:
    scores = {"a": 5, "b": 4, "c": 4, "d": 3}
    sheet = {name: {"Ana": marks(*[str(score)] * 3)} for name, score in scores.items()}
    places = ranked(sheet, weights("1", "1", "1"))
    assert preselected(places, 1) == Selection(("a",), (), 0)
    assert preselected(places, 2) == Selection(("a",), ("b", "c"), 1)
    assert preselected(places, 3) == Selection(("a", "b", "c"), (), 0)
    assert preselected(places, 9) == Selection(("a", "b", "c", "d"), (), 0)


@settings(max_examples=200)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 5), max_size=8))
def test_votes_are_ranked_by_the_same_rule(counts: dict[str, int]) -> None:
    found = competition_ranks(counts)
    assert sorted(name for _, name in found) == sorted(counts)
    for rank, name in found:
        assert rank == 1 + sum(other > counts[name] for other in counts.values())
