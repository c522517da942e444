"""One bad entry never blocks the others: its page waits, the rest goes out, its team is told apart."""

import re
from pathlib import Path

import comrak
import pytest
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.settings import read_instant
from tests.conftest import EventFolder

AT = "2027-03-28T12:00+00:00"
EVENT = "title: Water night\nstart: 2027-03-27\nlanguages: en\n"
GOOD = "---\ntitle: Good one\nsummary: Fine.\n---\nSound words.\n"
BAD = (
    "---\ntitle: Bad one\nteam: Nets\nchallenges: [nowhere]\ncode: nothing\nsummary: HALFDONE\n---\n"
    "HALFDONE words.\n"
)
NOTICE = "The team is completing this entry."


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [*map(str, arguments)], env={"LC_ALL": "C"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def built(root: Path, site: Path) -> tuple[int, str]:
    return run("build", root, "-o", site, "--site-url", "https://water.example/", "--at", AT)


@pytest.mark.parametrize(
    "files",
    [
        {"projects/good.md": GOOD, "projects/bad.md": BAD},
        {
            "projects.yml": "- {id: good, title: Good one, body: Sound words.}\n"
            "- {id: bad, title: Bad one, team: Nets, code: nothing, body: HALFDONE words.}\n"
        },
    ],
)
def test_a_project_with_errors_waits_and_the_others_go_out(
    event_folder: EventFolder, tmp_path: Path, files: dict[str, str]
) -> None:
    root, site = event_folder({"event.yml": EVENT, **files}), tmp_path / "site"
    code, said = built(root, site)
    assert code == 0, said
    assert "(bad)" in said
    page = (site / "projects/bad/index.html").read_text("utf-8")
    assert "Bad" in page
    assert NOTICE in page
    assert NOTICE not in (site / "projects/good/index.html").read_text("utf-8")
    assert "Sound words." in (site / "projects/good/index.html").read_text("utf-8")
    everything = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert b"HALFDONE" not in everything
    assert run("check", root, "--at", AT)[0] == 1


def test_a_project_mended_is_published_whole(event_folder: EventFolder, tmp_path: Path) -> None:
    root, site = event_folder({"event.yml": EVENT, "projects/bad.md": BAD}), tmp_path / "site"
    assert built(root, site)[0] == 0
    mended = BAD.replace("challenges: [nowhere]\ncode: nothing\n", "")
    (root / "projects/bad.md").write_text(mended, "utf-8")
    assert built(root, site)[0] == 0
    assert "HALFDONE words." in (site / "projects/bad/index.html").read_text("utf-8")


def test_an_error_outside_projects_still_blocks(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder(
        {"event.yml": EVENT, "projects/good.md": GOOD, "faq.yml": "- {question: Why}\n- 12\n"}
    )
    assert check_folder(root, read_instant(AT)).blocking
    assert built(root, tmp_path / "site")[0] == 1
    assert not (tmp_path / "site").exists()


def test_each_team_is_told_its_own_problems(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT, "projects/good.md": GOOD, "projects/bad.md": BAD})
    code, said = run("check", root, "--at", AT, "--by-team", "--language", "en")
    assert code == 1
    organisers, team = said.split("\nBad one (Nets)\n")
    assert "projects/bad.md" not in organisers
    assert "event.yml" not in team
    assert run("check", root, "--at", AT, "--team", "good")[0] == 0
    assert run("check", root, "--at", AT, "--team", "bad")[0] == 1


def test_what_a_team_wrote_is_no_markup_in_a_comment(event_folder: EventFolder) -> None:
    line = "TODO ``` @everyone <img src=x> ![x](https://evil.example/x.png)"
    evil = f"---\ntitle: '@everyone <img src=x> [a](https://evil.example)'\ncode: nothing\n---\n- {line}\n"
    root = event_folder({"event.yml": EVENT, "projects/bad.md": evil})
    _, said = run("check", root, "--at", AT, "--team", "bad", "--format", "markdown", "--language", "en")
    heading = said.split("\n")[0]
    assert heading.startswith("### @\N{WORD JOINER}everyone \\<img src=x\\> \\[a\\]")
    # Its line is shown as it is, and only as it is.
    shown = re.sub(r"<code>.*?</code>", "", comrak.render_markdown(said), flags=re.DOTALL)
    assert line.partition(" ")[2] in said
    assert not re.search(r"<(?:img|a)\b|@\w|TODO `", shown)
