"""What is installed beside hacksite, and so what can be made: asked before anything heavy is imported."""

import ctypes
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib.util import find_spec
from io import StringIO
from typing import Literal

Lacking = Literal["", "package", "libraries"]

# What WeasyPrint looks for, as Linux names it. Source: its text/ffi.py.
_LIBRARIES = ("gobject-2.0", "pango-1.0", "harfbuzz", "fontconfig", "pangoft2-1.0")


def can_index() -> bool:
    """Whether what makes the search index is installed: `hacksite[search]`."""
    return find_spec("pagefind_bin") is not None


def can_draw() -> bool:
    """Whether what draws card pictures is installed: `hacksite[cards]`."""
    return find_spec("resvg_py") is not None


@cache
def lacking() -> Lacking:
    """What is missing here to make PDF: the package (`hacksite[pdf]`), the system's Pango, or nothing."""
    if find_spec("weasyprint") is None:
        return "package"
    return "" if _has_libraries() or _can_import() else "libraries"


def _has_libraries() -> bool:
    """Whether they are where Linux keeps them: asking costs little, importing WeasyPrint a second."""
    if sys.platform != "linux":
        return False
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        return False
    return True


def _can_import() -> bool:
    from hacksite.emit.paper_layout import import_weasyprint

    # Where libraries are missing, it prints a page of advice on its way out.
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        try:
            import_weasyprint()
        except (OSError, ImportError):
            return False
    return True
