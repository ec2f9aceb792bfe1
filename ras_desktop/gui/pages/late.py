"""A manager's overview: how much is late with whom, and why; a row leads to the list of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import Late, late
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, row, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.services import today
from ras_desktop.services.today import Today
from ras_desktop.wording import N_, _, ngettext, number
from ras_desktop.wording.caseload import WHOSE
from ras_desktop.wording.put_off import NO_REASON, REASONS
from ras_desktop.wording.today import lateness

ASKED = (Whose.TEAM, Whose.ALL)


@dataclass(frozen=True, slots=True)
class _Why:
    """One reason, and how much is late for it."""

    reason: str
    count: int


class LatePage(Page):
    """By worker at the left, by reason at the right; what was put off is late all the same."""

    TITLE = N_("What is late, with whom, and why?")
    ICON = "clock"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._found: Today | None = None
        self.header = Header(self.title())
        self.whose = Segment(_("Whose"), [Choice(each, _(WHOSE[each.value])) for each in ASKED])
        self.whose.chosen.connect(lambda _whose: self._read())
        count = partial(Column, "count", _("Late"), 8, align=Align.RIGHT, sorts=False,
                        shown=lambda each: number(each.count))  # fmt: skip
        self.workers = RecordTable(
            _("Late by worker"),
            (
                Column("worker", _("Worker"), 22, sorts=False,
                       shown=lambda each: each.worker or _("Nobody holds them")),
                count(),
                Column("longest", _("The longest"), 24, sorts=False,
                       shown=lambda each: Status(lateness(each.longest), Tone.BAD, "clock")),
            ),
            counts=False,
        )  # fmt: skip
        self.reasons = RecordTable(
            _("Late by reason"),
            (Column("reason", _("Reason"), 34, shown=_reason, sorts=False), count()),
            counts=False,
        )
        for each in (self.workers, self.reasons):
            each.columns_button.hide()
        self.workers.opened.connect(lambda each: self._to(f"worker/{each.worker}"))
        self.reasons.opened.connect(lambda each: self._to(f"reason/{each.reason}"))
        self.nothing = Empty(
            "good", _("Nothing is late"), _("What passes its day will stand here, by worker.")
        )
        cards = [Card(_("By worker")), Card(_("By the reason given"))]
        for card, table in zip(cards, (self.workers, self.reasons), strict=True):
            card.body.addWidget(table)
        self.tables = holding(row(*cards, gap=2))
        whole = column(self.header, holding(Flow(self.whose)), gap=1)
        whole.addWidget(self.tables, 1)
        whole.addWidget(self.nothing, 1)
        whole.setContentsMargins(space(3), space(2), space(3), space(2))
        self.setLayout(whole)
        show_if(self.nothing, False)

    def open(self, place: Place) -> None:
        """What is late now."""
        self._read()

    def refresh(self, changed: object) -> None:
        """Anything that was written may have changed what is late."""
        self._read()

    def acts(self) -> tuple[Act, ...]:
        """To the list of everything that is late."""
        if self._found is None or not self._found.counts[Group.LATE]:
            return ()
        return (Act(_("See all that is late"), lambda: self._to("all"), icon="forward"),)

    def _read(self) -> None:
        desk, whose = self.context.desk, Whose(str(self.whose.value()))
        if desk.offers("family.list"):
            self.run(lambda: today.read(desk, whose), self._show, key="read")

    def _show(self, found: Today) -> None:
        self._found = found
        behind: Late = late(found.matters, found.day)
        self.workers.set_rows(behind.workers)
        self.reasons.set_rows([_Why(*each) for each in behind.reasons])
        count = sum(each.count for each in behind.workers)
        show_if(self.tables, bool(count))
        show_if(self.nothing, not count)
        under = ngettext("{count} thing is late.", "{count} things are late.", count)
        self.header.say(self.title(), under if count else "")
        self.header.offer(self.acts())
        self.greet(self.workers.view.setFocus if count else self.whose.setFocus)

    def _to(self, what: str) -> None:
        self.context.go(Place("today", None, f"late/{self.whose.value()}/{what}"))


def _reason(each: _Why) -> str:
    return _(REASONS[each.reason]) if each.reason else _(NO_REASON)


PAGE = LatePage
