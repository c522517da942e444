"""Where a build keeps what it may use again."""

CACHE = ".cache/hacksite"
"""Below the event folder; it can be deleted at any time."""

CLEAN_TEXTS = f"{CACHE}/clean"
"""Digests of texts known to hold no problem."""

PICTURES = f"{CACHE}/pictures"
"""Variants of still pictures, by the picture's key and their width."""

SHEETS = "paper"
"""Sheets of paper, by the digest of all they depend on; below `CACHE`."""

CARDS = "cards"
"""Card pictures, by the name their content gives them; below `CACHE`."""

PICTURE_RECORD = f"{CACHE}/pictures.json"
"""What was found out about each picture file, by its name."""

PROFILES = f"{CACHE}/profiles"
"""What data files hold, by their content."""
