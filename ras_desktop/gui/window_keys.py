"""What the keys do that work everywhere in the window (`shortcuts.EVERYWHERE`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ras_desktop.gui.finding_places import offers, search
from ras_desktop.gui.palette import Palette
from ras_desktop.gui.shortcuts import EVERYWHERE, KeySheet
from ras_desktop.gui.theme import TEXT_SIZES
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.main_window import MainWindow
    from ras_desktop.gui.workplace import Workplace


class WindowKeys(QObject):
    """One method for each key, by the name in the table; lives from sign-in to sign-out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shortcuts = []
        for key in EVERYWHERE:
            shortcut = QShortcut(QKeySequence(key.keys), window)
            shortcut.activated.connect(getattr(self, key.name))
            self._shortcuts.append(shortcut)

    def drop(self) -> None:
        """Takes the keys away: nobody is signed in any more."""
        for each in self._shortcuts:
            each.deleteLater()
        self.deleteLater()

    def find_place(self) -> None:
        """Ctrl+K."""
        palette = Palette(self._window, offers(self._window), search(self._window))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.show()

    def show_keys(self) -> None:
        """F1."""
        page = self._workplace().page()
        own = [(act.keys, act.words) for act in (page.acts() if page else ()) if act.keys]
        sheet = KeySheet(self._window, own)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def lock(self) -> None:
        """Ctrl+L."""
        self._window.lock()

    def back(self) -> None:
        """Alt+Left."""
        self._workplace().back()

    def forward(self) -> None:
        """Alt+Right."""
        self._workplace().forward()

    def again(self) -> None:
        """F5."""
        self._workplace().again()

    def next_part(self) -> None:
        """F6: from the side to the path to the page, and round again."""
        work = self._workplace()
        parts = [part for part in (work.side, work.strip, work.stack) if not part.isHidden()]
        focus = QApplication.focusWidget()
        within = [focus is not None and part.isAncestorOf(focus) for part in parts]
        at = within.index(True) if True in within else -1
        _focus_first(parts[(at + 1) % len(parts)])

    def undo_last(self) -> None:
        """Ctrl+Shift+U."""
        self._window.toast.undo()

    def larger(self) -> None:
        """Ctrl++."""
        self._size(1)

    def smaller(self) -> None:
        """Ctrl+-."""
        self._size(-1)

    def close(self) -> None:
        """Ctrl+Q."""
        self._window.close()

    def _size(self, by: int) -> None:
        now = self._window.preferences
        nearest = min(TEXT_SIZES, key=lambda each: abs(each - now.text_size))
        at = max(0, min(TEXT_SIZES.index(nearest) + by, len(TEXT_SIZES) - 1))
        self._window.prefer(replace(now, text_size=TEXT_SIZES[at]))
        self._window.notify(_("Text at {size} %").format(size=TEXT_SIZES[at]))

    def _workplace(self) -> Workplace:
        workplace = self._window.workplace
        assert workplace is not None  # the keys live as long as it
        return workplace


def _focus_first(part: QWidget) -> None:
    """The first widget of a part that takes the focus by Tab."""
    for each in part.findChildren(QWidget):
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and each.isVisibleTo(part.window()) and each.isEnabled():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return
