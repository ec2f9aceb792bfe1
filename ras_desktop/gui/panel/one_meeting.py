"""One meeting of the panel: agenda, members, interests, what still arises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.panel_meeting import Meeting, MeetingState
from ras_desktop.gui import act_words
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.panel import both, meeting_acts, papers
from ras_desktop.gui.panel.agenda import AgendaList, said
from ras_desktop.gui.panel.interests import InterestsCard
from ras_desktop.gui.panel.meeting_form import MeetingForm
from ras_desktop.gui.panel.report import ArisingCard
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row, scrolling
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import panel_meeting
from ras_desktop.services.panel_meeting import OpenMeeting, Waiting
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _, day, finding, ngettext
from ras_desktop.wording.panel import MEETING_STATES

if TYPE_CHECKING:
    from ras_desktop.gui.pages.meetings import MeetingsPage


_OWN = ("on", "at", "place", "members", "state", "papers_on", "version")
"""What a meeting's own row holds; agenda and interests hang on it."""


class OneMeeting(Stack):
    """One meeting."""

    def __init__(self, page: MeetingsPage) -> None:
        super().__init__()
        self.page = page
        self.found: OpenMeeting | None = None
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
        self.interests = InterestsCard(self)
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
        return self.found.users if self.found is not None else ()

    def busy_with(self, id_: UUID) -> bool:
        """Whether something of this meeting is typed and not kept yet."""
        return self.drafts.waiting and self.found is not None and self.found.meeting.id == id_

    # Showing

    def show_meeting(self, found: OpenMeeting) -> None:
        """Shows a meeting; what somebody types in is not built anew under the hands."""
        before, self.found = self.found, found
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
        self.interests.show_interests(found)
        self._say_state(found)

    def _writes(self) -> bool:
        offers = self.page.context.desk.offers("panel.arrange")
        assert self.found is not None
        return offers and self.found.meeting.state is MeetingState.PLANNED

    def _say_state(self, found: OpenMeeting) -> None:
        meeting = found.meeting
        if meeting.state is not MeetingState.PLANNED:
            self.state.clear()
            return
        said_ = [finding(each) for each in found.missing]
        today = self.page.context.desk.today()
        tone = Tone.WARN if said_ else Tone.NOTE
        if meeting.papers_on is not None:
            said_.append(_("The papers went out on {day}").format(day=day(meeting.papers_on)))
            if late := sum(each.no_papers and each.decision is None for each in found.agenda):
                words = ngettext(
                    "{count} case came later: nobody has its papers yet",
                    "{count} cases came later: nobody has their papers yet",
                    late,
                )
                said_.append(words)
                tone = Tone.WARN
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
                add = button(_("Add"), partial(self.add, each), icon="plus")
                add.setAccessibleName(
                    _("Add {name} to the agenda").format(name=each.case.child.full_name)
                )
                line.addWidget(add)
            self._waiting.addWidget(holding(line))
        if writes and len(found.waiting) > 1:
            every = button(_("Add all"), partial(self.add, *found.waiting), icon="plus")
            every.setAccessibleName(_("Add all that wait to the agenda"))
            self._waiting.addWidget(holding(Flow(every)))
        self.waiting.setVisible(bool(found.waiting) and writes)

    def take_focus(self) -> None:
        """The agenda, or what can be done."""
        if self.found is not None and self.found.agenda:
            self.cases.setFocus()
        else:
            self.header.take_focus()

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Decide, send the papers, end the meeting."""
        return meeting_acts.acts(self)

    def open_case(self, put: UUID) -> None:
        """To the screen on which a case is decided; before the day to its own page."""
        assert self.found is not None
        one = next(each for each in self.found.agenda if each.put.id == put)
        here = self.page.context.desk.today() >= self.found.meeting.on
        if here and one.decision is None and self.page.context.desk.offers("panel.decide"):
            self.page.context.go(Place("decision", one.case.id, str(put)))
        else:
            self.page.context.go(Place("panel", one.case.id))

    def save_pack(self) -> None:
        """Makes the papers of the meeting and saves them."""
        assert self.found is not None
        papers.save_pack(self.page, self.said, self.progress, self.found)

    def save_minutes(self) -> None:
        """Makes the minutes and saves them."""
        assert self.found is not None
        papers.save_minutes(self.page, self.said, self.found)

    def add(self, *cases: Waiting) -> None:
        """Puts cases that wait at the end of the agenda, in their order."""
        meeting, desk = self._meeting().id, self.page.context.desk

        def work() -> Any:
            done: Any = None
            for each in cases:  # one after the other, so that they stand in this order
                done = panel_meeting.add(desk, meeting, each.put.id)
            return done

        self.act(work)

    def _take_off(self, put: UUID) -> None:
        meeting, desk = self._meeting().id, self.page.context.desk

        def again() -> None:
            self.act(lambda: panel_meeting.add(desk, meeting, put))

        def done(_put: object) -> None:
            self.page.context.notify(_("Taken off the agenda"), undo=again)

        self.page.act(lambda: panel_meeting.take_off(desk, put), done, self._refused)

    def _order(self, puts: tuple[UUID, ...]) -> None:
        meeting, desk = self._meeting().id, self.page.context.desk
        self.act(lambda: panel_meeting.order(desk, meeting, puts))

    def on_copy(self, verb: Callable[[Meeting], Any]) -> None:
        """Does it to the copy that is shown; where it is another by now, both are shown first."""
        self.drafts.now()
        meeting = self._meeting()

        def whole(copy: Any) -> Meeting:
            held = {each: getattr(copy, each) for each in _OWN}
            return replace(meeting, **held)

        act_on(
            self.page, self.page.context, meeting, lambda copy: verb(whole(copy)),
            by(act_words.meeting), None, self._refused,
        )  # fmt: skip

    def act(self, work: Any) -> None:
        """Does it once what is typed is kept; a refusal is said above."""
        self.drafts.now()
        self.page.act(work, None, self._refused)

    def _refused(self, findings: Findings) -> None:
        self.form.show_findings(findings)

    # Changes

    def _meeting(self) -> Meeting:
        assert self.found is not None
        held = self.found.meeting
        return replace(held, version=self._version.get(held.id, held.version))

    def _stale(self, fault: BaseException) -> bool:
        """Somebody else has changed it: both versions are shown, nothing is overwritten."""
        if not isinstance(fault, StaleCopy) or self.found is None:
            return False
        theirs, found = fault.theirs, self.found
        if theirs is None or theirs.id != found.meeting.id:
            return False
        QTimer.singleShot(0, self, lambda: self._choose(theirs))
        return True

    def _choose(self, theirs: Any) -> None:
        if self.found is None or theirs.id != self.found.meeting.id:
            return
        held = self.found.meeting
        other = replace(
            held, on=theirs.on, at=theirs.at, place=theirs.place, members=theirs.members,
            version=theirs.version,
        )  # fmt: skip
        chosen = both.settle(self.page, self._typed(), other, both.of_meeting())
        if chosen is not None:
            self._version[chosen.id] = chosen.version
            self.fields.load(chosen)
            self.drafts.touch()

    def _edited(self) -> None:
        if self.found is not None and self._writes():
            self.drafts.touch()

    def _typed(self) -> Meeting:
        faults = self.fields.faults()
        self.form.field("at").show_findings([each for each in faults if each.where == "at"])
        return self.fields.read(self._meeting())

    def _keep(self, typed: Meeting) -> Meeting:
        """On the store's thread, one after the other."""
        version = self._version.get(typed.id, typed.version)
        kept = panel_meeting.save(self.page.context.desk, replace(typed, version=version)).value
        self._version[kept.id] = kept.version
        return kept
