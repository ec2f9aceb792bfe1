"""Where a case stands with the panel: what was asked, what was decided, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from ras_desktop.domain import panel_put
from ras_desktop.domain.finding import Findings, Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.panel import Decision, Question, Verdict
from ras_desktop.domain.panel_meeting import Meeting, MeetingState
from ras_desktop.domain.panel_put import Put, PutState
from ras_desktop.gui import act_words, two_copies
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import panel as dialogs
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.panel.asked import AskedCard
from ras_desktop.gui.panel.decided import DecidedCard
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, empty, holding, scrolling
from ras_desktop.services import panel, panel_decision, panel_meeting, plan
from ras_desktop.services.panel import Standing
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money
from ras_desktop.wording.panel import DECIDED, days_waiting


@dataclass(frozen=True, slots=True)
class _Read:
    """How it stands, what would be asked now, and the meetings to come."""

    standing: Standing
    question: Question | None
    meetings: tuple[Meeting, ...]


class PanelPage(Page):
    """The one page of the stage: sending, waiting, deciding, the decision and its letter."""

    TITLE = N_("Where does it stand with the panel?")
    ICON = "panel"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._read: _Read | None = None
        self._unkept: Put | None = None
        """An answer that was typed and could not be kept: it stands there the next time."""
        self.form = Form(self)
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.decided = DecidedCard()
        self.asked = AskedCard()
        self.answer = Card(_("What the family says to the papers"))
        self._answer = text.body()
        self.answer.body.addWidget(self._answer)
        self.earlier = Card(_("Earlier"))
        self._earlier = column(gap=1)
        self.earlier.body.addLayout(self._earlier)
        self._nothing = Empty("panel", "", "")
        self._parts = (self.decided, self.asked, self.answer, self.earlier)
        inside = holding(
            column(
                self.header, self.form.summary, self.state, self._nothing, *self._parts, None,
                gap=2, margin=3,
            )
        )  # fmt: skip
        self.setLayout(column(scrolling(inside, widest=110)))
        self.take_keys("Ctrl+Return", "Ctrl+S")
        self._quiet()

    @staticmethod
    def sample(desk: Any) -> Place:
        """For pictures: a case that was decided, else one that waits, else one with a plan."""
        from ras_desktop.domain.caseload import Filters, Search, Whose
        from ras_desktop.domain.path import Stage
        from ras_desktop.services import caseload

        stages = frozenset({Stage.PANEL, Stage.AGREEMENT, Stage.PAYMENT, Stage.REVIEW})
        lines = caseload.every(desk, Search(filters=Filters(Whose.ALL, stages)))
        held = (line.id for line in lines if panel.of_case(desk, line.id).decisions)
        return Place("panel", next(held, lines[0].id))

    # Opening

    def open(self, place: Place) -> None:
        """How the case stands."""
        desk, case = self.context.desk, place.case
        assert case is not None

        def work() -> _Read:
            standing = panel.of_case(desk, case)
            question = None
            if standing.may_put:
                try:
                    question = panel.prepare(desk, case)
                except Refused:
                    question = None
            meetings = panel_meeting.every(desk).meetings
            today = desk.today()
            coming = [
                each
                for each in reversed(meetings)
                if each.state is MeetingState.PLANNED and each.on >= today
            ]
            return _Read(standing, question, tuple(coming))

        self.run(work, self._show, key="open")

    def refresh(self, changed: object) -> None:
        """The plan, the agenda or a decision has changed."""
        kinds = ("panel", "decision", "plan", "family", "document", "meeting")
        if concerns(changed, *kinds, case=self.place.case):
            self.open(self.place)

    def _quiet(self) -> None:
        for part in (self.state, self._nothing, *self._parts):
            part.hide()

    def _show(self, read: _Read) -> None:
        self._read = read
        at = read.standing
        self._quiet()
        self.form.summary.show_findings(())
        shown = self._shown_decision()
        if shown is not None:
            self.decided.show_decision(shown)
            self.decided.show()
        self._show_asked(read)
        self._show_earlier(shown)
        self._say_state(at)
        if not (at.puts or at.plan):
            self._nothing.heading.setText(_("No agreed plan yet"))
            self._nothing.words.setText(
                _("Once the family has agreed the plan it is sent to the panel from here.")
            )
            self._nothing.show()
        self.header.say(self.title())
        self.header.offer(self.acts())
        self.greet(self.header.take_focus)

    def _shown_decision(self) -> Decision | None:
        """The latest decision that stands, unless a newer question waits."""
        assert self._read is not None
        at = self._read.standing
        latest = next(iter(at.decisions), None)
        if latest is None or at.waits is None or latest.put == at.waits.id:
            return latest
        return None

    def _show_asked(self, read: _Read) -> None:
        at = read.standing
        if at.waits is not None:
            put = at.waits
            under = _("Sent by {name} on {day}: waiting for {days}").format(
                name=put.by_name, day=day(put.on), days=_days(self.context.desk.today(), put.on)
            )
            self.asked.show_question(put.asked, under)
            self.asked.show()
            self._answer.setText(put.family_answer or _("Nothing is written down yet."))
            self.answer.say_under(day(put.answered_on) if put.answered_on else "")
            self.answer.show()
        elif read.question is not None:
            self.asked.show_question(read.question, _("As it would be sent now"))
            self.asked.show()

    def _show_earlier(self, shown: Decision | None) -> None:
        assert self._read is not None
        empty(self._earlier)
        at = self._read.standing
        for each in at.decisions:
            if each.decided is not None and (shown is None or each.id != shown.id):
                words = _("{day}: {what}, {sum} a year. {why}").format(
                    day=day(each.decided.on),
                    what=_(DECIDED[each.verdict.value]) if each.verdict else "",
                    sum=money(each.approved),
                    why=each.reasons,
                )
                self._earlier.addWidget(text.body(words))
        for put in at.puts:
            if put.state is PutState.WITHDRAWN:
                words = _("Sent on {day}, taken back: {why}").format(
                    day=day(put.on), why=put.withdrawn
                )
                self._earlier.addWidget(text.body(words))
        self.earlier.setVisible(self._earlier.count() > 0)

    def _say_state(self, at: Standing) -> None:
        if at.waits is not None:
            self._say_waiting(at)
        elif at.decided is not None and at.plan is not None and not at.fits and not at.may_put:
            words = _(
                "{sum} a year was decided, and the plan costs another sum. Bring the plan to it: "
                "no agreement can be made before."
            ).format(sum=money(at.decided.approved))
            self.state.say(words, Tone.WARN)
        elif at.decisions and at.decisions[0].verdict is Verdict.DEFER and at.may_put:
            late = at.decisions[0].deferral
            words = _("Deferred: {needed} ({by}, by {day}). Send it again when it is there.")
            self.state.say(
                words.format(
                    needed=late.needed,
                    by=late.by_whom,
                    day=day(late.by_when) if late.by_when else "",
                ),
                Tone.WARN,
            )

    def _say_waiting(self, at: Standing) -> None:
        words, tone = _("It waits, and is on the agenda of no meeting yet."), Tone.WARN
        acts = []
        if at.meeting is not None and at.meeting.state is MeetingState.PLANNED:
            words = _("It is on the agenda of {meeting}.").format(
                meeting=dialogs.meeting_name(at.meeting)
            )
            tone = Tone.NOTE
            place = Place("meetings", None, str(at.meeting.id))
            acts.append(link(_("Open the meeting"), lambda: self.context.go(place)))
        if at.waits is not None and at.waits.state is PutState.URGENT:
            words = _("The chair has decided; the panel ratifies or changes it.") + " " + words
        self.state.say(words, tone, *acts)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """The next act and why; what the reader may not do is not offered."""
        if self._read is None:
            return ()
        at = self._read.standing
        return (*self._next(at), *self._others(at))

    def _next(self, at: Standing) -> tuple[Act, ...]:
        case, offers = self.place.case, self.context.desk.offers
        if at.may_put and offers("panel.put", case):
            why = _("The plan is agreed: the panel decides on what it costs.")
            return (Act(_("Send to the panel"), self.send, why, "panel", "Ctrl+Return"),)
        if at.waits is not None and offers("panel.decide", case) and not at.own:
            why = _("Everything for it is on one screen, large enough for all to read.")
            return (Act(_("Decide it"), self.decide, why, "check", "Ctrl+Return"),)
        if at.decided is not None and at.plan is not None and not at.fits and not at.may_put:
            if offers("plan.follow", case):
                why = _("The plan has to cost what was decided before an agreement is made.")
                return (
                    Act(_("Bring the plan to the decision"), self.recost, why, "plan",
                        "Ctrl+Return"),
                )  # fmt: skip
        elif at.decided is not None and at.fits and at.waits is None:
            go = Place("agreement", case)
            why = _("It is decided, and the plan costs what was decided.")
            return (
                Act(_("On to the agreement"), lambda: self.context.go(go), why, "agreement",
                    "Ctrl+Return"),
            )  # fmt: skip
        elif at.plan is None and not at.puts:
            go = Place("plan", case)
            return (Act(_("To the plan"), lambda: self.context.go(go), icon="plan"),)
        return ()

    def _others(self, at: Standing) -> tuple[Act, ...]:
        case, offers = self.place.case, self.context.desk.offers
        found = []
        shown = self._shown_decision()
        if shown is not None:
            found.append(Act(_("The decision letter"), self.letter, icon="document"))
        if at.waits is not None and offers("panel.answer", case):
            found.append(Act(_("Write what the family says"), self.write_answer, icon="edit"))
        waits = at.waits is not None and at.waits.state is PutState.WAITING
        if waits and offers("panel.withdraw", case):
            found.append(Act(_("Take it back"), self.take_back, icon="undo"))
        if shown is not None and at.waits is None and offers("panel.correct", case):
            found.append(Act(_("Correct the decision"), self.correct, icon="edit"))
        return tuple(found)

    def send(self) -> None:
        """Puts the plan to the panel, once it is said what that means."""
        assert self._read is not None
        at = self._read.standing
        if at.plan is None:
            return
        arranges = self.context.desk.offers("panel.agenda", self.place.case)
        meetings = self._read.meetings if arranges else ()
        asked = dialogs.ask_put(self, meetings)
        if asked is None:
            return
        desk, plan_id, id_ = self.context.desk, at.plan.id, uuid4()

        def work() -> Any:
            done = panel.put(desk, plan_id, asked.answer, id_)
            if asked.meeting is not None:
                return panel_meeting.add(desk, asked.meeting, done.value.id)
            return done

        self.act(work, lambda _put: self._done(_("It is with the panel")), self._refused)

    def decide(self) -> None:
        """To the screen on which it is decided."""
        assert self._read is not None
        waits = self._read.standing.waits
        if waits is not None:
            self.context.go(Place("decision", self.place.case, str(waits.id)))

    def write_answer(self) -> None:
        """Writes down what the family says to the papers."""
        assert self._read is not None
        put = self._read.standing.waits
        if put is None:
            return
        desk, typed = self.context.desk, self._unkept
        begun = typed if typed is not None and typed.id == put.id else put
        asked = dialogs.ask_answer(
            self,
            begun.family_answer,
            begun.answered_on or desk.today(),
            lambda words, on: panel_put.check_answer(words, on, put, desk.today()),
        )
        if asked is None:
            return
        words, on = asked
        self._keep_answer(put, replace(put, family_answer=words, answered_on=on))

    def _keep_answer(self, seen: Put, mine: Put) -> None:
        """Keeps it. Where somebody else wrote another answer, one is made of both."""
        desk = self.context.desk
        self._unkept = mine

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs = fault.theirs
            if theirs is None:
                self.context.failed(fault)
                return
            said = act_words.put("family_answer", "answered_on")
            chosen = two_copies.choose(self, mine, theirs, seen, said)
            if chosen is not None:
                self._keep_answer(theirs, chosen)

        def done(_put: object) -> None:
            self._unkept = None
            self._done(_("The panel will read it"))

        self.act(
            lambda: panel.answer(desk, mine, mine.family_answer, mine.answered_on),
            done,
            self._refused,
            stale,
        )

    def take_back(self) -> None:
        """Takes it back from the panel, with a reason."""
        assert self._read is not None
        put = self._read.standing.waits
        why = dialogs.ask_why_back(self) if put is not None else None
        if put is None or why is None:
            return
        desk = self.context.desk
        act_on(
            self,
            self.context,
            put,
            lambda copy: panel.withdraw(desk, copy, why),
            by(act_words.put),
            lambda _put: self._done(_("It is taken back from the panel")),
            self._refused,
        )

    def correct(self) -> None:
        """Begins a decision that takes the place of the one that is shown."""
        shown = self._shown_decision()
        why = dialogs.ask_what_was_wrong(self) if shown is not None else None
        if shown is None or why is None:
            return
        desk, case = self.context.desk, self.place.case
        self.act(
            lambda: panel_decision.correct(desk, shown.id, why),
            lambda draft: self.context.go(Place("decision", case, str(draft.put))),
            self._refused,
        )

    def recost(self) -> None:
        """A plan that follows the agreed one, to be brought to the sum that was decided."""
        assert self._read is not None
        at = self._read.standing
        if at.plan is None or at.decided is None or at.decided.decided is None:
            return
        desk, id_ = self.context.desk, at.plan.id
        self.act(
            lambda: plan.recost(desk, id_),
            lambda fresh: self.context.go(Place("plan", self.place.case, str(fresh.id))),
            self._refused,
        )

    def letter(self) -> None:
        """The decision letter, made from the sealed decision and nothing else."""
        shown = self._shown_decision()
        if shown is not None:
            part = f"{DocumentKind.DECISION.value}/{shown.id}"
            self.context.go(Place("documents", self.place.case, part))

    def _done(self, words: str) -> None:
        self.context.notify(words)
        self.greet_again()
        self.open(self.place)

    def _refused(self, findings: Findings) -> None:
        self.state.say(" ".join(finding(each) for each in findings), Tone.BAD)


def _days(today: Any, on: Any) -> str:
    return days_waiting((today - on).days)


PAGE = PanelPage
