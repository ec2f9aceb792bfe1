"""Flows made of flows: under each other, side by side, framed, and rows under a header."""

# ruff: noqa: D102  (what height, least, paint and parted promise is said once, at Flow)

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf

from ras_desktop.documents.draw.flow import TOLERANCE, Flow, Room
from ras_desktop.documents.draw.look import Colour
from ras_desktop.documents.draw.sheet import Sheet


@dataclass(frozen=True)
class Stack(Flow):
    """Flows under each other. `whole` keeps them on one page if they fit on one."""

    flows: tuple[Flow, ...]
    above: float = 0.0
    below: float = 0.0
    whole: bool = False
    holds_next: bool = False

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """Room before each flow; none before the first."""
        return (0.0, *(max(a.below, b.above) for a, b in pairwise(self.flows)))[: len(self.flows)]

    @cached_property
    def _height(self) -> float:
        return sum(each.height for each in self.flows) + sum(self.gaps)

    @property
    def height(self) -> float:
        return self._height

    @property
    def least(self) -> float:
        if not self.flows or self.whole:
            return self.height
        return self._least_from(0)

    def _least_from(self, index: int) -> float:
        """The least of a flow, with what it holds on to."""
        flow = self.flows[index]
        if flow.holds_next and index + 1 < len(self.flows):
            return flow.height + self.gaps[index + 1] + self._least_from(index + 1)
        return flow.least

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        for gap, flow in zip(self.gaps, self.flows, strict=True):
            y += gap
            flow.paint(sheet, x, y)
            y += flow.height

    def parted(self, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """Parted between flows or within one."""
        if self.height <= room + TOLERANCE:
            return self, None
        if self.whole and not fresh:
            return None, self
        used = 0.0
        for index, flow in enumerate(self.flows):
            start = used + self.gaps[index]
            first_here = fresh and all(each.holds_next for each in self.flows[:index])
            if start + flow.height <= room + TOLERANCE and (
                first_here or not flow.holds_next or start + self._least_from(index) <= room
            ):
                used = start + flow.height
                continue
            return self._cut(index, room - start, first_here)
        return self, None

    def _cut(self, index: int, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """Parted within the flow of that index, or before it."""
        flow = self.flows[index]
        held = flow.holds_next and not fresh
        first, rest = (None, flow) if held else flow.parted(room, fresh)
        if first is None and index == 0:
            return None, self
        fitting = (*self.flows[:index], *([first] if first else []))
        left = (*([rest] if rest else []), *self.flows[index + 1 :])
        while left and isinstance(left[0], Room):
            left = left[1:]
        made = replace(self, flows=fitting, below=0.0)
        return made, replace(self, flows=left, above=0.0) if left else None


@dataclass(frozen=True)
class Beside(Flow):
    """Stacks side by side: each with its place from the left. Parted, each goes on by itself."""

    columns: tuple[tuple[float, Stack], ...]
    above: float = 0.0
    below: float = 0.0
    whole: bool = False

    @cached_property
    def _height(self) -> float:
        return max((each.height for _x, each in self.columns), default=0.0)

    @property
    def height(self) -> float:
        return self._height

    @property
    def least(self) -> float:
        least = max((each.least for _x, each in self.columns), default=0.0)
        return self.height if self.whole else least

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        for left, column in self.columns:
            column.paint(sheet, x + left, y)

    def parted(self, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """Every column parted at the same height; unless fresh, none may be left without a line."""
        if self.height <= room + TOLERANCE:
            return self, None
        if not fresh and self.least > room:
            return None, self
        firsts, rests = [], []
        for x, column in self.columns:
            first, rest = column.parted(room, fresh)
            firsts.append((x, _stack(first)))
            rests.append((x, _stack(rest)))
        if not any(each.flows for _x, each in firsts):
            return None, self
        first_part = replace(self, columns=tuple(firsts), below=0.0)
        return first_part, replace(self, columns=tuple(rests), above=0.0)


def _stack(flow: Flow | None) -> Stack:
    if flow is None:
        return Stack(())
    return flow if isinstance(flow, Stack) else Stack((flow,))


@dataclass(frozen=True)
class Framed(Flow):
    """A stack with room around it on a ground, in a border, or beside a bar; parted, both parts
    keep the frame."""

    inner: Stack
    width: float
    sides: tuple[float, float] = (0.0, 0.0)
    """Room at the left and right, already taken off the inner width."""
    inset: float = 0.0
    """Room above and below the inner stack."""
    ground: Colour | None = None
    border: Colour | None = None
    bar: Colour | None = None
    bar_right: bool = False
    radius: float = 0.0
    line_below: tuple[Colour, float] | None = None
    line_above: tuple[Colour, float] | None = None
    above: float = 0.0
    below: float = 0.0
    whole: bool = False

    @property
    def height(self) -> float:
        return self.inner.height + 2 * self.inset

    @property
    def least(self) -> float:
        return self.height if self.whole else self.inner.least + 2 * self.inset

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        if self.ground or self.border:
            sheet.rect(
                x, y, self.width, self.height,
                fill=self.ground, stroke=self.border, weight=1.1, radius=self.radius,
            )  # fmt: skip
        if self.bar:
            place = x + self.width - 3 if self.bar_right else x
            sheet.rect(place, y, 3, self.height, fill=self.bar, radius=1.5)
        if self.line_above:
            colour, weight = self.line_above
            sheet.path([(x, y), (x + self.width, y)], stroke=colour, weight=weight)
        if self.line_below:
            colour, weight = self.line_below
            foot = y + self.height
            sheet.path([(x, foot), (x + self.width, foot)], stroke=colour, weight=weight)
        self.inner.paint(sheet, x + self.sides[0], y + self.inset)

    def parted(self, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """The inner stack parted, each part framed."""
        if self.height <= room + TOLERANCE:
            return self, None
        if self.whole and not fresh:
            return None, self
        first, rest = self.inner.parted(room - 2 * self.inset, fresh)
        if first is None:
            return None, self
        made = replace(self, inner=_stack(first), below=0.0)
        return made, replace(self, inner=_stack(rest), above=0.0) if rest else None


@dataclass(frozen=True)
class Rows(Flow):
    """Rows of a table under a header that is repeated on every page."""

    header: Flow
    rows: tuple[Flow, ...]
    tall: float = inf
    """A row higher than this may be parted anywhere; lower ones only if they must."""
    foot: bool = False
    """Whether the last row sums up the others: it does not stand alone on a page."""
    above: float = 0.0
    below: float = 0.0

    @cached_property
    def _height(self) -> float:
        return self.header.height + sum(each.height for each in self.rows)

    @property
    def height(self) -> float:
        return self._height

    @property
    def least(self) -> float:
        first = self.rows[0].least if self.rows else 0.0
        return self.header.height + first

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        self.header.paint(sheet, x, y)
        y += self.header.height
        for row in self.rows:
            row.paint(sheet, x, y)
            y += row.height

    def parted(self, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        """Parted between rows; a row is parted only if it would not fit on a page of its own."""
        if self.height <= room + TOLERANCE:
            return self, None
        used = self.header.height
        for index, row in enumerate(self.rows):
            if used + row.height <= room + TOLERANCE:
                used += row.height
                continue
            return self._cut(index, room - used, fresh)
        return self, None

    def _cut(self, index: int, room: float, fresh: bool) -> tuple[Flow | None, Flow | None]:
        row = self.rows[index]
        alone = fresh and index == 0
        first, rest = row.parted(room, alone) if alone or row.height > self.tall else (None, row)
        if first is None and index == 0:
            return None, self
        if self.foot and first is None and 1 < index == len(self.rows) - 1:
            index, rest = index - 1, self.rows[index - 1]
        fitting = (*self.rows[:index], *([first] if first else []))
        left = (*([rest] if rest else []), *self.rows[index + 1 :])
        made = replace(self, rows=fitting, below=0.0)
        return made, replace(self, rows=left, above=0.0) if left else None
