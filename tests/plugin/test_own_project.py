"""An organiser's own MkDocs project, with the event beside its pages."""

import gzip
import re
from pathlib import Path

import pytest
from lxml import html

from tests.plugin.conftest import Project, ran, written
from tests.site.built_site import has_class, texts

pytestmark = pytest.mark.slow

EVENT = {
    "event/event.yml": "title: Nuit de la donnée\nstart: 2027-03-13\nlanguages: [fr, en]\nlegal:\n"
    "  publisher: {name: Rives, address: 1 rue du Port, phone: '04 65 71 27 28', director: La présidence}\n"
    "  host: {name: Hôte, address: 2 rue du Serveur, phone: '04 65 71 27 29'}\n",
    "event/challenges/eau.md": "---\ntitle: De l’eau\ndatasets: [nappes]\n---\nUn texte.\n",
    "event/datasets/nappes.md": "---\ntitle: Nappes\nlicense: etalab-2.0\n"
    "url: https://hubeau.eaufrance.fr/\n---\nUn texte.\n",
    "event/partners.csv": "id,name,kind\nrives,Rives,organiser\n",
}
OWN = {
    "docs/index.md": "# Bienvenue chez nous\n\nVoir [l’association](about.md), "
    "le [défi](defis/eau/index.html) et l’[agenda](agenda.ics).\n",
    "docs/about.md": "---\ntags: [association]\n---\n# L’association\n\n```python\nprint(1)\n```\n",
    "docs/guide/first.md": "# Premiers pas\n",
    "docs/tags.md": "# Mots-clés\n\n<!-- material/tags -->\n",
    "docs/extra.css": "body { --own: 1 }\n",
    "docs/notes.csv": "a,b\n1,2\n",
    "overrides/partials/copyright.html": "<p>Fait maison</p>\n",
    "overrides/404.html": "<p>Perdu chez nous</p>\n",
}
CONFIG = """site_name: Chez nous
site_url: https://example.org/chez-nous/
docs_dir: docs
theme:
  name: material
  custom_dir: overrides
  features: [navigation.sections]
extra_css: [extra.css]
plugins:
  - search
  - tags
  - hacksite: {event: event, at: "2027-02-01 12:00"}
markdown_extensions: [admonition, pymdownx.superfences]
nav:
  - Accueil: index.md
  - À propos: about.md
  - Guides:
      - guide/first.md
  - Mots-clés: tags.md
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that most tests only look at."""
    root = written(tmp_path_factory.mktemp("own"), {**EVENT, **OWN, "mkdocs.yml": CONFIG})
    run = ran("mkdocs", "build", "--strict", cwd=root)
    assert run.returncode == 0, run.stderr
    return root / "site"


def document(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text("utf-8"))


def menu(page: html.HtmlElement) -> list[str]:
    return texts(page, f"//*[{has_class('hs-menu')}]//a")


def test_own_pages_and_the_events_stand_side_by_side(built: Path) -> None:
    own = document(built / "about/index.html")
    assert texts(own, "//h1") == ["L’association"]
    assert (built / "guide/first/index.html").is_file()
    assert (built / "search/search_index.json").is_file()
    assert "association" in (built / "tags/index.html").read_text("utf-8")
    assert texts(document(built / "defis/eau/index.html"), "//h1") == ["De l’eau"]
    assert (built / "en/challenges/eau/index.html").is_file()


def test_the_organisers_own_index_is_the_home_page(built: Path) -> None:
    assert texts(document(built / "index.html"), "//h1") == ["Bienvenue chez nous"]


def test_own_entries_stand_in_the_menu_of_every_page_and_lead_there(built: Path) -> None:
    own = ["Accueil", "À propos", "Guides", "Mots-clés"]
    menus = {name: menu(document(built / name)) for name in ("defis/eau/index.html", "about/index.html")}
    assert {name: entries[-4:] for name, entries in menus.items()} == dict.fromkeys(menus, own)
    item = document(built / "defis/eau/index.html")
    (about,) = item.xpath("//a[.='À propos']/@href")
    assert ((built / "defis/eau" / str(about)).resolve()) == (built / "about").resolve()


def test_own_pages_are_found_beside_the_events(built: Path) -> None:
    found = " ".join(
        gzip.decompress(p.read_bytes()).decode() for p in (built / "pagefind/fragment").iterdir()
    )
    assert '"url":"/about/"' in found
    assert '"url":"/defis/eau/"' in found


def test_own_pages_keep_their_scripts_and_event_pages_have_only_hacksites(built: Path) -> None:
    assert document(built / "about/index.html").xpath("//script[not(@src)]") != []
    scripts = [str(src) for src in document(built / "defis/eau/index.html").xpath("//script/@src")]
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", src) for src in scripts] == [
        "../../assets/offline.js",
        "../../assets/search-link.js",
        "../../assets/choose.js",
    ]
    inline = document(built / "defis/eau/index.html").xpath("//script[not(@src)]/@type")
    assert set(inline) <= {"application/ld+json"}


def test_own_pages_keep_materials_styles_and_event_pages_have_only_hacksites(built: Path) -> None:
    def sheets(name: str) -> set[str]:
        links = document(built / name).xpath("//link[@rel='stylesheet']/@href")
        return {str(href).rsplit("/", 1)[1].split(".")[0] for href in links}

    assert sheets("about/index.html") == {"main", "palette", "hacksite", "extra"}
    assert sheets("defis/eau/index.html") == {"hacksite", "extra"}


def test_only_event_pages_state_a_policy_which_the_scripts_of_own_pages_would_break(built: Path) -> None:
    stated = {p for p in built.rglob("*.html") if b"Content-Security-Policy" in p.read_bytes()}
    assert built / "defis/eau/index.html" in stated
    assert {built / "about/index.html", built / "index.html", built / "tags/index.html"} & stated == set()


def test_own_overrides_style_and_files_are_kept(built: Path) -> None:
    assert (built / "extra.css").read_text("utf-8") == OWN["docs/extra.css"]
    assert (built / "notes.csv").read_text("utf-8") == OWN["docs/notes.csv"]
    for page in ("about/index.html", "defis/eau/index.html"):
        sheets = [str(href) for href in document(built / page).xpath("//link[@rel='stylesheet']/@href")]
        assert any(sheet.endswith("extra.css") for sheet in sheets), page


def test_no_page_asks_a_third_party(built: Path) -> None:
    asked = re.compile(r"<(?:link|script|img)[^>]+(?:href|src)=\"?https?://(?!example\.org)")
    assert [p for p in built.rglob("*.html") if asked.search(p.read_text("utf-8"))] == []


def test_the_events_sources_are_not_published(built: Path) -> None:
    names = {p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file()}
    assert {n for n in names if n.endswith((".yml", ".md"))} | (
        {"partners.csv", "event/partners.csv"} & names
    ) == set()


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_an_error_in_the_event_stops_the_build_with_its_place_and_way_out(
    program: str, project: Project
) -> None:
    broken = EVENT["event/challenges/eau.md"].replace("nappes", "napes")
    root = project({**EVENT, **OWN, "event/challenges/eau.md": broken, "mkdocs.yml": CONFIG})
    run = ran(program, "build", "-f", "mkdocs.yml", cwd=root)
    assert run.returncode == 1
    assert "challenges/eau.md:3:12" in run.stderr
    assert "napes" in run.stderr
    assert "nappes" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (root / "site/defis").exists()


def test_a_warning_stops_only_a_strict_build(project: Project) -> None:
    unlicensed = EVENT["event/datasets/nappes.md"].replace("license: etalab-2.0\n", "")
    root = project({**EVENT, **OWN, "event/datasets/nappes.md": unlicensed, "mkdocs.yml": CONFIG})
    strict, lenient = ran("mkdocs", "build", "--strict", cwd=root), ran("mkdocs", "build", cwd=root)
    assert "datasets/nappes.md" in strict.stderr
    assert (strict.returncode, lenient.returncode) == (1, 0)


def test_a_missing_event_folder_is_one_clear_sentence(project: Project) -> None:
    root = project({**OWN, "mkdocs.yml": CONFIG})
    run = ran("mkdocs", "build", cwd=root)
    assert run.returncode == 1
    assert "event" in run.stderr
    assert "Traceback" not in run.stderr


def test_own_pages_may_lie_in_the_event_folder_itself(project: Project) -> None:
    in_one = {name.removeprefix("event/"): text for name, text in EVENT.items()}
    config = "site_name: Chez nous\ndocs_dir: docs\ntheme: {name: material}\nplugins: [hacksite]\n"
    own = {"docs/about.md": "# L’association\n", "docs/guide/first.md": "# Premiers pas\n"}
    root = project({**{f"docs/{name}": text for name, text in in_one.items()}, **own, "mkdocs.yml": config})
    run = ran("mkdocs", "build", cwd=root)
    names = {p.relative_to(root / "site").as_posix() for p in (root / "site").rglob("*") if p.is_file()}
    assert run.returncode == 0, run.stderr
    assert {"about/index.html", "guide/first/index.html", "defis/eau/index.html"} <= names
    assert {n for n in names if n.endswith((".yml", ".md")) or n == "partners.csv"} == set()
    assert menu(document(root / "site/index.html"))[-2:] == ["L’association", "Guide"]
