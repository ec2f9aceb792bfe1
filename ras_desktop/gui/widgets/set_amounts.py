"""Amounts beside the RAS, and the options of a menu: two cards of the budget's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.budget import Offered
from ras_desktop.domain.money import Money
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.layout import column, empty, row
from ras_desktop.wording import _, day, listed, money
from ras_desktop.wording.allocation import hours
from ras_desktop.wording.request import STRANDS


class SetAmounts(Card):
    """What health, education, or a needs assessment set without the RAS (P 9)."""

    def __init__(self, record: Callable[[], object], end: Callable[[SetAmount], object]) -> None:
        under = _("Health and education agree their own share; the RAS speaks of social care only.")
        self._add = button(_("Record an amount"), record, icon="plus")
        super().__init__(_("Set without the RAS"), under, self._add)
        self._end = end

    def show_amounts(self, amounts: Sequence[SetAmount], *, writes: bool) -> None:
        """Shows each amount with who set it, when and why; ended ones say so."""
        empty(self.body)
        self._add.setVisible(writes)
        for each in amounts:
            strand = _(STRANDS[each.strand.value])
            head = _("{sum} a year · {strand}").format(sum=money(each.amount), strand=strand)
            said = _("Set by {who}, {day}. {reason}").format(
                who=each.set_by, day=day(each.set_on), reason=each.reason
            )
            if each.ended_on is not None:
                said += " " + _("Ended {day}: {reason}").format(
                    day=day(each.ended_on), reason=each.ended_reason
                )
            lines = column(text.label(head), text.body(said), gap=0.25)
            if each.ended_on is None and writes:
                lines.addLayout(row(link(_("End it"), partial(self._end, each)), None))
            self.body.addLayout(lines)
        if not amounts:
            self.body.addWidget(text.quiet(_("None is recorded.")))


class Options(Card):
    """A menu's options: what the family chooses among."""

    def __init__(self, chosen: Callable[[tuple[str, ...]], object]) -> None:
        super().__init__(_("What the family can choose"))
        self._chosen = chosen
        self._ticks: dict[str, TickField] = {}

    def show_options(self, options: Sequence[Offered], *, writes: bool) -> None:
        """Shows the options with their sums and instalments; the chosen ones are ticked."""
        empty(self.body)
        self._ticks = {}
        for each in options:
            sum_ = money(each.amount) if isinstance(each.amount, Money) else hours(each.amount)
            paid = ""
            if len(each.instalments) > 1:
                paid = _("Paid in {count} parts: {parts}").format(
                    count=len(each.instalments),
                    parts=listed([money(part) for part in each.instalments]),
                )
            tick = TickField(f"{each.title}: {sum_}", paid)
            tick.load(each.chosen)
            tick.setEnabled(writes)
            tick.edited.connect(self._tell)
            self._ticks[each.id] = tick
            self.body.addWidget(tick)
        self.setVisible(bool(options))

    def _tell(self) -> None:
        self._chosen(tuple(name for name, tick in self._ticks.items() if tick.value()))
