"""Builds the documentation as a site: `python -m scripts.docs_site [FOLDER]`.

Its pages are those of `docs/`, laid out with the README, the changelog and the like as in the checkout, so
that links between them hold. The sample's site is below `sample/`. Fails on any link that leads nowhere.
"""

import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAGE = ROOT / ".cache/docs"
BESIDE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "benchmarks/README.md")
"""Pages of the checkout that the documentation leads to."""
CODE = r"^ *```.*?^ *```$|`[^`\n]+`"
LINK = r"(?<!!)\[(?P<label>(?:!\[[^\]]*\]\([^)]*\)|[^\[\]])+)\]\((?P<target>[^)#\s:]+)(?P<anchor>#[^)]*)?\)"
CODE_OR_LINK = re.compile(f"{CODE}|{LINK}", re.DOTALL | re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Lay the pages out, and build them into the folder that is named, else `.cache/docs-site`."""
    programs = Path(sys.executable).parent
    out = Path(arguments[0] if arguments else ROOT / ".cache/docs-site").resolve()
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(ROOT / "docs", STAGE / "docs", ignore=shutil.ignore_patterns("design"))
    for name in BESIDE:
        (STAGE / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, STAGE / name)
    for page in STAGE.rglob("*.md"):
        page.write_text(CODE_OR_LINK.sub(partial(mended, page), page.read_text("utf-8")), "utf-8")
    (STAGE / "README.md").rename(STAGE / "index.md")
    config = ROOT / "scripts/docs/mkdocs.yml"
    build: list[str | Path] = [programs / "mkdocs", "build", "--strict", "-f", config, "-d", out]
    sample: list[str | Path] = [programs / "hacksite", "build", ROOT / "sample_event", "-o", STAGE / "sample"]
    return subprocess.run(sample, check=False).returncode or subprocess.run(build, check=False).returncode


def mended(page: Path, link: re.Match[str]) -> str:
    """A link as the site can follow it: to a page, a picture or the sample; other files become words."""
    if link["target"] is None:
        return link.group()
    target = (page.parent / link["target"]).resolve()
    if target == STAGE / "sample_event":
        return f"[{link['label']}]({'../' * (len(page.relative_to(STAGE).parts) - 1)}sample/index.html)"
    return link.group() if target.is_file() else link["label"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
