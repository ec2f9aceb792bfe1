"""What is asked before an assessment is sent back: what is needed."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.moderation import check_needed
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


class _SendBack(Question):
    def __init__(self, parent: QWidget, needed: str) -> None:
        words = _(
            "The worker sees what you write and starts a correction that follows. Until then the "
            "budget stays as it was sealed. Changes that you began here are not kept."
        )
        super().__init__(parent, _("Send this assessment back?"), words, _("Send it back"))
        self.needed = LongField(_("What is needed"), lines=3)
        self.needed.load(needed)
        self.body.addWidget(self.needed)

    def accept(self) -> None:
        """Closes only when something is said."""
        found = check_needed(self.needed.value())
        self.needed.show_findings(found)
        if not found:
            super().accept()


def ask_needed(parent: QWidget, needed: str = "") -> str | None:
    """What the worker has to put right; None: not now."""
    dialog = _SendBack(parent, needed)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return dialog.needed.value()
    finally:
        dialog.deleteLater()
