"""Every key of the program in one table: for the window, for F1 and for the palette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import holding, scrolling
from ras_desktop.wording import N_, _


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does; `name` is the method of the window that does it, if there is one."""

    keys: str
    words: str
    name: str = ""


EVERYWHERE = (
    Key("Ctrl+K", N_("Find a family, a page or an action"), "find_place"),
    Key("F1", N_("This list"), "show_keys"),
    Key("Ctrl+L", N_("Lock the screen"), "lock"),
    Key("Alt+Left", N_("Back"), "back"),
    Key("Alt+Right", N_("Forward"), "forward"),
    Key("F6", N_("To the next part of the window"), "next_part"),
    Key("F5", N_("Show the page afresh"), "again"),
    Key("Ctrl+Shift+U", N_("Undo what the message at the foot says"), "undo_last"),
    Key("Ctrl++", N_("Larger text"), "larger"),
    Key("Ctrl+-", N_("Smaller text"), "smaller"),
    Key("Ctrl+Q", N_("Close the program"), "close"),
)
ON_PAGES = (
    Key("Alt+1 … Alt+7", N_("Today, Families and the other pages at the side")),
    Key("Ctrl+1 … Ctrl+7", N_("The stages of a family's path")),
    Key("Tab, Shift+Tab", N_("To the next field or back")),
    Key("Ctrl+Z, Ctrl+Y", N_("Undo and redo in a page that is edited")),
    Key("Enter", N_("Open the row of a list")),
    Key("1 … 9", N_("Choose an answer while the question has the focus")),
)


class KeySheet(Question):
    """The list of keys: those of the page that is open first."""

    CHARACTERS = 76

    def __init__(self, parent: QWidget | None, of_page: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, _("Keys"), "", _("Close"))
        self.no.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(1))
        grid.setColumnStretch(1, 1)
        rows = list(of_page)
        for group in (ON_PAGES, EVERYWHERE):
            rows += [(_native(each.keys), _(each.words)) for each in group]
        for at, (keys, words) in enumerate(rows):
            grid.addWidget(text.label(keys), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text.body(words), at, 1, Qt.AlignmentFlag.AlignTop)
        held = scrolling(holding(grid), ground="window")
        held.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        held.setAccessibleName(". ".join(f"{keys}: {words}" for keys, words in rows))
        self.body.addWidget(held)
        held.setMinimumHeight(12 * self.fontMetrics().lineSpacing())


def _native(keys: str) -> str:
    """The keys as this system writes them; lists of keys stay as they are."""
    if "…" in keys or "," in keys:
        return keys
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
