"""Colours, sizes and spacing of everything that is shown, following the system by default."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ras_desktop import paths
from ras_desktop.gui.colours import CONTRAST, DARK, LIGHT, Colours
from ras_desktop.settings import Theme

GRID = 8
"""Pixels of the grid: every distance is a multiple, or half, of it."""
TARGET = 32
"""Least height, in pixels, of what is pressed or typed into."""
SMALLEST = 10.0
"""Points of body text at 100 %, where the system's own font is smaller still."""
STEPS = {"body": 1.0, "heading": 1.2, "title": 1.6}
"""The three sizes of type, as multiples of the body's."""
TEXT_SIZES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Look:
    """What is in force: the colours and the body's size in points."""

    colours: Colours
    points: float

    def size(self, step: str) -> float:
        """Points of a step of type: body, heading or title."""
        return round(self.points * STEPS[step], 1)


class _Change(QObject):
    """Tells those who paint themselves that the look has changed."""

    changed = Signal()


change = _Change()
_look = Look(LIGHT, SMALLEST)


def look() -> Look:
    """The look in force."""
    return _look


def colours() -> Colours:
    """The colours in force."""
    return _look.colours


def space(units: float = 1) -> int:
    """A distance in pixels: 1 is one step of the grid."""
    return round(units * GRID)


def apply(app: QApplication, scheme: Theme = Theme.SYSTEM, percent: int = 100) -> None:
    """Puts the whole program into a scheme and text size (per cent of the system's)."""
    global _look
    _look = Look(_chosen(app, scheme), round(_system_points() * percent / 100, 1))
    font = _body_font()
    if app.style().name() != "fusion":  # the one style that takes every colour from the palette
        app.setStyle("fusion")
    app.setStyleSheet("")  # putting one sheet over another takes ten times as long
    app.setFont(font)
    app.setPalette(_palette(_look.colours))
    app.setStyleSheet(_sheet(_look))
    change.changed.emit()


def typed(step: str, *, bold: bool = False) -> QFont:
    """The system's font in one of the three sizes, for those who paint text themselves."""
    font = QFont(QApplication.font())
    font.setPointSizeF(_look.size(step))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@cache
def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _body_font() -> QFont:
    """The system's font with figures of one width, so that numbers stand under each other."""
    font = QFont(_system_font())
    font.setPointSizeF(_look.points)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _system_points() -> float:
    return max(_system_font().pointSizeF(), SMALLEST)


def _chosen(app: QApplication, scheme: Theme) -> Colours:
    if scheme is not Theme.SYSTEM:
        return {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.HIGH_CONTRAST: CONTRAST}[scheme]
    hints = app.styleHints()
    wants = getattr(hints, "accessibility", lambda: None)()
    if wants is not None and wants.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _palette(now: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for each, colour in {
        role.Window: now.window,
        role.WindowText: now.text,
        role.Base: now.surface,
        role.AlternateBase: now.sunken,
        role.Text: now.text,
        role.PlaceholderText: now.quiet,
        role.Button: now.surface,
        role.ButtonText: now.text,
        role.BrightText: now.bad,
        role.Highlight: now.accent,
        role.HighlightedText: now.on_accent,
        role.Accent: now.accent,
        role.Link: now.accent,
        role.LinkVisited: now.accent,
        role.ToolTipBase: now.surface,
        role.ToolTipText: now.text,
        role.Light: now.surface,
        role.Midlight: now.line,
        role.Mid: now.line,
        role.Dark: now.edge,
        role.Shadow: now.edge,
    }.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(now.quiet))
    return palette


@cache
def _template() -> Template:
    return Template((paths.resources() / "style" / "app.qss").read_text(encoding="utf-8"))


def _sheet(now: Look) -> str:
    shapes = paths.resources() / "style"
    tint = "light" if now.colours.dark else "dark"
    on_accent = "dark" if now.colours.dark else "light"
    mark = max(16, round(now.points * 1.5))
    names = {field: getattr(now.colours, field) for field in Colours.__slots__}
    room = 1 + max(now.points / _system_points() - 1, 0) / 2  # larger text, a little more air
    pads = {"high": round(4 * room), "wide": round(8 * room), "button": round(15 * room)}
    return _template().substitute(
        names,
        **pads,
        **{f"{name}_less": pad - 1 for name, pad in pads.items()},
        heading=f"{now.size('heading')}pt",
        title=f"{now.size('title')}pt",
        target=f"{TARGET - 10}px",
        mark=f"{mark}px",
        round=f"{mark // 2 + 1}px",
        dot=f"{mark // 3}px",
        hole=f"{mark - 2 * (mark // 3) + 2}px",
        check=(shapes / f"check-{on_accent}.svg").as_posix(),
        up=(shapes / f"up-{tint}.svg").as_posix(),
        down=(shapes / f"down-{tint}.svg").as_posix(),
    )
