"""A field for long text: it grows with what is typed, and gives a longer paste back whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ras_desktop.domain.text import LONGEST, clean
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.field import Field
from ras_desktop.wording import _, number


class LongText(QPlainTextEdit):
    """Grows from `least` to `most` lines, then scrolls. Tab goes on to the next field."""

    too_long = Signal(str)

    def __init__(self, least: int = 3, most: int = 14) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._end_of_change = 0
        self.document().contentsChange.connect(self._note_change)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def cut_back(self, surplus: int) -> None:
        """Takes the last characters put in away again, where they were put in."""
        cursor = self.textCursor()
        cursor.setPosition(self._end_of_change)
        cursor.setPosition(max(self._end_of_change - surplus, 0), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _note_change(self, at: int, _removed: int, added: int) -> None:
        self._end_of_change = min(at + added, self.document().characterCount() - 1)

    def sizeHint(self) -> QSize:
        """As many lines as are written, within its bounds."""
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        frame = space(2) + 2 * round(self.document().documentMargin())
        wide = 60 * self.fontMetrics().averageCharWidth()
        return QSize(wide, lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        """Its least lines."""
        return QSize(space(16), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines: text that stood there before had none of its own yet.

        Asked for after the layout that gives the width is done; within it nobody listens.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.updateGeometry)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain text, if it fits; else says so and changes nothing."""
        pasted = source.text()
        cursor = self.textCursor()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        if self.document().characterCount() - 1 - selected + len(pasted) > LONGEST:
            self.too_long.emit(pasted)
        else:
            self.insertPlainText(pasted)
            self.ensureCursorVisible()


class LongField(Field[str]):
    """Up to 100,000 characters. An empty one is "", never None."""

    def __init__(
        self, name: str, hint: str = "", *, optional: bool = False, lines: int = 3, most: int = 14
    ) -> None:
        super().__init__(name, hint, optional=optional)
        self.box = LongText(lines, most)
        self._paste = Banner()
        self._whole.addWidget(self.box)
        self._whole.addWidget(self._paste)
        self._take(self.box)
        self.box.textChanged.connect(self._keep_short)
        self.box.too_long.connect(self._offer_back)

    def load(self, value: str | None) -> None:
        """Shows a text."""
        self._put(value or "")

    def value(self) -> str:
        """The text, cleaned of control characters and of space at its ends."""
        return clean(self.box.toPlainText()).strip()

    def typed(self) -> Any:
        """What stands in the field."""
        return self.box.toPlainText()

    def retype(self, typed: Any) -> None:
        """Puts it back."""
        self._put(str(typed or ""))

    def _put(self, words: str) -> None:
        self._loading = True
        self.box.setPlainText(words)
        self._loading = False
        self._paste.clear()
        self.show_findings(())

    def _keep_short(self) -> None:
        surplus = self.box.document().characterCount() - 1 - LONGEST
        if surplus > 0 and not self._loading:
            self.box.cut_back(surplus)  # the key that made it too long; this is called again
            self._offer_back("")
            return
        self._edited()

    def _offer_back(self, pasted: str) -> None:
        words = _(
            "A field holds {longest} characters, and this would be more. Nothing was cut and "
            "nothing was put in."
        ).format(longest=number(LONGEST))
        if not pasted:
            self._paste.say(words, Tone.WARN)
            return
        clipboard = QGuiApplication.clipboard()
        self._paste.say(
            words + " " + _("The text has {count} characters.").format(count=number(len(pasted))),
            Tone.WARN,
            button(_("Put in as much as fits"), lambda: self._put_in_part(pasted)),
            button(_("Copy the whole text back"), lambda: clipboard.setText(pasted), icon="copy"),
        )

    def _put_in_part(self, pasted: str) -> None:
        room = LONGEST - (self.box.document().characterCount() - 1)
        room += len(self.box.textCursor().selectedText())
        self.box.insertPlainText(pasted[:room])
        self.box.setFocus()
        self._paste.clear()
