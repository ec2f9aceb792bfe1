"""What flows down pages: pieces of a page that can be parted at a height.

A flow is made for a width and knows its height. `parted(room, fresh)` gives what fits and what
is left; `fresh` says that the room is all that a page has, so something must fit.
"""

# ruff: noqa: D102  (what height, least, paint and parted promise is said once, at Flow)

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace

from ras_desktop.documents.draw.sheet import Sheet
from ras_desktop.documents.draw.typeset import Line

TOLERANCE = 0.01
"""Points by which sums of heights may differ without meaning it."""


class Flow(ABC):
    """A piece of a page."""

    above: float = 0.0
    """Room wanted above, if something stands there; the larger of two neighbours' wishes counts."""
    below: float = 0.0
    holds_next: bool = False
    """A heading stays with what follows it."""

    @property
    @abstractmethod
    def height(self) -> float:
        """Height in points, without the room above and below."""

    @abstractmethod
    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Draws itself with its top left corner at x, y."""

    def parted(self, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """What fits in the room and what is left; nothing fits of a flow that cannot be parted."""
        return (self, None) if self.height <= room + TOLERANCE else (None, self)

    @property
    def least(self) -> float:
        """The smallest height of which this is a fair beginning."""
        return self.height


@dataclass(frozen=True)
class Room(Flow):
    """Empty room; it vanishes at the top of a page."""

    points: float

    @property
    def height(self) -> float:
        return self.points

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Nothing to draw."""


@dataclass(frozen=True)
class Lines(Flow):
    """Lines of text. `place` is 0 for left, 0.5 for centre, 1 for right."""

    lines: tuple[Line, ...]
    width: float
    size: float
    leading: float
    place: float = 0.0
    above: float = 0.0
    below: float = 0.0
    holds_next: bool = False
    bookmark: tuple[str, int] | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def least(self) -> float:
        return min(len(self.lines), 2) * self.leading

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        if self.bookmark:
            sheet.bookmark(*self.bookmark, y)
        baseline = y + self.leading / 2 + self.size * 0.36
        for line in self.lines:
            sheet.line(line, x + (self.width - line.width) * self.place, baseline)
            baseline += self.leading

    def parted(self, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """Parted between lines, never leaving one alone where two can stay together."""
        count = len(self.lines)
        fit = int((room + TOLERANCE) / self.leading)
        if fit >= count:
            return self, None
        if count - fit == 1 and fit > 2:
            fit -= 1
        if fit < (1 if fresh or count == 1 else 2):
            return None, self
        first = replace(self, lines=self.lines[:fit], below=0.0)
        rest = replace(self, lines=self.lines[fit:], above=0.0, bookmark=None)
        return first, rest


@dataclass(frozen=True)
class Drawn(Flow):
    """Something drawn that cannot be parted: a chart, a rule, a box to tick."""

    width: float
    tall: float
    draw: Callable[[Sheet, float, float], None]
    above: float = 0.0
    below: float = 0.0

    @property
    def height(self) -> float:
        return self.tall

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        self.draw(sheet, x, y)
