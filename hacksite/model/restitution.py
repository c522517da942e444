"""How teams present, and how what they made is marked."""

from typing import Annotated

from pydantic import Field

from hacksite.model.fields import Listed, Noun, ProjectRef
from hacksite.model.moments import Minutes


class Restitution(Noun):
    """The running order of the teams, their time, and the rules of marks and votes."""

    order: Listed[ProjectRef] = ()
    """Who presents, in this order; when left empty, the order is drawn from `seed`."""
    seed: str | None = None
    """What the order is drawn from, published beside it: anything that nobody could choose in advance."""
    pitch: Annotated[Minutes, Field(gt=0)] = 5
    """How long a team presents."""
    questions: Annotated[Minutes, Field(ge=0)] = 5
    """How long it answers afterwards; 0 for no questions."""
    warning: Annotated[Minutes, Field(ge=0)] = 1
    """How long before the end the screen warns; 0 for no warning."""
    marks: Annotated[str, Field(pattern=r"^\d{1,3}\s*[-–]\s*\d{1,3}$")] = "0-5"
    """The lowest and the highest mark of a criterion."""
    preselect: Annotated[int, Field(gt=0)] | None = None
    """How many projects the mentors choose for the jury; None where the jury hears all."""
    votes: Annotated[int, Field(gt=0)] = 1
    """How many projects one person may vote for."""

    @property
    def lowest(self) -> int:
        """The lowest mark that may be given."""
        return self._bounds()[0]

    @property
    def highest(self) -> int:
        """The highest mark that may be given."""
        return self._bounds()[1]

    def _bounds(self) -> tuple[int, int]:
        low, high = self.marks.replace("–", "-").split("-")
        return int(low), int(high)
