"""hacksite turns one event folder into the communication site of a hackathon."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hacksite.pipeline.api import build, load_event

__version__ = "0.1.0"
__all__ = ["__version__", "build", "load_event"]


def __getattr__(name: str) -> Any:
    """The two functions, imported when they are asked for: `import hacksite` costs nothing."""
    if name not in {"build", "load_event"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hacksite.pipeline import api

    return getattr(api, name)
