"""Something was changed while one looked at it: what it said then, what it says now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.gui.widgets.two_versions import Pair, shortened
from ras_desktop.wording import _

FEW = 3
"""Differences up to which the dialog needs no scrolling of its own."""


class ChangedDialog(Question):
    """Each difference with both; nothing was done yet."""

    def __init__(
        self, parent: QWidget | None, pairs: Sequence[Pair], yes: str, *, mine: bool = False
    ) -> None:
        super().__init__(
            parent,
            _("Somebody else has changed this meanwhile"),
            _("Nothing was done yet. This is what you chose, and what it says now.")
            if mine
            else _(
                "Nothing was done yet. This is what it said when you looked, and what it says now."
            ),
            yes,
        )
        parts = []
        for each in pairs:
            left = _("You chose: {words}") if mine else _("When you looked: {words}")
            then = left.format(words=shortened(each.left))
            now = _("Now: {words}").format(words=shortened(each.right))
            parts.append(column(text.label(each.name), text.quiet(then), text.body(now), gap=0.25))
        inside = column(*map(holding, parts), gap=1.5)
        if len(parts) <= FEW:
            self.body.addLayout(inside)
            return
        inside.addStretch(1)
        area = scrolling(holding(inside))
        area.setMinimumHeight(min(16 * self.fontMetrics().lineSpacing(), self._room()))
        self.body.addWidget(area)
        self.body.addSpacing(space(1))

    def _room(self) -> int:
        return self.screen().availableGeometry().height() // 2


def ask(parent: QWidget | None, pairs: Sequence[Pair], yes: str, *, mine: bool = False) -> bool:
    """Whether it is done all the same: `yes` names what happens. `mine`: left is what I chose."""
    dialog = ChangedDialog(parent, pairs, yes, mine=mine)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
