"""What there is to tell about one imported dataset: what was normalised, doubted, left out."""

from dataclasses import dataclass, field

from hacksite.importers.imported import Losses


@dataclass(slots=True)
class Notes:
    """Collects, for one dataset: fields carried, values normalised, doubts, and what could not be carried."""

    carried: list[str] = field(default_factory=list)
    normalised: list[tuple[str, str, str]] = field(default_factory=list)
    """A field, what the catalogue says, what we write."""
    doubts: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """A reason, a key of `catalogue.doubt_…`, and its values."""
    losses: Losses = field(default_factory=Losses)

    def turn(self, name: str, said: str, ours: str) -> str:
        """A value as we write it; told where that is not what the catalogue says."""
        if said != ours and (name, said, ours) not in self.normalised:
            self.normalised.append((name, said, ours))
        return ours

    def doubt(self, reason: str, **values: str) -> None:
        """Something that an organiser should look at."""
        if (reason, values) not in self.doubts:
            self.doubts.append((reason, values))
