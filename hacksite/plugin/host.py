"""Material as a host for `hacksite build`: frames without a MkDocs build."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.emit.artifact import Artifact
from hacksite.emit.frame import BASE, FrameKey
from hacksite.emit.policy import policy_elements
from hacksite.emit.theme import compiled_templates, stylesheet_path, theme_folder
from hacksite.views.site import Outline

_ASSET = re.compile(re.escape(BASE) + r"(assets/[^\"'#?]+)")
_KEY = "material"


class MaterialHost:
    """Draws frames with Material for MkDocs; MkDocs is imported only when there is something to draw."""

    def fingerprint(self) -> str:
        """The versions of what draws. Raises HacksiteError where they are not installed."""
        try:
            return f"{_KEY} {version('mkdocs-material')} {version('mkdocs')} {version('jinja2')}"
        except PackageNotFoundError as missing:
            raise HacksiteError(f"{missing}: install it, or build with --host plain") from None

    def draw(self, outlines: Sequence[Outline]) -> Mapping[FrameKey, str]:
        """The frames."""
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
        from mkdocs.config.defaults import MkDocsConfig

        from hacksite.plugin.frames import draw, dress

        first = outlines[0]
        config = MkDocsConfig()
        # MkDocs wants a folder of documents, though it reads none here: the theme's exists everywhere.
        settings = {"site_name": first.title.text, "docs_dir": str(theme_folder()), "plugins": []}
        config.load_dict({**settings, "theme": {"name": "material"}})
        errors, _ = config.validate()
        if errors:
            raise HacksiteError(f"Material for MkDocs: {errors[0][1]}")
        dress(config, stylesheet_path(first.primary, first.accent))
        env = config.theme.get_env()
        env.bytecode_cache = compiled_templates()
        return draw(env, config, outlines, policy=policy_elements())

    def files(self, frames: Mapping[FrameKey, str]) -> Iterator[Artifact]:
        """Material's style sheets and icon, and nothing else."""
        from importlib.util import find_spec

        spec = find_spec("material")
        if spec is None or spec.origin is None:
            raise HacksiteError("mkdocs-material is not installed: build with --host plain")
        folder = Path(spec.origin).parent / "templates"
        key = self.fingerprint()
        names = {name for html in frames.values() for name in _ASSET.findall(html)}
        for name in sorted(names):
            source = folder / name
            if source.is_file():
                yield Artifact(name, f"{key}{name}", partial(Path.read_bytes, source))
