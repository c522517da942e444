"""Builds the sample event in each of its phases into `tour/`, with a page that links them.

    python scripts/tour.py [FOLDER]

Needs no other event than `sample_event/`; nothing is written but the folder, made anew each time.
"""

import html
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.cache import PICTURES, PROFILES
from hacksite.pipeline.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
ZONE = ZoneInfo("Europe/Paris")


class Stop(NamedTuple):
    """A stop of the tour: the phase, the clock, and what there is to see."""

    phase: str
    at: datetime
    see: str


STOPS = (
    Stop("announced", datetime(2027, 1, 5, 12, tzinfo=ZONE), "The theme, the problem, the date to keep."),
    Stop("open", datetime(2027, 2, 15, 12, tzinfo=ZONE), "Registration, challenges, data, partners."),
    Stop("closed", datetime(2027, 3, 24, 12, tzinfo=ZONE), "How to come, and the programme."),
    Stop("live", datetime(2027, 3, 27, 15, tzinfo=ZONE), "Now and next, rooms, where to find help."),
    Stop("night", datetime(2027, 3, 28, 3, 30, tzinfo=ZONE), "The night when 02:00 becomes 03:00."),
    Stop(
        "restitution",
        datetime(2027, 3, 28, 17, tzinfo=ZONE),
        "The teams present; every project has its page.",
    ),
    Stop("results", datetime(2027, 3, 30, 12, tzinfo=ZONE), "Laureates, then all projects, figures, thanks."),
    Stop("archived", datetime(2028, 1, 10, 12, tzinfo=ZONE), "What became of the projects, months later."),
)

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The tour · one event, from announcement to archive</title>
<style>
:root {{ color-scheme: light dark; --ink: #14262e; --quiet: #4a5b63; --paper: #f6f3ec;
  --card: #fff; --line: #0b5c75; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #e8ecec; --quiet: #a9b6ba; --paper: #12191c; --card: #1b2528; --line: #6fc3dc; }} }}
body {{ margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); }}
main {{ max-width: 46rem; margin: auto; padding: clamp(1.5rem, 6vw, 4rem) 1rem; }}
h1 {{ font-size: clamp(2rem, 7vw, 3.25rem); line-height: 1.1; margin: 0 0 0.5rem; text-wrap: balance; }}
.lead {{ color: var(--quiet); font-size: 1.2rem; margin: 0 0 2.5rem; }}
ol {{ list-style: none; margin: 0; padding: 0 0 0 1.5rem; border-left: 3px solid var(--line); }}
li {{ position: relative; background: var(--card); border-radius: 0.75rem;
  padding: 1rem 1.25rem; margin-bottom: 1rem; }}
li::before {{ content: ""; position: absolute; left: -2.1rem; top: 1.5rem;
  width: 0.9rem; height: 0.9rem; border-radius: 50%; background: var(--line); }}
h2 {{ margin: 0; font-size: 1.25rem; }}
h2::first-letter {{ text-transform: uppercase; }}
p {{ margin: 0.15rem 0; }}
time {{ color: var(--quiet); font-variant-numeric: tabular-nums; }}
a {{ color: var(--line); font-weight: 600; margin-right: 1.25rem;
  display: inline-block; padding: 0.35rem 0; }}
a:focus-visible {{ outline: 3px solid; outline-offset: 3px; }}
</style>
</head>
<body>
<main>
<h1>One event, from announcement to archive</h1>
<p class="lead">The same folder, built as if it were each of these moments.</p>
<ol>
{stops}
</ol>
</main>
</body>
</html>
"""
ROW = """<li>
<h2>{phase}</h2>
<p><time datetime="{iso}">{when}</time></p>
<p>{see}</p>
<p><a href="{phase}/" lang="fr" hreflang="fr">Français</a><a href="{phase}/en/" hreflang="en">English</a></p>
</li>"""


def build(folder: Path) -> None:
    """Build every stop below `folder`. Raises HacksiteError where the sample has errors."""
    if folder.exists() and any(folder.iterdir()) and not (folder / STOPS[0].phase).is_dir():
        raise HacksiteError(f"{folder}: the folder holds other files; name an empty one")
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="hacksite-tour-") as scratch:
        # A copy, so that the sample's own cache stays what it is for the next `hacksite build`.
        ignore = shutil.ignore_patterns(".cache")
        event = Path(shutil.copytree(ROOT / "sample_event", Path(scratch) / "event", ignore=ignore))
        for drawn in (PICTURES, PROFILES):
            if (ROOT / "sample_event" / drawn).is_dir():
                shutil.copytree(ROOT / "sample_event" / drawn, event / drawn)
        for stop in STOPS:
            built = build_folder(event, folder / stop.phase, Settings(stop.at))
            if built.written is None:
                raise HacksiteError("sample_event has errors: `hacksite check sample_event` tells them")
            print(f"  {stop.phase:12} {_said(stop.at):32} {folder.name}/{stop.phase}/")
    (folder / "index.html").write_text(_page(), "utf-8")


def _page() -> str:
    rows = (
        ROW.format(phase=stop.phase, iso=stop.at.isoformat(), when=_said(stop.at), see=html.escape(stop.see))
        for stop in STOPS
    )
    return PAGE.format(stops="\n".join(rows))


def _said(when: datetime) -> str:
    return f"{when:%A} {when.day} {when:%B %Y, %H:%M}"


def main() -> None:
    """Build the tour and say where to look."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tour"
    try:
        build(folder)
    except HacksiteError as error:
        sys.exit(f"The tour could not be built: {error}")
    print(f"Look at it: `python3 -m http.server --bind 127.0.0.1 --directory {folder.name}`")
    print("and port 8000 of this machine.")


if __name__ == "__main__":
    main()
