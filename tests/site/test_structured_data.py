"""What pages say to machines: whole values, and two independent readers over the sample in every phase."""

import json
from pathlib import Path
from typing import Any

import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings, read_instant
from tests.conftest import EventFolder
from tests.site.built_site import SITE_URL, BuiltSite
from tests.site.structured import Nodes, faults, graph_of, nodes_of, statements_by_pyld, unknown_terms

EVENT = """
title: Water hackathon
start: 2027-03-27
end: 2027-03-28
timezone: Europe/Paris
languages: en
venue: {name: Town hall, address: {city: Crest, country: FR}}
"""


def built(folder: Path, at: str = "2027-02-01", site_url: str = SITE_URL) -> BuiltSite:
    out = folder.parent / "site"
    done = build_folder(folder, out, Settings(read_instant(at), site_url, "plain"))
    assert done.written is not None, [str(problem) for problem in done.checked.report.errors]
    return BuiltSite(out)


def about(site: BuiltSite, path: str = "index.html") -> dict[str, Any]:
    return nodes_of(site.text(path))[0]


def every_block(site: BuiltSite) -> dict[str, Nodes]:
    return {path: nodes for path in site.pages() if (nodes := nodes_of(site.text(path)))}


def test_a_day_without_an_hour_stays_a_day(event_folder: EventFolder) -> None:
    event = about(built(event_folder({"event.yml": EVENT})))
    assert event == {
        "@type": ["Event", "Hackathon"],
        "@id": f"{SITE_URL}#event",
        "name": "Water hackathon",
        "description": "Water hackathon",
        "url": SITE_URL,
        "inLanguage": ["en"],
        "startDate": "2027-03-27",
        "endDate": "2027-03-28",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Town hall",
                "address": {"@type": "PostalAddress", "addressLocality": "Crest", "addressCountry": "FR"},
            }
        ],
        "isAccessibleForFree": True,
    }


@pytest.mark.parametrize(
    ("said", "status", "mode", "kinds"),
    [
        ("status: cancelled", "EventCancelled", "Offline", ["Place"]),
        ("status: postponed\nprevious_start: 2027-01-09", "EventPostponed", "Offline", ["Place"]),
        ("status: rescheduled\nprevious_start: 2027-01-09", "EventRescheduled", "Offline", ["Place"]),
        ("status: moved-online", "EventMovedOnline", "Online", ["VirtualLocation"]),
        ("format: hybrid", "EventScheduled", "Mixed", ["Place", "VirtualLocation"]),
        ("format: online", "EventScheduled", "Online", ["VirtualLocation"]),
    ],
)
def test_what_changed_about_its_taking_place_is_said(
    event_folder: EventFolder, said: str, status: str, mode: str, kinds: list[str]
) -> None:
    event = about(built(event_folder({"event.yml": EVENT + said})))
    assert event["eventStatus"] == f"https://schema.org/{status}"
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [place["@type"] for place in event["location"]] == kinds
    assert event.get("previousStartDate") == ("2027-01-09" if "previous" in said else None)


def test_a_session_is_an_event_at_its_own_address_with_its_offset(event_folder: EventFolder) -> None:
    sessions = """
- {id: talk, title: Rivers, kind: talk, start: 2027-03-28 10:00, duration: 45}
- {id: lunch, title: Lunch, kind: meal, start: 2027-03-28 12:00, duration: 60}
- {id: staff, title: Staff only, kind: talk, start: 2027-03-28 13:00, duration: 30, internal: yes}
"""
    site = built(event_folder({"event.yml": EVENT, "schedule.yml": sessions}))
    (brief,) = about(site)["subEvent"]
    address = f"{SITE_URL}programme/talk/"
    assert (brief["url"], brief["startDate"]) == (address, "2027-03-28T10:00:00+02:00")
    own = about(site, "programme/talk/index.html")
    assert (own["@id"], own["endDate"]) == (brief["@id"], "2027-03-28T10:45:00+02:00")
    assert own["superEvent"]["@id"] == f"{SITE_URL}#event"
    # A meal is no event; its page only says where it stands.
    (crumbs,) = nodes_of(site.text("programme/lunch/index.html"))
    steps = [(row["position"], row["name"], row["item"]) for row in crumbs["itemListElement"]]
    assert steps == [
        (1, "Water hackathon", SITE_URL),
        (2, "Programme", f"{SITE_URL}programme/"),
        (3, "Lunch", f"{SITE_URL}programme/lunch/"),
    ]


def test_no_text_gets_out_of_the_block(event_folder: EventFolder) -> None:
    title = "</script><script>alert(1)</script> <!-- & \u2028"
    site = built(event_folder({"event.yml": EVENT.replace("Water hackathon", json.dumps(title))}))
    scripts = site.page("index.html").xpath("//script[not(@src)]")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert about(site)["name"].startswith("</script><script>alert(1)</script> <!-- &")


def test_a_dataset_is_named_by_its_page_in_its_catalogue_and_a_wish_is_none(
    event_folder: EventFolder,
) -> None:
    files = {
        "event.yml": EVENT,
        "datasets/rain.md": "---\ntitle: Rain\nurl: https://data.example.org/rain\nlicense: etalab-2.0\n"
        "temporal: {start: '2015'}\n---\nRain measured each day at 120 stations since 2015, by hand.\n",
        "datasets/wells.md": "---\ntitle: Wells\nwanted: yes\n---\nWho knows where they are?\n",
    }
    site = built(event_folder(files))
    rain = about(site, "data/rain/index.html")
    assert (rain["@type"], rain["sameAs"]) == ("Dataset", "https://data.example.org/rain")
    assert rain["temporalCoverage"] == "2015/.."
    assert rain["license"].startswith("https://")
    assert len(rain["description"]) >= 50
    assert [node["@type"] for node in nodes_of(site.text("data/wells/index.html"))] == ["BreadcrumbList"]


def test_without_the_sites_address_nothing_is_said_that_nobody_could_follow(
    event_folder: EventFolder,
) -> None:
    assert every_block(built(event_folder({"event.yml": EVENT}), site_url="")) == {}


@pytest.mark.slow
def test_rdflib_knows_every_word_in_every_phase_and_pyld_reads_as_much(each_phase: BuiltSite) -> None:
    blocks = every_block(each_phase)
    assert len(blocks) > 100
    graphs = {page: graph_of(nodes) for page, nodes in blocks.items()}
    assert set().union(*map(unknown_terms, graphs.values())) == set()
    assert {page: len(graph) for page, graph in graphs.items()} == {
        page: statements_by_pyld(nodes) for page, nodes in blocks.items()
    }


@pytest.mark.slow
def test_adobes_validator_finds_no_fault_in_any_phase(each_phase: BuiltSite) -> None:
    assert faults(every_block(each_phase)) == []


def test_the_validators_are_awake() -> None:
    wrong: Nodes = [
        {"@type": "Event", "nmae": "x"},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1}]},
    ]
    assert unknown_terms(graph_of(wrong)) == {"https://schema.org/nmae"}
    told = " ".join(message for _, _, message in faults({"page": wrong}))
    assert '"nmae"' in told
    assert "At least two ListItems" in told
