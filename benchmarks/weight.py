"""Bytes and requests per page type, beside a plain Material site's home page with the same words.

    python -m benchmarks.weight

Needs Chromium, as the browser tests do. A first visit on a phone, compressed (gzip), cache off; pictures, and
what is kept afterwards for the hours without a network, stand in columns of their own.
"""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.event_folder import write_event_folder
from benchmarks.generate import make_items
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.exporting import export_folder
from hacksite.pipeline.settings import Settings
from tests.site.browsing import launched
from tests.site.first_visit import Visit, visit
from tests.site.network import network_of

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2027, 3, 30, 12, tzinfo=UTC)
PAGES = (
    "", "defis/", "defis/lire-la-secheresse/", "donnees/", "donnees/nappes/", "programme/", "pratique/",
    "questions/", "projets/", "resultats/", "mentions-legales/",
)  # fmt: skip
MATERIAL = """site_name: Eaux vives
docs_dir: docs
site_dir: ../www/material
theme: {name: material, language: fr, font: false}
"""
COLUMNS = ("requests", "text", "style", "script", "font", "weight", "picture", "later")
HEADINGS = ("page", "requests", "text", "style", "script", "font", "all", "pictures", "kept after")


def main() -> None:
    """Build, visit, and print the table in Markdown."""
    with tempfile.TemporaryDirectory(prefix="hacksite-weight-") as scratch:
        folder = Path(scratch)
        _build(folder)
        rows = _visits(folder / "www")
    print(f"| {' | '.join(HEADINGS)} |\n|---|{'---:|' * len(COLUMNS)}")
    for name, seen in rows:
        print(f"| {name} | {' | '.join(f'{getattr(seen, column):,}' for column in COLUMNS)} |")


def _build(folder: Path) -> None:
    write_event_folder(folder / "sixty", make_items(100))
    build_folder(ROOT / "sample_event", folder / "www" / "sample", Settings(AT))
    build_folder(folder / "sixty", folder / "www" / "sixty", Settings(AT))
    export_folder(ROOT / "sample_event", folder / "export", Settings(AT))
    plain = folder / "plain"
    (plain / "docs").mkdir(parents=True)
    (plain / "docs" / "index.md").write_text((folder / "export" / "index.md").read_text("utf-8"), "utf-8")
    (plain / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    mkdocs = Path(sys.executable).with_name("mkdocs")
    subprocess.run([mkdocs, "build", "--quiet"], cwd=plain, check=True, capture_output=True)


def _visits(folder: Path) -> list[tuple[str, Visit]]:
    places = [(f"`{page or './'}`", "sample/", page) for page in PAGES]
    places += [("60 projects", "sixty/", "projets/"), ("plain Material, home", "material/", "")]
    with launched() as browser, network_of(folder) as network:
        return [(name, visit(browser, network, base, page)) for name, base, page in places]


if __name__ == "__main__":
    main()
