"""One case is decided: written down live, on a projector, by keyboard; then sealed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel import GRANTS, Decision, Forum
from ras_desktop.domain.panel_meeting import deciding
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.panel import both
from ras_desktop.gui.panel.asked import AskedCard
from ras_desktop.gui.panel.decided import DecidedCard
from ras_desktop.gui.panel.deciding_form import Deciding, wrong
from ras_desktop.gui.panel.so_far import SoFar
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, over_foot, scrolling
from ras_desktop.services import panel, panel_decision, panel_meeting
from ras_desktop.services.panel_decision import Deciding as Opened
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money
from ras_desktop.wording.panel import DECIDED


@dataclass(frozen=True, slots=True)
class _Read:
    """What is decided, and which case of the same agenda comes next."""

    at: Opened
    following: tuple[UUID, UUID] | None


class DecisionPage(Page):
    """What is asked for stays at the foot, with what the decision comes to so far."""

    TITLE = N_("What is decided?")
    ICON = "panel"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._read: _Read | None = None
        self._draft: Decision | None = None
        self._versions: dict[UUID, int] = {}
        self.setProperty("projector", True)
        self.form = Form(self)
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.answer = Card(_("What the family says to the papers"))
        self._answer = text.body()
        self.answer.body.addWidget(self._answer)
        self.fields = Deciding(self.form)
        self.fields.edited.connect(self._edited)
        self.decided = DecidedCard()
        self.asked = AskedCard()
        self.drafts = DraftKeeper(context, self._typed, self._keep, self._stale)
        self.drafts.setParent(self)
        inside = column(
            self.header, self.form.summary, self.state, self.decided, self.answer, self.fields,
            self.asked, None, gap=2,
        )  # fmt: skip
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self._area = scrolling(holding(inside))
        self.so_far = SoFar()
        foot = column(self.so_far, self.drafts.label, gap=0.25)
        whole, self._foot = over_foot(self._area, foot)
        self.setLayout(whole)
        self.take_keys("Ctrl+Return", "Ctrl+S", "Alt+Right")
        self._quiet()

    @staticmethod
    def sample(desk: Any) -> Place:
        """For pictures: the first case on the agenda of a meeting, else one that waits."""
        calendar = panel_meeting.every(desk)
        for each in calendar.meetings:
            for one in panel_meeting.open_(desk, each.id).agenda:
                if one.decision is None and one.put.is_open:
                    return Place("decision", one.case.id, str(one.put.id))
        waits = calendar.waiting[0]
        return Place("decision", waits.case.id, str(waits.put.id))

    # Opening

    def open(self, place: Place) -> None:
        """The question that the place names, else what waits in the case."""
        if self.drafts.waiting and self._read and str(self._read.at.put.id) == place.part:
            return
        desk, case = self.context.desk, place.case
        assert case is not None

        def work() -> _Read | None:
            waits = None if place.part else panel.of_case(desk, case).waits
            if not place.part and waits is None:
                return None
            put = UUID(place.part) if waits is None else waits.id
            at = panel_decision.open_(desk, put)
            following = None
            if at.meeting is not None:
                agenda = panel_meeting.open_(desk, at.meeting.id).agenda
                order = [each.put.id for each in agenda]
                start = order.index(put) + 1 if put in order else 0
                rest = (*agenda[start:], *agenda[:start])
                open_ = (
                    e for e in rest if e.decision is None and e.put.is_open and e.put.id != put
                )
                one = next(open_, None)
                following = (one.case.id, one.put.id) if one is not None else None
            return _Read(at, following)

        self.run(work, self._show, key="open")

    def refresh(self, changed: object) -> None:
        """Somebody else's change: shown unless something is typed here."""
        kinds = ("panel", "decision", "meeting", "plan", "family")
        if concerns(changed, *kinds, case=self.place.case):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps what is written down now."""
        self.drafts.now()

    def _quiet(self) -> None:
        for part in (self.state, self.decided, self.asked, self.answer, self.fields, self._foot):
            part.hide()

    def _show(self, read: _Read | None) -> None:
        before, self._read = self._read, read
        if read is None:
            self._quiet()
            self.header.say(self.title(), _("Nothing waits for a decision here."))
            self.header.offer(self.acts())
            self.greet(self.header.take_focus)
            return
        at = read.at
        if before is None or before.at.put.id != at.put.id:
            self._area.verticalScrollBar().setValue(0)
        self._quiet()
        self.form.summary.show_findings(())
        asked = _("Sent by {name} on {day}. Asked for: {sum} a year").format(
            name=at.put.by_name, day=day(at.put.on), sum=money(at.question.asked)
        )
        self.header.say(self.title(), asked)
        open_ = self._open()
        if not open_ and at.sealed:
            self.decided.show_decision(at.sealed[0])
            self.decided.show()
        if at.put.family_answer:
            self._answer.setText(at.put.family_answer)
            self.answer.show()
        self.asked.show_question(at.question, "")
        if open_:
            self._show_fields(at)
        elif not at.sealed:
            self.asked.show()
        self._say_state(at)
        self.header.offer(self.acts())
        self.greet(self.fields.take_focus if open_ else self.header.take_focus)

    def _open(self) -> bool:
        """Whether something can be written down here."""
        if self._read is None or not self.context.desk.offers("panel.write", self.place.case):
            return False
        at = self._read.at
        return (at.put.is_open or at.draft is not None) and not at.own

    def _show_fields(self, at: Opened) -> None:
        corrects = at.draft is not None and at.draft.corrects is not None
        held = at.draft
        if held is None:
            forum = at.forums[0] if at.forums else Forum.MEETING
            same = self._draft is not None and self._draft.put == at.put.id
            fresh = self._draft.id if same and not self._draft.version else uuid4()  # type: ignore[union-attr]
            held = Decision(fresh, at.case.id, at.put.plan, forum, put=at.put.id)
        elif self._draft is not None and self._same_as_shown(held):
            self._versions[held.id] = held.version
            self._appear()
            return
        self._draft = held
        self._versions[held.id] = held.version
        self.fields.ask(at.question, at.forums or (Forum.MEETING,), corrects)
        self.fields.load(held)
        self._appear()
        self._say_sum()

    def _same_as_shown(self, held: Decision) -> bool:
        """Whether what is shown is this draft: nothing is built anew under the hands."""
        assert self._draft is not None
        if self._draft.id != held.id:
            return False
        shown = self.fields.read(self._draft)
        return replace(shown, version=held.version, meeting=held.meeting,
                       ratifies=held.ratifies) == held  # fmt: skip

    def _appear(self) -> None:
        self.fields.show()
        self._foot.show()

    def _say_state(self, at: Opened) -> None:
        if at.own and at.put.is_open:
            self.state.say(finding(Finding("panel.own_case")), Tone.WARN)
        elif at.put.is_open and at.meeting is not None:
            there = len(deciding(at.meeting, at.case.id, at.owners))
            words = _("The panel of {day}: {there} may decide, {least} are needed.").format(
                day=day(at.meeting.on), there=there, least=at.quorum
            )
            self.state.say(words, Tone.NOTE if there >= at.quorum else Tone.WARN)
        elif at.put.is_open and Forum.MANAGER in at.forums:
            words = _("Without a meeting a manager approves up to {most} a year.").format(
                most=money(at.limit)
            )
            self.state.say(words, Tone.NOTE)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Seal it; else on to the next case, the letter, or back to the case."""
        case, found = self.place.case, []
        back = Act(_("To the case"), lambda: self.context.go(Place("panel", case)), icon="back")
        if self._read is None:
            return (back,)
        if self._open():
            why = _("Sealed it never changes; the letter is made from it and from nothing else.")
            found.append(Act(_("Seal the decision"), self.seal, why, "lock", "Ctrl+Return"))
        if self._read.following is not None:
            whose, put = self._read.following
            next_ = Place("decision", whose, str(put))
            words = _("Next case on the agenda")
            found.append(
                Act(words, lambda: self.context.go(next_), icon="forward", keys="Alt+Right")
            )
        meeting = self._read.at.meeting
        if meeting is not None:
            place = Place("meetings", None, str(meeting.id))
            found.append(Act(_("To the meeting"), lambda: self.context.go(place), icon="panel"))
        return (*found, back)

    def seal(self) -> None:
        """Seals what stands here, once it is said what that means."""
        if self._draft is None or not self._open():
            return
        if found := (*self.form.faults(), *self.fields.faults()):
            self._refused(found)
            return
        desk, typed = self.context.desk, self._typed()
        self.run(lambda: panel_decision.check(desk, typed), self._checked)

    def _checked(self, findings: Findings) -> None:
        if wrong(findings):
            self._refused(findings)
            return
        typed = self._typed()
        assert typed.verdict is not None
        said = [_(DECIDED[typed.verdict.value]) + "."]
        if typed.verdict in GRANTS:
            said.append(_("{sum} a year.").format(sum=money(typed.approved)))
        said += [finding(each) + "." for each in findings]
        said.append(_("It is sealed with your name and never changes; a correction is a new one."))
        if not confirm(self, _("Seal this decision?"), " ".join(said), _("Seal it")):
            return
        self.drafts.drop()
        desk = self.context.desk

        def work() -> Any:
            held = self._keep(typed)
            if held.corrects:
                return panel_decision.seal_correction(desk, held.id, held.version, typed.approved)
            return panel_decision.seal(desk, held.id, held.version, typed.approved)

        self.act(work, self._sealed, self._refused, self._met)

    def _sealed(self, _decision: Decision) -> None:
        self._draft = None
        self.context.notify(_("The decision is sealed"))
        self.greet_again()
        self.open(self.place)

    def _refused(self, findings: Findings) -> None:
        self.form.show_findings(self.fields.at_fields(findings))
        self._area.verticalScrollBar().setValue(0)

    # Changes

    def _typed(self) -> Decision:
        assert self._draft is not None
        held = self.fields.read(self._draft)
        return replace(held, version=self._versions.get(held.id, held.version))

    def _keep(self, typed: Decision) -> Decision:
        """On the store's thread, where drafts are kept one after the other."""
        version = self._versions.get(typed.id, typed.version)
        kept = panel_decision.keep(self.context.desk, replace(typed, version=version)).value
        self._versions[kept.id] = kept.version
        return kept

    def _met(self, fault: BaseException) -> None:
        """Sealing met another copy: nothing is sealed that was not seen."""
        if not self._stale(fault):
            self.context.failed(fault)

    def _stale(self, fault: BaseException) -> bool:
        """Somebody else has written at it: both versions are shown, nothing is overwritten."""
        if not isinstance(fault, StaleCopy) or not isinstance(fault.theirs, Decision):
            return False
        theirs = fault.theirs
        QTimer.singleShot(0, self, lambda: self._choose(theirs))
        return True

    def _choose(self, theirs: Decision) -> None:
        if self._read is None or self._draft is None or theirs.put != self._draft.put:
            return
        if theirs.is_sealed:
            self.context.notify(_("It was sealed meanwhile"))
            self.drafts.drop()
            self.open(self.place)
            return
        names = both.of_decision(self._read.at.question)
        chosen = both.settle(self, self._typed(), theirs, names)
        if chosen is not None:
            self._draft = chosen
            self._versions[chosen.id] = chosen.version
            self.fields.load(chosen)
            self._edited()

    def _edited(self) -> None:
        self.drafts.touch()
        self._say_sum()

    def _say_sum(self) -> None:
        if self._read is None or self._draft is None:
            return
        typed = self.fields.read(self._draft)
        self.asked.setVisible(typed.verdict not in GRANTS)  # else it stands line by line
        self.so_far.show_sum(self._read.at.question, typed)


PAGE = DecisionPage
