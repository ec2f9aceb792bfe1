"""Who turns 14, 16 or 18 in the next 24 months? With the money involved, and as CSV."""

from __future__ import annotations

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.growing import Milestone
from ras_desktop.gui.context import Context
from ras_desktop.gui.growing.coming_card import TONES
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import growing_list
from ras_desktop.services.growing_list import Turning, TurningList
from ras_desktop.wording import N_, _, day, money, ngettext
from ras_desktop.wording.growing import STANDINGS, TURNS

ALL = "all"
"""Chosen instead of one age: every one of them."""


class TurningPage(Page):
    """Tiles for each age, and everybody who reaches one, by day."""

    TITLE = N_("Who turns 14, 16 or 18 in the next 24 months?")
    ICON = "transition"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: TurningList | None = None
        self.header = Header(self.title())
        self._tiles = Flow(gap=2)
        ages = [Choice(each, _(TURNS[each.value])) for each in growing_list.AGES]
        self.age = ListField(_("Show"), (Choice(ALL, _("Every age")), *ages), none="")
        self.age.load(ALL)
        self.age.edited.connect(self._show_rows)
        teams = (Choice(Whose.ALL, _("All")), Choice(Whose.TEAM, _("My team")))
        self.whose = ListField(_("Whose"), teams, none="")
        self.whose.load(Whose.ALL)
        self.whose.edited.connect(lambda *_what: self.open(self.place))
        self.table = RecordTable(_("Who turns 14, 16 or 18"), _columns())
        self.table.setMinimumHeight(space(46))
        self.table.opened.connect(self._open)
        self.nothing = Empty(
            "transition",
            _("Nobody turns 14, 16 or 18 in that time"),
            _("Every child whose date of birth is recorded is counted here."),
        )
        self.rows = Card(_("Who, and when?"), _("Enter opens what is to be done before."))
        self.rows.body.addWidget(holding(Flow(self.age, self.whose, gap=3)))
        self.rows.body.addWidget(self.table)
        inside = column(
            self.header, holding(self._tiles), self.nothing, self.rows, None, gap=2, margin=3
        )
        self.setLayout(column(scrolling(holding(inside), widest=150)))
        show_if(self.nothing, False)
        self.take_keys("Ctrl+E")

    def open(self, place: Place) -> None:
        """Reads the list."""
        desk, whose = self.context.desk, self.whose.value()
        self.run(lambda: growing_list.read(desk, whose), self._show, key="list")

    def refresh(self, changed: object) -> None:
        """A child, an arrangement or a sum has changed."""
        if concerns(changed, "family", "growing", "agreement", "panel"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """The list as a file."""
        if not self.context.desk.offers("growing.export"):
            return ()
        return (Act(_("Export as CSV"), self.export, icon="save", keys="Ctrl+E"),)

    def _show(self, told: TurningList) -> None:
        self._told = told
        until = _("Until {day}: of the cases that are worked on.").format(day=day(told.last))
        self.header.say(self.title(), until)
        self.header.offer(self.acts())
        empty(self._tiles)
        for milestone, sum_ in told.sums.items():
            many = ngettext("{count} child", "{count} children", sum_.many)
            under = _("{sum} a year").format(sum=money(sum_.amount))
            if sum_.without:
                none = ngettext(
                    "{count} without a sum yet", "{count} without a sum yet", sum_.without
                )
                under = f"{under} · {none}"
            made = Tile(_(TURNS[milestone.value]), many, under)
            self._tiles.addWidget(made)
            made.show()
        show_if(self.nothing, not told.rows)
        show_if(self.rows, bool(told.rows))
        self._show_rows()
        self.greet(self.table.view.setFocus if told.rows else self.header.take_focus)

    def _show_rows(self, *_what: object) -> None:
        chosen = self.age.value()
        rows = self._told.rows if self._told else ()
        shown = tuple(each for each in rows if chosen in (ALL, each.milestone))
        self.table.set_rows(shown)

    def _open(self, row: Turning) -> None:
        self.context.go(Place("growing", row.case, row.milestone.value))

    def export(self) -> None:
        """Asks where to, then writes the file."""
        desk, whose = self.context.desk, self.whose.value()
        name = _("Growing up {day}").format(day=desk.today().isoformat())
        saving.export(self, name, lambda: growing_list.export(desk, whose))


def _columns() -> tuple[Column, ...]:
    right = Align.RIGHT
    return (
        Column("on", _("Day"), weight=15, sorts=False),
        Column("milestone", _("Turns"), weight=8, shown=_turns, sorts=False),
        Column("name", _("Child"), weight=24, sorts=False),
        Column("standing", _("Arranged?"), weight=30, shown=_standing, sorts=False),
        Column("amount", _("A year"), weight=15, align=right, sorts=False),
        Column("worker", _("Worker"), weight=18, sorts=False, rank=1),
        Column("number", _("Case number"), weight=14, sorts=False, rank=2, chosen=False),
        Column("team", _("Team"), weight=10, sorts=False, rank=3, chosen=False),
    )


def _turns(row: Turning) -> str:
    return _(TURNS[Milestone(row.milestone).value])


def _standing(row: Turning) -> Status:
    tone, shape = TONES[row.standing]
    return Status(_(STANDINGS[row.standing.value]), tone, shape)


PAGE = TurningPage
