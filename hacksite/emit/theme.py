"""The theme's files: templates, styles, scripts."""

import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from hacksite import __version__
from hacksite.emit.artifact import Artifact
from hacksite.emit.frame import BASE
from hacksite.emit.palette import variables
from hacksite.model import Said

COVERS = 12
"""How many drawn covers the theme has; an item's id chooses one."""


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
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in ("theme.py", "frame.py"))
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
    env.filters["cover"] = cover
    env.globals["script"] = script
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


def cover(seed: str) -> int:
    """Which drawn cover an item gets; always the same for one id."""
    return int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16) % COVERS


def saying(language: str) -> Callable[[Said | str | None], Any]:
    """A function for templates: a text, marked with its language when that is not the page's."""

    def say(said: Said | str | None) -> Any:
        if said is None:
            return ""
        if isinstance(said, str) or said.language in ("", language):
            return said if isinstance(said, str) else said.text
        return Markup('<span lang="{}">{}</span>').format(said.language, escape(said.text))

    return say


@cache
def stylesheet(primary: str, accent: str) -> str:
    """Every style of the theme, in the order of its files' names, after the event's colours."""
    folder = theme_folder() / "css"
    sheets = [file.read_text("utf-8") for file in sorted(folder.glob("*.css"))]
    return "\n".join([variables(primary, accent), *sheets])


def stylesheet_path(primary: str, accent: str) -> str:
    """The style sheet's path; its name changes with its content, so that browsers keep it for good."""
    digest = hashlib.sha256(stylesheet(primary, accent).encode()).hexdigest()[:10]
    return f"assets/hacksite.{digest}.css"


@cache
def script_paths() -> dict[str, str]:
    """The path of each script of the theme by its name; it changes with the script's content."""
    files = sorted((theme_folder() / "js").glob("*.js"))
    return {
        file.stem: f"assets/{file.stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:10]}.js"
        for file in files
    }


@pass_context
def script(_context: Context, name: str) -> Markup:
    """The element that loads one of the theme's scripts; a page asks only for those that serve it."""
    return Markup('<script type="module" src="{}"></script>').format(BASE + script_paths()[name])


def theme_files(primary: str, accent: str) -> tuple[Artifact, ...]:
    """The theme's files that pages ask for."""
    path = stylesheet_path(primary, accent)
    folder = theme_folder() / "js"
    scripts = (
        Artifact(path, path, partial(Path.read_bytes, folder / f"{name}.js"), "text/javascript")
        for name, path in script_paths().items()
    )
    return (Artifact(path, "", lambda: stylesheet(primary, accent).encode(), "text/css"), *scripts)


@cache
def theme_digest() -> str:
    """Changes with any file of the theme."""
    digest = hashlib.sha256()
    for file in sorted(theme_folder().rglob("*")):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
