from datetime import UTC, datetime
from pathlib import Path

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
SETTINGS = Settings(NOW, "", "plain")


def _many(broken: str = "") -> dict[str, str]:
    texts = {f"projects/p{n}.md": f"---\ntitle: Projet {n}\n---\n\nUn texte.\n" for n in range(300)}
    return {
        "event.yml": "title: Grand\nstart: 2027-03-27\n",
        **texts,
        "projects/p7.md": f"---\ntitle: Projet 7\n{broken}---\n",
    }


def test_a_large_event_checked_while_it_is_built_gets_the_report_of_check(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    folder = event_folder(_many("challenges: [inconnu]\n"))
    built = build_folder(folder, tmp_path / "site", SETTINGS)
    # The error is one team's own: the others are published.
    assert built.written is not None
    assert [team.name for team in built.checked.held] == ["p7"]
    assert [str(d.at) for d in built.checked.report.errors] == ["projects/p7.md:3:14"]
    assert list(built.checked.report) == list(check_folder(folder, NOW).report)


def test_an_error_in_a_large_event_keeps_the_site_as_it_was(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    folder, out = event_folder(_many()), tmp_path / "site"
    build_folder(folder, out, SETTINGS)
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    (folder / "challenges").mkdir(exist_ok=True)
    (folder / "challenges" / "eau.md").write_text("---\ntitle: Eau\ndatasets: [inconnu]\n---\n", "utf-8")
    assert build_folder(folder, out, SETTINGS).written is None
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before
