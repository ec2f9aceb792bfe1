"""Meetings of the panel: the list; and one meeting with its agenda, members and interests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel_meeting import Meeting, MeetingState
from ras_desktop.gui import act_words
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import meeting as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.dialogs.day import ask_day
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.panel import both, papers
from ras_desktop.gui.panel.agenda import AgendaList, said
from ras_desktop.gui.panel.meeting_form import MeetingForm
from ras_desktop.gui.panel.report import ArisingCard, ReportCard
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row, scrolling
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import panel_meeting, panel_report
from ras_desktop.services.panel_meeting import Calendar, OpenMeeting, Waiting
from ras_desktop.services.panel_report import Arising, Report
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, number, short_day
from ras_desktop.wording.panel import MEETING_STATES

_TONES = {
    MeetingState.PLANNED: (Tone.NOTE, "calendar"),
    MeetingState.HELD: (Tone.GOOD, "check"),
    MeetingState.CANCELLED: (Tone.PLAIN, "ended"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    meeting: Meeting
    decided: int


class MeetingsPage(Page):
    """The list of meetings and what waits; a meeting opens in its place."""

    TITLE = N_("What comes to the panel, and when?")
    ICON = "panel"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.list = _List(self)
        self.one = _One(self)
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
        desk = self.context.desk
        last = next(iter(self.list.meetings()), None)
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


class _List(Stack):
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

    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that are shown, the latest first."""
        return self._calendar.meetings

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
        """The first meeting, or what can be done."""
        if self._calendar.meetings:
            self.table.view.setFocus()
        else:
            self.header.take_focus()

    def _to_case(self, put: UUID) -> None:
        one = next(each for each in self._calendar.waiting if each.put.id == put)
        self._page.context.go(Place("panel", one.case.id))


def _state(each: _Row) -> Status:
    return Status(_(MEETING_STATES[each.meeting.state.value]), *_TONES[each.meeting.state])


_OWN = ("on", "at", "place", "members", "state", "papers_on", "version")
"""What a meeting's own row holds; agenda and interests hang on it."""


class _One(Stack):
    """One meeting."""

    def __init__(self, page: MeetingsPage) -> None:
        super().__init__()
        self._page = page
        self._found: OpenMeeting | None = None
        self._version: dict[UUID, int] = {}
        self.form = Form(page)
        self.header = Header()
        self.state = Banner(closes=False)
        self.said, self.progress = Banner(), Progress()
        self.fields = MeetingForm(self.form, self._users)
        self.form.edited.connect(lambda _where: self._edited())
        self.fields.members.changed.connect(lambda _members, _field: self._edited())
        self.agenda = Card(
            _("Agenda"), _("Enter opens a case, Alt and the arrows move it, Delete takes it off.")
        )
        self.cases = AgendaList(_("Agenda"))
        self._no_cases = text.quiet(_("No case is on it yet."))
        self.agenda.body.addWidget(self.cases)
        self.agenda.body.addWidget(self._no_cases)
        self.cases.opened.connect(self.open_case)
        self.cases.removed.connect(self._take_off)
        self.cases.ordered.connect(self._order)
        self.interests = Card(_("Interests"), _("Who has one does not decide that case."))
        self._interests = column(gap=1)
        self.interests.body.addLayout(self._interests)
        self.arising = ArisingCard(lambda case: page.context.go(Place("panel", case)))
        self.waiting = Card(_("Waiting, on no agenda yet"))
        self._waiting = column(gap=1)
        self.waiting.body.addLayout(self._waiting)
        self.drafts = DraftKeeper(page.context, self._typed, self._keep, self._stale)
        self.drafts.setParent(self)
        inside = column(
            self.header, self.form.summary, self.said, self.progress, self.state, self.agenda,
            self.waiting, self.arising, self.interests,
            self.fields, self.drafts.label, None, gap=2,
        )  # fmt: skip
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self.addWidget(scrolling(holding(inside), widest=110))

    def _users(self) -> Any:
        return self._found.users if self._found is not None else ()

    def busy_with(self, id_: UUID) -> bool:
        """Whether something of this meeting is typed and not kept yet."""
        return self.drafts.waiting and self._found is not None and self._found.meeting.id == id_

    # Showing

    def show_meeting(self, found: OpenMeeting) -> None:
        """Shows a meeting; what somebody types in is not built anew under the hands."""
        before, self._found = self._found, found
        meeting = found.meeting
        self._version[meeting.id] = meeting.version
        writes = self._writes()
        when = day(meeting.on) + (f", {meeting.at:%H:%M}" if meeting.at else "")
        question = _("The panel of {day}").format(day=when)
        under = ", ".join(e for e in (meeting.place, _(MEETING_STATES[meeting.state.value])) if e)
        self.header.say(question, under)
        other = before is None or before.meeting.id != meeting.id
        if other or self.fields.read(meeting) != meeting:
            self.fields.load(meeting)
        self.fields.open_to(writes)
        self.form.summary.show_findings(())
        self.cases.show_cases(found.agenda, moves=writes)
        self._no_cases.setVisible(not found.agenda)
        self._show_waiting(found, writes)
        self._show_interests(found, writes)
        self._say_state(found)

    def _writes(self) -> bool:
        offers = self._page.context.desk.offers("panel.arrange")
        assert self._found is not None
        return offers and self._found.meeting.state is MeetingState.PLANNED

    def _say_state(self, found: OpenMeeting) -> None:
        meeting = found.meeting
        if meeting.state is not MeetingState.PLANNED:
            self.state.clear()
            return
        said_ = [finding(each) for each in found.missing]
        today = self._page.context.desk.today()
        tone = Tone.WARN if said_ else Tone.NOTE
        if meeting.papers_on is not None:
            said_.append(_("The papers went out on {day}").format(day=day(meeting.papers_on)))
        elif today <= found.papers_by:
            said_.append(_("The papers go out by {day}").format(day=day(found.papers_by)))
        else:
            words = _("The papers should have gone out by {day}")
            said_.append(words.format(day=day(found.papers_by)))
            tone = Tone.WARN
        self.state.say(". ".join(each.rstrip(".") for each in said_) + ".", tone)

    def _show_waiting(self, found: OpenMeeting, writes: bool) -> None:
        empty(self._waiting)
        for each in found.waiting:
            line = row(gap=1)
            line.addWidget(text.body(said(each)), 1)
            if writes:
                add = button(_("Add"), partial(self._add, each), icon="plus")
                add.setAccessibleName(
                    _("Add {name} to the agenda").format(name=each.case.child.full_name)
                )
                line.addWidget(add)
            self._waiting.addWidget(holding(line))
        self.waiting.setVisible(bool(found.waiting) and writes)

    def _show_interests(self, found: OpenMeeting, writes: bool) -> None:
        empty(self._interests)
        names = {each.id: each.name for each in found.meeting.members}
        cases = {each.case.id: each.case for each in found.agenda}
        declares = self._page.context.desk.offers("panel.interest")
        open_ = found.meeting.state is MeetingState.PLANNED
        for each in found.meeting.interests:
            case = cases.get(each.case)
            words = f"{names.get(each.member, '')}: {case.child.full_name if case else ''}"
            words += f" · {each.what}" if each.what else ""
            line = row(gap=1)
            line.addWidget(text.body(words), 1)
            if declares and open_ and each.id is not None:
                away = icon_button("remove", _("Take back: {what}").format(what=words),
                                   partial(self._undeclare, each.id))  # fmt: skip
                line.addWidget(away)
            self._interests.addWidget(holding(line))
        for one in found.agenda:
            for member in found.meeting.members:
                if member.user in one.own:
                    words = _("{name}: {child} · their own work").format(
                        name=member.name, child=one.case.child.full_name
                    )
                    self._interests.addWidget(text.quiet(words))
        if declares and open_ and found.agenda and found.meeting.members:
            add = button(_("Declare an interest"), self.declare, icon="plus")
            self._interests.addWidget(holding(Flow(add)))
        self.interests.setVisible(self._interests.count() > 0)

    def take_focus(self) -> None:
        """The agenda, or what can be done."""
        if self._found is not None and self._found.agenda:
            self.cases.setFocus()
        else:
            self.header.take_focus()

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Decide, send the papers, end the meeting."""
        if self._found is None:
            return ()
        page, meeting = self._page, self._found.meeting
        found: list[Act] = []
        pack = Act(_("Save the papers"), self.save_pack, icon="document")
        minutes = Act(_("Save the minutes"), self.save_minutes, icon="list")
        back = Act(_("All meetings"), lambda: page.context.go(Place("meetings")), icon="back")
        if meeting.state is not MeetingState.PLANNED:
            held = meeting.state is MeetingState.HELD
            return (minutes, pack, back) if held and self._found.agenda else (back,)
        desk = page.context.desk
        here = desk.today() >= meeting.on
        waits = next((each for each in self._found.agenda if each.decision is None), None)
        if here and waits is not None and desk.offers("panel.decide"):
            why = _("{name} is the next on the agenda.").format(name=waits.case.child.full_name)
            found.append(
                Act(_("Decide the next case"), partial(self.open_case, waits.put.id), why, "check",
                    "Ctrl+Return")
            )  # fmt: skip
        if self._found.agenda:
            found.append(pack)
        if here and any(each.decision for each in self._found.agenda):
            found.append(minutes)
        if desk.offers("panel.arrange") and meeting.papers_on is None:
            found.append(Act(_("The papers were sent"), self.papers_sent, icon="document"))
        if here and desk.offers("panel.hold"):
            found.append(Act(_("The meeting is over"), self.hold, icon="ended"))
        elif not here and desk.offers("panel.hold"):
            found.append(Act(_("Cancel the meeting"), self.cancel, icon="remove"))
        return (*found, back)

    def open_case(self, put: UUID) -> None:
        """To the screen on which a case is decided; before the day to its own page."""
        assert self._found is not None
        one = next(each for each in self._found.agenda if each.put.id == put)
        here = self._page.context.desk.today() >= self._found.meeting.on
        if here and one.decision is None and self._page.context.desk.offers("panel.decide"):
            self._page.context.go(Place("decision", one.case.id, str(put)))
        else:
            self._page.context.go(Place("panel", one.case.id))

    def save_pack(self) -> None:
        """Makes the papers of the meeting and saves them."""
        assert self._found is not None
        papers.save_pack(self._page, self.said, self.progress, self._found)

    def save_minutes(self) -> None:
        """Makes the minutes and saves them."""
        assert self._found is not None
        papers.save_minutes(self._page, self.said, self._found)

    def papers_sent(self) -> None:
        """Notes when the papers went out."""
        desk = self._page.context.desk
        words = _("To every member; one with an interest gets none of that case.")

        def may(on: Any) -> Findings:
            if on <= desk.today():
                return ()
            return (Finding("panel.papers.future", values={"day": on}),)

        on = ask_day(
            self._page, _("On which day did the papers go out?"), words, _("Note it"),
            desk.today(), may,
        )  # fmt: skip
        if on is not None:
            self._on_copy(lambda copy: panel_meeting.papers_sent(desk, copy, on))

    def hold(self) -> None:
        """The meeting is over."""
        desk = self._page.context.desk
        assert self._found is not None
        left = sum(each.decision is None for each in self._found.agenda)
        words = _("Who was there and what was decided stand from now on.")
        if left:
            words += " " + _("Not decided: {count}. They wait for the next meeting.").format(
                count=number(left)
            )
        if confirm(self._page, _("Is this meeting over?"), words, _("It is over")):
            self._on_copy(lambda copy: panel_meeting.hold(desk, copy))

    def cancel(self) -> None:
        """It does not take place."""
        desk = self._page.context.desk
        words = _("Its cases wait for another meeting.")
        if confirm(self._page, _("Cancel this meeting?"), words, _("Cancel it")):
            self._on_copy(lambda copy: panel_meeting.cancel(desk, copy))

    def declare(self) -> None:
        """Declares that a member has an interest in a case."""
        assert self._found is not None
        meeting, desk = self._found.meeting, self._page.context.desk
        cases = [(each.case.id, each.case.child.full_name) for each in self._found.agenda]
        asked = dialogs.ask_interest(self._page, meeting, cases, desk.actor.id)
        if asked is not None:
            member, case, what = asked
            self._act(lambda: panel_meeting.declare(desk, meeting.id, member, case, what))

    def _undeclare(self, id_: UUID) -> None:
        desk = self._page.context.desk
        self._act(lambda: panel_meeting.undeclare(desk, id_))

    def _add(self, each: Waiting) -> None:
        meeting, desk = self._meeting().id, self._page.context.desk
        self._act(lambda: panel_meeting.add(desk, meeting, each.put.id))

    def _take_off(self, put: UUID) -> None:
        meeting, desk = self._meeting().id, self._page.context.desk

        def again() -> None:
            self._act(lambda: panel_meeting.add(desk, meeting, put))

        def done(_put: object) -> None:
            self._page.context.notify(_("Taken off the agenda"), undo=again)

        self._page.act(lambda: panel_meeting.take_off(desk, put), done, self._refused)

    def _order(self, puts: tuple[UUID, ...]) -> None:
        meeting, desk = self._meeting().id, self._page.context.desk
        self._act(lambda: panel_meeting.order(desk, meeting, puts))

    def _on_copy(self, verb: Callable[[Meeting], Any]) -> None:
        """Does it to the copy that is shown; where it is another by now, both are shown first."""
        self.drafts.now()
        meeting = self._meeting()

        def whole(copy: Any) -> Meeting:
            held = {each: getattr(copy, each) for each in _OWN}
            return replace(meeting, **held)

        act_on(
            self._page, self._page.context, meeting, lambda copy: verb(whole(copy)),
            by(act_words.meeting), None, self._refused,
        )  # fmt: skip

    def _act(self, work: Any) -> None:
        self.drafts.now()
        self._page.act(work, None, self._refused)

    def _refused(self, findings: Findings) -> None:
        self.form.show_findings(findings)

    # Changes

    def _meeting(self) -> Meeting:
        assert self._found is not None
        held = self._found.meeting
        return replace(held, version=self._version.get(held.id, held.version))

    def _stale(self, fault: BaseException) -> bool:
        """Somebody else has changed it: both versions are shown, nothing is overwritten."""
        if not isinstance(fault, StaleCopy) or self._found is None:
            return False
        theirs, found = fault.theirs, self._found
        if theirs is None or theirs.id != found.meeting.id:
            return False
        QTimer.singleShot(0, self, lambda: self._choose(theirs))
        return True

    def _choose(self, theirs: Any) -> None:
        if self._found is None or theirs.id != self._found.meeting.id:
            return
        held = self._found.meeting
        other = replace(
            held, on=theirs.on, at=theirs.at, place=theirs.place, members=theirs.members,
            version=theirs.version,
        )  # fmt: skip
        chosen = both.settle(self._page, self._typed(), other, both.of_meeting())
        if chosen is not None:
            self._version[chosen.id] = chosen.version
            self.fields.load(chosen)
            self.drafts.touch()

    def _edited(self) -> None:
        if self._found is not None and self._writes():
            self.drafts.touch()

    def _typed(self) -> Meeting:
        faults = self.fields.faults()
        self.form.field("at").show_findings([each for each in faults if each.where == "at"])
        return self.fields.read(self._meeting())

    def _keep(self, typed: Meeting) -> Meeting:
        """On the store's thread, one after the other."""
        version = self._version.get(typed.id, typed.version)
        kept = panel_meeting.save(self._page.context.desk, replace(typed, version=version)).value
        self._version[kept.id] = kept.version
        return kept


PAGE = MeetingsPage
