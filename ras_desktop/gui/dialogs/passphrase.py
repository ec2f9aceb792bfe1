"""Change one's own passphrase: only the key slot changes, the data is not encrypted again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Refused
from ras_desktop.gui.background import Background
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.pages.first.new_passphrase import NewPassphrase
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import PassphraseField
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.services.casefile import CaseFile
    from ras_desktop.services.team import Team


class ChangePassphrase(Question):
    """Asks for the old and the new one; stays open until it is changed or left."""

    def __init__(
        self,
        parent: QWidget,
        casefile: CaseFile | Team,
        background: Background,
        changed: Callable[[], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        super().__init__(parent, _("Change your passphrase"), "", _("Change it"))
        self._casefile, self._background = casefile, background
        self._changed, self._failed = changed, failed
        self.form = Form(self)
        self.old = self.form.add("old", PassphraseField(_("Present passphrase")))
        self.new = NewPassphrase(self.form, background, lambda: casefile.desk.actor.name)
        for part in (self.form.summary, self.old, self.new):
            self.body.addWidget(part)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.old.take_focus()

    def accept(self) -> None:
        """Changes it, in the background."""
        casefile, old, new = self._casefile, self.old.value(), self.new.value()

        def work() -> object:
            from ras_desktop.services import user

            return user.change_passphrase(casefile, old, new)

        self.yes.setEnabled(False)
        self._background.run(work, self._done, self._refuse, owner=self, key="change")

    def reject(self) -> None:
        """Not while it is being changed: somebody who left then would not know which one counts."""
        if self.yes.isEnabled():
            super().reject()

    def _done(self, _done: object) -> None:
        super().accept()
        self._changed()

    def _refuse(self, fault: BaseException) -> None:
        self.yes.setEnabled(True)
        if isinstance(fault, Refused):
            self.form.show_findings(fault.findings)
        else:
            self._failed(fault)
