"""What moved, from real git histories to the page and the feed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.settings import Settings
from tests.pipeline.test_history import git
from tests.site.built_site import BuiltSite, has_class, texts

AT = datetime(2027, 3, 20, 9, tzinfo=UTC)
ROOMS = "[{id: hall, name: {en: Hall, fr: Halle}}, {id: loft, name: Loft}]"
EVENT = f"title: H\nid: h\nstart: 2027-03-27\nlanguages: en, fr\ntimezone: Europe/Paris\nrooms: {ROOMS}\n"
OPENING = '- {id: opening, title: Opening, start: "9h", end: "10h", rooms: [hall]}\n'
LUNCH = '- {id: lunch, title: Lunch, start: "12h", end: "13h", rooms: [hall]}\n'
LATER = '- {id: opening, title: Opening, start: "9h30", end: "10h30", rooms: [loft]}\n'
RENAMED = '- {id: opening, title: Welcome, start: "9h30", end: "10h30", rooms: [loft]}\n'
CANCELLED = LUNCH.replace("rooms:", "status: cancelled, rooms:")
TALK = '- {id: talk, title: "Talk <b>&amp;", start: "14h", end: "15h"}\n'
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "event"
    root.mkdir()
    git(root, "init")
    (root / "event.yml").write_text(EVENT, "utf-8")
    return root


def commit(folder: Path, schedule: str, day: int) -> None:
    (folder / "schedule.yml").write_text(schedule, "utf-8")
    git(folder, "add", "event.yml", "schedule.yml")
    git(folder, "commit", "-m", "Edit", day=day)


def built(folder: Path, site_url: str = "https://example.org/h/") -> BuiltSite:
    out = folder.parent / "site"
    made = build_folder(folder, out, Settings(AT, site_url, host="plain"))
    assert made.written is not None, made.checked.report.errors
    return BuiltSite(out)


def changes(site: BuiltSite, page: str = "programme/changes/index.html") -> list[tuple[str, list[str]]]:
    """The days of the page, each with its changes: their kind and time, title and lines."""
    days = site.page(page).xpath(f"//section[{has_class('hs-changes')}]")
    return [
        (texts(day, "h2")[0], [" | ".join(texts(row, "./*")) for row in day.xpath(".//li")]) for day in days
    ]


def test_what_was_added_moved_renamed_cancelled_and_withdrawn_is_told_by_day_newest_first(
    folder: Path,
) -> None:
    commit(folder, OPENING + LUNCH, 1)
    commit(folder, LATER + LUNCH, 2)
    commit(folder, RENAMED + CANCELLED + TALK, 3)
    commit(folder, RENAMED + CANCELLED, 4)
    assert changes(built(folder)) == [
        (
            "Changes of Monday 4 January 2027",
            ["Withdrawn 13:00 | Talk <b>&amp; | Saturday 27 March, 14:00 – 15:00"],
        ),
        (
            "Changes of Sunday 3 January 2027",
            [
                "Added 13:00 | Talk <b>&amp; | Saturday 27 March, 14:00 – 15:00",
                "Cancelled 13:00 | Lunch",
                "Renamed 13:00 | Welcome | Welcome (instead of: Opening)",
            ],
        ),
        (
            "Changes of Saturday 2 January 2027",
            [
                (
                    "Moved, another room 13:00 | Opening | Saturday 27 March, 09:30 – 10:30 (instead of: "
                    "Saturday 27 March, 09:00 – 10:00) | Loft (instead of: Hall)"
                )
            ],
        ),
    ]


def test_another_language_says_the_same(folder: Path) -> None:
    commit(folder, OPENING + LUNCH, 1)
    commit(folder, LATER + LUNCH, 2)
    ((_, (told,)),) = changes(built(folder), "fr/programme/changements/index.html")
    assert told == (
        "Déplacée, autre salle 13 h | Opening | samedi 27 mars, 9 h 30 – 10 h 30 (au lieu de : "
        "samedi 27 mars, 9 h – 10 h) | Loft (au lieu de : Halle)"
    )


def test_a_kept_history_tells_the_same_as_one_read_anew(folder: Path) -> None:
    commit(folder, OPENING + LUNCH, 1)
    commit(folder, LATER + LUNCH, 2)
    built(folder)
    commit(folder, LATER + CANCELLED, 3)
    kept = built(folder).text("changes.xml")
    (folder / CACHE / "history.json").unlink()
    assert built(folder).text("changes.xml") == kept
    assert kept.count("<entry>") == 2


def test_an_edit_that_is_not_committed_is_told_at_the_clock(folder: Path) -> None:
    commit(folder, OPENING + LUNCH, 1)
    (folder / "schedule.yml").write_text(OPENING + CANCELLED, "utf-8")
    assert changes(built(folder)) == [("Changes of Saturday 20 March 2027", ["Cancelled 10:00 | Lunch"])]


def test_a_session_that_became_internal_is_forgotten(folder: Path) -> None:
    commit(folder, OPENING + LUNCH, 1)
    commit(folder, OPENING + LUNCH.replace("12h", "12h30"), 2)
    commit(folder, OPENING + LUNCH.replace("12h", "12h30").replace("rooms:", "internal: yes, rooms:"), 3)
    assert changes(built(folder)) == []


def test_a_first_programme_and_a_sorted_file_are_no_change(folder: Path) -> None:
    git(folder, "add", "event.yml")
    git(folder, "commit", "-m", "Edit")
    commit(folder, OPENING + LUNCH, 2)
    commit(folder, LUNCH + OPENING.replace("9h", "09:00"), 3)
    site = built(folder)
    assert texts(site.page("programme/changes/index.html"), f"//*[{has_class('hs-empty')}]") == [
        "Nothing has moved: the programme is as first published."
    ]
    assert "<entry>" not in site.text("changes.xml")


def test_without_git_the_page_says_that_it_cannot_tell_and_there_is_no_feed(tmp_path: Path) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    (folder / "event.yml").write_text(EVENT, "utf-8")
    (folder / "schedule.yml").write_text(OPENING, "utf-8")
    site = built(folder)
    (said,) = texts(site.page("programme/changes/index.html"), f"//*[{has_class('hs-empty')}]")
    assert said.startswith("This site keeps no history of its programme")
    assert not (site.root / "changes.xml").exists()
    assert "changes.xml" not in site.text("programme/index.html")


@pytest.mark.parametrize("site_url", ["https://example.org/h/", ""])
def test_the_feed_keeps_the_rules_of_atom(site_url: str, folder: Path) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, once; dates of RFC 3339."""
    commit(folder, OPENING + LUNCH, 1)
    commit(folder, LATER + CANCELLED + TALK, 2)
    site = built(folder, site_url)
    feed = etree.fromstring(site.text("changes.xml").encode())
    entries = feed.findall("a:entry", ATOM)
    assert (feed.tag, len(entries)) == ("{http://www.w3.org/2005/Atom}feed", 3)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1, name
        assert datetime.fromisoformat(element.findtext("a:updated", "", ATOM)).utcoffset() is not None
        assert element.findtext("a:id", "", ATOM).startswith("urn:uuid:")
        for link in element.findall("a:link", ATOM):
            assert link.attrib["href"].startswith("https://example.org/h/")
    ids = [element.findtext("a:id", "", ATOM) for element in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert feed.findtext("a:author/a:name", "", ATOM) == "H"
    relations = [link.attrib["rel"] for link in feed.findall("a:link", ATOM)]
    assert relations == (["self", "alternate"] if site_url else [])
    # An entry without content needs an alternate link; ours have both where an address is known.
    assert all(entry.findtext("a:content", "", ATOM) for entry in entries)
    assert [entry.findtext("a:title", "", ATOM) for entry in entries] == [
        "Added: Talk <b>&amp;", "Cancelled: Lunch", "Moved, another room: Opening",
    ]  # fmt: skip


def test_a_change_keeps_its_id_in_every_language_and_later_build(folder: Path) -> None:
    commit(folder, OPENING + LUNCH, 1)
    commit(folder, LATER + LUNCH, 2)
    first = ids(built(folder), "changes.xml")
    assert ids(built(folder), "fr/changes.xml")[1:] == first[1:]
    commit(folder, RENAMED + LUNCH, 3)
    assert ids(built(folder), "changes.xml")[2:] == first[1:]


def ids(site: BuiltSite, path: str) -> list[str | None]:
    feed = etree.fromstring(site.text(path).encode())
    return [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}id")]


def test_the_feed_is_announced_to_programs_and_readers(folder: Path) -> None:
    commit(folder, OPENING, 1)
    site = built(folder)
    assert '"https://example.org/h/changes.xml"' in site.text("event.json")
    (feed,) = site.page("programme/index.html").xpath("//link[@type='application/atom+xml']/@href")
    assert feed == "../changes.xml"
    assert site.page("programme/index.html").xpath("//a[@href='../programme/changes/']")
