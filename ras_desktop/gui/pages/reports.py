"""Reports: what the reviews of a stretch of time show. How much, how well, is anyone better off?"""

from __future__ import annotations

from datetime import date
from typing import Any

from ras_desktop.documents.figure import Bar, Bars
from ras_desktop.domain.dates import add_months, council_year_starts
from ras_desktop.domain.money import Money
from ras_desktop.domain.protection import Protection
from ras_desktop.domain.review_report import ReviewReport
from ras_desktop.domain.reviewing import Result
from ras_desktop.gui.pages.page import Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling
from ras_desktop.services import protection, review_report
from ras_desktop.wording import N_, _, day, money, ngettext, number
from ras_desktop.wording.review import KINDS, LATE, RESULTS
from ras_desktop.wording.speak import month_year

SPANS = {
    "3": N_("The last 3 months"),
    "6": N_("The last 6 months"),
    "12": N_("The last 12 months"),
    "year": N_("The council’s year so far"),
    "last": N_("The council’s year before"),
}


def span(key: str, today: date) -> tuple[date, date]:
    """First and last day of a stretch of time."""
    year = council_year_starts(today)
    if key == "year":
        return year, today
    if key == "last":
        return add_months(year, -12), date(year.year, 3, 31)
    return add_months(today, -int(key)), today


class ReportsPage(Page):
    """The reviews of a stretch of time: three questions, each with its figures."""

    TITLE = N_("What do the reviews show?")
    ICON = "reports"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.header = Header(self.title())
        words = tuple(Choice(key, _(said)) for key, said in SPANS.items())
        self.span = ListField(_("Time"), words, none="")
        self.span.load("6")
        self.span.edited.connect(lambda: self.open(self.place))
        self.nothing = Empty(
            "reports",
            _("No review in this time"),
            _("As soon as reviews are held their figures stand here."),
        )
        self._cards = column(gap=2)
        inside = column(
            self.header, self.span, self.nothing, holding(self._cards), None, gap=2, margin=3
        )
        self.setLayout(column(scrolling(holding(inside), widest=120)))
        self.nothing.hide()

    def open(self, place: Place) -> None:
        """The report of the time that is chosen."""
        desk, key = self.context.desk, str(self.span.value())

        def work() -> tuple[ReviewReport, Protection]:
            days = span(key, desk.today())
            return review_report.report(desk, *days), protection.report(desk, *days)

        self.run(work, self._show, key="report")

    def refresh(self, changed: object) -> None:
        """A review was held, somewhere."""
        if concerns(changed, "review", "agreement", "notice", "reconsideration", "family"):
            self.open(self.place)

    def _show(self, both: tuple[ReviewReport, Protection]) -> None:
        told, protected = both
        empty(self._cards)
        self.header.say(
            self.title(),
            _("{first} to {last}, the cases that you may see").format(
                first=day(told.first), last=day(told.last)
            ),
        )
        self.nothing.setVisible(not told.held)
        cards = [self._well(told)]
        if told.held:
            cards = [self._much(told), *cards, self._better(told), self._agreed(told)]
        for card in (*cards, self._protected(protected)):
            self._cards.addWidget(card)
            card.show()
        self.greet(self.span.take_focus)

    def _tiles(self, card: Card, *tiles: tuple[str, str, str]) -> None:
        flow = Flow(gap=2)
        for name, figure, under in tiles:
            flow.addWidget(Tile(name, figure, under))
        card.body.addWidget(holding(flow))

    def _facts(self, card: Card, facts: list[tuple[str, str]]) -> None:
        shown = FactList()
        shown.show_facts(facts)
        card.body.addWidget(shown)

    def _much(self, told: ReviewReport) -> Card:
        card = Card(_("How much?"))
        children = ngettext("of {count} child", "of {count} children", told.children)
        self._tiles(card, (_("Reviews held"), number(told.held), children))
        kinds = {each.value: count for each, count in told.kinds.items()}
        self._facts(card, [(_(KINDS[key]), number(kinds[key])) for key in KINDS if kinds.get(key)])
        return card

    def _well(self, told: ReviewReport) -> Card:
        card = Card(_("How well?"))
        tiles = []
        if told.held:
            of = _("of {count}")
            tiles = [
                (_("Held in time"), number(told.in_time), of.format(count=number(told.regular))),
                (_("Child heard"), number(told.heard), of.format(count=number(told.held))),
            ]
        longest = ngettext("the longest {count} day", "the longest {count} days", told.longest)
        under = longest if told.overdue else _("none")
        tiles.append((_("Overdue today"), number(told.overdue), under))
        self._tiles(card, *tiles)
        self._facts(
            card,
            [
                (_(LATE[why.value]) if why else _("No reason"), number(count))
                for why, count in sorted(told.late.items(), key=lambda each: -each[1])
            ],
        )
        return card

    def _better(self, told: ReviewReport) -> Card:
        card = Card(_("Is anyone better off?"), _("How outcomes moved since the review before."))
        self._tiles(
            card,
            (_("Children better off"), number(told.better), _("more went up than down")),
            (_("Children worse off"), number(told.worse), _("more went down than up")),
            (_("Goals reached"), number(told.moved.reached), _("outcomes")),
        )
        moved = told.moved
        bars = (
            Bar(_("Higher"), moved.up), Bar(_("The same"), moved.level), Bar(_("Lower"), moved.down)
        )  # fmt: skip
        card.body.addWidget(Chart(Bars(_("Outcomes"), bars)))
        return card

    def _agreed(self, told: ReviewReport) -> Card:
        card = Card(
            _("What was agreed?"),
            _("At the reviews, with the family. Decisions and notices come after it."),
        )
        facts = []
        for each in Result:
            sums = told.results[each]
            if sums.count:
                words = _("{count}: {before} a year before, {after} as agreed ({change})").format(
                    count=number(sums.count),
                    before=money(sums.before),
                    after=money(sums.after),
                    change=_signed(sums.after - sums.before),
                )
                facts.append((_(RESULTS[each.value]), words))
        self._facts(card, facts)
        card.body.addWidget(
            text.quiet(_("Where no sum was agreed yet, the sum before stands for it."))
        )
        return card

    def _protected(self, told: Protection) -> Card:
        card = Card(
            _("What do notices protect?"),
            _("Money that is paid because a lower amount waits for the end of its notice."),
        )
        asked = ngettext("{count} waits for an answer", "{count} wait for an answer", told.waiting)
        back = ngettext("{count} taken back", "{count} taken back", told.taken_back)
        self._tiles(
            card,
            (_("Notices given"), number(told.given), back.format(count=told.taken_back)),
            (_("Running"), number(told.running), asked.format(count=told.waiting)),
            (_("Protected"), money(told.sum), _("in this time")),
        )
        if told.months:
            bars = tuple(
                Bar(month_year(month), sum_.in_pounds, note=money(sum_))
                for month, sum_ in told.months.items()
            )
            card.body.addWidget(Chart(Bars(_("Protected, by month of payment"), bars)))
        return card


def _signed(sum_: Money) -> str:
    if not sum_:
        return _("no change")
    return f"+{money(sum_)}" if sum_.pence > 0 else money(sum_)


PAGE = ReportsPage
