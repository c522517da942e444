"""Feeds: what is new, once and for ever under the same name, and nothing before its hour."""

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings, read_instant
from tests.conftest import EventFolder

URL = "https://example.org/hack/"
EVENT = "title: {en: Water hackathon, fr: Hackathon Eau}\nstart: 2027-03-27\nlanguages: en, fr\n"
NEWS = {
    "event.yml": EVENT + "prizes: [{id: first, title: First prize}]\n",
    "news/2027-01-10-open.md": "---\ntitle: 'Open & <free>'\nsummary: One sentence.\n---\n"
    "Come to [the challenges](../challenges/).\n\n![](https://example.com/x.png)\n",
    "news/2027-02-20-later.md": "---\ntitle: Later\n---\nSoon.\n",
    "news/2027-01-12-draft.md": "---\ntitle: Not ready\ndraft: yes\n---\nDraft.\n",
    "projects/river.md": "---\ntitle: River\n---\nWhat we made.\n",
    "results.yml": "publish_at: 2027-03-28 18:00\nawards: [{prize: first, project: river, rank: 1}]\n",
}


def site(folder: Path, at: str, url: str = URL) -> Path:
    out = folder.parent / "site"
    done = build_folder(folder, out, Settings(read_instant(at), url, "plain"))
    assert done.written is not None, [str(problem) for problem in done.checked.report.errors]
    return out


def read(path: Path) -> Any:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_news_appear_at_their_date_and_drafts_never(event_folder: EventFolder) -> None:
    folder = event_folder(NEWS)
    assert [entry.title for entry in read(site(folder, "2027-02-01") / "feed.xml").entries] == [
        "Open & <free>"
    ]
    later = read(site(folder, "2027-03-01") / "feed.xml").entries
    assert [(entry.title, entry.link) for entry in later] == [
        ("Later", f"{URL}news/2027-02-20-later/"),
        ("Open & <free>", f"{URL}news/2027-01-10-open/"),
    ]


def test_results_are_told_at_their_hour_and_each_prize_in_a_feed_of_its_own(
    event_folder: EventFolder,
) -> None:
    folder = event_folder(NEWS)
    before = site(folder, "2027-03-28T17:59+02:00")
    assert not (before / "results.xml").exists()
    assert "River" not in (before / "feed.xml").read_text("utf-8")
    after = site(folder, "2027-03-28T18:00+02:00")
    assert read(after / "feed.xml").entries[0].title == "The results are out"
    (prize,) = read(after / "results.xml").entries
    assert (prize.link, prize.published) == (f"{URL}projects/river/", "Sun, 28 Mar 2027 18:00:00 +0200")


def test_an_entry_keeps_its_name_in_every_language_and_at_every_address(event_folder: EventFolder) -> None:
    folder = event_folder(NEWS)
    out = site(folder, "2027-02-01")
    ids = [read(out / name).entries[0].id for name in ("feed.xml", "fr/feed.xml")]
    ids += [json.loads((out / "feed.json").read_bytes())["items"][0]["id"]]
    ids += [read(site(folder, "2027-02-01", "https://elsewhere.example/") / "feed.xml").entries[0].id]
    assert len(set(ids)) == 1
    assert ids[0].startswith("urn:uuid:")


def test_a_feed_without_news_is_the_same_to_the_byte(event_folder: EventFolder) -> None:
    folder = event_folder(NEWS)
    first, second = ((site(folder, at) / "feed.xml").read_bytes() for at in ("2027-02-01", "2027-02-10"))
    assert first == second


def test_it_is_what_rss_asks_for(event_folder: EventFolder) -> None:
    """W3C's rules for RSS 2.0: whole links, one `self`, dates of RFC 822, markup only inside text."""
    root = etree.fromstring((site(event_folder(NEWS), "2027-03-01") / "feed.xml").read_bytes())
    (channel,) = root
    atom = "{http://www.w3.org/2005/Atom}link"
    assert root.get("version") == "2.0"
    assert [(link.get("rel"), link.get("href")) for link in channel.findall(atom)] == [
        ("self", f"{URL}feed.xml")
    ]
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name), name
    for item in channel.findall("item"):
        assert [child.tag.rpartition("}")[2] for child in item] == [
            "title", "link", "guid", "pubDate", "category", "description", "encoded",
        ]  # fmt: skip
        assert item.find("guid").get("isPermaLink") == "false"
    (whole, *_) = channel.xpath("//*[local-name()='encoded'][contains(., 'challenges')]/text()")
    assert not re.search(r'(?:src|href)="(?!https?://)', whole)


def test_links_of_a_text_are_whole(event_folder: EventFolder) -> None:
    out = site(event_folder(NEWS), "2027-02-01")
    (item,) = json.loads((out / "feed.json").read_bytes())["items"]
    assert f'href="{URL}challenges/"' in item["content_html"]
    assert item["date_published"] == "2027-01-10T00:00:00+01:00"


def test_without_the_sites_address_there_is_none(event_folder: EventFolder) -> None:
    out = site(event_folder(NEWS), "2027-02-01", "")
    assert not list(out.rglob("feed.*"))
    assert "feed.xml" not in (out / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_it_is_among_the_exports(event_folder: EventFolder, name: str) -> None:
    out = site(event_folder(NEWS), "2027-02-01")
    exports = json.loads((out / "event.json").read_bytes())["exports"]
    assert {f"{URL}{name}", f"{URL}fr/{name}"} <= {row["url"] for row in exports}
