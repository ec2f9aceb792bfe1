"""Draws a figure on the screen: the same description and geometry as in the PDF."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ras_desktop.documents import figure as figures
from ras_desktop.documents import geometry
from ras_desktop.documents.figure import Figure
from ras_desktop.documents.geometry import Anchor, Drawing, Primitive, Role
from ras_desktop.gui import theme
from ras_desktop.gui.theme import space


def _colour(role: Role) -> QColor:
    now = theme.colours()
    return QColor(
        {
            Role.ACCENT: now.accent,
            Role.UP: now.good,
            Role.DOWN: now.bad,
            Role.TOTAL: now.accent,
            Role.MUTED: now.edge,
            Role.GRID: now.line,
            Role.TEXT: now.text,
            Role.PAPER: now.surface,
        }[role]
    )


class Chart(QWidget):
    """Shows one figure at the width it is given. A screen reader hears the figure's words."""

    def __init__(self, figure: Figure | None = None) -> None:
        super().__init__()
        self._figure = figure
        self._drawn: tuple[int, float, Drawing] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.change.changed.connect(self._forget)
        if figure is not None:
            self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Shows another figure."""
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(". ".join(figures.words(figure)))
        self._forget()

    def words(self) -> str:
        """What a screen reader hears: the title and every value."""
        return f"{self.accessibleName()}. {self.accessibleDescription()}"

    def hasHeightForWidth(self) -> bool:
        """Labels wrap, so the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the figure at that width."""
        return round(self._drawing(width).height) + space(1) if self._figure else 0

    def sizeHint(self) -> QSize:
        """A readable width, and its height."""
        wide = max(self.width() if self._drawn else 0, space(50))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows are fine: the figure is composed anew."""
        return QSize(space(25), self.heightForWidth(max(self.width(), space(25))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the primitives, and the ring of the focus."""
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.translate(space(0.5), space(0.5))
        for each in self._drawing(self.width()).primitives:
            paint(painter, each)

    def _drawing(self, width: int) -> Drawing:
        body = _body()
        if self._drawn is None or self._drawn[:2] != (width, body):
            assert self._figure is not None
            inside = max(width - space(1), space(20))
            drawing = geometry.compose(self._figure, inside, body=body, measure=_measure)
            self._drawn = (width, body, drawing)
        return self._drawn[2]

    def _forget(self) -> None:
        self._drawn = None
        self.updateGeometry()
        self.update()


def _body() -> float:
    """Pixels of body text; labels of figures are a little smaller than it."""
    return QFontMetricsF(theme.typed("body")).height() * 0.86


def _font(size: float, strong: bool) -> QFont:
    font = theme.typed("body", bold=strong)
    font.setPixelSize(max(1, round(size)))
    return font


_metrics: dict[tuple[int, bool], QFontMetricsF] = {}
"""Measures of a size of type: thousands of labels are measured for one drawing."""
theme.change.changed.connect(_metrics.clear)


def _measure(text: str, size: float, strong: bool) -> float:
    key = (max(1, round(size)), strong)
    if key not in _metrics:
        _metrics[key] = QFontMetricsF(_font(size, strong))
    return _metrics[key].horizontalAdvance(text)


def _pen(role: Role | None, weight: float, dash: tuple[float, ...] = ()) -> QPen:
    if role is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(role), weight)
    if dash:
        pen.setDashPattern([length / max(weight, 0.1) for length in dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _brush(role: Role | None) -> QBrush:
    return QBrush(_colour(role)) if role is not None else QBrush(Qt.BrushStyle.NoBrush)


def paint(painter: QPainter, each: Primitive) -> None:
    """Paints one primitive of a figure."""
    match each:
        case geometry.Rect():
            painter.setPen(_pen(each.stroke, each.weight))
            painter.setBrush(_brush(each.fill))
            painter.drawRect(QRectF(each.x, each.y, each.width, each.height))
        case geometry.Line():
            painter.setPen(_pen(each.role, each.weight, each.dash))
            painter.drawLine(QPointF(each.x1, each.y1), QPointF(each.x2, each.y2))
        case geometry.Polyline():
            painter.setPen(_pen(each.role, each.weight, each.dash))
            painter.setBrush(_brush(each.fill))
            points = QPolygonF([QPointF(x, y) for x, y in each.points])
            painter.drawPolygon(points) if each.closed else painter.drawPolyline(points)
        case geometry.Dot():
            painter.setPen(_pen(each.stroke, each.weight))
            painter.setBrush(_brush(each.fill))
            painter.drawEllipse(QPointF(each.x, each.y), each.radius, each.radius)
        case geometry.Text():
            painter.setFont(_font(each.size, each.strong))
            painter.setPen(_colour(each.role))
            wide = painter.fontMetrics().horizontalAdvance(each.text)
            shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: float(wide)}
            painter.drawText(QPointF(each.x - shift[each.anchor], each.y), each.text)
