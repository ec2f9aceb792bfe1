"""Will the money last until March? The council's year, from dated instalments only."""

from __future__ import annotations

from typing import Any

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.spending import year_ends
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.spending import figures
from ras_desktop.gui.spending.figures import FamilyRow, MonthRow
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling, show_if
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services import spending
from ras_desktop.services.spending import Spending
from ras_desktop.wording import N_, _, day, finding, money, month, ngettext

YEAR = -1
"""Chosen instead of a month: the whole year."""


class SpendingPage(Page):
    """The answer, the months, what is still to come, and from whom each figure comes."""

    TITLE = N_("Will the money last until March?")
    ICON = "spending"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._told: Spending | None = None
        self.header = Header(self.title())
        self.answer = text.heading()
        self.state = Banner(closes=False)
        self.progress = Progress()
        self._tiles = Flow(gap=2)
        self.tiles = holding(self._tiles)
        self.nothing = Empty(
            "spending",
            _("Nothing is committed yet"),
            _("Signed agreements with a direct payment are counted here, month by month."),
        )
        self.chart = Chart()
        self.bought = text.quiet()
        self.year = Card(_("How does the year go?"))
        self.year.body.addWidget(self.chart)
        self.year.body.addWidget(self.bought)
        self.months = figures.months_table()
        self.months.opened.connect(self._open_month)
        self.by_month = Card(_("Month by month"), _("Enter on a month shows from whom it comes."))
        self.by_month.body.addWidget(self.months)
        self.coming_table = figures.coming_table()
        self.coming_table.opened.connect(self._to_agreement)
        self.coming = Card(_("What is still to come?"))
        self.coming.body.addWidget(self.coming_table)
        self.from_whom = self._make_from_whom()
        inside = column(
            self.header, self.answer, self.state, self.progress, self.nothing, self.tiles,
            self.year, self.by_month, self.coming, self.from_whom, None, gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=130)))
        self._parts = (self.tiles, self.year, self.by_month, self.coming, self.from_whom)
        for part in (self.nothing, *self._parts):
            show_if(part, False)
        for table in (self.months, self.coming_table, self.families):
            table.columns_button.hide()

    def _make_from_whom(self) -> Card:
        self.month = ListField(_("Show"), (), none="")
        self.month.edited.connect(lambda *_what: self._show_families())
        self.families = figures.families_table()
        self.families.opened.connect(self._to_agreement)
        self.sum = text.label()
        card = Card(_("From whom does a figure come?"), _("Enter opens the family’s agreement."))
        for part in (self.month, self.families, self.sum):
            card.body.addWidget(part)
        return card

    # The contract of a page

    def open(self, place: Place) -> None:
        """Reads the year; a long one shows how far it is."""
        desk = self.context.desk
        self.progress.run(
            self.context.background, _("Adding up the year"),
            lambda report: spending.of_year(desk, report), self._show, self.context.failed,
        )  # fmt: skip

    def refresh(self, changed: object) -> None:
        """An agreement, a decision or an amount has changed."""
        if concerns(changed, "agreement", "panel", "decision", "uplift", "notice"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """What can be done from here."""
        if self._told is None:
            return ()
        found = [Act(_("New rates"), lambda: self.context.go(Place("uplift")), icon="forward")]
        if self.context.desk.offers("monitoring.sample"):
            found.append(
                Act(_("Accounts"), lambda: self.context.go(Place("accounts")), icon="forward")
            )
        if self.context.desk.offers("spending.export"):
            found.append(Act(_("Export as CSV"), self.export, icon="save", keys="Ctrl+E"))
        return tuple(found)

    # What is shown

    def _show(self, told: Spending) -> None:
        self._told = told
        some = bool(told.commitments or told.waiting)
        show_if(self.nothing, not some)
        for part in self._parts:
            show_if(part, some)
        self._say(told)
        self._show_tiles(told)
        self.chart.show_figure(figures.chart(told.forecast))
        words = _("What the council buys itself is not in these sums: {sum} a year at present.")
        self.bought.setText(words.format(sum=money(told.bought)) if told.bought else "")
        show_if(self.bought, bool(told.bought))
        rows = figures.month_rows(told.forecast)
        self.months.set_rows(rows)
        figures.tall_enough(self.months, rows, 12)
        self._show_coming(told)
        names = [Choice(YEAR, _("The whole year"))]
        months = told.forecast.months
        names += [Choice(at, month(each.first)) for at, each in enumerate(months)]
        chosen = self.month.value()
        self.month.offer(names)
        self.month.load(YEAR if chosen is None else chosen)
        self._show_families()
        self.header.offer(self.acts())
        self.greet(self.header.take_focus)

    def _say(self, told: Spending) -> None:
        """The answer to the page's question in one sentence, and what is pointed out."""
        last = day(year_ends(told.today))
        left = told.forecast.left
        if not told.whole:
            answer = _("{sum} is due to {day} for your team’s families.")
            answer = answer.format(sum=money(told.forecast.committed), day=last)
        elif left < ZERO:
            answer = _("No: {sum} too little on {day}.").format(sum=money(-left), day=last)
        else:
            answer = _("Yes: {sum} of {budget} is left on {day}.").format(
                sum=money(left), budget=money(told.forecast.budget), day=last
            )
        self.answer.setText(answer)
        self._findings(told.findings)

    def _findings(self, found: Findings) -> None:
        if found:
            self.state.say(" ".join(finding(each) for each in found), Tone.WARN)
        else:
            self.state.clear()

    def _show_tiles(self, told: Spending) -> None:
        empty(self._tiles)
        whole = told.forecast
        families = len({each.case for each in told.commitments if each.year})
        of = ngettext("{count} family", "{count} families", families).format(count=families)
        tone = Tone.BAD if whole.left < ZERO else Tone.GOOD
        parts = [
            (_("Due so far"), whole.due_by(told.today), _("to the end of this month"), Tone.PLAIN),
            (_("Due to 31 March"), whole.committed, of, Tone.PLAIN),
        ]
        if told.whole:
            budget = _("of {budget}").format(budget=money(whole.budget))
            parts.append((_("Left"), whole.left, budget, tone))
        count = len(told.waiting)
        many = ngettext("{count} family", "{count} families", count).format(count=count)
        parts.append((_("Waits, in no sum yet"), told.waits, many, Tone.PLAIN))
        for name, sum_, under, tone in parts:
            tile = Tile(name)
            tile.show_figure(money(sum_), under, tone)
            self._tiles.addWidget(tile)
            tile.show()

    def _show_coming(self, told: Spending) -> None:
        rows = figures.coming_rows(told)
        self.coming_table.set_rows(rows)
        figures.tall_enough(self.coming_table, rows, 10)
        show_if(self.coming, bool(rows))
        self.coming.say_under(
            _(
                "An 18th birthday ends nothing by itself: its sum is what would no longer be due "
                "if the adults’ service took over on that day."
            )
        )

    def _show_families(self) -> None:
        if self._told is None:
            return
        chosen = self.month.value()
        rows = figures.family_rows(self._told, None if chosen in (None, YEAR) else chosen)
        self.families.set_rows(rows)
        figures.tall_enough(self.families, rows, 12)
        whole = sum(each.due.pence for each in rows)
        words = _("All of these together: {sum}")
        self.sum.setText(words.format(sum=money(type(self._told.waits)(whole))))

    # Where it leads

    def _open_month(self, line: MonthRow) -> None:
        assert self._told is not None
        self.month.load(self._told.forecast.months.index(line.month))
        self._show_families()
        self.families.view.setFocus()

    def _to_agreement(self, line: FamilyRow) -> None:
        self.context.go(Place("agreement", line.case))

    def export(self) -> None:
        """Asks where to, then writes the file."""
        desk = self.context.desk
        name = _("Spending {day}").format(day=desk.today().isoformat())
        saving.export(self, name, lambda: spending.export(desk))


PAGE = SpendingPage
