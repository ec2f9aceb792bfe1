"""Asked before a file is attached: which, and what it is; and before one is taken out: why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


class _What(Question):
    def __init__(self, parent: QWidget | None, path: Path, such: str) -> None:
        words = _("{file} is kept inside the case file, encrypted; what it is, its content says.")
        super().__init__(parent, _("What is it?"), words.format(file=path.name), _("Attach it"))
        self.what = TextField(
            _("In a few words"), such or _("Such as “signed agreement”"), characters=36
        )
        self.body.addWidget(self.what)
        self.yes.setDefault(True)
        self.what.take_focus()

    def accept(self) -> None:
        """Only with words."""
        missing = not (self.what.value() or "").strip()
        self.what.show_findings((Finding("attachment.what", "what"),) if missing else ())
        if not missing:
            super().accept()


def ask(parent: QWidget, such: str = "") -> tuple[Path, str] | None:
    """Which file, and what it is; None: not now. `such`: an example of the words."""
    kinds = _("PDF, picture, text or statement (*.pdf *.png *.jpg *.jpeg *.txt *.csv *.ofx)")
    found, _kind = QFileDialog.getOpenFileName(parent, _("Which file?"), "", kinds)
    if not found:
        return None
    dialog = _What(parent, Path(found), such)
    try:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        return (Path(found), dialog.what.value() or "") if done else None
    finally:
        dialog.deleteLater()


class _Why(Question):
    def __init__(self, parent: QWidget | None, what: str) -> None:
        words = _(
            "Its bytes are removed for good. That it was here, who took it out and why stays."
        )
        super().__init__(parent, _("Take “{what}” out?").format(what=what), words, _("Take it out"))
        self.reason = LongField(_("Why it does not belong here"), lines=2, most=4)
        self.body.addWidget(self.reason)

    def accept(self) -> None:
        """Only with a reason."""
        missing = not (self.reason.value() or "").strip()
        self.reason.show_findings((Finding("attachment.reason", "reason"),) if missing else ())
        if not missing:
            super().accept()


def ask_why(parent: QWidget, what: str) -> str | None:
    """Why a file does not belong here; None: not now."""
    dialog = _Why(parent, what)
    try:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.reason.value() or "" if done else None
    finally:
        dialog.deleteLater()
