"""The files with which GitHub or GitLab publish an event by themselves, and what they install."""

import json
from importlib.metadata import distribution
from pathlib import Path

import click

from hacksite import __version__
from hacksite.cli.forms import filled, form, quoted
from hacksite.cli.say import shown
from hacksite.diagnostics import HacksiteError
from hacksite.wording import Words

FORGES = ("github", "gitlab")
"""The forges that are known; each has a form of its name in `scaffold/forge/`."""

WORKFLOWS = {"github": ".github/workflows/publish.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each forge looks for what it is to do."""

PINS = ".hacksite/requirements.txt"
"""Every package that hacksite needs, with its hashes."""

OWN = ".hacksite/hacksite.txt"
"""Where hacksite itself comes from."""

_SAID = (
    "about", "build", "check", "hand_over", "history", "hourly", "install", "name", "paper", "preview",
    "publish", "published", "schedule", "site", "summary", "where",
)  # fmt: skip
_COMMENTS = ("about", "history", "hourly", "schedule")


def forge_files(forge: str, words: Words) -> dict[str, str]:
    """The text of each file that the forge needs, by its path in the event folder."""
    said = {
        f"say_{key}": words(f"forge.{key}") if key in _COMMENTS else quoted(words(f"forge.{key}"))
        for key in _SAID
    }
    return {
        WORKFLOWS[forge]: filled(form("forge", f"{forge}.yml"), said, words),
        PINS: pins_file().read_text("utf-8"),
        OWN: f"{own_source() or f'hacksite=={__version__}'}\n",
    }


def set_up(event: Path, forge: str, words: Words) -> None:
    """Write the forge's files into an event folder. One that was changed by hand is left alone, and said."""
    for name, text in forge_files(forge, words).items():
        path = event / name
        if name == WORKFLOWS[forge] and path.exists() and path.read_text("utf-8") != text:
            click.echo(words("forge.left", name=shown(path)))
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        except OSError as error:
            raise HacksiteError(f"{path}: {error.strerror or error}") from error
        click.echo(words("forge.written", name=shown(path)))
    tell_source(event, words)


def tell_source(event: Path, words: Words) -> None:
    """Say what is left to do where a forge cannot get this hacksite by itself."""
    if not own_source():
        click.echo(words("forge.wheel", version=__version__, folder=shown(event / ".hacksite/wheels")))


def own_source() -> str:
    """What tells pip to install this very hacksite: from an index, or the address it came from.

    "" where it came from a folder or a file of this machine, which nobody else has.
    Source: PEP 610, `direct_url.json`.
    """
    told = distribution("hacksite").read_text("direct_url.json")
    if told is None:
        return f"hacksite=={__version__}"
    about = json.loads(told)
    url = str(about["url"])
    if "vcs_info" in about:
        vcs = about["vcs_info"]
        return f"hacksite @ {vcs['vcs']}+{url}@{vcs['commit_id']}" if url.startswith("https://") else ""
    return f"hacksite @ {url}" if url.startswith("https://") else ""


def pins_file() -> Path:
    """The lock file that this version was tested with: the checkout's where there is one, else our copy."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "requirements" / "site.txt"
    return checkout if checkout.is_file() else package / "requirements.txt"
