"""The list of papers: what can be made now, what cannot yet, and what was issued."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ras_desktop.domain.attachment import Attachment
from ras_desktop.domain.issued import Issued
from ras_desktop.gui.papers.entry import SHORT, Entry, key_of, name_of, state_of, under_of
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, empty, row
from ras_desktop.services.paper import Paper
from ras_desktop.wording import _


class PaperRow(QFrame):
    """One paper; pressed with the mouse, Enter or Space."""

    pressed = Signal()
    step = Signal(int)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.setProperty("paper", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words, tone, shape = state_of(entry)
        name, under = name_of(entry), under_of(entry)
        title = text.label(name)
        title.setSizePolicy(
            title.sizePolicy().horizontalPolicy(), title.sizePolicy().Policy.Minimum
        )
        badge = Badge(words, tone, shape)
        top = row(gap=1)
        top.addWidget(title, 1)
        top.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(1.5), space(1), space(1.5), space(1))
        whole.setSpacing(space(0.5))
        whole.addLayout(top)
        parts = [under]
        if isinstance(entry, Issued | Attachment):
            parts.append(_("SHA-256 {short}…").format(short=entry.sha256[:SHORT]))
        for each in filter(None, parts):
            whole.addWidget(text.quiet(each))
        self.setAccessibleName(". ".join((name, words, *filter(None, parts))))

    def mark(self, here: bool) -> None:
        """Shows whether it is the one that is looked at."""
        self.setProperty("here", here)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pressed with the mouse."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; Up and Down go to the neighbour."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif by is not None:
            self.step.emit(by)
        else:
            super().keyPressEvent(event)


class Shelf(QWidget):
    """`show_papers(papers, issued)`; `opened(entry)` when one is pressed."""

    opened = Signal(object)
    attach_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaperRow] = []
        self._here = ""
        self._now, self._later, self._issued, self._attached = (QVBoxLayout() for _part in range(4))
        self.attach = button(_("Attach a file …"), self.attach_wanted.emit, icon="plus")
        self._heads = [
            text.heading(_("Papers that can be made now")),
            text.heading(_("Not yet")),
            text.heading(_("Issued")),
            text.heading(_("Attached")),
        ]
        self._none = text.quiet(
            _("Nothing has been issued yet. Look at a paper that is ready, then issue it.")
        )
        parts: list[QWidget | QVBoxLayout] = []
        every = (self._now, self._later, self._issued, self._attached)
        for head, lines in zip(self._heads, every, strict=True):
            lines.setSpacing(space(1))
            parts += [head, lines]
        attach = row(self.attach, None)
        self.setLayout(
            column(
                *parts[:2], *parts[4:6], self._none, *parts[6:], attach, *parts[2:4], None, gap=1
            )
        )

    def show_papers(
        self,
        papers: Sequence[Paper],
        issued: Sequence[Issued],
        of_case: bool,
        attached: Sequence[Attachment] = (),
        may_attach: bool = False,
    ) -> None:
        """Lists them anew; the focus stays where it was."""
        focused = next((key_of(each.entry) for each in self.rows if each.hasFocus()), "")
        for lines in (self._now, self._issued, self._later, self._attached):
            empty(lines)
        self.rows = []
        ready = [each for each in papers if each.why_not is None]
        later = [each for each in papers if each.why_not is not None]
        shown: tuple[tuple[QVBoxLayout, Sequence[Entry]], ...] = (
            (self._now, ready),
            (self._issued, issued),
            (self._attached, attached),
            (self._later, later),
        )
        for lines, entries in shown:
            for entry in entries:
                self._add(lines, entry)
        self._heads[0].setVisible(bool(ready))
        self._heads[1].setVisible(bool(later))
        self._heads[2].setVisible(of_case)
        self._none.setVisible(of_case and not issued)
        self._heads[3].setVisible(of_case and bool(attached or may_attach))
        self.attach.setVisible(of_case and may_attach)
        self.mark(self._here)
        if focused:
            self.take_focus(focused)

    def entry(self, key: str) -> Entry | None:
        """The entry with that key."""
        return next((each.entry for each in self.rows if key_of(each.entry) == key), None)

    def mark(self, key: str) -> None:
        """Marks the entry that is looked at; "" for none."""
        self._here = key
        for each in self.rows:
            each.mark(key_of(each.entry) == key)

    def take_focus(self, key: str = "") -> None:
        """To the row with that key, else to the one that is looked at, else to the first."""
        wanted = [each for each in self.rows if key_of(each.entry) == (key or self._here)]
        for each in (*wanted, *self.rows[:1]):
            each.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _add(self, lines: QVBoxLayout, entry: Entry) -> None:
        made = PaperRow(entry)
        made.pressed.connect(lambda: self.opened.emit(entry))
        made.step.connect(lambda by: self._step(made, by))
        lines.addWidget(made)
        made.show()  # at once, so that it can take the focus
        self.rows.append(made)

    def _step(self, one: PaperRow, by: int) -> None:
        to = self.rows.index(one) + by
        if 0 <= to < len(self.rows):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
