"""The outside programs that tests call: where they are, or why the test cannot run.

On a developer's machine a missing program skips the test, with the reason; in CI it fails it.
`python -m tests.toolbox chromium` prints the browser's path, or exits 1.
"""

import os
import shutil
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
NODE_TOOLS = ROOT / "tests" / "tools"
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def chromium() -> Path:
    """The browser of the browser tests: the one `CHROMIUM` names, the system's, or Playwright's own."""
    return _find_chromium() or _cannot_run(
        "no Chromium was found: `make test` installs it, CHROMIUM names one"
    )


def node_tool(name: str) -> Path:
    """The folder of an npm package of tests/tools: `node_tool("axe-core") / "axe.min.js"`."""
    folder = NODE_TOOLS / "node_modules" / name
    if not folder.is_dir():
        _cannot_run(f"{name} is not installed: `make test` installs it where Node.js is recent enough")
    return folder


def node(script: Path, *arguments: str, stdin: str = "") -> str:
    """What a script of tests/tools prints; it may import the packages installed there."""
    program = shutil.which("node") or _cannot_run("Node.js is not installed")
    command = [program, str(script), *arguments]
    run = subprocess.run(
        command, input=stdin, capture_output=True, check=False, encoding="utf-8", cwd=NODE_TOOLS
    )
    assert run.returncode == 0, f"{script.name} exited {run.returncode}:\n{run.stdout}{run.stderr}"
    return run.stdout


def built_wheel(folder: Path) -> Path:
    """The wheel of this checkout, built into `folder` with the pinned build backend."""
    _succeeds(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
    )
    return next(folder.glob("*.whl"))


def fresh_environment(folder: Path, pins: str, wheel: Path) -> Path:
    """The `hacksite` program of a new environment that holds `pins` (a lock file's text) and `wheel`."""
    programs = environment_of(folder, pins)
    _succeeds([*_install(programs), "--no-deps", str(wheel)], cwd=folder)
    return programs / "hacksite"


def environment_of(folder: Path, pins: str) -> Path:
    """The folder of programs of a new environment that holds `pins`, the text of a lock file."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    lock = folder / "pins.txt"
    lock.write_text(pins, "utf-8")
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    _succeeds([*_install(programs), *pinned], cwd=folder)
    return programs


def environment_of_or_skip(folder: Path, pins: str) -> Path:
    """The same where the packages can be had; without the registry the test cannot run."""
    try:
        return environment_of(folder, pins)
    except AssertionError as error:
        _cannot_run(f"the packages that the test needs could not be installed: {str(error)[-300:]}")


def _install(programs: Path) -> list[str]:
    # What made the environment of the tests, with its settings and its cache.
    uv = Path(sys.executable).with_name("uv")
    return [str(uv), "pip", "install", "--quiet", "--python", str(programs / Path(sys.executable).name)]


def outcome(command: list[str]) -> str:
    """What a program prints that ends well."""
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert run.returncode == 0, f"{' '.join(command)} exited {run.returncode}:\n{run.stdout}{run.stderr}"
    return run.stdout


def _succeeds(command: list[str], cwd: Path) -> None:
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=cwd)
    assert run.returncode == 0, f"{' '.join(command)} exited {run.returncode}:\n{run.stdout}{run.stderr}"


@cache
def _find_chromium() -> Path | None:
    if named := os.environ.get("CHROMIUM"):
        path = shutil.which(named)
        return Path(path) if path else None
    for name in _BROWSERS:
        path = shutil.which(name)
        if path and _starts(path):
            return Path(path)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def _starts(path: str) -> bool:
    """Whether it is a browser; Ubuntu's `chromium-browser` may only tell how to install one."""
    # On Windows, `--version` opens a window.
    if sys.platform == "win32":
        return True
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _cannot_run(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


if __name__ == "__main__":
    browser = _find_chromium() if sys.argv[1:] == ["chromium"] else None
    if browser is None:
        sys.exit("no Chromium was found")
    sys.stdout.write(f"{browser}\n")
