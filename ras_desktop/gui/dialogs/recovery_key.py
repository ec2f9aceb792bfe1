"""Asks for the recovery key, where an administrator alone is not enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import _


class AskRecoveryKey(Question):
    """`given(key)`; stays open until the asker closes it (`accept_it`), so that a mistyped key is
    mended."""

    given = Signal(str)

    def __init__(self, parent: QWidget, question: str, yes: str) -> None:
        words = _(
            "It takes an administrator and the recovery key, so that nobody can make oneself "
            "somebody else. A first passphrase of five words is shown afterwards."
        )
        super().__init__(parent, question, words, yes)
        self.form = Form(self)
        self.key = self.form.add(
            "recovery_key",
            TextField(_("Recovery key"), _("Spaces and hyphens do not matter"), characters=44),
        )
        secret(self.key.line)
        for part in (self.form.summary, self.key):
            self.body.addWidget(part)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.key.take_focus()

    def accept(self) -> None:
        """Gives what was typed."""
        if not self.key.value():
            self.form.show_findings((Finding("first.recovery_key_missing", "recovery_key"),))
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
            self.form.show_findings(fault.findings)
        elif isinstance(fault, Trouble):
            self.form.show_findings((Finding(fault.code, "recovery_key", fault.values),))
        else:
            self.reject()
            return False
        return True
