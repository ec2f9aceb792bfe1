"""A picture the size of a thumb: how points become a sum in a kind of scheme."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ras_desktop.documents.figure import Lines
from ras_desktop.gui import theme
from ras_desktop.gui.theme import space


class Sketch(QWidget):
    """A curve, or bars one upon the other; decoration only: the words beside it say the same."""

    def __init__(self, figure: Lines | None, bars: Sequence[tuple[float, float]] = ()) -> None:
        super().__init__()
        self._figure, self._bars = figure, tuple(bars)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.change.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(space(13), space(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the axes, then the curve or the bars."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            now = theme.colours()
            room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            painter.setPen(QPen(QColor(now.edge), 1.5))
            painter.drawPolyline(QPolygonF([room.topLeft(), room.bottomLeft(), room.bottomRight()]))
            inside = room.adjusted(4, 4, -2, -4)
            if self._figure is not None:
                self._draw_lines(painter, inside, self._figure)
            else:
                self._draw_bars(painter, inside)

    def _draw_lines(self, painter: QPainter, room: QRectF, figure: Lines) -> None:
        painter.setPen(QPen(QColor(theme.colours().accent), 2.5))
        drawn = [(each, [_spot(*point) for point in each.points]) for each in figure.series]
        every = [spot for _each, spots in drawn for spot in spots]
        wide = max(spot.x() for spot in every) or 1
        high = max(spot.y() for spot in every) or 1
        for each, spots in drawn:
            shown = _stepped(spots) if each.stepped else spots
            line = [
                QPointF(
                    room.left() + spot.x() / wide * room.width(),
                    room.bottom() - spot.y() / high * room.height(),
                )
                for spot in shown
            ]
            painter.drawPolyline(QPolygonF(line))

    def _draw_bars(self, painter: QPainter, room: QRectF) -> None:
        """Each bar from where the one before it ended, as sums are added up."""
        high = max((end for _start, end in self._bars), default=1) or 1
        width = room.width() / max(1, len(self._bars))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().accent))
        for at, (start, end) in enumerate(self._bars):
            top = room.bottom() - end / high * room.height()
            tall = (end - start) / high * room.height()
            painter.drawRect(QRectF(room.left() + at * width + 2, top, width - 4, tall))


def _spot(x: object, y: object) -> QPointF:
    """Points and sum; curves of schemes have no days."""
    assert isinstance(x, int | float | Decimal | Fraction)
    assert isinstance(y, int | float | Decimal | Fraction)
    return QPointF(float(x), float(y))


def _stepped(spots: list[QPointF]) -> list[QPointF]:
    made = spots[:1]
    for spot in spots[1:]:
        made += [QPointF(spot.x(), made[-1].y()), spot]
    return made
