"""Frames drawn by Material."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from hacksite.emit.frame import BASE, CONTENT, HEAD, FrameKey
from hacksite.emit.theme import theme_folder
from hacksite.emit.walls import footer, header, screen
from hacksite.views.site import FRAME_SECTIONS, Entry, Outline
from hacksite.wording import direction_of

_HEADER = "<!--hs:header-->"
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
# They serve Material's drawer and search, which frames do not have; validators refuse their `autocomplete`.
_TOGGLE = re.compile(r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>')
_HTML = re.compile(r'<html lang="[^"]*"')
_BODY = re.compile(r'<body dir="\w+"')
_BLANK = re.compile(r"\n\s*\n+")


def dress(config: MkDocsConfig, stylesheet: str) -> None:
    """Put hacksite's base template before Material's, and keep Material from asking third parties."""
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(theme_folder() / "material"))
    theme["font"] = False
    theme["palette"] = {"scheme": "default", **(theme.get("palette") or {})} if _is_mapping(theme) else {}
    config.extra_css.append(stylesheet)


def _is_mapping(theme: Mapping[str, object]) -> bool:
    """A list of palettes brings switches that store a choice: the reader's system decides instead."""
    return isinstance(theme.get("palette") or {}, dict)


def words_of_material(config: MkDocsConfig, language: str) -> str:
    """The language that Material speaks for one of the event's: English where it has no words for it."""
    for code in (language, language.partition("-")[0]):
        if any(
            (Path(folder) / "partials" / "languages" / f"{code}.html").is_file()
            for folder in config.theme.dirs
        ):
            return code
    return "en"


def _turned(html: str, language: str) -> str:
    """The frame in the event's language and direction, which are not always those of Material's words."""
    way = direction_of(language)
    marked = f'<html lang="{language}"' + (f' dir="{way}"' if way == "rtl" else "")
    body = f'<body class="hs-page" dir="{way}"'
    return _BODY.sub(body, _HTML.sub(marked, html, count=1), count=1)


def draw(
    env: Environment,
    config: MkDocsConfig,
    outlines: Sequence[Outline],
    own: Sequence[Entry] = (),
    *,
    policy: Markup,
) -> dict[FrameKey, str]:
    """One frame per language and section; Material's template is rendered once a language.

    `own` are the menu entries of the organiser's own MkDocs pages, shown after the event's. `policy` is what
    opens the head of each.
    """
    frames = {}
    before = config.theme["language"]
    for outline in outlines:
        config.theme["language"] = words_of_material(config, outline.language)
        context = get_context(Navigation([], []), Files([]), config, None, base_url=BASE.rstrip("/"))
        html = env.get_template("main.html").render(
            **context, hs_frame=True, hs_policy=policy, hs_head=HEAD, hs_header=_HEADER, hs_content=CONTENT,
            hs_footer=footer(outline),
        )  # fmt: skip
        html = _turned(_BLANK.sub("\n", _TOGGLE.sub("", _SCRIPT.sub("", html))), outline.language)
        for section in FRAME_SECTIONS:
            walls = header(outline, (*outline.menu, *own), section)
            frames[outline.language, section] = html.replace(_HEADER, walls)
        frames[outline.language, "live"] = screen(outline, policy)
    config.theme["language"] = before
    return frames
