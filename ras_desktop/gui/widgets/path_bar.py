"""The path of a case across the top: each stage done, now or not yet, one press away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ras_desktop.domain.path import Mark, Stage, Standing
from ras_desktop.gui import icons, theme
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.layout import Flow
from ras_desktop.wording import N_, _, money, short_day

NAMES = {
    Stage.REQUEST: N_("Request"),
    Stage.ASSESSMENT: N_("Assessment"),
    Stage.ALLOCATION: N_("Indicative budget"),
    Stage.PLAN: N_("Plan"),
    Stage.PANEL: N_("Panel"),
    Stage.AGREEMENT: N_("Agreement"),
    Stage.PAYMENT: N_("Payments"),
    Stage.REVIEW: N_("Reviews"),
}
STANDINGS = {
    Standing.DONE: N_("done"),
    Standing.NOW: N_("now"),
    Standing.NOT_YET: N_("not yet"),
}
OPEN = {
    "unconfirmed": N_("to be confirmed"),
    "sent_back": N_("sent back"),
    "declined": N_("declined"),
    "recost": N_("adjust the plan"),
}
"""What is still open about a stage that is done."""
SHAPES = {Standing.DONE: "good", Standing.NOW: "now", Standing.NOT_YET: "waiting"}


class StageButton(QAbstractButton):
    """One stage: shape, name, and under it how it stands with its amount or date."""

    def __init__(self, mark: Mark, key: int, *, here: bool) -> None:
        super().__init__()
        self.mark, self._here = mark, here
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(_(NAMES[mark.stage]))
        self.setAccessibleName(f"{self.text()}: {self.under()}")
        self.setToolTip(_("Ctrl+{key}").format(key=key))
        if here:
            self.setAccessibleDescription(_("You are here"))

    def under(self) -> str:
        """How it stands, with its amount and its day where known."""
        facts = [_(OPEN.get(self.mark.open, STANDINGS[self.mark.standing]))]
        if self.mark.amount is not None:
            facts.append(money(self.mark.amount))
        elif self.mark.day is not None:
            facts.append(short_day(self.mark.day))
        return " · ".join(facts)

    def shown(self) -> str:
        """The same as it is drawn: the tick says "done" where an amount or a day stands beside."""
        under = self.under()
        done = f"{_(STANDINGS[Standing.DONE])} · "
        return under if self.mark.open else under.removeprefix(done)

    def _shape(self) -> str:
        return "waiting" if self.mark.open else SHAPES[self.mark.standing]

    def sizeHint(self) -> QSize:
        """Room for shape, name and what stands under it."""
        bold, plain = theme.typed("body", bold=True), theme.typed("body")
        from PySide6.QtGui import QFontMetrics

        words = max(
            QFontMetrics(bold).horizontalAdvance(self.text()),
            QFontMetrics(plain).horizontalAdvance(self.shown()),
        )
        high = 2 * QFontMetrics(bold).height() + space(2)
        return QSize(words + icons.size() + space(3) + 2, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it: the stage that is shown has a ground and a line below it."""
        now = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ahead = self.mark.standing is Standing.NOT_YET
        colour = {Standing.DONE: now.good, Standing.NOW: now.accent}.get(
            self.mark.standing, now.quiet
        )
        if self.mark.open:
            colour = now.warn
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(now.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = now.soft_accent if self._here else now.sunken if self.underMouse() else now.surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        if self._here:
            painter.fillRect(
                box.left() + 6, box.bottom() - 2, box.width() - 12, 3, QColor(now.accent)
            )
        side, left = icons.size(), space(1)
        painter.drawPixmap(
            left,
            (self.height() - side) // 2,
            icons.pixmap(self._shape(), colour, side, self.devicePixelRatio()),
        )
        words = self.rect().adjusted(left + side + space(1), space(1), -space(1), -space(1))
        painter.setFont(theme.typed("body", bold=True))
        painter.setPen(QColor(now.quiet if ahead else now.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.typed("body"))
        painter.setPen(QColor(now.quiet))
        painter.drawText(
            words, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self.shown()
        )


class PathBar(QWidget):
    """The stages of one case in order; breaks into two rows where the window is narrow."""

    chosen = Signal(Stage)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(gap=0.5, parent=self)
        self.buttons: list[StageButton] = []
        self.setAccessibleName(_("The path of this case"))

    def show_marks(self, marks: Sequence[Mark], here: Stage | None = None) -> None:
        """Shows the stages as `domain.path.path` gives them; `here` is the one now open."""
        focused = next((b.mark.stage for b in self.buttons if b.hasFocus()), None)
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for key, mark in enumerate(marks, 1):
            made = StageButton(mark, key, here=mark.stage == here)
            made.clicked.connect(lambda _on=False, stage=mark.stage: self.chosen.emit(stage))
            self._flow.addWidget(made)
            self.buttons.append(made)
            made.show()
            if mark.stage == focused:
                made.setFocus()
        self.updateGeometry()
