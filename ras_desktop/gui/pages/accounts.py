"""Whose account is looked at next, and what are direct payments spent on?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ras_desktop.domain.spent import FEWEST, Spent, SpentOn
from ras_desktop.gui.context import Context
from ras_desktop.gui.models.records import Align, Column
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.spending import figures
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import accounts
from ras_desktop.services.accounts import Sample, ToLookAt
from ras_desktop.wording import N_, _, day, money, ngettext, number, short_day
from ras_desktop.wording.monitoring import REASONS


class AccountsPage(Page):
    """The sample with every reason; below it services and providers, never a family."""

    TITLE = N_("Whose account is looked at next?")
    ICON = "spending"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: Sample | None = None
        self.header = Header(self.title())
        self.nothing = Empty(
            "spending",
            _("No direct payment runs"),
            _("As soon as one is signed its account can be chosen here."),
        )
        self.table = RecordTable(_("Accounts to look at"), _columns(), counts=False)
        self.table.opened.connect(lambda row: context.go(Place("monitoring", row.case)))
        self.sample = Card(
            _("Chosen by risk, then by lot"),
            _("A reason to look is no suspicion. Enter opens how the family’s money is used."),
        )
        self.sample.body.addWidget(self.table)
        self.uses = RecordTable(_("Services and providers"), _use_columns(), counts=False)
        self.few = text.quiet()
        self.spent = Card(_("What are direct payments spent on?"))
        self.spent.body.addWidget(self.uses)
        self.spent.body.addWidget(self.few)
        inside = column(self.header, self.nothing, self.sample, self.spent, None, gap=2, margin=3)
        self.setLayout(column(scrolling(holding(inside), widest=150)))
        for table in (self.table, self.uses):
            table.columns_button.hide()
        for part in (self.nothing, self.sample, self.spent):
            show_if(part, False)

    def open(self, place: Place) -> None:
        """Chooses anew: the same day chooses the same accounts, but for what was looked at."""
        desk = self.context.desk
        self.run(lambda: accounts.read(desk), self._show, key="sample")

    def refresh(self, changed: object) -> None:
        """A statement, an agreement, a look."""
        if concerns(changed, "monitoring", "agreement", "note", "notice", "uplift"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """What it is spent on as a file."""
        if not self.context.desk.offers("monitoring.export"):
            return ()
        return (Act(_("Export what it is spent on"), self.export, icon="save", keys="Ctrl+E"),)

    def _show(self, told: Sample) -> None:
        self._told = told
        run = ngettext("{count} direct payment runs", "{count} direct payments run", told.many)
        under = _("{run}; these are to be looked at next: {shown}.").format(
            run=run, shown=number(len(told.rows))
        )
        self.header.say(self.title(), under if told.rows else "")
        self.header.offer(self.acts())
        show_if(self.nothing, not told.rows)
        show_if(self.sample, bool(told.rows))
        self.table.set_rows(told.rows)
        figures.tall_enough(self.table, told.rows, 10)
        self._show_spent(told.spent)
        self.spent.say_under(_("Since {day}, over all families.").format(day=day(told.first)))
        self.greet(self.table.view.setFocus if told.rows else self.header.take_focus)

    def _show_spent(self, told: Spent) -> None:
        show_if(self.spent, bool(told.rows or told.hidden))
        show_if(self.uses, bool(told.rows))
        self.uses.set_rows(told.rows)
        figures.tall_enough(self.uses, told.rows, 12)
        words = []
        if told.hidden:
            words.append(
                _(
                    "{sum} more went to services that fewer than {few} families use: they are told "
                    "together, so that no family can be known by them."
                ).format(sum=money(told.together), few=FEWEST)
            )
        words.append(_("All together: {sum}.").format(sum=money(told.whole)))
        self.few.setText(" ".join(words))

    def export(self) -> None:
        """Asks where to, then writes the file."""
        desk = self.context.desk
        name = _("What direct payments are spent on {day}").format(day=desk.today().isoformat())
        saving.export(self, name, lambda: accounts.export(desk))


def _columns() -> tuple[Column, ...]:
    right = Align.RIGHT
    return (
        Column("name", _("Child"), weight=21, sorts=False),
        Column("reasons", _("Why?"), weight=45, shown=_why, sorts=False),
        Column("annual", _("A year"), weight=16, align=right, sorts=False),
        Column("weeks", _("Weeks held"), weight=12, align=right, shown=_weeks,
               sorts=False, rank=1),
        Column("last_return", _("Last entry"), weight=13, sorts=False, rank=1,
               shown=lambda row: _day(row.last_return)),
        Column("looked_at", _("Looked at"), weight=13, sorts=False,
               shown=lambda row: _day(row.looked_at)),
        Column("worker", _("Worker"), weight=16, sorts=False, rank=3),
    )  # fmt: skip


def _use_columns() -> tuple[Column, ...]:
    right = Align.RIGHT
    return (
        Column("what", _("What"), weight=34, sorts=False),
        Column("provider", _("From whom"), weight=28, sorts=False, shown=_provider),
        Column("families", _("Families"), weight=10, align=right, sorts=False),
        Column("spent", _("Spent"), weight=14, align=right, sorts=False),
    )


def _provider(row: SpentOn) -> str:
    if row.provider is None:
        return _("several, with few families each")
    return row.provider or _("not named in the plan")


def _why(row: ToLookAt) -> str:
    return " · ".join(_(REASONS[each.value]) for each in row.reasons)


def _weeks(row: ToLookAt) -> str:
    return "–" if row.weeks is None else number(Decimal(int(row.weeks * 10)) / 10)


def _day(on: date | None) -> str:
    return short_day(on) if on else _("never")


PAGE = AccountsPage
