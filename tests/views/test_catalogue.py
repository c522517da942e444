"""The catalogue as a table, who uses what, and what was learned about the data."""

from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from hacksite.views.data_table import DataTable, data_table_page
from hacksite.views.dataset import dataset_page
from hacksite.views.feedback import FeedbackView, feedback_files, feedback_link, feedback_page
from hacksite.views.layout import ItemView
from hacksite.views.relations import MOST_DRAWN, RelationsView, relations_link, relations_page
from hacksite.views.scene import Scene, scenes
from tests.views.conftest import Read

AT = datetime(2027, 3, 29, 12, tzinfo=ZoneInfo("UTC"))
EVENT = "title: Water\nstart: 2027-03-27\nlanguages: [en]\nlegal: {publisher: {name: Us}}\n"
FILES = {
    "event.yml": EVENT,
    "challenges/dry.md": "---\ntitle: Dry rivers\ndatasets: [flow, rain]\n---\nText.\n",
    "challenges/deep.md": "---\ntitle: Deep wells\ndatasets: [wells]\n---\nText.\n",
    "datasets/flow.md": "---\ntitle: Flow\npublisher: Water office\nmodified: 2026-02-01\n---\nText.\n",
    "datasets/rain.md": "---\ntitle: Rain\npublisher: Water office\nwanted: true\n---\nText.\n",
    "datasets/wells.md": "---\ntitle: Wells\nlicense: etalab-2.0\n---\nText.\n",
    "projects/spring.md": (
        "---\ntitle: Spring\nteam: The three\nchallenges: [dry]\ndata:\n"
        "- {dataset: flow, use: A graph, feedback: Two stations lack names.}\n"
        "- {dataset: wells, use: A map}\n---\nText.\n"
    ),
    "projects/early.md": (
        "---\ntitle: Early\npublish_at: 2027-04-01\nchallenges: [deep]\n"
        "data: [{dataset: rain, feedback: A secret until April.}]\n---\nText.\n"
    ),
}  # fmt: skip


def scene_of(read: Read, files: dict[str, str]) -> Scene:
    return scenes(read(files, AT), AT, "https://example.org/e/")[0]


def test_the_table_has_a_line_for_each_dataset_with_wishes_last(read: Read) -> None:
    page = data_table_page(scene_of(read, FILES))
    view = cast("DataTable", page.view)
    assert page.url == "data/table/"
    assert [h.label for h in view.headings if h.is_number] == ["Challenges", "Projects"]
    flow, wells, rain = view.rows
    assert [c.text for c in flow.cells] == [
        "Water office", "", "", "1 February 2026", "", "Open to all", "1", "1",
    ]  # fmt: skip
    assert flow.cells[3].order == "2026-02-01"
    assert wells.cells[1].text == "Open Licence 2.0"
    assert (rain.title.text, rain.cells[5].text, rain.cells[7].text) == ("Rain", "Wanted", "0")


def test_the_picture_and_the_list_tell_the_same_links(read: Read) -> None:
    scene = scene_of(read, FILES)
    page = relations_page(scene)
    assert page is not None
    view = cast("RelationsView", page.view)
    assert view.picture is not None
    drawn = {(curve.start, curve.end) for curve in view.picture.curves}
    assert drawn == {
        ("challenge-dry", "dataset-flow"), ("challenge-dry", "dataset-rain"),
        ("challenge-deep", "dataset-wells"),
        ("dataset-flow", "project-spring"), ("dataset-wells", "project-spring"),
        ("challenge-dry", "project-spring"),
    }  # fmt: skip
    told = sum(len(r.links) for group in view.groups for entry in group.entries for r in entry.relations)
    assert told == len(drawn)
    assert view.summary == "6 links between 2 challenges, 3 datasets and 1 project."
    assert "Early" not in repr(view)


def test_the_summary_names_only_what_is_linked(read: Read) -> None:
    early = {name: text for name, text in FILES.items() if not name.startswith("projects/")}
    page = relations_page(scene_of(read, early))
    assert page is not None
    assert cast("RelationsView", page.view).summary == "3 links between 2 challenges and 3 datasets."


def test_every_node_of_the_picture_has_a_row_of_its_own_and_its_curves_end_there(read: Read) -> None:
    page = relations_page(scene_of(read, FILES))
    assert page is not None
    picture = cast("RelationsView", page.view).picture
    assert picture is not None
    assert picture.rows == 3
    places = {
        name: column.first + row + 0.5
        for column in picture.columns
        for row, (name, _) in enumerate(column.nodes)
    }
    for curve in picture.curves:
        assert float(curve.path.rpartition(" ")[2]) == places[curve.end]
        assert float(curve.path.partition("C")[0].split()[1]) == places[curve.start]


def test_what_is_too_tall_to_draw_is_still_told(read: Read) -> None:
    many = {
        f"challenges/c{n}.md": f"---\ntitle: C{n}\ndatasets: [flow]\n---\nText.\n" for n in range(MOST_DRAWN)
    }
    page = relations_page(scene_of(read, FILES | many))
    assert page is not None
    view = cast("RelationsView", page.view)
    assert view.picture is None
    assert len(view.groups[0].entries) == MOST_DRAWN + 2


def test_without_links_or_uses_there_is_no_page_and_no_way_to_it(read: Read) -> None:
    scene = scene_of(read, {"event.yml": EVENT, "datasets/flow.md": "---\ntitle: Flow\n---\nText.\n"})
    assert (relations_page(scene), relations_link(scene), feedback_page(scene), feedback_link(scene)) == (
        None,
    ) * 4
    assert feedback_files(scene) == {}


def test_feedback_is_gathered_by_producer_and_each_has_a_file(read: Read) -> None:
    scene = scene_of(read, FILES)
    page = feedback_page(scene)
    assert page is not None
    view = cast("FeedbackView", page.view)
    assert [(p.name, [d.dataset.label.text for d in p.datasets], p.file.url) for p in view.producers] == [
        ("Water office", ["Flow"], "data/feedback/water-office.csv"),
        ("Producer not told", ["Wells"], "data/feedback/x.csv"),
    ]
    files = feedback_files(scene)
    assert list(files) == [
        "data/feedback/feedback.csv",
        "data/feedback/water-office.csv",
        "data/feedback/x.csv",
    ]
    assert files["data/feedback/water-office.csv"] == (
        {
            "producer": "Water office",
            "dataset": "Flow",
            "dataset address": "https://example.org/e/data/flow/",
            "project": "Spring",
            "team": "The three",
            "used for": "A graph",
            "feedback": "Two stations lack names.",
            "project address": "https://example.org/e/projects/spring/",
        },
    )
    assert len(files["data/feedback/feedback.csv"]) == 2


def test_a_datasets_page_tells_what_projects_say_about_it(read: Read) -> None:
    scene = scene_of(read, FILES)
    told = {d.id: cast("ItemView", dataset_page(scene, d).view).parts for d in scene.event.datasets}
    assert [item.text for part in told["flow"] for item in part.items] == ["Spring: Two stations lack names."]
    assert told["wells"] == told["rain"] == ()
