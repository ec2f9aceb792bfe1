"""The live figure of a plan: to plan with, planned, and the difference, by strand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.costing import Comparison
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Way
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import column, empty
from ras_desktop.services.plan import Costed
from ras_desktop.wording import _, money
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS


class LiveBar(QWidget):
    """`show_cost(costed)`: a line for each strand; how it is taken where there is a mixture."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=0)
        self.setLayout(self._lines)

    def show_cost(self, costed: Costed) -> None:
        """Shows the figures as they stand now."""
        empty(self._lines)
        several = len(costed.compared) > 1
        for each in costed.compared:
            self._say(_strand(each, named=several), _tone(each))
        if not costed.compared:
            planned = money(costed.cost.planned)
            self._say(_("{planned} planned a year").format(planned=planned))
        ways = costed.cost.by_way
        if len(ways) > 1 or (ways and Way.DIRECT_PAYMENT not in ways):
            said = (f"{_(WAYS[way.value])} {money(sum_)}" for way, sum_ in ways.items())
            self._lines.addWidget(_right(text.quiet(" · ".join(said))))

    def _say(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        line = _right(text.label(words))
        line.setProperty("tone", str(tone))
        self._lines.addWidget(line)


def _right(label: QWidget) -> QWidget:
    label.setAlignment(Qt.AlignmentFlag.AlignRight)  # type: ignore[attr-defined]
    return label


def _tone(each: Comparison) -> Tone:
    return Tone.WARN if (each.difference or Money(0)) > Money(0) else Tone.PLAIN


def _strand(each: Comparison, *, named: bool) -> str:
    """£2,381.00 to plan with · £3,624.40 planned · £1,243.40 over."""
    name = f"{_(STRANDS[each.strand.value])}: " if named else ""
    planned = _("{sum} planned a year").format(sum=money(each.planned))
    if each.indicative is None or each.difference is None:
        return name + planned
    held = _("{sum} to plan with").format(sum=money(each.indicative))
    gap = money(Money(abs(each.difference.pence)))
    if not each.difference:
        rest = _("nothing left, nothing over")
    elif each.difference > Money(0):
        rest = _("{sum} over").format(sum=gap)
    else:
        rest = _("{sum} left").format(sum=gap)
    return name + " · ".join((held, planned, rest))
