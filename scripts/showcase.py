"""Makes the pictures of README and docs/ from the photographs that the browser tests leave.

.venv/bin/pytest tests/site/test_photographs.py && .venv/bin/python scripts/showcase.py
"""

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
ALBUM = ROOT / ".cache" / "photographs"
OUT = ROOT / "docs" / "images"
LIMIT = 120_000
PICTURES = {
    "home": ("open-home-desk-light", 860),
    "home-live": ("live-home-phone-light", 844),
    "challenges": ("open-challenges-desk-dark", 900),
    "dataset": ("open-dataset-desk-light", 900),
    "programme": ("open-programme-phone-dark", 844),
    "results": ("results-home-desk-light", 900),
}
"""Each picture, the photograph it is the top of, and how many pixels of it."""


def main() -> None:
    """Write the six, and refuse one that is too heavy."""
    if not ALBUM.is_dir():
        sys.exit("No photographs: run `.venv/bin/pytest tests/site/test_photographs.py` first.")
    for name, (source, height) in PICTURES.items():
        with Image.open(ALBUM / f"{source}.png") as photograph:
            top = photograph.convert("RGB").crop((0, 0, photograph.width, height))
        made = OUT / f"{name}.webp"
        top.save(made, quality=82, method=6)
        size = made.stat().st_size
        print(f"{made.relative_to(ROOT)}: {size:,} bytes")
        if size > LIMIT:
            sys.exit(f"A picture may weigh {LIMIT:,} bytes at most.")


if __name__ == "__main__":
    main()
