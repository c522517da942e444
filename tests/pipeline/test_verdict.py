from datetime import UTC, datetime
from pathlib import Path

import pytest

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.verdict import early_verdict
from tests.conftest import EventFolder

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
EVENT = "title: Grand\nstart: 2027-03-27\n"


def _many(broken: str = "") -> dict[str, str]:
    texts = {f"projects/p{n}.md": f"---\ntitle: Projet {n}\n---\n\nUn texte.\n" for n in range(300)}
    return {"event.yml": EVENT, **texts, "projects/p7.md": f"---\ntitle: Projet 7\n{broken}---\n"}


def test_a_small_event_waits_for_no_copy_of_the_process(event_folder: EventFolder) -> None:
    assert early_verdict(event_folder({"event.yml": EVENT}), None, NOW) is None


def test_the_early_verdict_on_a_large_event_says_what_the_late_one_says(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    folder = event_folder(_many("challenges: [inconnu]\n"))
    early = early_verdict(folder, "2027-02-01 12:00", NOW)
    assert early is not None
    settings = Settings(NOW, "", "plain")
    with_early = build_folder(folder, tmp_path / "one", settings, verdict=early)
    without = build_folder(folder, tmp_path / "two", settings)
    assert with_early.written is None
    assert [str(d.at) for d in with_early.checked.report.errors] == ["projects/p7.md:3:14"]
    assert list(with_early.checked.report) == list(without.checked.report)


def test_an_instant_that_cannot_be_read_is_told_to_the_one_who_waits(event_folder: EventFolder) -> None:
    verdict = early_verdict(event_folder(_many()), "demain", NOW)
    assert verdict is not None
    with pytest.raises(HacksiteError):
        verdict()
