"""The documentation says what is true, and its links lead somewhere."""

import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from hacksite.cli import cli
from hacksite.diagnostics import all_codes
from hacksite.diagnostics.render import as_text
from hacksite.pipeline.checking import check_folder
from scripts.reference import TYPES, stale
from tests.conftest import EventFolder
from tests.toolbox import ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\]\([^)]*\))*\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]*`")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def links(page: Path) -> Iterator[str]:
    """The addresses of a page's links to other files and to its own headings."""
    text = CODE.sub("", FENCED.sub("", page.read_text("utf-8")))
    for link in LINK.finditer(text):
        nested = LINK.search(link.group()[1:])
        for target in (link["target"], nested["target"] if nested else ""):
            if target and not re.match(r"[a-z]+:", target):
                yield target


def anchors(page: Path) -> set[str]:
    """What GitHub makes of the headings."""
    titles = HEADING.findall(FENCED.sub("", page.read_text("utf-8")))
    words = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.strip().replace(" ", "-") for title in words}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_to_a_heading_that_exist(page: Path) -> None:
    lost = []
    for target in links(page):
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


def test_the_pages_of_the_reference_say_what_the_code_says() -> None:
    names = [file.relative_to(ROOT).as_posix() for file in stale()]
    assert names == [], "run `python scripts/reference.py`"


def typed_commands() -> list[str]:
    """Every call of hacksite in a block of shell commands."""
    found = set()
    for page in PAGES:
        text = page.read_text("utf-8").replace("\\\n", " ")
        for block in re.findall(r"^ *```sh\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE):
            lines = (line for line in block.splitlines() if re.match(r" *[\w./]*hacksite ", line))
            found |= {shlex.join(shlex.split(line, comments=True)) for line in lines}
    return sorted(found)


@pytest.mark.parametrize("line", typed_commands())
def test_every_command_to_type_is_accepted_by_the_command_line(line: str) -> None:
    name, *arguments = shlex.split(line)[1:]
    command = cli.get_command(click.Context(cli), name)
    while isinstance(command, click.Group):
        name, *arguments = arguments
        command = command.get_command(click.Context(command), name)
    if name != "--version":
        assert command is not None
        assert command.make_context(name, arguments).params


@pytest.mark.parametrize(
    ("name", "languages", "dataset", "title"),
    [
        ("tutorial.md", "en, fr", "hourly-air-quality", "Hourly air quality"),
        ("tutoriel.md", "fr, en", "mesures-heure-par-heure", "Mesures heure par heure"),
    ],
)
def test_the_tutorial_shows_what_hacksite_really_says(
    name: str, languages: str, dataset: str, title: str, event_folder: EventFolder
) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    event, schedule, translation = re.findall(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)[:3]
    dates = f"title: Air\nstart: 2027-10-16\nend: 2027-10-17\nlanguages: {languages}\n"
    files = {
        "event.yml": dates + event,
        "schedule.yml": schedule,
        f"schedule.{languages[-2:]}.yml": translation,
        f"datasets/{dataset}.md": f"---\ntitle: {title}\n---\n",
    }
    checked = check_folder(event_folder(files), datetime(2027, 2, 1, tzinfo=UTC))
    said = as_text(checked.report, languages[:2], checked.folder.source_line)
    shown = re.findall(r"^(?:[\w/.-]+:\d+:\d+: .+|  \S+(?: \S+)?\s?: .+)$", told(page), re.MULTILINE)
    assert len(shown) >= 14
    assert [line for line in shown if without_place(line) not in without_place(said)] == []


def told(page: str) -> str:
    """The blocks of a page that show diagnostics."""
    blocks = re.findall(r"^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return "\n".join(block for block in blocks if re.search(r" HS\d{3}\s?:", block))


def without_place(text: str) -> str:
    """Reports without line and column: an excerpt stands elsewhere than in the whole file."""
    return re.sub(r":\d+:\d+: ", ": ", text)


def test_every_kind_of_value_is_explained() -> None:
    page = (ROOT / "docs/reference/event-folder.md").read_text("utf-8")
    assert [name for name in TYPES if f"- **{name}**: " not in page] == []


@pytest.mark.parametrize("name", ["diagnostics.md", "diagnostics.fr.md"])
def test_every_code_is_documented_with_an_example(name: str) -> None:
    page = (ROOT / "docs/reference" / name).read_text("utf-8")
    parts = re.split(r"^### (?=HS\d{3}$)", page, flags=re.MULTILINE)
    shown = {part[:5]: "```text\n" in part for part in parts[1:]}
    assert shown == dict.fromkeys(all_codes(), True)


def test_every_page_of_the_documentation_is_reachable_from_its_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / target).resolve() for target in links(index)}
    assert [page for page in PAGES if page not in {index, ROOT / "README.md"} | linked] == []


def test_the_readme_begins_with_a_picture_and_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks[0] == "make site\nmake test\n"
    assert 0 < text.index("docs/images/home.webp") < text.index("make site")
    assert (ROOT / "docs/images/home.webp").stat().st_size <= 120_000
