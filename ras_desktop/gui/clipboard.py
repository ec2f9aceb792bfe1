"""Secrets on the clipboard: taken off again after a minute, and kept out of its history.

Whoever is copied from says so once (`secret(widget)`): a recovery key, a passphrase that is shown,
an NHS number. What somebody else has copied meanwhile is left alone.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SECONDS = 60
_SECRET = "secret"  # noqa: S105  (the name of a property)
_WINDOWS = "application/x-qt-windows-mime"
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    f'{_WINDOWS};value="ExcludeClipboardContentFromMonitorProcessing"': b"\1\0\0\0",
    f'{_WINDOWS};value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    f'{_WINDOWS};value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What histories of the clipboard look for, to leave a secret out (KDE; Windows)."""


def secret(widget: QWidget) -> None:
    """What is copied out of this widget is a secret."""
    widget.setProperty(_SECRET, True)


def is_secret(widget: QWidget) -> bool:
    """Whether what stands in it is a secret: it is in no draft either."""
    return bool(widget.property(_SECRET))


class Secrets(QObject):
    """Watches the clipboard for what comes out of a secret widget of this program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = b""
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(SECONDS * 1000))
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def copy(self, words: str) -> None:
        """Puts a secret on the clipboard, for a minute."""
        data = QMimeData()
        data.setText(words)
        for kind, content in _HINTS.items():
            data.setData(kind, content)
        self._busy = True
        try:
            QGuiApplication.clipboard().setMimeData(data)
        finally:
            self._busy = False
        self._held = _digest(words)
        self._timer.start()

    def clear(self) -> None:
        """Takes the secret off, if it is still there: after a minute, at the lock, at the end."""
        self._timer.stop()
        held, self._held = self._held, b""
        clipboard = QGuiApplication.clipboard()
        modes = [QClipboard.Mode.Clipboard]
        if clipboard.supportsSelection():
            modes.append(QClipboard.Mode.Selection)
        for mode in modes:
            if held and _digest(clipboard.text(mode)) == held:
                clipboard.clear(mode)

    def _changed(self) -> None:
        clipboard, widget = QGuiApplication.clipboard(), QApplication.focusWidget()
        if self._busy or widget is None or not widget.property(_SECRET):
            return
        words = clipboard.text()
        chosen = getattr(widget, "selectedText", None)
        if words and (chosen is None or words == chosen()):
            self.copy(words)


def _digest(words: str) -> bytes:
    """So that the secret itself is not kept once more."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()


def copy_secret(words: str) -> None:
    """Puts a secret on the clipboard, for a minute: for a button."""
    app = QApplication.instance()
    assert app is not None
    keeper = app.findChild(Secrets)
    (keeper or Secrets(app)).copy(words)


def clear() -> None:
    """Takes a secret of this program off the clipboard now."""
    app = QApplication.instance()
    keeper = None if app is None else app.findChild(Secrets)
    if keeper is not None:
        keeper.clear()


def watch() -> None:
    """Watches from now on; once for the program."""
    app = QApplication.instance()
    assert app is not None
    if app.findChild(Secrets) is None:
        Secrets(app)
