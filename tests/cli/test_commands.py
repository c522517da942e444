"""What the command line says to somebody who mistyped."""

import pytest

from hacksite.cli import main
from tests.cli.conftest import Run
from tests.conftest import EventFolder


def test_a_command_that_does_not_exist_is_answered_with_the_nearest(run: Run) -> None:
    assert "Vouliez-vous dire 'check'\N{NO-BREAK SPACE}?" in run("chekc").text
    assert "Did you mean" not in run("xyzzy").text


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (("build", "event", "--at", "demain"), "attendu 2027-03-27", "expected 2027-03-27"),
        (("archive", "event", "--at", "2027-01-01"), "n’est pas terminé", "is not over yet"),
        (("build", "event", "-o", "other", "--at", "2027-01-01"), "d’autres fichiers", "holds other files"),
        (("export", "event", "--event", "event", "--at", "2027-01-01"), "un autre dossier", "another folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_the_readers_language(
    arguments: tuple[str, ...],
    french: str,
    english: str,
    event_folder: EventFolder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = event_folder()
    monkeypatch.chdir(folder.parent)
    (folder.parent / "other").mkdir()
    (folder.parent / "other/letter.txt").write_text("Mine.", "utf-8")
    for language, words in (("fr_FR.UTF-8", french), ("en_GB.UTF-8", english)):
        monkeypatch.setenv("LC_ALL", language)
        monkeypatch.setattr("sys.argv", ["hacksite", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        assert words in capsys.readouterr().err
