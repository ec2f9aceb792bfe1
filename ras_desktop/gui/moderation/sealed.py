"""A sealed assessment to read: both scores where it was confirmed, then every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ras_desktop.gui.widgets.answers import AnswersView
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.two_scores import TwoScores

if TYPE_CHECKING:
    from ras_desktop.services.allocation import Opened


class SealedAnswers(QWidget):
    """`show_sealed(opened)`: what the worker sealed, and what was confirmed otherwise, marked."""

    def __init__(self) -> None:
        super().__init__()
        self.both, self.answers = TwoScores(), AnswersView()
        self.setLayout(column(self.both, self.answers, gap=2))

    def show_sealed(self, opened: Opened) -> None:
        """Shows it all; without a confirmation only the answers."""
        held = opened.assessment
        part = opened.confirmed.decided if opened.confirmed else None
        whole = part is not None and part.budget is not None and held.sealed is not None
        if part is not None and part.budget is not None and held.sealed is not None:
            self.both.show_scores(held.sealed.budget, part.budget, part.told)
        self.both.setVisible(whole)
        self.answers.show_answers(opened.form, held.answers, opened.before, opened.confirmed)
