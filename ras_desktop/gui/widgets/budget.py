"""A budget with everything that explains it: the sum, the waterfall, the steps, points by area."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ras_desktop.documents import budget_figures
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.period import Period
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.layout import Flow, column, empty
from ras_desktop.wording import _, money, number
from ras_desktop.wording.allocation import outcome
from ras_desktop.wording.headline import headline


class Sums(QWidget):
    """The amount for a year, a week (for reading only) and the scheme's own period."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(gap=2, parent=self)

    def show_budget(self, budget: Budget) -> None:
        """Shows what came out; where there is no sum, what happens instead."""
        empty(self._flow)
        under = budget.band or (_("To plan with") if budget.result is not None else "")
        self._tile(outcome(budget.outcome), headline(budget), under)
        if budget.annual is not None and budget.period is not Period.YEAR:
            self._tile(_("A year"), money(budget.annual))
        if budget.weekly is not None:
            self._tile(_("A week"), money(budget.weekly), _("For reading only"))
        if budget.points is not None:
            most = sum(area.most for area in budget.areas)
            self._tile(_("Points"), number(budget.points), _("of {most}").format(most=number(most)))
        self.updateGeometry()

    def _tile(self, name: str, figure: str, under: str = "") -> None:
        made = Tile(name, figure, under)
        self._flow.addWidget(made)
        made.show()


class Steps(Card):
    """How it was worked out: the sentences of one group of steps, each on its own line."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._said = text.body()
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._said)

    def show_steps(self, said: Sequence[str]) -> None:
        """Shows the sentences; without any it goes away."""
        self._said.setText("\n".join(said))
        self.setVisible(bool(said))


class Explanation(QWidget):
    """Waterfall, steps and points by area of one budget: the money first, then what led to it."""

    def __init__(self) -> None:
        super().__init__()
        self._falls = Card(_("From points to pounds"))
        self._money = Steps(_("How the sum was worked out"))
        self._areas = Card(_("Points by area"))
        self._answers = Steps(_("From answers to points"))
        self._gates = Steps(_("Before the questions"))
        self._chart, self._bars = Chart(), Chart()
        self._falls.body.addWidget(self._chart)
        self._areas.body.addWidget(self._bars)
        parts = (self._falls, self._money, self._areas, self._answers, self._gates)
        self.setLayout(column(*parts, gap=2))

    def show_budget(self, budget: Budget, said: tuple[str, ...]) -> None:
        """Shows all of it; a chart that would be empty goes away. `said`: the steps' sentences."""
        falls, areas = budget_figures.waterfall(budget), budget_figures.areas(budget)
        self._falls.setVisible(falls is not None)
        self._areas.setVisible(areas is not None)
        if falls is not None:
            self._chart.show_figure(falls)
        if areas is not None:
            self._bars.show_figure(areas)
        groups: dict[str, list[str]] = {"gate": [], "points": [], "money": []}
        for step, sentence in zip(budget.steps, said, strict=True):
            root = step.code.partition(".")[0]
            groups[root if root in groups else "money"].append(sentence)
        self._money.show_steps(groups["money"])
        self._answers.show_steps(groups["points"])
        self._gates.show_steps(groups["gate"])
