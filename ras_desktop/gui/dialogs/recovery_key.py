"""Asks for the recovery key, where an administrator alone is not enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import _


class AskRecoveryKey(Question):
    """`given(key)`; stays open until the asker closes it (`accept_it`), so that a mistyped key is
    mended."""

    given = Signal(str)

    def __init__(self, parent: QWidget, question: str, yes: str) -> None:
        words = _(
            "It takes an administrator and the recovery key, so that nobody can sign in as "
            "somebody else. A first passphrase of five words is shown afterwards."
        )
        super().__init__(parent, question, words, yes)
        self.key = TextField(
            _("Recovery key"), _("Spaces and hyphens do not matter"), characters=44
        )
        secret(self.key.line)
        self.body.addWidget(self.key)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.key.take_focus()

    def accept(self) -> None:
        """Gives what was typed."""
        if not self.key.value():
            self._say(Finding("first.recovery_key_missing"))
            return
        self.yes.setEnabled(False)
        self.given.emit(self.key.value())

    def accept_it(self) -> None:
        """It was right."""
        self.key.load("")
        super().accept()

    def refuse(self, fault: BaseException) -> bool:
        """Says beside the field why not; false if it is nothing that can be mended here."""
        self.yes.setEnabled(True)
        if isinstance(fault, Refused):
            self._say(*fault.findings)
        elif isinstance(fault, Trouble):
            self._say(Finding(fault.code, values=fault.values))
        else:
            self.reject()
            return False
        return True

    def _say(self, *findings: Finding) -> None:
        self.key.show_findings(findings)
        self.key.take_focus()
