"""One bad entry never blocks the others."""

from pathlib import Path

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings, read_instant
from tests.conftest import EventFolder

EVENT = "title: Nuit\nstart: 2027-03-27\nlanguages: en\n"
LEGAL = """legal:
  publisher: {name: Rives, address: 1 rue du Port, phone: "04", director: La présidence}
  host: {name: Hôte, address: 2 rue du Serveur, phone: "04"}
"""
BAD = "---\ntitle: Bottle\ndemo: no address\n---\nA secret of the draft.\n"


def built(root: Path, out: Path) -> bool:
    settings = Settings(read_instant("2027-03-28T12:00"), "", "plain")
    return build_folder(root, out, settings).written is not None


def test_a_project_with_an_error_has_a_page_that_says_so(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder(
        {"event.yml": EVENT + LEGAL, "projects/a.md": BAD, "projects/b.md": "---\ntitle: Cistern\n---\nRain.\n"}
    )
    out = tmp_path / "site"
    assert built(root, out)
    assert "The team is completing this entry" in (out / "projects/a/index.html").read_text("utf-8")
    assert "Rain." in (out / "projects/b/index.html").read_text("utf-8")
    assert not any("A secret" in p.read_text("utf-8", "ignore") for p in out.rglob("*") if p.is_file())


def test_a_project_whose_hour_cannot_be_read_is_not_named(event_folder: EventFolder, tmp_path: Path) -> None:
    held = BAD.replace("demo: no address", "publish_at: some day")
    out = tmp_path / "site"
    assert built(event_folder({"event.yml": EVENT + LEGAL, "projects/a.md": held}), out)
    assert not any("Bottle" in p.read_text("utf-8", "ignore") for p in out.rglob("*") if p.is_file())


def test_errors_of_the_organisers_still_block(event_folder: EventFolder, tmp_path: Path) -> None:
    event = EVENT + LEGAL + "links: [{label: x, url: nowhere}]\n"
    assert not built(event_folder({"event.yml": event}), tmp_path / "site")
