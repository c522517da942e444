"""Writes the design page: every component of the theme in every state, in the sample event's look.

    python scripts/design/make.py [--check]

`docs/design/index.html` needs no server: its styles, font and icons are the theme's own files.
With `--check`, writes nothing and ends with 1 where the page is not what the theme would give now.
"""

import re
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader
from markupsafe import Markup

from hacksite.emit.frame import BASE
from hacksite.emit.markdown import to_html
from hacksite.emit.pages import PageMaker
from hacksite.emit.theme import asset_paths, colours, style_files
from hacksite.emit.walls import footer, header
from hacksite.model import Said, Session
from hacksite.model.palette import PAIRS, contrast, palette
from hacksite.pipeline.checking import read_event
from hacksite.views.cards import (
    challenge_card,
    dataset_card,
    partner_card,
    person_card,
    project_card,
)  # fmt: skip
from hacksite.views.home import HomeView, home_page
from hacksite.views.home_blocks import Block
from hacksite.views.page_view import Card, LinkView
from hacksite.views.scene import Scene, scenes
from hacksite.views.session_row import session_row
from hacksite.views.site import language_site

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "design" / "index.html"
RESULTS = datetime(2027, 3, 30, 12, tzinfo=ZoneInfo("Europe/Paris"))
OPEN = datetime(2027, 2, 15, 12, tzinfo=ZoneInfo("Europe/Paris"))
LIVE = datetime(2027, 3, 27, 15, tzinfo=ZoneInfo("Europe/Paris"))
_LONG = "A project whose name nobody shortened before the deadline of Sunday at three in the afternoon"


PROSE = """
## A second heading

Text is set at seventeen pixels, sixty-odd letters to the line. A [link](#type) is underlined, **strong** is
strong, *emphasis* leans, `code` is upright. A footnote stands below.[^1]

### A third heading

1. First, the question;
2. then the data;
   - with its limits.

- [x] A task that is done
- [ ] and one that is not

> A quotation is set apart.

| Station | Flow |
|---|---:|
| Saillans | 2.4 |
| Crest | 3.1 |

```python
frame = read_csv("flow.csv")
```

> [!NOTE]
> An alert as GitHub writes it.

[^1]: Here it is.
"""


def english(at: datetime) -> Scene:
    """The sample event for readers of English."""
    event = read_event(ROOT / "sample_event").loaded.event
    assert event is not None  # noqa: S101 - the sample is checked on every push
    return next(scene for scene in scenes(event, at) if scene.language == "en")


def cards(scene: Scene) -> dict[str, tuple[Card, ...]]:
    """The cards of each noun: as they come, without a picture, with the least and the longest words."""
    index = scene.index
    plain = project_card(scene, index.project["goutte-a-goutte"])
    bare = Card(plain.url, Said("Two words", "en"), "bare", kind="project")
    return {
        "Project": (
            project_card(scene, index.project["beal-commun"]),
            plain,
            bare,
            replace(plain, title=Said(_LONG, "en"), seed="long"),
            replace(plain, title=Said("Un titre resté en français", "fr"), seed="fr"),
        ),
        "Challenge": tuple(challenge_card(scene, c) for c in list(index.challenge.values())[:2]),
        "Dataset": tuple(dataset_card(scene, d) for d in list(index.dataset.values())[:2]),
        "Person": tuple(person_card(scene, p) for p in list(index.person.values())[:4]),
        "Partner": tuple(partner_card(scene, p) for p in list(index.partner.values())[:3]),
    }


def meetings(scene: Scene) -> list[tuple[str, str, str]]:
    """Each pair of colours that meets, with its contrast in the light and in the dark."""
    schemes = palette(scene.event.look.primary, scene.event.look.accent).values()
    return [
        (
            p.front,
            p.ground,
            " · ".join(f"{contrast(roles[p.front], roles[p.ground]):.1f}" for roles in schemes),
        )
        for p in PAIRS
    ]


def page() -> str:
    """The design page."""
    scene, live, before = english(RESULTS), english(LIVE), english(OPEN)
    outline = language_site(live).outline
    maker = PageMaker(scene, {}, "", kept=False)
    env = maker.env
    env.loader = FileSystemLoader([Path(__file__).parent, *getattr(env.loader, "searchpath", [])])
    look = scene.event.look
    icons = (ROOT / "themes/hacksite/assets/icons.svg").read_text("utf-8")
    html = env.get_template("design.html").render(
        style=colours(look.primary, look.accent),
        sheets=[file.name for file in style_files()],
        header=header(outline, outline.menu, "challenges"),
        footer=footer(outline),
        pairs=PAIRS,
        colours=meetings(scene),
        icons=re.findall(r'<symbol id="([\w-]+)"', icons),
        patterns=("waves", "hills", "dots", "lines", "none"),
        seeds=[f"cover-{number}" for number in range(8)],
        links=[LinkView(Said(words, "en"), "#") for words in ("First action", "Second action")],
        cards_by_noun=cards(scene),
        grouped=(cards(scene)["Challenge"][:1], cards(scene)["Dataset"][:1]),
        sessions=[session_row(scene, session) for session in sessions(scene)],
        blocks=blocks(before, live, scene),
        prose=Said(PROSE, "en"),
        md=lambda said, level=2: shown(said, scene, level),
    )
    return local(html)


def blocks(*shown_in: Scene) -> list[Block]:
    """Each block of the home page, from the phases that show it."""
    views = (cast("HomeView", home_page(scene).view) for scene in shown_in)
    return list({block.name: block for view in views for block in view.blocks}.values())


def sessions(scene: Scene) -> list[Session]:
    """One session of each kind, and one that was cancelled."""
    kinds = {session.kind: session for session in scene.event.sessions}
    cancelled = [s for s in scene.event.sessions if s.status == "cancelled"]
    return [*kinds.values(), *cancelled[:1]]


def shown(said: Said, scene: Scene, level: int) -> Markup:
    """Markdown as pages show it."""
    html = to_html(said.text, scene.words, lambda address: address, trusted=True, level=level)
    return Markup(html)  # noqa: S704 - to_html returns sanitised HTML


def local(html: str) -> str:
    """Addresses that lead to the theme's and the sample's own files, wherever the checkout stands."""
    theme = {path: f"../../themes/hacksite/assets/{name}" for name, path in asset_paths().items()}
    for path, name in theme.items():
        html = html.replace(f"{BASE}{path}", name)
    return re.sub(re.escape(BASE) + r"([^\"#]*)", _own_file, html)


def _own_file(found: re.Match[str]) -> str:
    """A file of the sample event; pages lead nowhere here."""
    name = found[1]
    return f"../../sample_event/{name}" if name and (ROOT / "sample_event" / name).is_file() else "#"


def main() -> None:
    """Write the page, or compare it."""
    made = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.is_file() or PAGE.read_text("utf-8") != made:
            sys.exit(
                "docs/design/index.html is not what the theme gives: run `python scripts/design/make.py`."
            )
        return
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(made, "utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
