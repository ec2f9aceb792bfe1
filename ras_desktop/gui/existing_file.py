"""A file of existing packages before it is taken in: its columns, every row, every finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from ras_desktop.domain.existing import NEEDED, Existing, Mapped, Per, Place
from ras_desktop.domain.finding import Finding, Findings, Severity, errors
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.monitoring.importing import ORDERS
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField, choices
from ras_desktop.gui.widgets.layout import Flow, column, holding, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services.existing import NONE, Preview, Rows
from ras_desktop.wording import _, finding, money, ngettext, number, short_day
from ras_desktop.wording.existing import PERS, PLACES

MOST_SAID = 6
"""Faults that are said one by one; a wrong column makes one in each row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file as the list shows it: what was read, and what is wrong with it."""

    row: int
    read: Existing | None
    findings: Findings


class ExistingFile(Card):
    """`said()`: read it again as it now stands; `wanted`: take it in; `left`: another file."""

    said = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Is this the right file, read rightly?"))
        self.mapped: Mapped | None = None
        self.skip: Rows = NONE
        self.other: Rows = NONE
        self._told: Preview | None = None
        self.words = text.body()
        self.faults = text.body()
        self.faults.setProperty("tone", "bad")
        self.fields = {
            place: ListField(_(PLACES[place.value]), (), optional=place not in NEEDED,
                             none=None if place in NEEDED else _("None"))
            for place in Place
        }  # fmt: skip
        self.order = ListField(_("Order of a date"), choices(ORDERS))
        self.per = ListField(
            _("The sums stand for"), tuple(Choice(each, _(PERS[each.value])) for each in Per)
        )
        asked = [*(self.fields[each] for each in NEEDED), self.order, self.per]
        more = [each for place, each in self.fields.items() if place not in NEEDED]
        self.asked = holding(
            column(
                text.label(_("Which column is it?")), holding(Flow(*asked, gap=2)),
                text.label(_("If the file has them")), holding(Flow(*more, gap=2)), gap=1,
            )
        )  # fmt: skip
        for field in (*asked, *more):
            field.edited.connect(self._say)
        self.table = RecordTable(_("The rows of the file"), _columns(), counts=False)
        self.table.columns_button.hide()
        self.table.setMinimumHeight(space(34))
        self.take = button(_("Take them in"), self.wanted.emit, icon="check", main=True)
        self.leave_out = button("", self._leave_out)
        self.is_other = button(_("The chosen row is another child"), self._is_other)
        self.not_this = button(_("Leave out the chosen row"), self._not_this)
        self.choose = button(_("Another file …"), self.left.emit)
        acts = Flow(self.take, self.leave_out, self.is_other, self.not_this, self.choose)
        for each in (self.words, self.asked, self.faults, self.table, holding(acts)):
            self.body.addWidget(each)

    def start(self) -> None:
        """Another file: nothing is said of it yet."""
        self.mapped, self.skip, self.other, self._told = None, NONE, NONE, None

    def show_preview(self, name: str, told: Preview) -> None:
        """A file that was read, by its name."""
        self._told, self.mapped = told, told.mapped
        self._offer(told)
        self.words.setText(_summary(name, told, self.skip))
        said = [*told.asked, *errors(told.findings)]
        self.faults.setText(_said(said))
        show_if(self.faults, bool(said))
        show_if(self.asked, told.table is not None)
        lines = _lines(told)
        self.table.set_rows(lines)
        show_if(self.table, bool(lines))
        show_if(self.take, told.ready)
        count = len(told.rows)
        self.take.setText(ngettext("Take in {count} package", "Take in {count} packages", count))
        there = [each.row for each in told.there if each.row not in self.other]
        show_if(self.leave_out, bool(there))
        self.leave_out.setText(
            ngettext(
                "Leave out the {count} row that has a case",
                "Leave out the {count} rows that have a case",
                len(there),
            )
        )
        show_if(self.is_other, bool(there))
        show_if(self.not_this, bool(lines))

    def _offer(self, told: Preview) -> None:
        """Fields as proposed; what is asked is left empty, so that somebody says it."""
        if told.table is None or told.mapped is None:
            return
        named = tuple(
            Choice(at, each or _("Column {number}").format(number=at + 1))
            for at, each in enumerate(told.table.head)
        )
        for place, field in self.fields.items():
            field.offer(named)
            field.load(told.mapped.at(place))
        asked = {each.where for each in told.asked}
        self.order.load(None if "order" in asked else told.mapped.order)
        self.per.load(told.mapped.per)

    def _say(self, *_what: object) -> None:
        """Reads the file again as the columns now stand."""
        held = tuple(
            (place, field.value())
            for place, field in self.fields.items()
            if field.value() is not None
        )
        self.mapped = Mapped(held, self.order.value(), self.per.value())
        self.said.emit()

    def _leave_out(self) -> None:
        told = self._told
        if told is not None:
            self.skip |= {each.row for each in told.there if each.row not in self.other}
            self.said.emit()

    def _is_other(self) -> None:
        line = self.table.current()
        if line is not None:
            self.other |= {line.row}
            self.said.emit()

    def _not_this(self) -> None:
        line = self.table.current()
        if line is not None:
            self.skip |= {line.row}
            self.said.emit()


def _said(found: Sequence[Finding]) -> str:
    said = [_sentence(each) for each in found[:MOST_SAID]]
    if len(found) > MOST_SAID:
        rest = len(found) - MOST_SAID
        said.append(ngettext("And {count} more.", "And {count} more.", rest))
    return "\n".join(said)


def _sentence(found: Finding) -> str:
    if found.code == "existing.column.missing":
        name = _(PLACES[str(found.values["place"])])
        return finding(replace(found, values={"place": name}))
    return finding(found)


def _lines(told: Preview) -> tuple[Line, ...]:
    """What stands against it first, then what is odd, then the others: in the order of the file."""
    read = {each.row: each for each in told.rows}
    wrong: dict[int, Findings] = {}
    for each in told.findings:
        row = each.values.get("row")
        if isinstance(row, int):
            wrong[row] = (*wrong.get(row, ()), each)
    first = [Line(row, read.get(row), found) for row, found in sorted(wrong.items())]
    first.sort(key=lambda each: not errors(each.findings))
    rest = [Line(row, each, ()) for row, each in read.items() if row not in wrong]
    return (*first, *rest)


def _summary(name: str, told: Preview, skip: Rows) -> str:
    if told.table is None:
        return name
    rows = ngettext("{count} row", "{count} rows", sum(any(each) for each in told.table.rows))
    said = f"{name}: {rows}"
    if skip:
        said += _(", {count} of them left out").format(count=number(len(skip)))
    return said


def _columns() -> tuple[Column, ...]:
    return (
        Column("row", _("Row"), weight=6, align=Align.RIGHT, sorts=False),
        Column("state", _("What is found"), weight=48, shown=_found, sorts=False),
        Column("name", _("Child"), weight=24, shown=lambda each: _of(each, "name"), sorts=False),
        Column("born", _("Born"), weight=12, shown=_born, sorts=False),
        Column("amount", _("A year"), weight=12, align=Align.RIGHT, shown=_amount, sorts=False),
        Column("since", _("Since"), weight=12, shown=_since, sorts=False, rank=1),
        Column("worker", _("Worker"), weight=14, shown=lambda each: _of(each, "worker"),
               sorts=False, rank=2),
    )  # fmt: skip


def _of(line: Line, name: str) -> str:
    return str(getattr(line.read, name)) if line.read else ""


def _born(line: Line) -> str:
    return short_day(line.read.born) if line.read else ""


def _since(line: Line) -> str:
    return short_day(line.read.since) if line.read else ""


def _amount(line: Line) -> str:
    return money(line.read.amount) if line.read else ""


def _found(line: Line) -> Status:
    if not line.findings:
        return Status(_("Can be taken in"), Tone.GOOD)
    stops = any(each.severity is Severity.ERROR for each in line.findings)
    words = " ".join(_sentence(each) for each in line.findings)
    return Status(words, Tone.BAD if stops else Tone.WARN)
