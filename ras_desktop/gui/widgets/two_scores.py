"""Both scores of a confirmed assessment side by side, with the reasons and what they made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ras_desktop.domain.budget import Budget
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.layout import Flow, empty, holding
from ras_desktop.wording import _, number
from ras_desktop.wording.headline import headline


class TwoScores(Card):
    """`show_scores(worker, confirmed, told)`: the worker's score, the confirmed one, and why."""

    def __init__(self) -> None:
        super().__init__(_("Both scores"))
        self._tiles = Flow(gap=2)
        self._told = text.body()
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(holding(self._tiles))
        self.body.addWidget(self._told)

    def show_scores(self, worker: Budget, confirmed: Budget, told: Sequence[str]) -> None:
        """Shows both; `told` are the sentences of what was changed, why, and what it made."""
        empty(self._tiles)
        for name, each in (
            (_("The worker’s score"), worker),
            (_("Confirmed: this counts"), confirmed),
        ):
            made = Tile(name, headline(each), points_of(each))
            self._tiles.addWidget(made)
            made.show()
        self._told.setText("\n".join(told))


def points_of(budget: Budget) -> str:
    """145 points; "" where the scheme has none."""
    if budget.points is None:
        return ""
    return _("{points} points").format(points=number(budget.points))
