"""hacksite as a MkDocs plugin; it runs unchanged under ProperDocs.

Nothing is imported here: `hacksite build` asks this room for its host, and MkDocs takes a while to start.
"""
