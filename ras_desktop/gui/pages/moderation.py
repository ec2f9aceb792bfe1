"""The page on which a manager confirms a sealed assessment: are these answers right?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer

from ras_desktop.domain.assessment import Assessment, AssessmentState
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.moderation import Moderation
from ras_desktop.gui import copy_words
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import moderation as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.moderation.every import EveryQuestion
from ras_desktop.gui.moderation.sealed import SealedAnswers
from ras_desktop.gui.moderation.standing import sent_back_words
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.past import Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.two_copies import Said, TwoCopies
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import icon_button
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, over_foot, row, scrolling
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.timeline import Timeline
from ras_desktop.gui.widgets.two_scores import points_of
from ras_desktop.services import assessment, moderation
from ras_desktop.services.allocation import Opened
from ras_desktop.services.moderation import Moderating, Tried
from ras_desktop.wording import N_, _, moment
from ras_desktop.wording.headline import headline, made_with

PAUSE = 150
"""Milliseconds after a change until points and sum are reckoned again."""


class ModerationPage(Page):
    """The worker's answers beside one's own, what the changes make, and confirming them."""

    TITLE = N_("Are these answers right?")
    ICON = "check"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: Moderating | None = None
        self._draft: Moderation | None = None
        self.form = Form(self)
        self.form.opened.connect(self._to_finding)
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.questions = EveryQuestion(self.form)
        self.questions.edited.connect(self._edited)
        self.questions.ready.connect(self._reckon)
        self.overall = self.form.add(
            "reason",
            LongField(
                _("Why, on the whole"),
                _("The family reads it in the letter, beside both scores."),
                lines=2,
            ),
        )
        self.overall.edited.connect(lambda: self._edited("reason"))
        self.whole_card = Card(_("On the whole"))
        self.whole_card.body.addWidget(self.overall)
        self.answers = SealedAnswers()
        self._nothing = Empty("check", "", "")
        self._shown: Moderation | None = None
        self._putting = False
        self.timeline: Timeline[Moderation] = Timeline(self, self._put)
        self.timeline.watch_focus(self.questions)
        self.timeline.watch_focus(self.whole_card)
        self.undo = icon_button("undo", _("Undo"), self.timeline.undo)
        self.redo = icon_button("redo", _("Do it again"), self.timeline.redo)
        desk = self.context.desk
        self.two: TwoCopies[Moderation] = TwoCopies(
            self, context, "moderation", self._typed, lambda held: moderation.keep(desk, held),
            self._said, self._took, lambda held: held.assessment,
            Past(self.timeline, Moderation, _bare, self._say_steps),
        )  # fmt: skip
        self.drafts = self.two.keeper
        self.drafts.setParent(self)
        inside = column(
            self.header, self.form.summary, self.state, self._nothing, self.questions,
            self.whole_card, self.answers, None, gap=2,
        )  # fmt: skip
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self._area = scrolling(holding(inside))
        self.now, self.made = text.label(), text.quiet()
        self.now.setAccessibleName(_("Points and sum with your changes"))
        steps = row(self.undo, self.redo, self.drafts.label, None, gap=1)
        foot = column(self.now, self.made, steps, gap=0.25)
        whole, self._foot = over_foot(self._area, foot)
        self.setLayout(whole)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._reckon)
        self.take_keys("Ctrl+S", "Ctrl+Return")
        self._quiet()

    @staticmethod
    def sample(desk: Any) -> Place:
        """For pictures: a case whose assessment waits, else any that has one."""
        from ras_desktop.domain.caseload import Filters, Search, Whose
        from ras_desktop.domain.path import Stage
        from ras_desktop.services import caseload

        stages = frozenset({Stage.PLAN, Stage.PANEL, Stage.REVIEW})
        lines = caseload.every(desk, Search(filters=Filters(Whose.ALL, stages)))
        held = ((line.id, assessment.standing(desk, line.id)) for line in lines)
        waits = (case for case, one in held if one and one.state is AssessmentState.SUBMITTED)
        return Place("moderation", next(waits, lines[0].id))

    # Opening

    def open(self, place: Place) -> None:
        """The assessment that the place names, else the one that stands."""
        if self.drafts.waiting and self._open and self._open.opened.case.id == place.case:
            return
        desk, case = self.context.desk, place.case
        assert case is not None

        def work() -> Moderating | None:
            chosen = _chosen(assessment.of_case(desk, case), place.part)
            return moderation.open_(desk, chosen.id) if chosen else None

        self.run(work, self._show, key="open")

    def refresh(self, changed: object) -> None:
        """Somebody else's change: shown unless something is typed here."""
        if concerns(changed, "assessment", "moderation", "family", case=self.place.case):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps the changes now."""
        self.drafts.now()

    def _quiet(self) -> None:
        for part in (
            self.state, self._nothing, self.questions, self.whole_card, self.answers,
            self._foot,
        ):  # fmt: skip
            part.hide()

    def _show(self, found: Moderating | None) -> None:
        before = self._open
        if found and before and _id(before) == _id(found) and self.drafts.waiting:
            return  # changed while it was being read
        self._open = found
        if found is None or before is None or before.opened.assessment.id != _id(found):
            self._area.verticalScrollBar().setValue(0)
        self.form.summary.show_findings(())
        self._quiet()
        if found is None:
            self.header.say(self.title())
            self._nothing.heading.setText(_("Nothing to confirm yet"))
            words = _("Once an assessment is sealed, a manager or the panel looks at it here.")
            self._nothing.words.setText(words)
            self._nothing.show()
        else:
            self.header.say(self.title(), _source(found.opened))
            if self._may_change():
                self._show_questions(found)
            else:
                self._show_answers(found)
            self._say_state(found)
        self.header.offer(self.acts())
        first = self.questions.take_focus if self._may_change() else self.header.take_focus
        self.greet(first)

    def _may_change(self) -> bool:
        found = self._open
        if found is None or found.own or not self.context.desk.offers("assessment.moderate"):
            return False
        held = found.opened
        submitted = held.assessment.state is AssessmentState.SUBMITTED
        return submitted and held.confirmed is None

    def _show_questions(self, found: Moderating) -> None:
        held, at = found.held, found.opened.assessment
        if held is None or held.is_sealed:
            same = self._draft is not None and self._draft.assessment == at.id
            fresh = self._draft.id if same and not self._draft.version else uuid4()  # type: ignore[union-attr]
            held = Moderation(fresh, at.case, at.id)
        elif self._draft is not None and self._same_as_shown(held):
            self.two.begin(held)
            self._appear()
            return
        self._draft = held
        self.timeline.begin()
        self.questions.ask(found.opened.form, at.answers, held.answers, held.reasons)
        self.overall.load(held.reason)
        self._shown = _bare(self._typed())
        self.two.begin(held)
        self._say_steps()
        self._appear()
        self._reckon()

    def _same_as_shown(self, held: Moderation) -> bool:
        """Whether what is shown is this draft: what is typed is not built anew under the hands."""
        if self._draft is None or self._draft.id != held.id or not self.questions.questions:
            return False
        shown = (self.questions.answers(), self.questions.reasons(), self.overall.value())
        reasons = {name: why for name, why in held.reasons.items() if name in held.answers}
        return shown == (dict(held.answers), reasons, held.reason)

    def _appear(self) -> None:
        for part in (self.questions, self.whole_card, self._foot):
            part.show()

    def _show_answers(self, found: Moderating) -> None:
        self.answers.show_sealed(found.opened)
        self.answers.show()

    def _say_state(self, found: Moderating) -> None:
        at = found.opened
        decided = at.confirmed.decided if at.confirmed else None
        if decided is not None:
            words = _("Confirmed by {name}, {when}. It never changes.")
            said = words.format(name=decided.by_name, when=moment(decided.at))
            self.state.say(said, Tone.GOOD)
        elif at.assessment.state is AssessmentState.SUPERSEDED:
            self.state.say(_("A newer assessment has taken its place."), Tone.NOTE)
        elif at.sent_back is not None and at.sent_back.decided is not None:
            self.state.say(sent_back_words(at.sent_back), Tone.WARN)
        elif found.own:
            words = _("You sealed this yourself: a manager or the panel has to confirm it.")
            self.state.say(words, Tone.NOTE)
        elif not self._may_change():
            self.state.say(_("It waits for a manager or the panel to confirm it."), Tone.NOTE)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Confirm it, send it back, or take the changes back; else on to the budget."""
        case = self.place.case
        go = Act(
            _("See the indicative budget"),
            lambda: self.context.go(Place("allocation", case)),
            icon="allocation",
            keys="Ctrl+Return",
        )
        if not self._may_change():
            return (go,) if self._open is not None else ()
        words, why = _("I agree with all answers"), _("Nothing is changed so far.")
        if changed := self.questions.answers():
            words = _("Confirm with my changes")
            why = _("Answers changed: {count}.").format(count=len(changed))
        acts = [
            Act(words, self.confirm, why, "check", "Ctrl+S"),
            Act(_("Send it back"), self.send_back, icon="undo"),
        ]
        if changed:
            acts.append(Act(_("Take my changes back"), self.take_back, icon="remove"))
        return (*acts, go)

    def confirm(self) -> None:
        """Confirms it as it stands, once it is said what that means."""
        if self._draft is None or not self._may_change():
            return
        if self.two.waits:
            self.two.ask()
            return
        self.questions.build_rest()
        if found := self.form.faults():
            self._refused(found)
            return
        desk, typed = self.context.desk, self._typed()
        self.run(lambda: moderation.try_(desk, typed), self._tried_to_confirm)

    def _tried_to_confirm(self, tried: Tried) -> None:
        wrong = tuple(each for each in tried.findings if each.severity == "error")
        if wrong:
            self._refused(wrong)
            return
        said = tried.said[-1] if tried.said else ""
        words = _(
            "{sum}. {said} Both scores and the reasons are kept and never change; from now on the "
            "confirmed budget counts."
        ).format(sum=headline(tried.after), said=said)
        if not confirm(self, _("Confirm this assessment?"), words, _("Confirm it")):
            return
        typed, desk = self._typed(), self.context.desk
        self.drafts.drop()
        changed = bool(typed.answers)

        def work() -> Any:
            held = self.two.keep(typed) if changed or typed.version else typed
            if not changed:
                return moderation.agree(desk, typed.assessment, held.id, held.version)
            return moderation.confirm(desk, held.id, held.version)

        self.act(work, self._confirmed, self._refused, self.two.stale)

    def _confirmed(self, _held: Moderation) -> None:
        self._draft = None
        self.context.notify(_("The assessment is confirmed"))
        self.greet_again()
        self.open(self.place)

    def send_back(self) -> None:
        """Sends it back with what is needed."""
        if self._draft is None or not self._may_change():
            return
        needed = dialogs.ask_needed(self, self._draft.needed)
        if needed is None:
            return
        self.drafts.now()
        desk, held = self.context.desk, self._draft
        self.act(
            lambda: moderation.send_back(desk, held.assessment, needed, held.id, self.two.version),
            self._sent,
            self._refused,
            self.two.stale,
        )

    def _sent(self, _held: Moderation) -> None:
        self._draft = None
        self.context.notify(_("The assessment is sent back"))
        self.greet_again()
        self.open(self.place)

    def take_back(self) -> None:
        """Takes every change back; what was typed comes again with undo."""
        before = self._typed()
        self.questions.back()
        self.overall.load("")
        self._edited("")
        self.context.notify(_("Your changes are taken back"), undo=lambda: self._again(before))

    def _again(self, before: Moderation) -> None:
        if self._open is None or self._draft is None or self._draft.id != before.id:
            return
        self._load(before)
        self._edited("")

    def _load(self, wanted: Moderation) -> None:
        assert self._open is not None
        at = self._open.opened
        answers = at.assessment.answers
        self.questions.ask(at.form, answers, wanted.answers, wanted.reasons)
        self.overall.load(wanted.reason)

    def _put(self, wanted: Moderation, _question: str) -> None:
        """Undo or redo has come to this."""
        if self._draft is None or self._draft.assessment != wanted.assessment:
            return
        self._putting = True
        self._load(wanted)
        self._edited("")
        self._putting = False

    def _say_steps(self) -> None:
        self.undo.setEnabled(self.timeline.can_undo())
        self.redo.setEnabled(self.timeline.can_redo())

    def _refused(self, findings: Findings) -> None:
        self.form.show_findings(findings)
        self._area.verticalScrollBar().setValue(0)

    def _to_finding(self, found: Finding) -> None:
        if found.where == "born":
            self.context.go(Place("family", self.place.case, "record"))

    # Changes

    def _typed(self) -> Moderation:
        assert self._draft is not None
        held = self._draft
        return replace(
            held,
            answers=self.questions.answers(),
            reasons=self.questions.reasons(),
            reason=self.overall.value(),
            version=self.two.version,
        )

    def _said(self) -> Said:
        assert self._open is not None
        return copy_words.answers(self._open.opened.form, {}, "answers", "reasons", "reason")

    def _took(self, _kept: Moderation) -> None:
        self._draft = None
        self.greet_again()
        self.open(self.place)

    def _edited(self, question: str) -> None:
        before, self._shown = self._shown, _bare(self._typed()) if self._draft else None
        if before is not None and self._shown is not None and not self._putting:
            self.timeline.changed(before, self._shown, question, whole=not question)
        self._say_steps()
        self.drafts.touch()
        if self.form.summary.isVisible():
            self.form.show_findings((), focus=False)
        self.header.offer(self.acts())
        self._later.start()

    def _reckon(self) -> None:
        if self._draft is None or not self._may_change():
            return
        desk, typed = self.context.desk, self._typed()
        self.run(lambda: moderation.try_(desk, typed), self._say_made, key="try")

    def _say_made(self, tried: Tried) -> None:
        if not self._may_change():
            return
        words = _("Worker: {worker} · With your changes: {own}")
        if not tried.comparison.changed:
            words = _("Worker: {worker}")
        said = words.format(worker=_short(tried.before), own=_short(tried.after))
        self.now.setText(said)
        self.made.setText(tried.said[-1] if tried.said and tried.comparison.changed else "")
        self.made.setVisible(bool(self.made.text()))


def _bare(held: Moderation) -> Moderation:
    """What is typed into it: what one goes back and forth between, whichever copy it is."""
    reasons = {name: why for name, why in held.reasons.items() if name in held.answers}
    return Moderation(
        held.id, held.case, held.assessment, answers=held.answers, reasons=reasons,
        reason=held.reason,
    )  # fmt: skip


def _id(found: Moderating) -> UUID:
    return found.opened.assessment.id


def _short(budget: Any) -> str:
    return ", ".join(each for each in (points_of(budget), headline(budget)) if each)


def _chosen(history: tuple[Assessment, ...], wanted: str) -> Assessment | None:
    sealed = [each for each in history if each.is_sealed]
    named = next((each for each in sealed if str(each.id) == wanted), None)
    stands = (each for each in sealed if each.state is not AssessmentState.SUPERSEDED)
    return named or next(stands, next(iter(sealed), None))


def _source(opened: Opened) -> str:
    held = opened.assessment
    scheme = opened.scheme.title
    words = made_with(opened.form.title, held.on, scheme, held.scheme_version)
    if held.sealed is None:
        return words
    by = _("sealed by {name}, {when}").format(name=held.sealed.by_name, when=moment(held.sealed.at))
    return f"{words} · {by}"


PAGE = ModerationPage
