"""All meetings of the panel, and the cases that wait on no agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from ras_desktop.domain.panel_meeting import Meeting, MeetingState
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.panel.agenda import AgendaList
from ras_desktop.gui.panel.report import ReportCard
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services.panel_meeting import Calendar
from ras_desktop.wording import _, number, short_day
from ras_desktop.wording.panel import MEETING_STATES

if TYPE_CHECKING:
    from ras_desktop.gui.pages.meetings import MeetingsPage

_TONES = {
    MeetingState.PLANNED: (Tone.NOTE, "calendar"),
    MeetingState.HELD: (Tone.GOOD, "check"),
    MeetingState.CANCELLED: (Tone.PLAIN, "ended"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    meeting: Meeting
    decided: int


class MeetingList(Stack):
    """All meetings, and the cases that wait on no agenda."""

    def __init__(self, page: MeetingsPage) -> None:
        super().__init__()
        self._page = page
        self._calendar = Calendar((), (), {})
        self.header = Header(page.title())
        self.table = RecordTable(
            _("Meetings"),
            (
                Column("on", _("Day"), 16, shown=lambda each: short_day(each.meeting.on),
                       sorts=False),
                Column("state", _("State"), 14, shown=_state, sorts=False),
                Column("cases", _("Cases"), 8, align=Align.RIGHT, sorts=False,
                       shown=lambda each: number(len(each.meeting.agenda))),
                Column("decided", _("Decided"), 9, align=Align.RIGHT, sorts=False,
                       shown=lambda each: number(each.decided)),
                Column("place", _("Place"), 26, sorts=False, rank=1,
                       shown=lambda each: each.meeting.place),
                Column("papers", _("Papers sent"), 14, sorts=False, rank=2,
                       shown=lambda each: short_day(each.meeting.papers_on)
                       if each.meeting.papers_on else "–"),
            ),
            counts=False,
        )  # fmt: skip
        self.table.columns_button.hide()
        self.table.opened.connect(
            lambda each: page.context.go(Place("meetings", None, str(each.meeting.id)))
        )
        self.waiting = Card(_("Waiting, on no agenda yet"))
        self.cases = AgendaList(_("Waiting, on no agenda yet"))
        self.cases.opened.connect(self._to_case)
        self.waiting.body.addWidget(self.cases)
        self.nothing = Empty(
            "panel",
            _("No meeting yet"),
            _("A meeting has a day, members and an agenda of cases whose plan is agreed."),
        )
        self.report = ReportCard()
        inside = column(
            self.header, self.nothing, self.table, self.waiting, self.report, None, gap=2
        )
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self.addWidget(scrolling(holding(inside)))
        for part in (self.nothing, self.table, self.waiting, self.report):
            part.hide()  # until it is known what there is

    def show_calendar(self, calendar: Calendar) -> None:
        """Shows the meetings and what waits."""
        self._calendar = calendar
        self.header.say(self._page.title())
        rows = [_Row(each, calendar.decided.get(each.id, 0)) for each in calendar.meetings]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        head = self.table.view.horizontalHeader().sizeHint().height()
        one = self.table.view.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(head + one * min(max(len(rows), 1), 8) + space(3))
        self.nothing.setVisible(not rows)
        self.cases.show_cases(calendar.waiting, moves=False, numbered=False)
        self.waiting.setVisible(bool(calendar.waiting))

    def acts(self) -> tuple[Act, ...]:
        """Plans one, or opens the next."""
        found = []
        held = reversed(self._calendar.meetings)
        coming = [each for each in held if each.state is MeetingState.PLANNED]
        if coming:
            place = Place("meetings", None, str(coming[0].id))
            words = _("Open the meeting of {day}").format(day=short_day(coming[0].on))
            found.append(
                Act(words, lambda: self._page.context.go(place), icon="open", keys="Ctrl+Return")
            )
        if self._page.context.desk.offers("panel.arrange"):
            found.append(Act(_("Plan a meeting"), self._page.plan, icon="plus", keys="Ctrl+N"))
        return tuple(found)

    def take_focus(self) -> None:
        """The next meeting, or what can be done."""
        if self._calendar.meetings:
            coming = [e for e in self._calendar.meetings if e.state is MeetingState.PLANNED]
            self.table.view.selectRow(max(len(coming) - 1, 0))
            self.table.view.setFocus()
        else:
            self.header.take_focus()

    def _to_case(self, put: UUID) -> None:
        one = next(each for each in self._calendar.waiting if each.put.id == put)
        self._page.context.go(Place("panel", one.case.id))


def _state(each: _Row) -> Status:
    return Status(_(MEETING_STATES[each.meeting.state.value]), *_TONES[each.meeting.state])
