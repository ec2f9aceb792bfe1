"""The lock screen: hides what is shown, loses nothing, and opens with the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.background import Background
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.gui.widgets.layout import Flow, fit, holding
from ras_desktop.gui.widgets.line_fields import PassphraseField
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.services.casefile import CaseFile
    from ras_desktop.services.team import Team


class Cover(QWidget):
    """Lies over a whole window while it is locked, so that nothing of it can be read."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setGeometry(over.rect())
        over.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)


class LockScreen(QDialog):
    """Asks for the passphrase of whoever is signed in. Nothing else can be reached meanwhile."""

    leave_wanted = Signal()

    def __init__(self, parent: QWidget, casefile: CaseFile | Team, background: Background) -> None:
        super().__init__(parent)
        self._casefile, self._background = casefile, background
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(_("Locked"))
        self._covers = [Cover(each) for each in _windows() if each is not self]
        self.passphrase = PassphraseField(_("Passphrase"))
        self.open_button = button(_("Unlock"), self.unlock, icon="key", main=True)
        leave = button(_("Close the case file"), self.leave_wanted.emit, icon="leave")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(4), space(4), space(4), space(3))
        whole.setSpacing(space(2))
        whole.addWidget(Icon("lock", "accent", scale=2))
        name = casefile.desk.actor.name
        whole.addWidget(text.heading(_("Locked for {name}").format(name=name)))
        whole.addWidget(
            text.quiet(_("Everything is as you left it, and what you typed is kept as a draft."))
        )
        whole.addWidget(self.passphrase)
        whole.addWidget(holding(Flow(self.open_button, leave)))
        self.passphrase.take_focus()

    def unlock(self) -> None:
        """Tries the passphrase, in the background: it takes its deliberate half second."""
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.show_findings((Finding("first.passphrase_missing"),))
            self.passphrase.take_focus()
            return
        self.open_button.setEnabled(False)
        casefile = self._casefile

        def work() -> bool:
            from ras_desktop.services.casefile import still_me

            return still_me(casefile, typed)

        self._background.run(work, self._answer, self._refuse, owner=self, key="unlock")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries; Escape does not open a lock."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unlock()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words, in the text size of now."""
        super().showEvent(event)
        fit(self, 56)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's cross does not open a lock either."""
        event.ignore()

    def open_up(self) -> None:
        """Takes the covers away."""
        for cover in self._covers:
            cover.hide()
            cover.deleteLater()
        self._covers = []
        self.done(QDialog.DialogCode.Accepted)

    def _refuse(self, fault: BaseException) -> None:
        """After wrong ones there is a wait; whatever else it is, is told once it is open."""
        self._answer(False)
        if isinstance(fault, Trouble):
            self.passphrase.show_findings((Finding(fault.code, values=fault.values),))
        else:
            raise fault

    def _answer(self, right: bool) -> None:
        self.open_button.setEnabled(True)
        self.passphrase.load("")
        self.passphrase.hide_typed()
        if right:
            self.open_up()
        else:
            self.passphrase.show_findings((Finding("lock.wrong"),))
            self.passphrase.take_focus()


def _windows() -> list[QWidget]:
    """The windows that can be seen; menus and lists that hang open are closed."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Calls `idle` when nobody has touched keyboard or mouse for so many minutes.

    It looks at the windows' own events only: a filter on the whole program would be called for
    every event there is.
    """

    def __init__(self, idle: Callable[[], object], minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(idle)
        self._watched: list[QWindow] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self.wait(minutes)

    def wait(self, minutes: int) -> None:
        """Another length."""
        self._timer.start(minutes * 60_000)

    def stop(self) -> None:
        """Watches no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._forget(window))

    def _forget(self, window: QWindow) -> None:
        if window in self._watched:
            self._watched.remove(window)
