"""What health and education bear of this financial year, and a statement for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.proposal import Asked
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.papers import out
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.layout import column, empty, holding, row, show_if
from ras_desktop.services import recharge
from ras_desktop.services.recharge import Recharge
from ras_desktop.wording import _, finding, money, ngettext, short_day
from ras_desktop.wording.request import STRANDS


class _Days(Asked):
    """Of which days the statement is: those of the month before, if nobody says otherwise."""

    def __init__(self, parent: QWidget, agency: str, today: date) -> None:
        words = _("Payments that were recorded on these days. It is the same file each time.")
        question = _("What is charged back to {agency}, of which days?").format(agency=agency)
        super().__init__(parent, question, words, _("Save the statement …"))
        last = today.replace(day=1) - timedelta(days=1)
        self._today = today
        self.field("first", DateField(_("First day"))).load(last.replace(day=1))
        self.field("last", DateField(_("Last day"))).load(last)

    def faults(self) -> list[Finding]:
        """Both days, and the last one is over."""
        found, read = super().faults(), self.form.values()
        found += [Finding("field.date_partial", e) for e in ("first", "last") if read[e] is None]
        if not found and not read["first"] <= read["last"] < self._today:
            found.append(Finding("recharge.days", "last", {"day": self._today}))
        return found


def ask_days(parent: QWidget, agency: str, today: date) -> tuple[date, date] | None:
    """First and last day of a statement; None: not now."""
    dialog = _Days(parent, agency, today)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return read["first"], read["last"]
    finally:
        dialog.deleteLater()


class ChargedBack(Card):
    """What others bear; a statement for whoever is charged."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("What do others bear of this financial year?"))
        self._page = page
        self.said = Banner()
        self.list = column(gap=1)
        self.body.addWidget(self.said)
        self.body.addLayout(self.list)

    def show_recharges(self, found: Sequence[Recharge]) -> None:
        """A line for each agency; hidden where there is nothing."""
        empty(self.list)
        show_if(self, bool(found))
        for each in found:
            families = ngettext("{count} family", "{count} families", each.families)
            words = _("{strand}, {agency}: {sum} for {families}").format(
                strand=_(STRANDS[each.strand.value]),
                agency=each.agency or _("nobody written down yet"),
                sum=money(each.paid),
                families=families,
            )
            back = _("to be charged back") if each.recharged else _("not charged back")
            line = row(gap=2)
            line.addWidget(text.body(f"{words} · {back}"), 1)
            if each.recharged:
                save = link(_("Statement …"), partial(self.save, each))
                save.setAccessibleName(_("Statement for {agency}").format(agency=each.agency))
                line.addWidget(save)
            self.list.addWidget(holding(line))

    def save(self, each: Recharge) -> None:
        """Asks of which days, and saves the statement where somebody wants it."""
        desk = self._page.context.desk
        days = ask_days(self, each.agency, desk.today())
        if days is None:
            return
        first, last = days

        def done(made: bytes) -> None:
            title = _("Charged back to {agency}, {first} to {last}").format(
                agency=each.agency, first=short_day(first), last=short_day(last)
            )
            out.save(self._page, self.said, title, made, ending="csv")

        self._page.run(
            lambda: recharge.statement(desk, each.strand, each.agency, first, last), done,
            self._refused,
        )  # fmt: skip

    def _refused(self, fault: BaseException) -> None:
        if isinstance(fault, Refused):
            self.said.say(" ".join(finding(each) for each in fault.findings), Tone.BAD)
        else:
            self._page.context.failed(fault)
