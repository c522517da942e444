"""An edit in a preview is shown before the rest of the site is looked at again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hacksite.pipeline import site
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.watching import Preview
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT

WATER = "challenges/water.md"
EVENT = {
    WATER: "---\ntitle: Water\n---\nA text.\n",
    "challenges/wind.md": "---\ntitle: Wind\n---\nA text.\n",
}
PAGE = "challenges/water/index.html"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


@dataclass
class Before:
    """What stood in the page of the water challenge whenever the whole site began to be planned."""

    said: list[str] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


@pytest.fixture
def preview(event_folder: EventFolder, tmp_path: Path) -> Preview:
    """A preview that was built once."""
    made = Preview(
        event_folder(EVENT), tmp_path / "site", Settings(AT, "", "plain", preview=True), fixed_clock=True
    )
    made.build()
    return made


@pytest.fixture
def before(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> Before:
    looked = Before()
    plan: Callable[..., object] = site.plan_site

    def look_and_plan(*args: object) -> object:
        looked.said.append((preview.out / PAGE).read_text("utf-8"))
        looked.times.append((preview.out / PAGE).stat().st_mtime_ns)
        return plan(*args)

    monkeypatch.setattr(site, "plan_site", look_and_plan)
    return looked


def test_an_edited_page_is_there_before_the_site_is_planned_and_is_made_once(
    event_folder: EventFolder, preview: Preview, before: Before
) -> None:
    event_folder({WATER: "---\ntitle: Fresh water\n---\nA text.\n"})
    preview.build()
    assert "Fresh water" in before.said[0]
    assert "Fresh water" in (preview.out / "challenges/index.html").read_text("utf-8")
    # The whole build made the same bytes, and a browser is told of one change alone.
    assert (preview.out / PAGE).stat().st_mtime_ns == before.times[0]


def test_nothing_is_shown_early_of_an_event_with_an_error(
    event_folder: EventFolder, preview: Preview, before: Before
) -> None:
    event_folder({WATER: "---\ntitle: Fresh water\ndatasets: [nothing]\n---\nA text.\n"})
    assert preview.build().written is None
    assert "Fresh water" not in before.said[0]
    assert "Fresh water" not in (preview.out / PAGE).read_text("utf-8")


def test_what_is_to_come_later_is_not_shown_early(
    event_folder: EventFolder, preview: Preview, before: Before
) -> None:
    event_folder({WATER: "---\ntitle: Fresh water\npublish_at: 2030-01-01\n---\nA text.\n"})
    preview.build()
    assert "Fresh water" not in before.said[0]
    assert not (preview.out / PAGE).exists()


def test_a_page_that_leads_to_what_is_still_to_be_made_waits_for_the_whole_build(
    event_folder: EventFolder, preview: Preview, before: Before
) -> None:
    event_folder(
        {
            "media/drop.svg": DRAWING,
            WATER: "---\ntitle: Fresh water\n---\n![A drop](../media/drop.svg)\n",
        }
    )
    preview.build()
    assert "Fresh water" not in before.said[0]
    assert "drop" in (preview.out / PAGE).read_text("utf-8")


def test_an_edit_of_many_nouns_waits_for_the_whole_build(
    event_folder: EventFolder, preview: Preview, before: Before
) -> None:
    many = {f"challenges/c{n}.md": f"---\ntitle: Challenge {n}\n---\nA text.\n" for n in range(9)}
    event_folder({**many, WATER: "---\ntitle: Fresh water\n---\nA text.\n"})
    preview.build()
    assert "Fresh water" not in before.said[0]
    assert (preview.out / "challenges/c8/index.html").is_file()


def test_an_untouched_folder_is_left_as_it_is(preview: Preview, before: Before) -> None:
    preview.build()
    assert (preview.out / PAGE).stat().st_mtime_ns == before.times[0]
    assert len(before.said) == 1
