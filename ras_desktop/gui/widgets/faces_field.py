"""Five faces to choose from: the younger child's form. The same drawing as on paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from ras_desktop.documents.geometry.faces import face
from ras_desktop.gui import theme
from ras_desktop.gui.theme import TARGET, space
from ras_desktop.gui.widgets.chart import paint
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.wording import _
from ras_desktop.wording.review import FACES


class FaceButton(QAbstractButton):
    """One face with its word below; chosen, it is filled and has a heavy ring."""

    def __init__(self, mood: int, words: str) -> None:
        super().__init__()
        self._mood = mood
        self.setText(words)
        self.setToolTip(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.change.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The face, and room for its word."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + space(1)
        face_high = round(TARGET * 1.4)
        return QSize(max(wide, face_high), face_high + self.fontMetrics().height() + space(1))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks: a child points at it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The face, its word, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours()
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        line = self.fontMetrics().height()
        radius = (self.height() - line - space(1)) / 2 * 0.88
        middle = self.width() / 2
        for each in face(self._mood, middle, radius * 1.2, radius, chosen=self.isChecked()):
            paint(painter, each)
        painter.setPen(QColor(colours.text))
        painter.setFont(self.font())
        below = self.rect().adjusted(0, self.height() - line - space(0.5), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.text())


class FacesField(Field[int]):
    """0 (very sad) to 4 (very happy); the keys 1 … 5 choose."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint, optional=True)
        self._group = QButtonGroup(self)
        flow = Flow(gap=1)
        for mood, words in enumerate(FACES):
            one = FaceButton(mood, _(words))
            one.setAccessibleName(f"{name}: {_(words)}")
            self._group.addButton(one, mood)
            flow.addWidget(one)
        self._whole.addWidget(holding(flow))
        self._take(*self._group.buttons())
        self._group.idClicked.connect(lambda _mood: self._edited())

    def load(self, value: int | None) -> None:
        """Shows a face; None for none."""
        self._loading = True
        self._group.setExclusive(False)
        for mood in range(len(FACES)):
            self._group.button(mood).setChecked(mood == value)
        self._group.setExclusive(True)
        self._loading = False
        self.show_findings(())

    def value(self) -> int | None:
        """The face chosen; None for none."""
        chosen = self._group.checkedId()
        return chosen if chosen >= 0 else None

    def typed(self) -> Any:
        """The face chosen."""
        return self.value()

    def retype(self, typed: Any) -> None:
        """Chooses it again."""
        self.load(typed if isinstance(typed, int) and 0 <= typed < len(FACES) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 is the saddest, 5 the happiest."""
        key = event.text()
        if key.isdecimal() and 1 <= int(key) <= len(FACES) and not event.modifiers():
            chosen = self._group.button(int(key) - 1)
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chosen.setChecked(True)
            self._edited()
        else:
            super().keyPressEvent(event)
