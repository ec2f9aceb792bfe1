"""Meetings of the panel: the list; and one meeting with its agenda, members and interests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.panel_meeting import Meeting, MeetingState
from ras_desktop.gui.dialogs.day import ask_day
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.panel.meeting_list import MeetingList
from ras_desktop.gui.panel.one_meeting import OneMeeting
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import panel_meeting, panel_report
from ras_desktop.services.panel_meeting import Calendar, OpenMeeting
from ras_desktop.services.panel_report import Arising, Report
from ras_desktop.wording import N_, _


class MeetingsPage(Page):
    """The list of meetings and what waits; a meeting opens in its place."""

    TITLE = N_("What comes to the panel, and when?")
    ICON = "panel"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.list = MeetingList(self)
        self.one = OneMeeting(self)
        self.stack = Stack()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.one)
        self.setLayout(column(self.stack, gap=0))
        self.take_keys("Ctrl+Return", "Ctrl+N")

    def open(self, place: Place) -> None:
        """The list, or the meeting that the place names."""
        desk = self.context.desk
        if place.part:
            id_ = UUID(place.part)
            if self.one.busy_with(id_):
                return
            self.run(
                lambda: (panel_meeting.open_(desk, id_), panel_report.arising(desk)),
                self._show_one,
                key="open",
            )
        else:
            last = desk.today()

            def work() -> tuple[Calendar, Report]:
                first = add_months(last, -12)
                return panel_meeting.every(desk), panel_report.report(desk, first, last)

            self.run(work, self._show_list, key="open")

    def refresh(self, changed: object) -> None:
        """An agenda, a decision or a meeting has changed."""
        if concerns(changed, "panel", "meeting", "decision", "plan", "family"):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps what is typed of a meeting now."""
        self.one.drafts.now()

    def acts(self) -> tuple[Act, ...]:
        """What can be done on what is shown."""
        shown = self.one if self.stack.currentWidget() is self.one else self.list
        return shown.acts()

    def _show_list(self, found: tuple[Calendar, Report]) -> None:
        calendar, report = found
        self.list.show_calendar(calendar)
        self.list.report.show_report(report)
        self.stack.setCurrentWidget(self.list)
        self.list.header.offer(self.acts())
        waits = len(calendar.waiting)
        self.context.count("meetings", waits)
        self.greet(self.list.take_focus)

    def _show_one(self, read: tuple[OpenMeeting, tuple[Arising, ...]]) -> None:
        found, matters = read
        self.one.show_meeting(found)
        open_ = found.meeting.state is MeetingState.PLANNED
        self.one.arising.show_matters(matters if open_ else ())
        self.stack.setCurrentWidget(self.one)
        self.one.header.offer(self.acts())
        self.greet(self.one.take_focus)

    def plan(self) -> None:
        """Plans a meeting: its day; the members of the last one come along."""
        desk = self.context.desk  # the list may not be there yet: it is asked for anew
        self.run(lambda: panel_meeting.every(desk).meetings, self._plan, key="plan")

    def _plan(self, held: tuple[Meeting, ...]) -> None:
        desk, last = self.context.desk, next(iter(held), None)
        words = _("The members of the last meeting come along; you can change them.")
        on = ask_day(self, _("On which day does the panel meet?"), words, _("Plan it"),
                     desk.today(), lambda _day: ())  # fmt: skip
        if on is None:
            return
        members = tuple(
            replace(each, id=uuid4(), present=True) for each in (last.members if last else ())
        )
        fresh = Meeting(uuid4(), on, last.at if last else None, last.place if last else "", members)
        self.act(
            lambda: panel_meeting.save(desk, fresh),
            lambda kept: self.context.go(Place("meetings", None, str(kept.id))),
        )


PAGE = MeetingsPage
