"""Something was changed while one looked at it: what it said then, what it says now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import column, holding
from ras_desktop.gui.widgets.two_versions import Pair, shortened
from ras_desktop.wording import _


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
        self.body.addLayout(column(*map(holding, parts), None, gap=1.5))


def ask(parent: QWidget | None, pairs: Sequence[Pair], yes: str, *, mine: bool = False) -> bool:
    """Whether it is done all the same: `yes` names what happens. `mine`: left is what I chose."""
    dialog = ChangedDialog(parent, pairs, yes, mine=mine)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
