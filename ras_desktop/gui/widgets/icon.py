"""An icon that stands by itself, and a badge: a status by colour, shape and word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ras_desktop.gui import icons, theme
from ras_desktop.gui.colours import Tone

SHAPES = {
    Tone.PLAIN: "plain",
    Tone.GOOD: "good",
    Tone.NOTE: "note",
    Tone.WARN: "warn",
    Tone.BAD: "bad",
}
"""The shape that goes with a tone, so that no colour speaks alone."""


class Icon(QWidget):
    """A line icon in a colour of the theme. It carries no meaning of its own: words stand by."""

    def __init__(self, name: str, role: str = "text", *, scale: float = 1) -> None:
        super().__init__()
        self._name, self._role, self._scale = name, role, scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def change(self, name: str, role: str) -> None:
        """Another icon, another colour."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        side = round(icons.size() * self._scale)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the icon."""
        painter = QPainter(self)
        colour = getattr(theme.colours(), self._role)
        side = self.sizeHint().width()
        painter.drawPixmap(0, 0, icons.pixmap(self._name, colour, side, self.devicePixelRatio()))


def paint_badge(
    painter: QPainter, rect: QRectF, words: str, tone: Tone, shape: str, ratio: float
) -> None:
    """Draws a badge at the left of `rect`, in its middle."""
    colour, ground = theme.colours().tone(tone)
    font = theme.typed("body")
    painter.setFont(font)
    size = badge_size(painter.fontMetrics().horizontalAdvance(words))
    place = QRectF(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height())
    place.setWidth(min(place.width(), rect.width()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    side = icons.size() - 2
    painter.drawPixmap(
        round(place.left()) + 6,
        round(place.center().y() - side / 2),
        icons.pixmap(shape or SHAPES[tone], colour, side, ratio),
    )
    inside = place.adjusted(side + 10, 0, -6, 0)
    shown = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, int(inside.width())
    )
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def badge_size(words_width: int) -> QSize:
    """The size of a badge whose words are so many pixels wide."""
    side = icons.size()
    return QSize(words_width + side + 18, max(24, side + 6))


class Badge(QWidget):
    """A status: colour, shape and word together."""

    def __init__(self, words: str, tone: Tone = Tone.PLAIN, shape: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words, tone, shape)

    def say(self, words: str, tone: Tone = Tone.PLAIN, shape: str = "") -> None:
        """Sets the word, the tone and (where the tone's own will not do) the shape."""
        self._words, self._tone, self._shape = words, tone, shape
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """Room for shape and word."""
        return badge_size(self.fontMetrics().horizontalAdvance(self._words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the badge."""
        painter = QPainter(self)
        paint_badge(
            painter,
            QRectF(self.rect()),
            self._words,
            self._tone,
            self._shape,
            self.devicePixelRatio(),
        )
