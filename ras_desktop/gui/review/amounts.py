"""Both indicative budgets of a review side by side, and what changed the amount."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ras_desktop.documents.review import Amounts
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.layout import Flow, empty, holding
from ras_desktop.wording import _, day, money


class TwoAmounts(Card):
    """`show_amounts(amounts)`; hidden while there is no new assessment."""

    def __init__(self) -> None:
        under = _("The questionnaire was filled in anew for this review.")
        super().__init__(_("What changed the indicative budget?"), under)
        self._tiles = Flow(gap=2)
        self._told = text.body()
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(holding(self._tiles))
        self.body.addWidget(self._told)
        words = _("A lower figure is no reason. Reasons are what has changed for the child.")
        self.body.addWidget(text.quiet(words))

    def show_amounts(self, amounts: Amounts | None) -> None:
        """Shows both; nothing where there is no new one."""
        empty(self._tiles)
        self.setVisible(amounts is not None)
        if amounts is None:
            return
        for name, on, sum_ in (
            (_("Before"), amounts.before_on, amounts.before),
            (_("Now"), amounts.after_on, amounts.after),
        ):
            figure = money(sum_) if sum_ is not None else _("no sum")
            made = Tile(name, figure, _("a year; answered on {day}").format(day=day(on)))
            self._tiles.addWidget(made)
            made.show()
        self._told.setText("\n".join(amounts.told))
