"""The diary: a month of everything that has a day, as a sheet or as a list."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.today import Matter
from ras_desktop.gui import today_rows
from ras_desktop.gui.models.records import Column
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.papers.saving import ask_place
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, show_if
from ras_desktop.gui.widgets.month import MonthSheet, OneDay
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.services import diary
from ras_desktop.services.diary import Diary
from ras_desktop.wording import N_, _, day, month, ngettext, short_day
from ras_desktop.wording.caseload import WHOSE

SHEET, LIST = "sheet", "list"


class DiaryPage(Page):
    """Arrow keys go from day to day, Enter to what is on it, Page Up and Down to another month."""

    TITLE = N_("What comes when?")
    ICON = "calendar"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._found: Diary | None = None
        self._first = date.min
        self.header = Header(self.title())
        self.whose = Segment(_("Whose"), [Choice(each, _(WHOSE[each.value])) for each in Whose])
        self.form = Segment(
            _("Shown as"), (Choice(SHEET, _("Month")), Choice(LIST, _("List of the month")))
        )
        self.whose.chosen.connect(lambda _whose: self._read())
        self.form.chosen.connect(lambda _form: self._list())
        self.sheet = MonthSheet(_("Days of the month"))
        self.sheet.picked.connect(lambda _day: self._list())
        self.sheet.opened.connect(lambda _day: self._into())
        self.sheet.turned.connect(self.turn)
        self.under = text.label()
        self.table = RecordTable(_("What is on these days"), _columns(self._today), counts=False)
        self.table.columns_button.hide()
        self.table.opened.connect(lambda each: context.go(today_rows.place_of(each)))
        bars = holding(Flow(self.form, self.whose, gap=2))
        whole = column(self.header, bars, gap=1)
        whole.addWidget(self.sheet, 3)
        whole.addWidget(self.under)
        whole.addWidget(self.table, 2)
        whole.setContentsMargins(space(3), space(2), space(3), space(2))
        self.setLayout(whole)
        self.take_keys("Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Home", "Ctrl+E")

    def open(self, place: Place) -> None:
        """The month of the place ("2026-12"), else the one that is shown, else this month."""
        if place.part:
            self._first = date.fromisoformat(f"{place.part}-01")
        elif self._first == date.min:
            self._first = self.context.desk.today().replace(day=1)
        self._read()

    def refresh(self, changed: object) -> None:
        """Anything that was written may have moved a day."""
        self._read()

    def acts(self) -> tuple[Act, ...]:
        """To other months, and a calendar file for the phone or the desk."""
        kept = self.context.calendar
        stop: tuple[Act, ...] = ()
        if kept is not None and kept.path is not None:
            stop = (Act(_("Stop the calendar file"), kept.stop, icon="ended"),)
        return (
            Act(_("Next month"), lambda: self.turn(1), icon="forward", keys="Ctrl+PgDown"),
            Act(_("Month before"), lambda: self.turn(-1), icon="back", keys="Ctrl+PgUp"),
            Act(_("To today"), self.to_today, icon="today", keys="Ctrl+Home"),
            Act(_("Keep a calendar file"), self.keep_file, icon="calendar", keys="Ctrl+E"),
            *stop,
        )

    def turn(self, months: int) -> None:
        """Another month."""
        self._first = add_months(self._first, months)
        self._read()

    def to_today(self) -> None:
        """This month, the cursor on today."""
        self._first = self.context.desk.today().replace(day=1)
        self._read()

    def keep_file(self) -> None:
        """Asks where one's calendar file goes; from then on it follows what changes."""
        keeper = self.context.calendar
        if keeper is None:
            return
        path = ask_place(self, _("RAS diary"), "ics")
        if path is not None:
            keeper.keep_at(Path(path))

    def _read(self) -> None:
        desk, whose, first = self.context.desk, Whose(str(self.whose.value())), self._first
        last = add_months(first, 1) - timedelta(days=1)
        if desk.offers("family.list"):
            self.run(lambda: diary.read(desk, first, last, whose), self._show, key="read")

    def _show(self, found: Diary) -> None:
        if found.first != self._first:
            return
        self._found = found
        days: dict[date, OneDay] = {}
        for on in {each.due for each in found.matters if each.due} | set(found.closed):
            held = found.on(on)
            lines = tuple(_line(each) for each in held)
            days[on] = OneDay(lines, bool(held) and on < found.today, found.closed.get(on, ""))
        working = ngettext("{count} working day", "{count} working days", found.working)
        shut = ", ".join(f"{name} ({short_day(on)})" for on, name in sorted(found.closed.items()))
        under = _("{working}. Bank holidays: {names}.").format(working=working, names=shut)
        self.header.say(
            _("What comes in {month}?").format(month=month(found.first)),
            under if shut else f"{working}.",
        )
        self.header.offer(self.acts())
        self.sheet.show_month(found.first, found.today, days)
        self._list()
        self.greet(self.sheet.setFocus)

    def _list(self) -> None:
        found = self._found
        if found is None:
            return
        as_list = self.form.value() == LIST
        show_if(self.sheet, not as_list)
        on = self.sheet.day()
        rows = found.matters if as_list or on is None else found.on(on)
        if as_list or on is None:
            self.under.setText(ngettext("{count} thing", "{count} things", len(rows)))
        else:
            name = found.closed.get(on, "")
            said = [day(on), *([name] if name else [])]
            if not rows:
                said.append(_("nothing on this day"))
            self.under.setText(": ".join(said))
        self.table.set_rows(rows)
        show_if(self.table, bool(rows) or as_list)

    def _into(self) -> None:
        """From a day to the first thing on it."""
        if self.table.current() is not None:
            self.table.view.setFocus()

    def _today(self) -> date:
        return self._found.today if self._found else date.min


def _columns(today: Any) -> tuple[Column, ...]:
    day_ = Column("due", _("Day"), 15, shown=lambda each: short_day(each.due), sorts=False)
    return (day_, *today_rows.columns(today))


def _line(matter: Matter) -> str:
    """One line of a day's cell: whose it is, what."""
    name = today_rows.called(matter)
    said = today_rows.what_for(matter)
    return f"{name}: {said}" if name else said


PAGE = DiaryPage
