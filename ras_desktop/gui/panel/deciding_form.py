"""What is written down while a case is decided, large enough for all in the room to read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain import panel_review
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel import (
    GRANTS,
    Decision,
    Deferral,
    Forum,
    Question,
    Unmet,
    Verdict,
    as_asked,
)
from ras_desktop.gui.panel.one_line import OneLine
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, TickField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import column, empty, holding
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _
from ras_desktop.wording.panel import FORUMS, VERDICTS

YES, NO = "yes", "no"


class Deciding(QWidget):
    """`ask(question, forums)`, `load(decision)`, `read(decision)`; `edited` when a person typed."""

    edited = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._question: Question | None = None
        self._lines: list[OneLine] = []
        self._unmet: list[tuple[UUID, TickField, LongField]] = []
        self.forum = form.add(
            "forum", CardsField(_("Who decides?"), choices(_forums()), beside=True)
        )
        self.verdict = form.add(
            "verdict", CardsField(_("What is decided?"), choices(_verdicts()), beside=True)
        )
        self.interim = form.add("interim", MoneyField(_("Until the panel has met, a year")))
        self.correction = form.add(
            "correction", LongField(_("What was wrong with the earlier decision"), lines=2)
        )
        self.first = _card("", self.correction, self.forum, self.verdict, self.interim)
        self.lines = Card(_("Line by line"))
        self._line_box = QVBoxLayout()
        self._line_box.setSpacing(space(3))
        self.lines.body.addLayout(self._line_box)
        self.starts = form.add("starts", DateField(_("First day of the money"), calendar=True))
        self.lines.body.addWidget(self.starts)
        self._build_later()
        whole = column(self.first, self.later, self.lines, self.why, self.needs, self.more, gap=2)
        self.setLayout(whole)
        for name in form.places():
            form.field(name).edited.connect(self._edited)

    def _build_later(self) -> None:
        add = self._form.add
        self.needed = add("deferral/needed", LongField(_("What is needed"), lines=2))
        self.by_whom = add("deferral/by_whom", TextField(_("By whom")))
        self.by_when = add("deferral/by_when", DateField(_("By when"), calendar=True))
        self.later = _card(_("Deferred until"), self.needed, self.by_whom, self.by_when)
        hint = _("The family reads them in the letter.")
        self.reasons = add("reasons", LongField(_("Reasons"), hint, lines=3))
        self.conditions = add("conditions", LongField(_("Conditions"), lines=1, optional=True))
        hint = _("The family agreed something else with us. They read this in the letter.")
        name = _("Why not as agreed at the review")
        self.otherwise = add("otherwise", LongField(name, hint, lines=2))
        self.why = _card(_("Why"), self.reasons, self.otherwise, self.conditions)
        offered = (Choice(YES, _("Yes")), Choice(NO, _("No, needs are left unmet")))
        self.meets = add(
            "meets_needs", CardsField(_("Does this meet the assessed needs?"), offered, beside=True)
        )
        self.needs_reason = add("needs_reason", LongField(_("Why not"), lines=2))
        self._unmet_box = QVBoxLayout()
        self._unmet_box.setSpacing(space(1.5))
        self._unmet_holder = holding(self._unmet_box)
        self._assessed = text.body()
        self.needs = _card("", self._assessed, self.meets, self.needs_reason, self._unmet_holder)
        self.exception = add(
            "exception",
            LongField(
                _("Ground of an exception"),
                _("Where a rule of the policy is set aside for this child."),
                lines=1, optional=True,
            ),
        )  # fmt: skip
        self.dissent = add(
            "dissent", LongField(_("Who disagreed, and why"), lines=1, optional=True)
        )
        self.more = _card(_("Where it applies"), self.exception, self.dissent)

    # What is asked

    def ask(self, question: Question, forums: tuple[Forum, ...], corrects: bool) -> None:
        """Makes the fields of a question anew, where it is another one."""
        self.forum.setVisible(len(forums) > 1 and not corrects)
        for each, card in zip(FORUMS, self.forum.cards, strict=True):
            card.setVisible(Forum(each) in forums)
        self.correction.setVisible(corrects)
        if question == self._question:
            return
        self._question = question
        for below in ("lines", "unmet"):
            self._form.remove(below)
        empty(self._line_box)
        empty(self._unmet_box)
        self._lines, self._unmet = [], []
        for at, line in enumerate(question.lines):
            made = OneLine(self._form, at, line)
            made.edited.connect(self._edited)
            self._lines.append(made)
            self._line_box.addWidget(made)
        said = [_("The assessed needs:"), *(f"• {need.words}" for need in question.needs)]
        self._assessed.setText("\n".join(said) if question.needs else "")
        self._assessed.setVisible(bool(question.needs))
        self._unmet_box.addWidget(text.label(_("Which of them?")))
        for at, need in enumerate(question.needs):
            tick = TickField(need.words)
            why = self._form.add(
                f"unmet/{at}/reason", LongField(_("Why it is left unmet"), lines=1)
            )
            tick.edited.connect(partial(self._ticked, why, tick))
            why.edited.connect(self._edited)
            self._unmet.append((need.id, tick, why))
            self._unmet_box.addWidget(tick)
            self._unmet_box.addWidget(why)

    def load(self, decision: Decision) -> None:
        """Shows a decision as it is written down."""
        assert self._question is not None
        self.forum.load(decision.forum)
        self.verdict.load(decision.verdict)
        for name in ("interim", "correction", "starts", "reasons", "otherwise", "conditions",
                     "needs_reason", "exception", "dissent"):  # fmt: skip
            self._form.field(name).load(getattr(decision, name))
        late = decision.deferral
        self.needed.load(late.needed)
        self.by_whom.load(late.by_whom)
        self.by_when.load(late.by_when)
        self.meets.load({True: YES, False: NO}.get(decision.meets_needs))  # type: ignore[arg-type]
        given = {each.line: each for each in decision.lines}
        plain = {each.line: each for each in as_asked(self._question)}
        for line in self._lines:
            line.load(given.get(line.asked.line) or plain[line.asked.line])
        unmet = {each.need: each.reason for each in decision.unmet}
        for need, tick, why in self._unmet:
            tick.load(need in unmet)
            why.load(unmet.get(need, ""))
        self.turn()

    def read(self, decision: Decision) -> Decision:
        """The decision with what stands in the fields."""
        verdict = self.verdict.value()
        lines = tuple(line.verdict() for line in self._lines)
        if verdict is Verdict.APPROVE and self._question is not None:
            lines = as_asked(self._question)
        meets = {YES: True, NO: False}.get(self.meets.value())
        return replace(
            decision,
            forum=self.forum.value() or decision.forum,
            verdict=verdict,
            lines=lines if verdict in GRANTS else (),
            interim=self.interim.value(),
            correction=self.correction.value(),
            starts=self.starts.value(),
            reasons=self.reasons.value(),
            conditions=self.conditions.value(),
            meets_needs=meets,
            needs_reason=self.needs_reason.value(),
            unmet=tuple(
                Unmet(need, why.value()) for need, tick, why in self._unmet if tick.value()
            ),
            otherwise=self.otherwise.value(),
            exception=self.exception.value(),
            dissent=self.dissent.value(),
            deferral=Deferral(self.needed.value(), self.by_whom.value() or "",
                              self.by_when.value()),
        )  # fmt: skip

    def faults(self) -> Findings:
        """Lines of which it is not said what is approved."""
        if self.verdict.value() is not Verdict.OTHER_AMOUNT:
            return ()
        return tuple(found for each in self._lines if (found := each.fault()) is not None)

    def at_fields(self, findings: Findings) -> Findings:
        """Findings of the needs left unmet, at the fields of those needs."""
        ticked = [at for at, (_need, tick, _why) in enumerate(self._unmet) if tick.value()]
        found = []
        for each in findings:
            head, _slash, rest = each.where.partition("/")
            place, _slash, last = rest.partition("/")
            if head == "unmet" and place.isdecimal() and int(place) < len(ticked):
                each = replace(each, where=f"unmet/{ticked[int(place)]}/{last}")
            elif each.where == "unmet":
                each = replace(each, where="needs_reason")
            found.append(each)
        return tuple(found)

    def turn(self) -> None:
        """Shows what belongs to what is decided, and nothing else."""
        verdict, forum = self.verdict.value(), self.forum.value()
        grants = verdict in GRANTS
        self.interim.setVisible(forum is Forum.URGENT)
        self.lines.setVisible(grants)
        for line in self._lines:
            line.open_to(verdict is Verdict.OTHER_AMOUNT)
        self.later.setVisible(verdict is Verdict.DEFER)
        self.needs.setVisible(grants or verdict is Verdict.DECLINE)
        unmet = self.meets.value() == NO
        self.needs_reason.setVisible(unmet)
        self._unmet_holder.setVisible(unmet)
        for _need, tick, why in self._unmet:
            why.setVisible(bool(tick.value()))
        question = self._question
        differs = question is not None and panel_review.differs(self._decided(), question)
        self.otherwise.setVisible(differs)
        for card in (self.why, self.more):
            card.setVisible(verdict is not None)

    def _decided(self) -> Decision:
        """What stands in the fields, as far as it decides sums."""
        assert self._question is not None
        verdict, nobody = self.verdict.value(), UUID(int=0)
        lines = tuple(line.verdict() for line in self._lines)
        if verdict is Verdict.APPROVE:
            lines = as_asked(self._question)
        bare = Decision(nobody, self._question.case, self._question.plan, Forum.MANAGER)
        return replace(bare, verdict=verdict, lines=lines if verdict in GRANTS else ())

    def take_focus(self) -> None:
        """What is decided first."""
        self.verdict.take_focus()

    def _ticked(self, why: LongField, tick: TickField) -> None:
        why.setVisible(bool(tick.value()))
        self._edited()

    def _edited(self) -> None:
        self.turn()
        self.edited.emit()


def _card(heading: str, *parts: Any) -> Card:
    made = Card(heading)
    for part in parts:
        made.body.addWidget(part)
    return made


def _forums() -> dict[Forum, str]:
    return {Forum(each): words for each, words in FORUMS.items()}


def _verdicts() -> dict[Verdict, str]:
    return {Verdict(each): words for each, words in VERDICTS.items()}


def wrong(findings: Findings) -> tuple[Finding, ...]:
    """Those that stop a decision from being sealed."""
    return tuple(each for each in findings if each.severity == "error")
