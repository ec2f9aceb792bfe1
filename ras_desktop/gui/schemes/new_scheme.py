"""Which kind of scheme shall it be? Each with a small picture and a worked example."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ras_desktop.documents import scheme_figures
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.example import run
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.scheme_start import Start
from ras_desktop.gui.schemes.sketch import Sketch
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import column, holding, row, scrolling
from ras_desktop.wording import N_, _
from ras_desktop.wording.headline import headline

KINDS = {
    "bands": (
        N_("Bands"),
        N_("Points fall into bands, and each band gives a sum. Easy to explain, but with edges."),
    ),
    "line": (
        N_("A straight line"),
        N_("The sum grows evenly with the points, without edges."),
    ),
    "per-point": (
        N_("A price for each point"),
        N_("Each point above a threshold is worth the same."),
    ),
    "percentile": (
        N_("What support has cost"),
        N_("Points are set beside what support for other children has cost (percentiles)."),
    ),
    "weekly-hours": (
        N_("Hours a week × a rate"),
        N_("Points give hours a week; a dated rate makes them money, and can rise every April."),
    ),
    "hours-only": (
        N_("Hours, no sum"),
        N_("Points give hours a week; no money is named."),
    ),
    "base-weight": (
        N_("A base by age × a weight"),
        N_("Age gives a base; points make it more or less."),
    ),
    "blocks": (
        N_("Blocks of need"),
        N_("Each need adds a block of its own: hours at a rate, or a sum. No points."),
    ),
    "reckoner": (
        N_("A ready reckoner"),
        N_("How many of each kind of support, times what one costs. No points."),
    ),
    "menu": (
        N_("A menu"),
        N_("Enough points open a menu, and the family chooses from it."),
    ),
    "total-score": (
        N_("Only a total score"),
        N_("The points are added up elsewhere, and only their total is typed."),
    ),
}
"""The kinds in the order in which they are offered: what most councils use first."""
WIDE = 64
"""Characters of body text that a card needs; where there is room for two, two stand together."""


class NewPart(QWidget):
    """`chosen(kind)`: a new scheme of this kind is wanted; `left`: not now."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, starts: tuple[Start, ...]) -> None:
        super().__init__()
        known = {each.kind: each for each in starts}
        back = button(_("All schemes"), self.left.emit, icon="back")
        words = text.body(
            _(
                "You get the smallest scheme of that kind that works. Questions, a table and a "
                "worked example are there; all can be changed. What only your council knows is "
                "left to you, and the checker says what that is."
            )
        )
        self.buttons: list[QPushButton] = []
        self.cards = [self._card(known[kind]) for kind in KINDS if kind in known]
        self._grid = QGridLayout()
        self._grid.setSpacing(space(2))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._across = 0
        inside = column(
            row(back, None),
            text.title(_("How shall answers become a budget?")),
            words,
            holding(self._grid),
            None,
            gap=2,
            margin=3,
        )
        self.setLayout(column(scrolling(holding(inside), widest=140)))
        self._arrange(1)

    def _card(self, start: Start) -> Card:
        heading, words = KINDS[start.kind]
        begin = button(_("Begin with this"), partial(self.chosen.emit, start.kind), icon="plus")
        self.buttons.append(begin)
        begin.setAccessibleName(_("Begin with this: {kind}").format(kind=_(heading)))
        card = Card(_(heading), _(words), begin)
        example = start.scheme.examples[0]
        budget = run(start.scheme, example).budget
        assert budget is not None
        said = _("For example: {example} → {sum}").format(
            example=example.title, sum=headline(budget)
        )
        line = row(_sketch(start, budget), gap=2)
        line.addWidget(text.body(said), 1)
        card.body.addLayout(line)
        return card

    def take_focus(self) -> None:
        """The first kind."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two kinds beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() > 2 * WIDE * self.fontMetrics().averageCharWidth() else 1)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < across else 0)


def _sketch(start: Start, budget: Budget) -> Sketch:
    """The curve of its table; without one, the bars of its example."""
    figure = scheme_figures.curve(start.scheme, start.scheme.tables[0])
    if figure is not None:
        return Sketch(figure)
    return Sketch(None, [(_height(each.before), _height(each.after)) for each in budget.waterfall])


def _height(value: Money | Hours) -> float:
    return float(value.pence if isinstance(value, Money) else value.minutes)
