"""Ctrl+K: finds a family, a page or an action by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ras_desktop.domain.text import fold
from ras_desktop.gui import icons
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.line_fields import Line
from ras_desktop.wording import _, apart


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be gone to or done: its words, what stands beside, its icon."""

    words: str
    do: Callable[[], object]
    under: str = ""
    icon: str = "forward"


Search = Callable[[str, Callable[[Sequence[Offer]], None]], None]
"""Looks for families in the background and answers with offers."""


def fits(typed: str, words: str) -> int | None:
    """How well typed letters fit words: 0 from the start, 1 at a word's start, 2 somewhere,
    3 as initials or letters in order; None not at all.
    """
    asked, there = fold(typed), fold(words)
    if there.startswith(asked):
        return 0
    if any(word.startswith(asked) for word in there.split()):
        return 1
    if asked in there:
        return 2
    letters = iter(there)
    return 3 if all(letter in letters for letter in asked.replace(" ", "")) else None


def best(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that fit, the best first; all of them for nothing typed."""
    if not typed.strip():
        return list(offers)
    ranked = [(fits(typed, each.words), at, each) for at, each in enumerate(offers)]
    return [each for rank, _at, each in sorted(ranked, key=_order) if rank is not None]


def _order(entry: tuple[int | None, int, Offer]) -> tuple[int, int]:
    rank, at, _offer = entry
    return (9 if rank is None else rank, at)


class Palette(QDialog):
    """A line to type into and what was found under it; Up, Down, Enter, Escape."""

    SHOWN = 12

    def __init__(self, parent: QWidget, offers: Sequence[Offer], search: Search | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._offers, self._search = tuple(offers), search
        self._families: tuple[Offer, ...] = ()
        self._shown: list[Offer] = []
        self.setProperty("ground", "surface")
        self.setAccessibleName(_("Find a family, a page or an action"))
        self.line = Line(120)
        self.line.setAccessibleName(_("Find a family, a page or an action"))
        self.line.setPlaceholderText(_("Name, case number, page or action"))
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setIconSize(QSize(icons.size(), icons.size()))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        self.nothing = text.quiet(_("Nothing found. Try fewer letters, or a part of the name."))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(2), space(2), space(2), space(2))
        for part in (self.line, self.list, self.nothing):
            whole.addWidget(part)
        self.line.textChanged.connect(self._look)
        self._look("")
        letter = self.fontMetrics()
        room = parent.size() - QSize(space(4), space(4))
        wide, high = 84 * letter.averageCharWidth(), 24 * letter.lineSpacing()
        self.resize(QSize(wide, high).boundedTo(room))
        self.move(parent.mapToGlobal(parent.rect().center()) - self.rect().center())
        self.line.setFocus()

    def words(self) -> list[str]:
        """What is offered now."""
        return [each.words for each in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that act on the list while the line has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at, last = self.list.currentRow(), self.list.count() - 1
            match event.key():
                case Qt.Key.Key_Down:
                    self.list.setCurrentRow(min(at + 1, last))
                    return True
                case Qt.Key.Key_Up:
                    self.list.setCurrentRow(max(at - 1, 0))
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._take(at)
                    return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self._families = ()
        self._fill()
        if typed.strip() and self._search is not None:
            self._search(typed.strip(), self._found)

    def _found(self, families: Sequence[Offer]) -> None:
        self._families = tuple(families)
        self._fill()

    def _fill(self) -> None:
        own = best(self.line.text(), self._offers)
        self._shown = [*self._families, *own][: self.SHOWN]
        self.list.clear()
        for each in self._shown:
            words = f"{apart(each.words)}  ·  {each.under}" if each.under else each.words
            QListWidgetItem(icons.icon(each.icon), words, self.list)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self.nothing.setVisible(not self._shown)

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            chosen = self._shown[at]
            self.accept()
            chosen.do()
