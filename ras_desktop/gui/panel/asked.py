"""What the panel is asked for: each line with its sum, together, beside the indicative budget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import GRANTS, Decision, Question
from ras_desktop.domain.panel_sums import Running, as_asked, as_decided
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import column, empty, holding
from ras_desktop.wording import _, day, money
from ras_desktop.wording.panel import agreed_at, line_facts


class Lines(QWidget):
    """`show_asked(question)`, `show_decided(decision)`: lines with sums, and what they come to."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1))
        self._grid.setColumnStretch(0, 1)

    def show_asked(self, question: Question) -> None:
        """The lines as they are asked for."""
        empty(self._grid)
        for line in question.lines:
            self._add(line.what, line_facts(line), money(line.amount))
        self._add(_("Together, a year"), "", money(question.asked), strong=True)
        for name, sum_ in compared(question, as_asked(question)):
            self._add(name, "", sum_)

    def show_decided(self, decision: Decision) -> None:
        """The lines as they were decided: what was asked stands under what is another sum."""
        empty(self._grid)
        held = decision.decided
        assert held is not None
        given = {each.line: each for each in decision.lines}
        granted = decision.verdict in GRANTS
        for line in held.question.lines:
            verdict = given.get(line.line) if granted else None
            sum_ = verdict.approved if verdict else ZERO
            under = line_facts(line, verdict.units if verdict else None)
            if verdict is not None and sum_ != line.amount:
                under += "\n" + _("Asked: {sum}. {why}").format(
                    sum=money(line.amount), why=verdict.reason
                )
            shown = money(sum_) if granted else _("asked: {sum}").format(sum=money(line.amount))
            self._add(line.what, under, shown)
        if granted:
            self._add(_("Approved together, a year"), "", money(decision.approved), strong=True)
            for name, words in compared(held.question, as_decided(decision)):
                self._add(name, "", words)

    def _add(self, name: str, under: str, figure: str, strong: bool = False) -> None:
        at = self._grid.rowCount()
        words = text.label(name) if strong else text.body(name)
        said = text.label(figure) if strong else text.body(figure)
        said.setWordWrap(False)
        said.setAccessibleName(f"{name}: {figure}")
        left = column(words, gap=0.25)
        if under:
            left.addWidget(text.quiet(under))
        self._grid.addWidget(holding(left), at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(said, at, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


def compared(question: Question, so_far: Running) -> tuple[tuple[str, str], ...]:
    """The indicative budget and how far a sum is from it; and what is paid now."""
    found = []
    if question.indicative is not None and so_far.difference is not None:
        found.append((_("Indicative budget"), money(question.indicative)))
        found.append((_("More or less than it"), signed(so_far.difference)))
    if question.in_force != ZERO:
        found.append((_("Paid now, a year"), money(question.in_force)))
    if question.at_review is not None:
        name = _("Agreed at the review of {day}").format(day=day(question.at_review.on))
        found.append((name, agreed_at(question.at_review)))
    return tuple(found)


def signed(sum_: Money) -> str:
    """+ £324.40, − £12.00, £0.00."""
    if sum_ == ZERO:
        return money(sum_)
    sign = "+" if sum_ > ZERO else "−"
    return f"{sign} {money(Money(abs(sum_.pence)))}"


class AskedCard(Card):
    """What is asked for, with what is still open about it."""

    def __init__(self) -> None:
        super().__init__(_("What is asked for"))
        self.lines = Lines()
        self._open = text.quiet()
        self.body.addWidget(self.lines)
        self.body.addWidget(self._open)

    def show_question(self, question: Question, under: str) -> None:
        """Shows it; `under` says since when and by whom."""
        self.say_under(under)
        self.lines.show_asked(question)
        self._open.setText("\n".join(f"• {each}" for each in question.still_open))
        self._open.setVisible(bool(question.still_open))
