"""Long lists come in pages that know each other."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hacksite.views.challenge import challenges_page
from hacksite.views.layout import ListView
from hacksite.views.page_view import PageView, Shelf
from hacksite.views.paging import Paging, paged
from hacksite.views.scene import Scene, scenes
from tests.views.conftest import Read

AT = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("UTC"))
EVENT = "title: Water\nstart: 2027-03-27\nlanguages: [en, fr]\n"


def pages(read: Read, count: int, theme: str = "", extra: str = "") -> tuple[Scene, tuple[PageView, ...]]:
    ids = [f"c{n:03}" for n in range(count)] + ([extra] if extra else [])
    text = "---\ntitle: Question {}\nthemes: [{}]\n---\nText.\n"
    files = {f"challenges/{name}.md": text.format(name, theme or "ab"[n > 70]) for n, name in enumerate(ids)}
    scene = scenes(read({"event.yml": EVENT, **files}, AT), AT)[0]
    return scene, paged(scene, challenges_page(scene))


def view(page: PageView) -> ListView:
    assert isinstance(page.view, ListView)
    return page.view


def shelves(page: PageView) -> list[tuple[str, int]]:
    return [(group.title, len(group.cards)) for group in view(page).groups]


def test_sixty_entries_are_one_page_and_the_next_makes_two(read: Read) -> None:
    _, short = pages(read, 60)
    assert [(p.url, view(p).paging) for p in short] == [("challenges/", None)]
    _, long = pages(read, 61)
    assert [(p.url, sum(n for _, n in shelves(p))) for p in long] == [
        ("challenges/", 60), ("challenges/page-2/", 1),
    ]  # fmt: skip


def test_groups_go_on_from_page_to_page(read: Read) -> None:
    _, found = pages(read, 150)
    assert [shelves(p) for p in found] == [
        [("A", 60)], [("A (continued)", 11), ("B", 49)], [("B (continued)", 30)],
    ]  # fmt: skip


def test_each_page_says_where_it_is_in_every_language(read: Read) -> None:
    _, found = pages(read, 150)
    assert [(p.title.text, p.alternates) for p in found[:2]] == [
        ("Challenges", (("en", "challenges/"), ("fr", "fr/defis/"))),
        ("Challenges, page 2 of 3", (("en", "challenges/page-2/"), ("fr", "fr/defis/page-2/"))),
    ]


def test_pages_lead_to_their_neighbours(read: Read) -> None:
    _, found = pages(read, 700)
    steps = [view(p).paging for p in found]
    assert all(isinstance(step, Paging) for step in steps)
    middle = steps[5]
    assert (middle.previous, middle.next) == ("challenges/page-5/", "challenges/page-7/")
    assert [("…" if x.gap else "") + str(x.number) for x in middle.links] == ["1", "…5", "6", "7", "…12"]
    assert (steps[0].previous, steps[-1].next) == ("", "")


def test_a_gap_never_stands_for_one_page(read: Read) -> None:
    _, found = pages(read, 400)
    assert [x.number for x in view(found[3]).paging.links] == [1, 2, 3, 4, 5, 6, 7]


def test_an_entry_called_like_a_page_keeps_its_address(read: Read) -> None:
    scene, found = pages(read, 60, extra="page-2")
    assert scene.addresses.item("challenge", "page-2") == "challenges/page-2/"
    assert [p.url for p in found] == ["challenges/", "challenges/page-2-/"]


def test_filters_know_the_pages_of_their_list(read: Read) -> None:
    _, found = pages(read, 150)
    known = [view(p).filters for p in found]
    assert [(f.page, f.pages, len(f.rows)) for f in known if f] == [
        (n, ("./", "page-2/", "page-3/"), 150) for n in range(3)
    ]


def test_a_list_without_groups_goes_on_without_titles(read: Read) -> None:
    _, found = pages(read, 61, theme="one")
    assert [group for p in found for group in view(p).groups if group.title] == []
    assert all(isinstance(g, Shelf) for p in found for g in view(p).groups)
