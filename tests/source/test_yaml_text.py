"""YAML as people type it: each slip is told at its place, and hides nothing else."""

import pytest

from hacksite.diagnostics import Diagnostic
from hacksite.source import plain
from hacksite.source.yaml_text import parse_yaml

Told = list[tuple[str, str]]


def read(text: str) -> tuple[object, Told]:
    """What was understood, and the codes told with their places."""
    found: list[Diagnostic] = []
    node = parse_yaml("f.yml", text, found.append)
    return node and plain(node), [(d.code, str(d.at).removeprefix("f.yml:")) for d in found]


def test_values_keep_their_typed_text() -> None:
    assert read("a: 10:30\nb: no\nc: 3.10\nd: 2027-03-27\ne:\nf: ~\n") == (
        {"a": "10:30", "b": "no", "c": "3.10", "d": "2027-03-27", "e": None, "f": None},
        [],
    )


@pytest.mark.parametrize(
    ("text", "understood", "told"),
    [
        ("title: Eau: une idée\nstart: x\n", {"start": "x"}, [("HS014", "1:11")]),
        ('title: "Eau\nstart: x\n', {"start": "x"}, [("HS015", "1:8")]),
        ('title: "Eau\nstart: "x"\nend: y\n', {"start": "x", "end": "y"}, [("HS015", "1:8")]),
        ('rooms:\n  - name: "A\n    kind: "x"\nend: y\n', {"end": "y"}, [("HS015", "2:11")]),
        ("rooms:\n  - name: 'A\n    text: l'eau: y\nend: y\n", {"end": "y"}, [("HS015", "2:11")]),
        ("title: 'En\n  ville d'eau'\nend: y\n", {"end": "y"}, [("HS017", "2:11")]),
        ("title: @eau\nstart: x\n", {"start": "x"}, [("HS016", "1:8")]),
        ("title: *Eau* et ville\nstart: x\n", {"start": "x"}, [("HS016", "1:8")]),
        ("title Eau\nstart: x\n", {"start": "x"}, [("HS017", "1:1")]),
        ("rooms:\n  - id: a\n   name: b\nstart: x\n", {"start": "x"}, [("HS017", "3:4")]),
        ("title: Eau\n  start: x\nend: y\n", {"end": "y"}, [("HS017", "2:8")]),
        ("title: 'L'eau'\nstart: x\n", {"start": "x"}, [("HS021", "1:11")]),
        ("languages: [fr, en\nstart: x\n", {"start": "x"}, [("HS022", "1:12")]),
        ('logo: "a\\domaine"\nstart: x\n', {"start": "x"}, [("HS023", "1:9")]),
        ("theme: | Eau\nstart: x\n", {"start": "x"}, [("HS024", "1:8")]),
        ("title: Eau\n---\nstart: x\n", {"title": "Eau", "start": "x"}, [("HS020", "2:1")]),
        ("a: &x {b: c}\nd: *x\n", {"a": {"b": "c"}, "d": None}, [("HS019", "1:4")]),
        ("a: b\na: c\n", {"a": "b"}, [("HS006", "2:1")]),
        ("title: Ea\x07u\nstart: x\n", {"start": "x"}, [("HS018", "1:10")]),
        ("rooms:\n- a\n- b\ntitle: x: y\n", {"rooms": ["a", "b"]}, [("HS014", "4:9")]),
        ("- a: b\n- c: d: e\n- f: g\n", [{"a": "b"}, {"f": "g"}], [("HS014", "2:7")]),
    ],
)
def test_a_slip_is_told_at_its_place_and_hides_nothing_else(
    text: str, understood: object, told: Told
) -> None:
    assert read(text) == (understood, told)


def test_a_tab_at_the_start_of_a_line_is_told_and_the_rest_is_read() -> None:
    assert read("venue:\n\tname: x\nend: y\n") == ({"venue": {"name": "x"}, "end": "y"}, [("HS005", "2:1")])


def test_two_slips_are_both_told() -> None:
    assert read("a: b: c\nd: 'e\nf: g\n") == ({"f": "g"}, [("HS014", "1:5"), ("HS015", "2:4")])


def test_a_value_swallowed_by_a_comment_is_told() -> None:
    assert read("primary: #1d4ed8\nname: Salle #2\nend: x # noté\n") == (
        {"primary": None, "name": "Salle", "end": "x"},
        [("HS027", "1:10"), ("HS027", "2:13")],
    )


def test_line_separators_of_word_processors_do_not_shift_the_lines_below() -> None:
    assert read("a: b\u2028c\nd: e: f\n") == ({"a": "b c"}, [("HS014", "2:5")])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("count", [60, 5_000, 100_000])
def test_bottomless_nesting_is_told_and_does_not_end_the_process(opening: str, count: int) -> None:
    _, told = read(f"title: x\nlost:\n  {opening * count}\n")
    assert len(told) == 1
    assert told[0][0] in {"HS010", "HS022", "HS017"}


def test_a_line_of_a_million_letters_is_read() -> None:
    assert read(f"a: {'x' * 1_000_000}\nb: c: d\n") == ({"a": "x" * 1_000_000}, [("HS014", "2:5")])


def test_nothing_is_read_from_nothing() -> None:
    assert [read(text) for text in ("", "\n\n", "# only a comment\n", "---\n")] == [(None, [])] * 4
