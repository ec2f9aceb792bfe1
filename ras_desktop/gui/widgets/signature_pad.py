"""A pad to sign on: with a pen, a finger or the mouse. It keeps the strokes, not a picture."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ras_desktop.documents.blocks import SIGNATURE_SHAPE
from ras_desktop.domain.agreement import MOST_POINTS, SIDE, Point, Stroke
from ras_desktop.gui import theme
from ras_desktop.gui.theme import space
from ras_desktop.wording import _

NEAR = 25
"""Ten-thousandths that a point has to be away from the one before: a hand makes no finer line."""


class SignaturePad(QWidget):
    """`strokes()`; `clear()`; `changed` after each stroke. Delete or Backspace clears it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[Point]] = []
        self._down = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    def strokes(self) -> tuple[Stroke, ...]:
        """What was written, in ten-thousandths of the pad's width and height."""
        return tuple(tuple(each) for each in self._strokes)

    def clear(self) -> None:
        """Takes everything away."""
        self._strokes = []
        self._say()
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Wide enough for a name."""
        wide = space(60)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Half of that."""
        return self.sizeHint() / 2

    def hasHeightForWidth(self) -> bool:
        """The shape of the line on paper."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As the line on paper, so that nothing is stretched there."""
        return round(width / SIGNATURE_SHAPE)

    # Pen, finger, mouse

    def event(self, event: QEvent) -> bool:
        """A finger draws like a pen."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        points = event.points()
        if not points:
            return
        at = points[0].position()
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begin(at)
            case QEvent.Type.TouchUpdate:
                self._go_on(at)
            case _:
                self._end()
        event.accept()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen."""
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position())
            case QEvent.Type.TabletMove:
                self._go_on(event.position())
            case QEvent.Type.TabletRelease:
                self._end()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drawing."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The line is done."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete clears it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _begin(self, at: QPointF) -> None:
        self._down = True
        self._strokes.append([])
        self._go_on(at)

    def _go_on(self, at: QPointF) -> None:
        if not self._down or sum(map(len, self._strokes)) >= MOST_POINTS:
            return
        x = min(max(round(at.x() * SIDE / max(self.width(), 1)), 0), SIDE)
        y = min(max(round(at.y() * SIDE / max(self.height(), 1)), 0), SIDE)
        line = self._strokes[-1]
        if not line or abs(line[-1][0] - x) >= NEAR or abs(line[-1][1] - y) >= NEAR:
            line.append((x, y))
            self.update()

    def _end(self) -> None:
        if self._down:
            self._down = False
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        signed = sum(map(len, self._strokes)) > 1
        said = _("Something is written") if signed else _("Nothing is written yet")
        self.setAccessibleName(_("Sign here with pen, finger or mouse"))
        self.setAccessibleDescription(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White like paper in every theme, a line to sign on, and what was written."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focus = QColor(theme.colours().accent if self.hasFocus() else theme.colours().line)
        painter.setPen(QPen(focus, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(whole, space(0.5), space(0.5))
        foot = whole.bottom() - whole.height() * 0.22
        painter.setPen(QPen(QColor("#8a8a8a"), 1))
        painter.drawLine(QPointF(space(2), foot), QPointF(whole.right() - space(2), foot))
        pen = QPen(QColor("#101010"), max(2.0, self.height() / 70))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in self._strokes:
            points = [self._at(each) for each in line]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)

    def _at(self, point: Point) -> Any:
        return QPointF(point[0] * self.width() / SIDE, point[1] * self.height() / SIDE)
