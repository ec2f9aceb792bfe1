"""The council's year as a chart and as tables: months, families, what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ras_desktop.documents import figure
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.request import Strand
from ras_desktop.domain.spending import Coming, Forecast, Month, Move
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services.spending import Spending
from ras_desktop.services.spending_waiting import Waiting
from ras_desktop.wording import _, money, month, short_day
from ras_desktop.wording.request import STRANDS
from ras_desktop.wording.spending import MOVES

RIGHT = Align.RIGHT


def chart(told: Forecast) -> figure.Columns:
    """What is due to the end of each month, by strand, under the line of the budget."""
    there = [one for one in Strand if any(one in each.by_strand for each in told.months)]
    so_far = dict.fromkeys(there, 0)
    columns = []
    for each in told.months:
        for strand in there:
            so_far[strand] += each.by_strand.get(strand, ZERO).pence
        parts = tuple(so_far[strand] for strand in there)
        columns.append(figure.Column(short_day(each.first).split()[1], parts))
    names = tuple(_(STRANDS[each.value]) for each in there)
    return figure.Columns(
        _("Due to the end of each month"), names, tuple(columns), told.budget.pence, _("Budget")
    )


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month as the table shows it."""

    month: Month
    left: Money

    def of(self, strand: Strand) -> str:
        """What is due in it of one strand."""
        sum_ = self.month.by_strand.get(strand)
        return money(sum_) if sum_ else "–"


def months_table() -> RecordTable:
    """A month a line; opening one shows from whom it comes."""

    def strand(which: Strand) -> Column:
        return Column(
            which.value, _(STRANDS[which.value]), 14, align=RIGHT, rank=2, sorts=False,
            shown=lambda line: line.of(which),
        )  # fmt: skip

    def sums(name: str, title: str, value: Any, rank: int = 0) -> Column:
        return Column(name, title, 15, align=RIGHT, sorts=False, rank=rank,
                      shown=lambda line: money(value(line)))  # fmt: skip

    return RecordTable(
        _("Months"),
        (
            Column(
                "month", _("Month"), 16, sorts=False, shown=lambda line: month(line.month.first)
            ),
            *(strand(each) for each in Strand),
            sums("whole", _("In the month"), lambda line: line.month.whole),
            sums("so_far", _("To its end"), lambda line: line.month.so_far),
            Column("left", _("Left then"), 17, align=RIGHT, sorts=False, shown=_left),
        ),
        counts=False,
    )


def _left(line: MonthRow) -> str | Status:
    if line.left < ZERO:
        return Status(money(line.left), Tone.BAD)
    return money(line.left)


def month_rows(told: Forecast) -> list[MonthRow]:
    """The twelve months."""
    return [MonthRow(each, told.budget - each.so_far) for each in told.months]


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One strand of a family, with what is due in the year or in one month."""

    case: UUID
    name: str
    number: str
    strand: str
    annual: Money
    due: Money


def families_table() -> RecordTable:
    """From whom a figure comes, the most first; opening one goes to the agreement."""
    return RecordTable(
        _("Families"),
        (
            Column("name", _("Family"), 26, sorts=False),
            Column("number", _("Case number"), 14, sorts=False, rank=2),
            Column("strand", _("Strand"), 16, sorts=False, rank=1),
            Column("annual", _("A year, today"), 15, align=RIGHT, sorts=False, rank=1),
            Column("due", _("Due"), 15, align=RIGHT, sorts=False),
        ),
    )


def family_rows(told: Spending, at: int | None) -> list[FamilyRow]:
    """Everything that the figure of a month (by its place; None: the year's) is the sum of."""
    found = [
        FamilyRow(
            each.case, told.families[each.case].name, told.families[each.case].number,
            _(STRANDS[each.strand.value]), each.annual,
            each.year if at is None else each.months[at],
        )
        for each in told.commitments
    ]  # fmt: skip
    return sorted(
        (each for each in found if each.due), key=lambda each: (-each.due.pence, each.name)
    )


@dataclass(frozen=True, slots=True)
class ComingRow:
    """Something that changes the figures, or may."""

    case: UUID
    on: str
    name: str
    what: str
    sum: str
    counts: Status


def coming_table() -> RecordTable:
    """What begins, changes and ends to 31 March, and what waits."""
    return RecordTable(
        _("Still to come"),
        (
            Column("on", _("From"), 13, sorts=False),
            Column("name", _("Family"), 24, sorts=False),
            Column("what", _("What"), 26, sorts=False),
            Column("sum", _("To 31 March"), 15, align=RIGHT, sorts=False),
            Column("counts", _("In the figures"), 16, sorts=False, rank=1),
        ),
    )


def coming_rows(told: Spending) -> list[ComingRow]:
    """By day; what waits stands last."""
    yes, no = Status(_("Yes"), Tone.GOOD), Status(_("Not yet"), Tone.NOTE)
    rows = [_coming(told, each, no if each.move is Move.ADULT else yes) for each in told.coming]
    return [*rows, *(_waiting(told, each, no) for each in told.waiting)]


def _coming(told: Spending, each: Coming, counts: Status) -> ComingRow:
    name = told.families[each.case].name
    what = _(MOVES[each.move.value])
    return ComingRow(each.case, short_day(each.on), name, what, signed(each.difference), counts)


def _waiting(told: Spending, each: Waiting, counts: Status) -> ComingRow:
    what = _("Decided, not signed yet") if each.decided else _("Asked of the panel")
    name = told.families[each.case].name
    return ComingRow(each.case, short_day(each.starts), name, what, signed(each.in_year), counts)


def signed(sum_: Money) -> str:
    """A difference with its sign."""
    return f"+{money(sum_)}" if sum_ > ZERO else money(sum_)


def tall_enough(table: RecordTable, rows: Sequence[object], most: int) -> None:
    """As many lines as there are, up to a number, without a second scroll bar."""
    head = table.view.horizontalHeader().sizeHint().height()
    one = table.view.verticalHeader().defaultSectionSize()
    table.setMinimumHeight(head + one * min(max(len(rows), 1), most) + one)
