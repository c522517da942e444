"""The whole day, from the last hour of work to the archive: what home, order and results say at each."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from tests.site.built_site import BuiltSite, has_class, texts
from tests.site.conftest import PARIS, PHASES, SampleAt

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Hour:
    """What visitors find at an instant: the phase, and how much of the outcome."""

    at: datetime
    phase: str
    projects: int
    turns: int
    on_home: int
    laureates: int
    follow_ups: bool = False


def sunday(hour: int, minute: int) -> datetime:
    return datetime(2027, 3, 28, hour, minute, tzinfo=PARIS)


DAY = [
    Hour(sunday(15, 9), "C’est en ce moment", 0, 0, 0, 0),
    Hour(sunday(15, 10), "C’est en ce moment", 13, 6, 0, 0),
    Hour(sunday(16, 19), "C’est en ce moment", 13, 6, 0, 0),
    Hour(sunday(16, 20), "Restitution en cours", 13, 6, 6, 0),
    Hour(sunday(18, 29), "Restitution en cours", 13, 6, 6, 0),
    Hour(sunday(18, 30), "Les résultats", 13, 6, 0, 5),
    Hour(PHASES["results"], "Les résultats", 13, 6, 0, 5),
    Hour(datetime(2027, 9, 25, 12, tzinfo=PARIS), "Les résultats", 13, 6, 0, 5, follow_ups=True),
    Hour(PHASES["archived"], "Et depuis ?", 13, 6, 0, 5, follow_ups=True),
]


def found(site: BuiltSite, hour: Hour) -> Hour:
    """The same facts, as the site's pages have them."""
    home, order = site.page("index.html"), site.page("restitution/index.html")
    results = site.page("resultats/index.html")
    project = site.root / "projets/etiage-clair/index.html"
    (phase,) = texts(home, f"//*[{has_class('hs-hero')}]//*[{has_class('hs-kicker')}]")
    laureates = f"//*[{has_class('hs-laureate')}]"
    on_home, on_page = len(texts(home, laureates)), len(texts(results, laureates))
    assert on_home == on_page
    return Hour(
        hour.at,
        phase,
        len(list((site.root / "projets").glob("*/index.html"))),
        len(texts(order, f"//*[{has_class('hs-turn')}]")),
        len(texts(home, f"//*[{has_class('hs-turn')}]")),
        on_page,
        project.is_file() and bool(texts(site.page("projets/etiage-clair/index.html"), "//ol//time")),
    )


@pytest.mark.parametrize("hour", DAY, ids=lambda hour: f"{hour.at:%m-%dT%H:%M}")
def test_at_each_hour_the_site_says_what_is_known_and_no_more(hour: Hour, sample_at: SampleAt) -> None:
    assert found(sample_at(hour.at), hour) == hour


def test_results_show_ties_all_kinds_of_prizes_the_jury_and_then_all_projects(sample_at: SampleAt) -> None:
    page = sample_at(sunday(18, 30)).page("en/results/index.html")
    prizes = texts(page, f"//*[{has_class('hs-laureate')}]//*[{has_class('hs-kicker')}]")
    assert prizes == [
        "First Eaux vives prize", "Second Eaux vives prize, tied",
        "Second Eaux vives prize, tied", "Public prize", "Prize for the best feedback to producers",
    ]  # fmt: skip
    assert len(texts(page, f"//*[{has_class('hs-laureate')}]//blockquote")) == 5
    assert len(texts(page, f"//*[{has_class('hs-card--project')}]")) == 8
    assert len(texts(page, f"//*[{has_class('hs-card--person')}]")) == 5


def test_a_chart_says_in_words_what_it_draws(sample_at: SampleAt) -> None:
    page = sample_at(sunday(18, 30)).page("en/results/index.html")
    assert texts(page, f"//*[{has_class('hs-chart')}]/figcaption") == [
        "Projects by challenge",
        "Data used most",
    ]
    for bars in page.xpath(f"//*[{has_class('hs-chart')}]"):
        counts = [int(text.split()[0]) for text in texts(bars, f".//*[{has_class('hs-chart__count')}]")]
        widths = [int(width) for width in bars.xpath(".//rect/@width")]
        assert widths == [100 * count // max(counts) for count in counts]
        assert bars.xpath(".//svg/@aria-hidden") == ["true"] * len(counts)


def test_nothing_is_asked_of_a_videos_site_before_a_click(sample_at: SampleAt) -> None:
    page = sample_at(sunday(18, 30)).page("projets/beal-commun/index.html")
    (video,) = page.xpath(f"//a[{has_class('hs-video')}]")
    assert video.get("href") == "https://videos.eauxvives.example/beal-commun"
    asked = page.xpath("//@src | //@srcset | //@data | //@poster | //link/@href")
    assert [address for address in asked if "videos.eauxvives" in str(address)] == []
    assert page.xpath("//iframe | //video | //object | //embed") == []


def test_the_licence_of_code_is_that_of_its_own_repository(sample_at: SampleAt) -> None:
    site = sample_at(sunday(18, 30))
    assert "EUPL-1.2" in texts(
        site.page("projets/refuge-froid/index.html"), f"//*[{has_class('hs-facts')}]//dd"
    )
    assert [name for name in site.files() if "codemeta" in name] == []
