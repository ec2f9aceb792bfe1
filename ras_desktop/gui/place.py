"""Where one is in the program, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows: Place("plan", case) or Place("families").

    `word` names the page (the module in `gui/pages`); `case` whose; `part` the spot within it,
    e.g. an assessment's identifier or the path of a field.
    """

    word: str
    case: UUID | None = None
    part: str = ""

    def __str__(self) -> str:
        return "/".join(each for each in (self.word, str(self.case or ""), self.part) if each)

    def at(self, part: str) -> Place:
        """The same page and case, at another spot."""
        return Place(self.word, self.case, part)


class Trail:
    """The places that were visited: back, forward, as in a browser."""

    LONGEST = 100

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._now = -1

    @property
    def now(self) -> Place | None:
        """The present place; None before the first."""
        return self._places[self._now] if self._places else None

    def go(self, place: Place) -> None:
        """Goes to a new place; what was ahead is forgotten. The same place twice is once."""
        if place == self.now:
            return
        self._places = [*self._places[: self._now + 1], place][-self.LONGEST :]
        self._now = len(self._places) - 1

    def back(self) -> Place | None:
        """One step back, or None at the beginning."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """One step forward, or None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._now + by < len(self._places):
            return None
        self._now += by
        return self._places[self._now]
