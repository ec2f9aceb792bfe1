"""The assessment page: what support does this child need? The questionnaire with the family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from ras_desktop.domain.assessment import Assessment, AssessmentState, Why
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import GateAnswer
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui import copy_words
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.dialogs import assessment as dialogs
from ras_desktop.gui.moderation.sealed import SealedAnswers
from ras_desktop.gui.moderation.standing import confirm_act, standing_words
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.past import Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.two_copies import Said, TwoCopies
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import icon_button, link
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, over_foot, row, scrolling
from ras_desktop.gui.widgets.questionnaire import GATES, Asking, Questionnaire
from ras_desktop.gui.widgets.timeline import Timeline
from ras_desktop.services import allocation, assessment
from ras_desktop.services.allocation import Opened
from ras_desktop.wording import N_, _, day, moment
from ras_desktop.wording import assessment as sentences
from ras_desktop.wording.headline import headline, made_with

ESTIMATE_PAUSE = 150
"""Milliseconds after an answer until the running estimate is reckoned again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What Ctrl+Z goes over: every answer, and what is known of each gate."""

    answers: Mapping[str, Given]
    gates: Mapping[str, GateAnswer]


class AssessmentPage(Page):
    """Asks, keeps every answer within two seconds, and leads on to the budget."""

    TITLE = N_("What support does this child need?")
    ICON = "assessment"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: Opened | None = None
        self._history: tuple[Assessment, ...] = ()
        self.form = Form(self)
        self.form.opened.connect(self._to_finding)
        self.questionnaire = Questionnaire(self.form)
        self.questionnaire.edited.connect(self._answered)
        self.questionnaire.finished.connect(self.finish)
        self.questionnaire.moved.connect(self._to_top)
        self._shown = Answered({}, {})
        self.timeline: Timeline[Answered] = Timeline(self, self._put)
        self.timeline.watch_focus(self.questionnaire)
        desk = self.context.desk
        self.two: TwoCopies[Assessment] = TwoCopies(
            self,
            context,
            "assessment",
            self._as_answered,
            lambda held: assessment.keep(desk, held),
            self._said,
            self._took,
            past=Past(self.timeline, Answered, _answered, self._say_undo),
        )
        self.drafts = self.two.keeper
        self.drafts.setParent(self)
        self.header = Header(self.title())
        self.calm = TickField(_("Large, for the family"))
        self.together = TickField(_("All on one page"))
        self.shown = TickField(_("Show the running estimate"))
        for tick in (self.calm, self.together):
            tick.edited.connect(self._show_as)
        self.shown.edited.connect(self._show_estimate)
        self.estimate = text.label()
        self.estimate.setAccessibleName(_("Running estimate"))
        self.undo = icon_button("undo", _("Undo"), self.timeline.undo)
        self.redo = icon_button("redo", _("Do it again"), self.timeline.redo)
        self.blank = link(_("Print a blank form"), self._print_blank)
        self.remove = link(_("Remove this draft"), self.drop)
        ways = Flow(gap=2)
        for part in (
            self.undo, self.redo, self.calm, self.together, self.shown, self.blank, self.remove,
        ):  # fmt: skip
            ways.addWidget(part)
        self._ways = holding(ways)
        self._nothing = Empty("assessment", "", "")
        self.state, self.answers = Banner(closes=False), SealedAnswers()
        self._before = Card(_("Assessments of this child"))
        inside = column(  # all of it scrolls: with large text on a laptop little else would fit
            self.header,
            self._ways,
            self.form.summary,
            self.questionnaire,
            self._nothing,
            self.state,
            self._before,
            self.answers,
            None,
            gap=2,
        )
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self._area = scrolling(holding(inside))
        asked = self.questionnaire
        foot = row(asked.back, asked.next, asked.progress, self.drafts.label, gap=2)
        foot.addWidget(self.estimate, 1)
        self.estimate.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole, self._foot = over_foot(self._area, foot)
        self.setLayout(whole)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ESTIMATE_PAUSE)
        self._later.timeout.connect(self._reckon)
        for keys, act in (
            ("PgDown", self.questionnaire.following),
            ("PgUp", self.questionnaire.previous),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.take_keys("Ctrl+N", "Ctrl+Return")
        self._quiet()

    # Opening

    def open(self, place: Place) -> None:
        """The draft, else the assessment that stands, or the one that the place names."""
        desk, case, wanted = self.context.desk, place.case, place.part.partition("/")[0]
        if self._stays(case, wanted):
            return
        assert case is not None

        def work() -> tuple[tuple[Assessment, ...], Opened | None]:
            history = assessment.of_case(desk, case)
            chosen = next((each for each in history if str(each.id) == wanted), None)
            chosen = chosen or next(
                (each for each in history if each.state is AssessmentState.DRAFT),
                next(iter(history), None),
            )
            return history, assessment.open_(desk, chosen.id) if chosen else None

        self.run(work, self._show, key="open")

    def _stays(self, case: UUID | None, wanted: str) -> bool:
        """Whether what is answered here, and not kept or chosen yet, is what was asked for."""
        if not self.drafts.waiting or self._open is None or self._open.case.id != case:
            return False
        return wanted in ("", str(self._open.assessment.id))

    def refresh(self, changed: object) -> None:
        """Somebody else's change, or one of another page: shown unless something is typed here."""
        if concerns(changed, "assessment", "moderation", "family", case=self.place.case):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps the answers now."""
        self.drafts.now()

    def _show(self, found: tuple[tuple[Assessment, ...], Opened | None]) -> None:
        opened = found[1]
        same = self._open is not None and opened is not None
        same = same and self._open.assessment.id == opened.assessment.id  # type: ignore[union-attr]
        if same and self.drafts.waiting:  # answered while it was being read
            return
        self._history = found[0]
        self._open = opened
        self.form.summary.show_findings(())
        if opened is None:
            self._show_nothing()
        elif opened.assessment.is_sealed:
            self._show_sealed(opened)
        else:
            self._show_draft(opened, self.questionnaire.at() if same else "")
        self._list_history()
        draft = opened is not None and not opened.assessment.is_sealed
        self.header.offer(() if draft else self.acts())
        self.greet(self.questionnaire.take_focus if draft else self.header.take_focus)

    def _quiet(self) -> None:
        for part in (self._ways, self._foot, self.questionnaire, self._nothing, self._before):
            part.hide()
        self.state.hide()
        self.answers.hide()

    def _show_nothing(self) -> None:
        self._quiet()
        self.header.say(self.title())
        self._nothing.heading.setText(_("Not assessed yet"))
        self._nothing.words.setText(
            _(
                "The questionnaire is filled in with the family. Its points give an indicative "
                "budget to plan with; it never decides by itself."
            )
        )
        self._nothing.show()

    def _show_sealed(self, opened: Opened) -> None:
        self._quiet()
        held = opened.assessment
        assert held.sealed is not None
        self.two.ended(held)
        self.header.say(self.title(), self._source(opened))
        words = _("Sealed by {name}, {when}. Its answers never change.").format(
            name=held.sealed.by_name, when=moment(held.sealed.at)
        )
        if held.state is AssessmentState.SUPERSEDED:
            words += " " + _("A newer assessment has taken its place.")
        tone, more = standing_words(opened)
        self.state.say("\n".join(each for each in (words, more) if each), tone)
        self.answers.show_sealed(opened)
        self.answers.show()

    def _show_draft(self, opened: Opened, at: str) -> None:
        held = opened.assessment
        stays = bool(at) and _answered(held) == self._shown and not opened.assessment.carried
        if not stays:  # what could be undone is of another copy
            self._quiet()
            self.timeline.begin()
        self._shown = _answered(held)
        self._say_undo()
        self.two.begin(held)
        self._say_header()
        for part in (self._ways, self._foot, self.questionnaire):
            part.show()
        self.shown.load(held.show_estimate)
        step = self.place.part.partition("/")[2]
        if not stays or (step and step != at):  # else the cursor stays where it is
            self._ask(self._shown, self._carried_words(opened), step or at)
        self._show_estimate_line()

    def _took(self, _kept: Assessment) -> None:
        """One of both was chosen: it is shown, with the cursor on its question again."""
        self.greet_again()
        self.open(self.place)

    def _ask(self, given: Answered, carried: Mapping[str, str], at: str) -> None:
        assert self._open is not None
        self.questionnaire.ask(
            Asking(
                self._open.scheme,
                self._open.form,
                given.answers,
                given.gates,
                carried,
                self.context.desk.actor.name,
                _("From the child’s record: look at it once more"),
            ),
            at,
        )

    def _put(self, given: Answered, where: str) -> None:
        """Undo and redo: the answers as they were, shown at the question that they are of."""
        assert self._open is not None
        words = self._carried_words(self._open)
        left = {name: words[name] for name in self.questionnaire.carried() if name in words}
        self._shown = given
        self._ask(given, left, where)
        self._say_undo()
        self.drafts.touch()
        self._later.start()

    def _say_undo(self) -> None:
        self.undo.setEnabled(self.timeline.can_undo())
        self.redo.setEnabled(self.timeline.can_redo())

    def _say_header(self) -> None:
        """With the family only the question stays: no scheme, no version."""
        assert self._open is not None
        calm = self.calm.value()
        self.header.say(self.title(), "" if calm else self._source(self._open))

    def _source(self, opened: Opened) -> str:
        held = opened.assessment
        scheme = opened.scheme.title
        words = [made_with(opened.form.title, held.on, scheme, held.scheme_version)]
        if held.reason:
            words.append(f"{_(sentences.WHYS[held.why.value])}: {held.reason}")
        return " · ".join(words)

    def _carried_words(self, opened: Opened) -> Mapping[str, str]:
        if opened.follows is None:
            return {}
        words = _("Carried over from {day}: look at it with the family").format(
            day=day(opened.follows.on)
        )
        return dict.fromkeys(opened.assessment.carried, words)

    def _list_history(self) -> None:
        empty(self._before.body)
        self._before.setVisible(len(self._history) > 1)
        for each in self._history:
            words = f"{day(each.on)} · {_(sentences.STATES[each.state.value])}"
            place = Place("assessment", each.case, str(each.id))
            self._before.body.addLayout(row(link(words, partial(self.context.go, place)), None))

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Start it; go on to the budget; or make one that follows."""
        desk, opened = self.context.desk, self._open
        if opened is None:
            if not desk.offers("assessment.start", self.place.case):
                return ()
            why = _("The indicative budget and the plan rest on it.")
            return (Act(_("Start the assessment"), self.start, why, "assessment", "Ctrl+N"),)
        case = opened.case.id
        budget = Act(_("See the indicative budget"), self.finish, "", "allocation", "Ctrl+Return")
        if not opened.assessment.is_sealed:
            acts = [budget, Act(_("Print a blank form"), self._print_blank, icon="print")]
            if desk.offers("assessment.drop", self.place.case):
                acts.append(Act(_("Remove this draft"), self.drop, icon="remove"))
            return tuple(acts)
        go = replace(budget, do=lambda: self.context.go(Place("allocation", case)))
        look = confirm_act(self.context, opened)
        if not desk.offers("assessment.follow", self.place.case):
            return (go, *look) if opened.sent_back else (*look, go)
        if opened.sent_back is not None:
            why = _("It was sent back: the correction takes its place once it is sealed.")
            return (Act(_("Correct it"), self.correct, why, "edit", "Ctrl+N"), go, *look)
        return (*look, go, Act(_("Assess again"), self.follow, icon="assessment"))

    def start(self) -> None:
        """Starts it today, or on the day that is asked for."""
        case = self.place.case
        assert case is not None
        on = dialogs.ask_day(self, self.context.desk.today())
        if on is None:
            return
        desk, fresh = self.context.desk, uuid4()
        self.act(lambda: assessment.start(desk, case, on, fresh), self._started, self._refused)

    def follow(self) -> None:
        """Starts one that follows the sealed one, with its reason."""
        assert self._open is not None
        asked = dialogs.ask_following(self)
        if asked is None:
            return
        why, reason = asked
        desk, id_, fresh = self.context.desk, self._open.assessment.id, uuid4()
        self.act(
            lambda: assessment.follow(desk, id_, Why(why), reason, new_id=fresh),
            self._started,
            self._refused,
        )

    def correct(self) -> None:
        """Starts the correction of what was sent back: its reason is what was needed."""
        assert self._open is not None
        assert self._open.sent_back is not None
        desk, id_, fresh = self.context.desk, self._open.assessment.id, uuid4()
        reason = self._open.sent_back.needed
        self.act(lambda: assessment.correct(desk, id_, reason, fresh), self._started, self._refused)

    def drop(self) -> None:
        """Removes the draft, with a way back."""
        assert self._open is not None
        self.drafts.drop()
        desk, held = self.context.desk, replace(self._as_answered(), version=self.two.version)
        act_on(
            self, self.context, held, lambda copy: assessment.drop(desk, copy), by(self._said),
            lambda _none: self._dropped(), self._refused, _("Remove it all the same"),
        )  # fmt: skip

    def _dropped(self) -> None:
        self.context.notify(_("The draft is removed"))
        self.context.go(Place("family", self.place.case))

    def finish(self) -> None:
        """Checks what is missing; then the budget, where it is sealed."""
        if self._open is None or self._open.assessment.is_sealed:
            return
        if self.two.waits:
            self.two.ask()
            return
        self.drafts.now()
        desk, held = self.context.desk, self._as_answered()
        self.run(lambda: assessment.check(desk, held), self._checked)

    def _checked(self, found: tuple[Finding, ...]) -> None:
        wrong = [each for each in found if each.severity == "error"]
        if wrong:
            self.questionnaire.say_missing()
            self.form.summary.show_findings(wrong, [each.where for each in wrong])
            self.form.summary.setFocus()
            self._to_top()
        else:
            self.context.go(Place("allocation", self.place.case))

    def _to_finding(self, found: Finding) -> None:
        """Leads to a question that is not on the page now."""
        _root, _slash, rest = found.where.partition("/")
        step, _slash, part = rest.partition("/")
        if found.where == "born":
            self.context.go(Place("family", self.place.case, "record"))
        self.questionnaire.go_to(GATES if _root == "gates" else step, part)

    def _started(self, made: Assessment) -> None:
        self.context.go(Place("assessment", made.case, str(made.id)))

    def _refused(self, findings: tuple[Finding, ...]) -> None:
        self.form.summary.show_findings(findings, [each.where for each in findings])
        self.form.summary.setFocus()

    def _print_blank(self) -> None:
        self.context.go(Place("documents", self.place.case, "questionnaire"))

    # Answers

    def _as_answered(self) -> Assessment:
        assert self._open is not None
        held, asked = self._open.assessment, self.questionnaire
        left = {name: held.carried[name] for name in asked.carried() if name in held.carried}
        return replace(
            held,
            answers=asked.answers(),
            gates={**held.gates, **asked.gates()},
            carried=left,
            show_estimate=self.shown.value(),
        )

    def _said(self) -> Said:
        assert self._open is not None
        gates = {each.id: each.title for each in self._open.scheme.gates}
        return copy_words.answers(self._open.form, gates, "answers", "gates", "show_estimate")

    def _answered(self, question: str) -> None:
        before, self._shown = self._shown, _answered(self._as_answered())
        self.timeline.changed(before, self._shown, question)
        self._say_undo()
        self.drafts.touch()
        if self.form.summary.isVisible():
            self.form.summary.show_findings(())
        self._later.start()

    # Ways of showing

    def _show_as(self) -> None:
        reading = self.calm.value()
        if reading and self.together.value():
            self.together.load(False)
        self.questionnaire.show_as(reading=reading, together=self.together.value())
        for part in (self.blank, self.remove):
            part.setVisible(not reading)
        self._say_header()
        if reading and self.shown.value():
            self.shown.load(False)
            self._show_estimate()
        self.questionnaire.go_to(self.questionnaire.at())

    def _show_estimate(self) -> None:
        self.drafts.touch()
        self._show_estimate_line()

    def _show_estimate_line(self) -> None:
        self.estimate.setVisible(self.shown.value())
        self._reckon()

    def _reckon(self) -> None:
        if self._open is None or self._open.assessment.is_sealed or not self.shown.value():
            return
        desk, held = self.context.desk, self._as_answered()
        self.run(
            lambda: allocation.estimate(desk, held),
            self._say_estimate,
            self._no_estimate,
            key="estimate",
        )

    def _no_estimate(self, fault: BaseException) -> None:
        """A rule that fails takes nobody away from the answers; the budget's page says what failed.

        What the world broke (the server away, the file damaged) is said as everywhere.
        """
        if isinstance(fault, Trouble | Refused):
            self.context.failed(fault)
        else:
            self.estimate.setText(_("No estimate: a rule of the scheme fails. Answers are kept."))

    def _say_estimate(self, budget: Budget) -> None:
        said = headline(budget)
        if not budget.complete:
            said = _("So far: {said}").format(said=said)
        self.estimate.setText(said)

    def _to_top(self) -> None:
        self._area.verticalScrollBar().setValue(0)


def _answered(held: Assessment) -> Answered:
    return Answered(held.answers, held.gates)


PAGE = AssessmentPage
