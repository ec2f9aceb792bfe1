"""How the printed documents look: colours, sizes from one base, and the page. All of it is here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ras_desktop.documents.geometry import Role

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""


def _colour(written: str) -> Colour:
    red, green, blue = (int(written[each : each + 2], 16) / 255 for each in (1, 3, 5))
    return red, green, blue


INK = _colour("#1c252b")
QUIET = _colour("#52606a")
ACCENT = _colour("#0b5c6b")
TINT = _colour("#eaf2f3")
RULE = _colour("#c6d0d5")
WARN = _colour("#9a3b0a")
PAPER = (1.0, 1.0, 1.0)
WATERMARK = _colour("#eef1f2")

ROLES: dict[Role, Colour] = {
    Role.ACCENT: _colour("#1b8294"),
    Role.UP: _colour("#1b8294"),
    Role.DOWN: WARN,
    Role.TOTAL: _colour("#24323a"),
    Role.MUTED: QUIET,
    Role.GRID: _colour("#dde4e7"),
    Role.TEXT: INK,
    Role.PAPER: PAPER,
}
"""Lighter than the accent of headings, so that grey print tells a bar from a total."""

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and distance of lines in points, colour, and which letters."""

    size: float
    leading: float
    colour: Colour = INK
    strong: bool = False
    emphasis: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that drawing depends on; every size is a share of `body`, in points."""

    body: float = 12.0
    from_right: bool = False
    language: str = ""
    depth: int = 0
    """How far bookmarks are set in: those of a pack's part stand under the part's own."""

    @property
    def start(self) -> float:
        """Where text begins: 0 at the left, 1 at the right."""
        return float(self.from_right)

    def style(self, share: float = 1.0, *, lines: float = 1.42) -> Style:
        """A plain style of that share of the body size."""
        size = self.body * share
        return Style(size, size * lines)

    @property
    def text(self) -> Style:
        """Body text."""
        return self.style()

    @property
    def small(self) -> Style:
        """Captions and labels."""
        return replace(self.style(0.8, lines=1.36), colour=QUIET)

    @property
    def cell(self) -> Style:
        """Text in tables."""
        return self.style(0.9, lines=1.36)

    @property
    def side_margin(self) -> float:
        """Left and right of the text: 20 mm, whatever the size of print."""
        return 56.7

    @property
    def width(self) -> float:
        """Width of the text on a page."""
        return PAGE_WIDTH - 2 * self.side_margin

    @property
    def top(self) -> float:
        """Where the text begins on a page, below the header."""
        return 48 + self.body * 2.9

    @property
    def bottom(self) -> float:
        """Where the text ends on a page, above the footer."""
        return PAGE_HEIGHT - 40 - self.body * 2.1

    @property
    def height(self) -> float:
        """Height of the text on a page."""
        return self.bottom - self.top

    def heading(self, level: int) -> Style:
        """Style of a heading; level 0 is the document's title."""
        share, colour = (
            (2.15, INK),
            (1.4, ACCENT),
            (1.14, INK),
            (1.0, QUIET),
        )[min(level, 3)]
        return replace(self.style(share, lines=1.26), colour=colour, strong=True)
