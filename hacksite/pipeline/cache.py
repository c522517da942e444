"""Where a build keeps what it may use again."""

CACHE = ".cache/hacksite"
"""Below the event folder; it can be deleted at any time."""

CLEAN_TEXTS = f"{CACHE}/clean"
"""Digests of texts known to hold no problem."""
