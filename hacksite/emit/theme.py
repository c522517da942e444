"""The theme's files: templates, styles, scripts."""

import hashlib
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from hacksite import __version__
from hacksite.emit.artifact import Artifact
from hacksite.emit.cover import cover
from hacksite.emit.frame import BASE
from hacksite.emit.programme_sheet import programme_sheet_path
from hacksite.model import Said
from hacksite.model.palette import palette
from hacksite.wording import direction_of

FONT = "bricolage-grotesque.woff2"
_ICONS = "icons.svg"
_MEDIA_TYPES = {
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}
_ASSET = re.compile(r"url\(\.\./assets/([\w.-]+)\)")
_IMPORT = re.compile(r"""(?<=["'])\./([\w-]+\.js)(?=["'])""")


@cache
def theme_folder() -> Path:
    """Where the theme is: in the checkout when there is one, in the package otherwise."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "themes" / "hacksite"
    # An editable install keeps a stale copy in the package: the checkout is the truth.
    return checkout if checkout.is_dir() else package / "themes" / "hacksite"


@cache
def compiled_templates() -> FileSystemBytecodeCache:
    """Where compiled templates are kept: the system's folder for temporary files, as Python keeps its own.

    They depend on the templates, which Jinja looks after, and on the code they call, which the name holds.
    """
    called = ("theme.py", "frame.py", "cover.py")
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in called)
    digest = hashlib.blake2b(__version__.encode() + code, digest_size=8).hexdigest()
    return FileSystemBytecodeCache(pattern=f"__hacksite_{digest}_%s.cache")


def environment() -> Environment:
    """The templates, with the filters they use."""
    env = Environment(
        loader=FileSystemLoader(theme_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_templates(),
        auto_reload=False,
    )
    env.filters["link"] = link
    env.filters["sheet"] = programme_sheet_path
    env.globals.update(asset=asset, cover=drawing, icon=icon, qr=qr, script=script, font=FONT)
    return env


@pass_context
def link(_context: Context, url: str) -> str:
    """An address as pages write it: absolute ones as they are, ours from the site's root.

    It takes the context so that Jinja never works it out while compiling: compiled templates outlive
    the code that was there when they were made.
    """
    if url.startswith(("http:", "https:", "mailto:", "tel:", "webcal:", "#")):
        return url
    return BASE + url


@pass_context
def drawing(_context: Context, seed: str, pattern: str) -> Markup:
    """The cover of what has no picture."""
    return cover(seed, pattern)


@pass_context
def icon(_context: Context, name: str) -> Markup:
    """An icon beside words that say the same."""
    address = f"{BASE}{asset_paths()[_ICONS]}#{name}"
    return Markup('<svg class="hs-icon" aria-hidden="true"><use href="{}"></use></svg>').format(address)


@pass_context
def qr(_context: Context, address: str, label: str) -> Markup:
    """A QR code; its library is slow to import, and only a page that shows one needs it."""
    from hacksite.emit.qr import qr_code

    return qr_code(address, label)


@pass_context
def script(_context: Context, name: str, *, at_once: bool = False) -> Markup:
    """The element that loads one of the theme's scripts; a page asks only for those that serve it.

    One that is asked for `at_once` runs before what follows it is drawn, and is no module.
    """
    kind = Markup("") if at_once else Markup(' type="module"')
    return Markup('<script{} src="{}"></script>').format(kind, BASE + asset_paths()[f"{name}.js"])


@pass_context
def asset(_context: Context, name: str) -> str:
    """The address of one of the theme's files."""
    return BASE + asset_paths()[name]


def saying(language: str) -> Callable[[Said | str | None], Any]:
    """A function for templates: a text, marked with its language when that is not the page's."""

    def say(said: Said | str | None) -> Any:
        if said is None:
            return ""
        if isinstance(said, str) or said.language in ("", language):
            return said if isinstance(said, str) else said.text
        return Markup("<span{}>{}</span>").format(spoken_as(said.language, language), escape(said.text))

    return say


def spoken_as(language: str, around: str) -> Markup:
    """The attributes of a part in another language than the text around it, or written the other way."""
    way = direction_of(language)
    turned = Markup(' dir="{}"').format(way) if way != direction_of(around) else Markup()
    return Markup(' lang="{}"{}').format(language, turned)


@cache
def stylesheet(primary: str, accent: str) -> str:
    """Every style of the theme, in the order of its files' names, after the event's colours."""
    text = "\n".join([colours(primary, accent), *(file.read_text("utf-8") for file in style_files())])
    return _ASSET.sub(lambda found: f'url("{Path(asset_paths()[found[1]]).name}")', text)


@cache
def style_files() -> tuple[Path, ...]:
    """The theme's style sheets, in their order."""
    return tuple(sorted((theme_folder() / "css").glob("*.css")))


def colours(primary: str, accent: str) -> str:
    """The colours as custom properties; paper is always light."""
    rules = {
        scheme: ":root{" + "".join(f"--hs-{role}:{colour};" for role, colour in roles.items()) + "}"
        for scheme, roles in palette(primary, accent).items()
    }
    return f"{rules['light']}\n@media screen and (prefers-color-scheme:dark){{{rules['dark']}}}"


def stylesheet_path(primary: str, accent: str) -> str:
    """The style sheet's path; its name changes with its content, so that browsers keep it for good."""
    return f"assets/{_stamped('hacksite.css', stylesheet(primary, accent).encode())}"


@cache
def favicon(primary: str, accent: str) -> str:
    """The icon of the browser's tab: a sun over two waves, in the event's colours."""
    colours = palette(primary, accent)["light"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{colours["brand"]}"/>'
        f'<circle cx="21" cy="10" r="4.5" fill="{colours["spark"]}"/>'
        f'<path d="M4 19q4-4 8 0t8 0 8 0M4 25q4-4 8 0t8 0 8 0" fill="none" stroke="{colours["on-brand"]}"'
        ' stroke-width="3" stroke-linecap="round"/></svg>'
    )


def favicon_path(primary: str, accent: str) -> str:
    """The icon's path; its name changes with the colours."""
    return f"assets/{_stamped('icon.svg', favicon(primary, accent).encode())}"


@cache
def asset_paths() -> dict[str, str]:
    """The path of each of the theme's own files by its name; it changes with the file's content.

    Licences keep their names.
    """
    paths = {}
    for file in _asset_files():
        name = file.name if file.suffix == ".txt" else _stamped(file.name, _content(file))
        paths[file.name] = f"assets/{name}"
    return paths


def _asset_files() -> list[Path]:
    return [file for folder in ("assets", "js") for file in sorted((theme_folder() / folder).glob("*.*"))]


def _content(file: Path) -> bytes:
    """A file's bytes; scripts name the modules they import as these are published, by their own content."""
    content = file.read_bytes()
    if file.suffix != ".js":
        return content
    return _IMPORT.sub(lambda found: f"./{_module(file.parent / found[1])}", content.decode()).encode()


def _module(file: Path) -> str:
    return _stamped(file.name, _content(file))


def _stamped(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}"


def theme_files(primary: str, accent: str) -> tuple[Artifact, ...]:
    """The theme's files that pages ask for."""
    path = stylesheet_path(primary, accent)
    paths = asset_paths()
    files = (
        Artifact(paths[file.name], theme_digest(), partial(_content, file), _MEDIA_TYPES[file.suffix])
        for file in _asset_files()
    )
    made = (
        Artifact(path, "", lambda: stylesheet(primary, accent).encode(), "text/css"),
        Artifact(
            favicon_path(primary, accent), "", lambda: favicon(primary, accent).encode(), "image/svg+xml"
        ),
    )
    return (*made, *files)


@cache
def theme_digest() -> str:
    """Changes with any file of the theme."""
    digest = hashlib.sha256()
    for file in sorted(theme_folder().rglob("*")):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
