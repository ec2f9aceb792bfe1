"""The program's own line icons, drawn in the colours of the theme."""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ras_desktop import paths
from ras_desktop.gui import theme

_dressed: WeakKeyDictionary[QAbstractButton, tuple[str, str]] = WeakKeyDictionary()


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(each.stem for each in (paths.resources() / "icons").glob("*.svg")))


def size() -> int:
    """The side of an icon beside body text, in pixels: it grows with the text."""
    return max(18, round(theme.look().points * 1.9))


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """An icon of `side` pixels in a colour, sharp on a screen of that ratio."""
    image = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_source(name).replace("currentColor", colour).encode()).render(
        painter, QRectF(0, 0, image.width(), image.height())
    )
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, role: str = "text") -> QIcon:
    """An icon in a colour of the theme in force (a field of Colours), sharp on every screen here.

    How it looks on a button that is switched off is Qt's own: paler.
    """
    made = QIcon()
    colour = getattr(theme.colours(), role)
    for ratio in {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}:
        made.addPixmap(pixmap(name, colour, size(), ratio))
    return made


def dress(button: QAbstractButton, name: str, role: str = "text") -> None:
    """Gives a button its icon, and again whenever the theme changes."""
    _dressed[button] = (name, role)
    _put_on(button, name, role)


def redress() -> None:
    """Draws the icons of all buttons anew, in the colours and size now in force."""
    for button, (name, role) in list(_dressed.items()):
        try:
            _put_on(button, name, role)
        except RuntimeError:  # Qt has already deleted it
            del _dressed[button]


def _put_on(button: QAbstractButton, name: str, role: str) -> None:
    button.setIcon(icon(name, role))
    button.setIconSize(QSize(size(), size()))
