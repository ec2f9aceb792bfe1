"""Taking in a statement: what the columns are, what the lines say, then all of it or nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.statement import Columns, Order
from ras_desktop.gui.models.records import Align, Column
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField, choices
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services.monitoring import SHOWN, Preview
from ras_desktop.wording import N_, _, finding, ngettext

MOST_SAID = 6
"""Faults of a file that are said one by one; a wrong column makes one in each row."""

ORDERS = {
    Order.DAY_FIRST: N_("Day first: 31/12/2026"),
    Order.MONTH_FIRST: N_("Month first: 12/31/2026"),
    Order.YEAR_FIRST: N_("Year first: 2026-12-31"),
}
_ONE, _ONE_OUT, _TWO = "one", "one-out", "two"
MONEY = {
    _ONE: N_("In one column, money out with a minus"),
    _ONE_OUT: N_("In one column, money out without a minus"),
    _TWO: N_("In two columns, in and out"),
}


class Importing(Card):
    """A file before it is taken in. `said(columns)`: read it again so; `wanted`: take it in."""

    said = Signal(object)
    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Is this the right file, read rightly?"))
        self._shown: Preview | None = None
        self.words = text.body()
        self.faults = text.body()
        self.faults.setProperty("tone", "bad")
        self.on = ListField(_("Date"), ())
        self.order = ListField(_("Order of a date"), choices(ORDERS))
        self.money = ListField(_("Sums stand"), choices(MONEY))
        self.amount = ListField(_("Amount"), ())
        self.money_in = ListField(_("Money in"), ())
        self.money_out = ListField(_("Money out"), ())
        self.balance = ListField(_("Balance"), (), optional=True, none=_("None"))
        self._fields = (
            self.on, self.order, self.money, self.amount, self.money_in, self.money_out,
            self.balance,
        )  # fmt: skip
        self.asked = holding(Flow(*self._fields, gap=2))
        self.table = RecordTable(_("The first lines of the file"), _columns(), counts=False)
        self.table.columns_button.hide()
        self.table.setMinimumHeight(space(26))
        self.take = button(_("Take it in"), self.wanted.emit, icon="check", main=True)
        self.other = button(_("Another file"), self.left.emit)
        acts = holding(Flow(self.take, self.other))
        for each in (self.words, self.asked, self.faults, self.table, acts):
            self.body.addWidget(each)
        for field in self._fields:
            field.edited.connect(self._say)

    @property
    def columns(self) -> Columns | None:
        """What the person has said or left as proposed."""
        return self._columns()

    def show_preview(self, name: str, told: Preview) -> None:
        """A file that was read, by its name."""
        self._shown = told
        self._offer(told)
        self.words.setText(_summary(name, told))
        said = [*told.faults, *told.asked] or list(told.odd)
        self.faults.setText(_said(tuple(said)))
        show_if(self.faults, bool(said))
        show_if(self.asked, told.table is not None and not _no_file(told))
        lines = told.sorted.new[:SHOWN] if told.sorted else ()
        self.table.set_rows(lines)
        show_if(self.table, bool(lines))
        show_if(self.take, told.ready)
        if told.sorted:
            count = len(told.sorted.new)
            self.take.setText(
                ngettext("Take in {count} line", "Take in {count} lines", count).format(count=count)
            )

    def _offer(self, told: Preview) -> None:
        """Fields as proposed; what is asked is left empty, so that somebody says it."""
        if told.table is None:
            return
        named = tuple(
            Choice(at, each or _("Column {number}").format(number=at + 1))
            for at, each in enumerate(told.table.head)
        )
        now = told.columns
        for field, value in (
            (self.on, now.on if now else None),
            (self.amount, now.amount if now else None),
            (self.money_in, now.money_in if now else None),
            (self.money_out, now.money_out if now else None),
            (self.balance, now.balance if now else None),
        ):
            field.offer(named)
            field.load(value)
        asked = {each.where for each in told.asked}
        self.order.load(now.order if now and "order" not in asked else None)
        self.money.load(_kind(now) if now and "out_is_positive" not in asked else None)
        self._show_money()

    def _show_money(self) -> None:
        two = self.money.value() == _TWO
        show_if(self.amount, not two)
        show_if(self.money_in, two)
        show_if(self.money_out, two)

    def _say(self, *_what: object) -> None:
        self._show_money()
        found = self._columns()
        if found is not None:
            self.said.emit(found)
        elif self._shown is not None:
            self._say_asked(self._shown)

    def _say_asked(self, told: Preview) -> None:
        """What is still asked: what was answered is no longer said."""
        answered = {"order": self.order.value(), "out_is_positive": self.money.value()}
        asked = [each for each in told.asked if answered.get(each.where) is None]
        said = [*told.faults, *asked]
        self.faults.setText(_said(tuple(said)))
        show_if(self.faults, bool(said))

    def _columns(self) -> Columns | None:
        if self._shown is None or self._shown.table is None:
            return None
        on, order, stands = self.on.value(), self.order.value(), self.money.value()
        two = stands == _TWO
        first = self.money_in.value() if two else self.amount.value()
        if None in (on, order, stands, first) or (two and self.money_out.value() is None):
            return None
        before = self._shown.columns or Columns(on, order, ())
        return replace(
            before,
            on=on,
            order=order,
            what=before.what or _others(self._shown, on),
            amount=None if two else first,
            out_is_positive=stands == _ONE_OUT,
            money_in=first if two else None,
            money_out=self.money_out.value() if two else None,
            balance=self.balance.value(),
        )


def _others(told: Preview, on: int) -> tuple[int, ...]:
    """Where nothing is named a description: every column that holds letters."""
    assert told.table is not None
    rows = told.table.rows[:SHOWN]
    return tuple(
        at
        for at in range(len(told.table.head))
        if at != on and any(any(each.isalpha() for each in row[at]) for row in rows)
    )


def _kind(columns: Columns) -> str:
    if columns.money_in is not None:
        return _TWO
    return _ONE_OUT if columns.out_is_positive else _ONE


def _no_file(told: Preview) -> bool:
    """Whether it is no statement at all: then no column can be asked about."""
    return any(each.code.startswith(("statement.file", "monitoring.file")) for each in told.faults)


def _summary(name: str, told: Preview) -> str:
    if told.sorted is None:
        return name
    new, known = len(told.sorted.new), len(told.sorted.known)
    words = ngettext("{count} line", "{count} lines", new + known).format(count=new + known)
    if known:
        words += _(", {count} of them there already").format(count=known)
    return f"{name}: {words}"


def _said(found: Findings) -> str:
    said = [finding(each) for each in found[:MOST_SAID]]
    if len(found) > MOST_SAID:
        rest = len(found) - MOST_SAID
        said.append(ngettext("And {count} more.", "And {count} more.", rest).format(count=rest))
    return "\n".join(said)


def _columns() -> tuple[Column, ...]:
    return (
        Column("on", _("Date"), weight=12, sorts=False),
        Column("what", _("What the bank says"), weight=40, sorts=False),
        Column("amount", _("Amount"), weight=14, align=Align.RIGHT, sorts=False),
        Column("balance", _("Balance"), weight=14, align=Align.RIGHT, sorts=False, rank=1),
    )
