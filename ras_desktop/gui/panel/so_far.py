"""What a decision comes to so far: together, by strand, beside the indicative budget."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.panel import GRANTS, Decision, Question
from ras_desktop.domain.panel_sums import Running, as_asked, running
from ras_desktop.gui.panel.asked import signed
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import column
from ras_desktop.wording import _, money
from ras_desktop.wording.request import STRANDS


class SoFar(QWidget):
    """`show_sum(question, typed)`: what is asked for, or approved so far."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.beside = text.heading(), text.quiet()
        self.sum.setAccessibleName(_("What is approved so far"))
        self.setLayout(column(self.sum, self.beside, gap=0.25))

    def show_sum(self, question: Question, typed: Decision) -> None:
        """Shows it as it stands in the fields."""
        asked = as_asked(question)
        shown = running(question, typed.lines) if typed.verdict in GRANTS else asked
        words = _("Asked for: {sum} a year")
        if typed.verdict in GRANTS:
            words = _("Approved so far: {sum} a year")
        self.sum.setText(words.format(sum=money(shown.sum)))
        self.beside.setText(_beside(question, shown, asked))


def _beside(question: Question, shown: Running, asked: Running) -> str:
    said = [] if shown == asked else [_("Asked for: {sum}").format(sum=money(asked.sum))]
    if question.indicative is not None and shown.difference is not None:
        said.append(
            _("Indicative budget: {sum} ({difference})").format(
                sum=money(question.indicative), difference=signed(shown.difference)
            )
        )
    if question.in_force.pence:
        said.append(_("Paid now: {sum}").format(sum=money(question.in_force)))
    if len(shown.by_strand) > 1:
        for strand, sum_ in shown.by_strand.items():
            said.append(f"{_(STRANDS[strand.value])}: {money(sum_)}")
    return " · ".join(said)
