"""hacksite as a MkDocs plugin; it runs unchanged under ProperDocs."""

from hacksite.plugin.mkdocs import HacksitePlugin

__all__ = ["HacksitePlugin"]
