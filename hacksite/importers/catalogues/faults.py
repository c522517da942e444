"""What can go wrong between a catalogue and us: each fault with its own plain message."""

from hacksite.diagnostics import HacksiteError


class CatalogueError(HacksiteError):
    """A catalogue gave nothing that can be used. `name` tells the faults apart: `catalogue.fault_<name>`."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__(said)
        self.name = name

    @property
    def is_gone(self) -> bool:
        """Whether the dataset is no longer there, rather than out of reach for now."""
        return self.name in {"not_found", "gone"}
