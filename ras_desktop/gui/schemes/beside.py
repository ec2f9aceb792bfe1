"""Beside the scheme while it is written: the curve, what the checker says, how large it is."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.form import Check
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_edit import as_path
from ras_desktop.domain.table import Table
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.schemes.grid_model import TONES
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import PressButton
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.icon import SHAPES, Badge, Icon
from ras_desktop.gui.widgets.layout import column, empty, row, show_if
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.services.scheme_design import Looked
from ras_desktop.wording import N_, _, finding, ngettext, say

WORDS = {
    Severity.ERROR: N_("To put right"),
    Severity.WARNING: N_("To look at"),
    Severity.NOTE: N_("Note"),
}
TABLES = get_args(Table)
SLACK = 2
"""Pixels by which words set together may be wider than their letters added up."""
SHOWN = 40
"""Findings that are listed; a scheme with more has one cause for many of them."""
PARTS = {
    "forms": N_("Questions"),
    "gates": N_("Gates"),
    "tables": N_("Tables"),
    "rates": N_("Rates"),
    "adjust_points": N_("Points rules"),
    "adjust_money": N_("Money rules"),
    "exclusions": N_("Left out"),
    "examples": N_("Examples"),
    "governance": N_("Who answers for it"),
    "no_form": N_("No form"),
    "money": N_("Money"),
    "points": N_("Points"),
}


def place_words(scheme: Scheme, where: str) -> str:
    """Where a finding is, in the scheme's own words: "Sleep · Lots"."""
    titles: list[str] = []
    whole: Any = scheme
    for step in as_path(where):
        try:
            whole = whole[step] if isinstance(step, int) else getattr(whole, step)
        except (AttributeError, IndexError):
            break  # it was removed since
        if isinstance(step, int):
            titles.append(_called(whole, step + 1))
    if len(titles) > 1 and where.startswith("forms/"):
        titles = titles[1:]
    first = PARTS.get(where.partition("/")[0], N_("The scheme"))
    return " · ".join(titles) or _(first)


def _called(part: Any, number: int) -> str:
    """A part by its title; one without any by what it is and its place, or its name in files."""
    title = getattr(part, "title", "")
    if title:
        return str(title)
    if isinstance(part, Check):
        return _("Check {number}").format(number=number)
    name = getattr(part, "id", "")
    if name and isinstance(part, TABLES):
        return _("Table {name}").format(name=name)
    return str(name) or _("row {number}").format(number=number)


class _Go(PressButton):
    """A link that gives way where it is narrow: the whole place is its name and tip."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("link", True)
        self.setAutoDefault(False)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all words, whatever is shown of them."""
        hint = super().sizeHint()
        words = self._advance(self._words) - self._advance(self.text()) + SLACK
        return QSize(hint.width() + words, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), space(8)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many of the words as there is room for."""
        super().resizeEvent(event)
        around = self.sizeHint().width() - self._advance(self._words) - SLACK
        room = self.width() - around
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if words != self.text():
            self.setText(words)

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


class _Line(QFrame):
    """One finding: shape and word of its severity, its place, its sentence, which leads there."""

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, found: Finding) -> None:
        super().__init__()
        tone = TONES[found.severity]
        place = place_words(scheme, found.where)
        words = text.quiet(_(WORDS[found.severity]), wrap=False)
        go = _Go(place)
        go.setAccessibleName(f"{_(WORDS[found.severity])}, {place}: {finding(found)}")
        go.clicked.connect(lambda: self.chosen.emit(found))
        show_if(go, bool(found.where))
        icon = Icon(SHAPES[tone], str(tone))
        top = row(icon, words, go, None, gap=1)
        sentence = text.body(finding(found))
        sentence.setContentsMargins(space(3), 0, 0, 0)
        self.setLayout(column(top, sentence, gap=0))


Said = tuple[str, str, str, str]
"""What a line says: how grave, where, what; and the path of the place."""


class Beside(QWidget):
    """`show_looked(looked)`; `chosen(finding)`: somebody wants to go where it is."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._table = ""
        self._curves = Card(_("What points give"))
        self._choose = QVBoxLayout()
        self._chart = Chart()
        self._no_curve = text.quiet(_("Points do not steer a sum here, so there is no curve."))
        self._curves.body.addLayout(self._choose)
        for part in (self._chart, self._no_curve):
            self._curves.body.addWidget(part)
        self._card = Card(_("What the checker says"))
        self.counts = Badge("")
        self._size = text.quiet()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(1))
        self._card.body.addWidget(self.counts)
        self._card.body.addWidget(self._size)
        self._card.body.addLayout(self._lines)
        self.setLayout(column(self._card, self._curves, None, gap=2))
        self._offered: tuple[str, ...] = ()
        self._rows: list[tuple[Said, QWidget]] = []
        self._more = text.quiet(wrap=False)
        show_if(self._more, False)
        self._card.body.addWidget(self._more)

    def show_looked(self, looked: Looked) -> None:
        """Shows what was found; what is shown already is left alone."""
        self._looked = looked
        errors = looked.errors
        self.counts.say(counted(looked), _tone(looked), "")
        self._size.setText(say("scheme.complexity", looked.complexity.counts))
        self._list(looked)
        self._curves.setVisible(not errors or bool(looked.curves))
        self._offer(looked)
        self._draw()

    def show_table(self, name: str) -> None:
        """Shows the curve of the table that is worked on."""
        self._table = name
        self._draw()

    def _list(self, looked: Looked) -> None:
        """Lines of what was found; one that says the same as before stays as it is."""
        held: dict[Said, list[QWidget]] = {}
        for said, line in self._rows:
            held.setdefault(said, []).append(line)
        self._rows = []
        for at, each in enumerate(looked.findings[:SHOWN]):
            place = place_words(looked.scheme, each.where)
            said = (str(each.severity), place, finding(each), each.where)
            line = held[said].pop(0) if held.get(said) else self._line(looked.scheme, each)
            self._rows.append((said, line))
            shown = self._lines.itemAt(at)
            if shown is None or shown.widget() is not line:
                self._lines.insertWidget(at, line)
        for lines in held.values():
            for line in lines:
                self._lines.removeWidget(line)
                line.hide()
                line.deleteLater()
        more = len(looked.findings) - SHOWN
        show_if(self._more, more > 0)
        self._more.setText(_("and {count} more").format(count=more))

    def _line(self, scheme: Scheme, found: Finding) -> QWidget:
        line = _Line(scheme, found)
        line.chosen.connect(self.chosen.emit)
        return line

    def _offer(self, looked: Looked) -> None:
        names = tuple(each.table for each in looked.curves)
        if names == self._offered:
            return
        self._offered = names
        empty(self._choose)
        if len(names) > 1:
            choose = Segment(_("Table"), [Choice(each, each) for each in names], breaks=True)
            choose.load(self._table if self._table in names else names[0])
            choose.chosen.connect(self.show_table)
            self._choose.addWidget(choose)

    def _draw(self) -> None:
        curves = self._looked.curves if self._looked else ()
        chosen = next((each for each in curves if each.table == self._table), None)
        drawn = chosen or next(iter(curves), None)
        self._no_curve.setVisible(drawn is None)
        self._chart.setVisible(drawn is not None)
        if drawn is not None:
            self._chart.show_figure(drawn.figure)


def counted(looked: Looked) -> str:
    """How much there is to put right and to look at, in a few words."""
    errors, rest = looked.errors, len(looked.findings) - looked.errors
    parts = []
    if errors:
        parts.append(
            ngettext("{count} to put right", "{count} to put right", errors).format(count=errors)
        )
    if rest:
        parts.append(_("{count} to look at").format(count=rest))
    return ", ".join(parts) or _("Nothing to put right")


def _tone(looked: Looked) -> Tone:
    if looked.errors:
        return Tone.BAD
    return Tone.WARN if looked.findings else Tone.GOOD
