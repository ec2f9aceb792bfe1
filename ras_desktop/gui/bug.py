"""What is shown for a fault of the program: text to copy that never holds a family's data."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ras_desktop import __version__
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.button import button
from ras_desktop.wording import _


def report(fault: BaseException) -> str:
    """Where it happened and in which versions. No message and no value: those may name a child."""
    lines = [
        f"RAS Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}"
    ]
    seen: BaseException | None = fault
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {_short(each.filename)}:{each.lineno} {each.name}" for each in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _short(filename: str) -> str:
    """The file without the folders above the package: those may name a person."""
    parts = filename.replace("\\", "/").split("/")
    return "/".join(parts[-3:])


class BugPage(Question):
    """Says that the program made a mistake, that nothing is lost, and gives the text to copy."""

    def __init__(self, parent: QWidget | None, fault: BaseException) -> None:
        super().__init__(
            parent,
            _("The program made a mistake"),
            _(
                "What was saved is kept, and so is the draft of what you typed. You can go on. "
                "Send the text below to whoever looks after the program: it names places in the "
                "program, and nothing about a family."
            ),
            _("Go on"),
        )
        self.text = QPlainTextEdit(report(fault))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text to copy"))
        self.body.addWidget(self.text)
        clipboard = QGuiApplication.clipboard()
        self.copy = button(
            _("Copy the text"), lambda: clipboard.setText(self.text.toPlainText()), icon="copy"
        )
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.no.hide()
        self.yes.setFocus()
