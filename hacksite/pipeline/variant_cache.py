"""The pictures' variants, made once and kept below the event folder."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from hacksite.emit.picture_names import key
from hacksite.emit.picture_widths import widths
from hacksite.pipeline.cache import PICTURE_RECORD, PICTURES
from hacksite.pipeline.parallel import in_parallel
from hacksite.source.picture_file import PictureFile, known, read_picture

# A photograph takes a third of a second: two are worth a copy of the process.
WORTH_SHARING = 2


@dataclass(frozen=True, slots=True)
class VariantCache:
    """The variants of still pictures of the event folder `root`."""

    root: Path

    def variant(self, name: str, width: int) -> bytes:
        """A picture in one of its widths; all are made at once, for decoding it is half the work."""
        kept = self._place(read_picture(self.root / name), width)
        if not kept.is_file():
            self._make(name)
        return kept.read_bytes()

    def prepare(self, names: list[str]) -> None:
        """Make what was never made, a picture at a time on every processor."""
        in_parallel([name for name in names if not self._is_made(name)], self._make, worth_it=WORTH_SHARING)

    def forget_all_but(self, files: list[PictureFile]) -> None:
        """Remove the variants of pictures that are no longer there."""
        keys = {key(file) for file in files if file.kind == "still" and not file.fault}
        for kept in (self.root / PICTURES).glob("*.webp"):
            if kept.name.partition("-")[0] not in keys:
                kept.unlink()

    def _place(self, file: PictureFile, width: int) -> Path:
        return self.root / PICTURES / f"{key(file)}-{width}.webp"

    def _is_made(self, name: str) -> bool:
        file = read_picture(self.root / name)
        return all(self._place(file, width).is_file() for width in widths(file.width, file.height))

    def _make(self, name: str) -> None:
        from hacksite.emit.variants import webp

        path = self.root / name
        file = read_picture(path)
        sizes = widths(file.width, file.height)
        for width, content in zip(sizes, webp(path.read_bytes(), sizes), strict=True):
            kept = self._place(file, width)
            kept.parent.mkdir(parents=True, exist_ok=True)
            # Two processes may make one picture at a time: a file appears whole, or not at all.
            half = kept.with_suffix(f".{os.getpid()}")
            half.write_bytes(content)
            half.replace(kept)


def recall_pictures(root: Path) -> None:
    """Recall what earlier runs found out about the folder's pictures."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        for name, (size, changed, found) in json.loads((root / PICTURE_RECORD).read_text("utf-8")).items():
            file = PictureFile(**{**found, "active": tuple(found["active"])})
            known.setdefault(str(root / name), ((size, changed), file))


def remember_pictures(root: Path) -> None:
    """Keep what is known of the folder's pictures; forget, variants included, those that are gone."""
    here = {Path(path): row for path, row in known.items() if Path(path).is_relative_to(root)}
    there = {path.relative_to(root).as_posix(): row for path, row in here.items() if path.is_file()}
    rows = {name: [*stamp, asdict(file)] for name, (stamp, file) in sorted(there.items())}
    text = json.dumps(rows, ensure_ascii=False)
    record = root / PICTURE_RECORD
    # Where a folder cannot be written to, its pictures are looked at again the next time.
    with contextlib.suppress(OSError):
        if record.is_file() and record.read_text("utf-8") == text:
            return
        if rows or record.is_file():
            record.parent.mkdir(parents=True, exist_ok=True)
            record.write_text(text, "utf-8")
            VariantCache(root).forget_all_but([file for _, file in there.values()])
