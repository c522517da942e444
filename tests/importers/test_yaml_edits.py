"""Edits change what they are asked to, and not one byte more."""

import pytest
import yaml

from hacksite.importers.yaml_edits import Entry, Value, YamlList

BLOCK = """\
# Ours.
- id: a
  title: "Old"   # by Ada
  rooms:
    - one
    - two

  # The body.
  body: |
    One.

    Two.

- id: b
  title: Other
"""


@pytest.mark.parametrize(
    ("field", "value", "old", "new"),
    [
        ("title", "New", 'title: "Old"   #', 'title: "New"   #'),
        ("title", "Two\nlines", 'title: "Old"   #', 'title: "Two\\nlines"   #'),
        ("rooms", ["three"], "rooms:\n    - one\n    - two\n", "rooms: [three]\n"),
        ("rooms", None, "  rooms:\n    - one\n    - two\n", ""),
        ("body", "Three.", "body: |\n    One.\n\n    Two.\n", "body: Three.\n"),
        ("body", "A\n\nB", "body: |\n    One.\n\n    Two.\n", "body: |-\n    A\n\n    B\n"),
        ("date", "2027-03-27", "    Two.\n", "    Two.\n  date: 2027-03-27\n"),
        (
            "links",
            [{"label": "L", "url": "U"}],
            "    Two.\n",
            "    Two.\n  links:\n    - label: L\n      url: U\n",
        ),
        ("status", None, "", ""),
    ],
)
def test_one_field_changes_and_all_else_stays(field: str, value: Value | None, old: str, new: str) -> None:
    for ends in ("\n", "\r\n"):
        text = BLOCK.replace("\n", ends)
        file = YamlList(text)
        file.set("a", field, value)
        assert file.text() == BLOCK.replace(old, new, 1).replace("\n", ends)
        assert YamlList(file.text()).entry("a").get(field) == value


@pytest.mark.parametrize(
    ("text", "key", "after"),
    [
        ("", None, "- id: n\n  title: N\n"),
        ("# Only advice.", None, "# Only advice.\n- id: n\n  title: N\n"),
        ("[]\n", None, "- id: n\n  title: N\n"),
        ("- id: a # end\n\n# Below.\n", None, "- id: a # end\n- id: n\n  title: N\n\n# Below.\n"),
        ("title: T\n", "rooms", "title: T\nrooms:\n  - id: n\n    title: N\n"),
        ("rooms:\ntitle: T\n", "rooms", "rooms:\n  - id: n\n    title: N\ntitle: T\n"),
        ("rooms: []\ntitle: T\n", "rooms", "rooms: \n  - id: n\n    title: N\ntitle: T\n"),
        ("rooms: [{id: a}]\n", "rooms", 'rooms: [{id: a}, {"id": "n", "title": "N"}]\n'),
        (
            "rooms:\n    - id: a\ntitle: T\n",
            "rooms",
            "rooms:\n    - id: a\n    - id: n\n      title: N\ntitle: T\n",
        ),
        ("\ufeff- id: a", None, "\ufeff- id: a\n- id: n\n  title: N"),
    ],
)
def test_an_entry_is_added_where_the_list_ends(text: str, key: str | None, after: str) -> None:
    file = YamlList(text, key)
    entry: Entry = {"id": "n", "title": "N"}
    file.append([entry])
    assert file.text() == after
    assert YamlList(after, key).entry("n") == entry


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("- id: a\n  #consent: [name]\n  # Their trade.\n  #job: Cook\n", ""),
        ("- id: a\n  #job: Cook\n\n  #consent: [name]\n", "\n# Below.\n"),
        ("- id: a\n#  consent: [name]\n", "#- id: b\n#  consent: [links]\n"),
        ("- id: a\n  #bio: |\n  #  Two lines.\n", "\n# The jury\n#- id: b\n"),
        ("- id: a\n", "# The jury\n#- id: b\n#  consent: [links]\n"),
    ],
)
def test_the_fields_an_entry_has_still_to_fill_stay_its_own(above: str, below: str) -> None:
    file = YamlList(above + below)
    file.append([{"id": "n", "name": "N"}])
    assert file.text() == f"{above}- id: n\n  name: N\n{below}"


def test_the_fields_of_an_entry_below_a_key_stay_its_own() -> None:
    above, below = (
        "rooms:\n  - id: a\n    #capacity: 20\n#    text: Big\n",
        "  # More\n#  - id: b\ntitle: T\n",
    )
    file = YamlList(above + below, "rooms")
    file.append([{"id": "n", "name": "N"}])
    assert file.text() == f"{above}  - id: n\n    name: N\n{below}"


def test_an_entry_goes_with_the_fields_it_had_still_to_fill() -> None:
    file = YamlList("- id: a\n  name: A\n- id: b\n  #consent: [name]\n\n# Below.\n")
    file.remove("b")
    assert file.text() == "- id: a\n  name: A\n\n# Below.\n"


def test_an_entry_in_braces_stays_on_its_line() -> None:
    file = YamlList("- {id: a, title: 'O''ld', rooms: [x]} # one\n")
    file.set("a", "title", 'N: "e"w')
    file.set("a", "status", "cancelled")
    file.set("a", "rooms", None)
    assert file.text() == '- {id: a, title: "N: \\"e\\"w", rooms: , status: "cancelled"} # one\n'
    assert YamlList(file.text()).entry("a") == {"id": "a", "title": 'N: "e"w', "status": "cancelled"}


@pytest.mark.parametrize(
    ("text", "key"), [("a: b\n", None), ("- a\n", "rooms"), ("rooms: x\n", "rooms"), ("a: [", None)]
)
def test_what_is_no_list_is_refused(text: str, key: str | None) -> None:
    with pytest.raises(yaml.YAMLError):
        YamlList(text, key)
