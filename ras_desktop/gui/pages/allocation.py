"""The indicative budget page: how much is there to plan with, and why? Then it is sealed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.assessment import Assessment, AssessmentState
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.form import QuestionKind
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.needs import NeedsAssessment
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.sensitivity import Effect
from ras_desktop.domain.what_if import WhatIf
from ras_desktop.gui import copy_words
from ras_desktop.gui.as_seen import Compare, act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import amount as amount_dialog
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.moderation.standing import confirm_act, standing_words
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.budget import Explanation, Sums
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, empty, holding, row, scrolling
from ras_desktop.gui.widgets.set_amounts import Options, SetAmounts
from ras_desktop.gui.widgets.two_scores import TwoScores
from ras_desktop.services import allocation, assessment, needs
from ras_desktop.services.allocation import Explained, Opened
from ras_desktop.services.desk import Done
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, moment, money, number
from ras_desktop.wording.allocation import hours, outcome, period
from ras_desktop.wording.headline import headline, made_with

MOST = 3
"""How many answers are named that would change the amount most."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that the page shows."""

    opened: Opened
    explained: Explained
    findings: Findings
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """The budget, if there is one, and what was set beside it."""

    found: _Found | None
    amounts: tuple[SetAmount, ...]
    needs: tuple[NeedsAssessment, ...]


class AllocationPage(Page):
    """The amount, its steps in sentences, what it hangs on, "what if", and sealing it."""

    TITLE = N_("How much is there to plan with, and why?")
    ICON = "allocation"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._found: _Found | None = None
        self._needs: tuple[NeedsAssessment, ...] = ()
        self.form = Form(self)
        self.form.opened.connect(self._to_finding)
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.sums = Sums()
        self.both = TwoScores()
        self.offers = text.body()
        self.greatest = Card(_("What it hangs on most"))
        self.what_if = _WhatIfCard(self._try)
        self.explanation = Explanation()
        self.options = Options(self._choose)
        self.set_amounts = SetAmounts(self._record, self._end)
        self._nothing = Empty("allocation", "", "")
        self._parts = (
            self.sums, self.both, self.offers, self.options, self.explanation, self.greatest,
            self.what_if, self.set_amounts,
        )  # fmt: skip
        inside = holding(
            column(
                self.header,
                self.form.summary,
                self.state,
                self._nothing,
                *self._parts,
                None,
                gap=2,
                margin=3,
            )
        )
        self.setLayout(column(scrolling(inside, widest=130)))
        self.take_keys("Ctrl+S", "Ctrl+Return")
        self._quiet()

    # Opening

    def open(self, place: Place) -> None:
        """The budget of the draft, else of the assessment that stands."""
        desk, case, wanted = self.context.desk, place.case, place.part
        assert case is not None

        def work() -> _Read:
            chosen = _chosen(assessment.of_case(desk, case), wanted)
            found = None
            if chosen is not None:
                found = _Found(
                    assessment.open_(desk, chosen.id),
                    allocation.explain(desk, chosen.id),
                    () if chosen.is_sealed else assessment.check(desk, chosen),
                    allocation.greatest_changes(desk, chosen),
                )
            return _Read(found, allocation.amounts(desk, case), needs.of_case(desk, case))

        self.run(work, self._show, key="open")

    def refresh(self, changed: object) -> None:
        """Answers changed: another sum."""
        kinds = ("assessment", "moderation", "family", "amount", "document")
        if concerns(changed, *kinds, case=self.place.case):
            self.open(self.place)

    def _quiet(self) -> None:
        for part in (self.state, self._nothing, *self._parts):
            part.hide()

    def _show(self, read: _Read) -> None:
        found = self._found = read.found
        self._needs = read.needs
        self._quiet()
        self.form.summary.show_findings(())
        self.header.say(self.title(), "" if found is None else _source(found.opened))
        if found is None:
            self._show_nothing(bool(read.amounts))
        else:
            self._show_found(found)
        writes = self.context.desk.offers("amount.record", self.place.case)
        self.set_amounts.show_amounts(read.amounts, writes=writes)
        self.set_amounts.setVisible(writes or bool(read.amounts))
        self.header.offer(self.acts())
        self.greet(self.header.take_focus)

    def _show_nothing(self, is_set: bool) -> None:
        self._nothing.heading.setText(_("No assessment yet"))
        words = _("The indicative budget comes from the answers of the assessment.")
        self._nothing.words.setText(words)
        self._nothing.setVisible(not is_set)
        if is_set:
            words = _("Not assessed with the RAS: what there is to plan with was set without it.")
            self.state.say(words, Tone.NOTE)

    def _show_found(self, found: _Found) -> None:
        budget = found.explained.budget
        self.sums.show_budget(budget)
        self.explanation.show_budget(budget, found.explained.said)
        self.offers.setText(budget.reason)
        if found.explained.worker is not None:
            worker, told = found.explained.worker, found.explained.told
            self.both.show_scores(worker, budget, told)
            self.both.show()
        self._say_state(found)
        self._say_greatest(found)
        self.what_if.ask(found.opened)
        held = found.opened.assessment
        self.options.show_options(budget.options, writes=not held.is_sealed)
        for part in (self.sums, self.explanation):
            part.show()
        self.offers.setVisible(bool(budget.reason))
        self.greatest.setVisible(bool(found.effects))
        self.what_if.setVisible(bool(found.opened.assessment.answers))

    def _say_state(self, found: _Found) -> None:
        held = found.opened.assessment
        if held.sealed is not None and not found.explained.intact:
            words = _(
                "What was sealed here has been changed outside the program. Do not use it; restore "
                "a backup or tell the administrator."
            )
            self.state.say(words, Tone.BAD)
        elif held.sealed is not None:
            words = _("Sealed by {name}, {when}. It never changes.").format(
                name=held.sealed.by_name, when=moment(held.sealed.at)
            )
            if held.state is AssessmentState.SUPERSEDED:
                words += " " + _("A newer assessment has taken its place.")
            tone, more = standing_words(found.opened)
            said, acts = [words, more], []
            if found.explained.letter_owed:
                owed = _("The family was told another figure in a letter before: issue a new one.")
                said.append(owed)
                tone = Tone.WARN
                acts.append(link(_("To the letter"), self._to_letter))
            self.state.say("\n".join(each for each in said if each), tone, *acts)
        elif wrong := errors(found.findings):
            words = _("This is an estimate so far: {count} answers are open.").format(
                count=len(wrong)
            )
            self.state.say(words, Tone.WARN, link(_("Go on answering"), self._to_answers))
        else:
            words = _("Nothing is sealed yet. The sum is to plan with; the panel decides.")
            self.state.say(words, Tone.NOTE)

    def _say_greatest(self, found: _Found) -> None:
        empty(self.greatest.body)
        for effect in found.effects[:MOST]:
            line = text.body(_effect_words(effect, found.explained.budget))
            self.greatest.body.addWidget(line)
            line.show()

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Seal it; or print it and go on to the plan."""
        desk, case = self.context.desk, self.place.case
        if self._found is None:
            go = Act(_("To the assessment"), self._to_answers, icon="assessment")
            return (go,) if case is not None else ()
        answers = Act(_("See the answers"), self._to_answers, icon="assessment")
        letter = Act(_("Print for the family"), self._to_letter, icon="print")
        if self._found.opened.assessment.is_sealed:
            why = _("The plan says what the money is for; the sum is what to plan with.")
            plan = Act(
                _("Go on to the plan"), lambda: self.context.go(Place("plan", case)), why, "plan",
                "Ctrl+Return",
            )  # fmt: skip
            again = Act(_("Correct or assess again"), self._to_answers, icon="edit")
            look = confirm_act(self.context, self._found.opened)
            if self._found.opened.sent_back is not None:
                return (again, plan, letter, answers, *look)
            return (*look, plan, letter, answers, again)
        seal = Act(
            _("Seal it"), self.seal, _("Then the plan can be agreed on it."), "lock", "Ctrl+S"
        )
        return (
            (seal, answers, letter)
            if desk.offers("assessment.seal", self.place.case)
            else (answers, letter)
        )

    def seal(self) -> None:
        """Seals answers, scheme version and explanation, once it is said what that means."""
        if self._found is None or self._found.opened.assessment.is_sealed:
            return
        held = self._found.opened.assessment
        if wrong := errors(self._found.findings):
            self._refused(wrong)
            return
        words = _(
            "{sum}. The answers, the version of the scheme and every step are kept as they are "
            "now and never change. A mistake is mended by a new assessment that follows this one."
        ).format(sum=headline(self._found.explained.budget))
        if not confirm(self, _("Seal this assessment?"), words, _("Seal it")):
            return
        desk = self.context.desk
        self.act(
            lambda: assessment.seal(desk, held.id, held.version), self._sealed, self._refused,
            self._changed,
        )  # fmt: skip

    def _changed(self, fault: BaseException) -> None:
        """Nothing is sealed that was not seen: both copies are shown, then what it makes now."""
        assert self._found is not None
        assert isinstance(fault, StaleCopy)
        shown = self._compare()(self._found.opened.assessment, fault.theirs)
        if shown:
            changed.ask(self, shown, _("See what it makes now"))
        self.open(self.place)

    def _sealed(self, _held: Assessment) -> None:
        self.context.notify(_("The assessment is sealed"))
        self.open(self.place)

    def _refused(self, findings: Findings) -> None:
        self.form.summary.show_findings(findings, [each.where for each in findings])
        self.form.summary.setFocus()

    def _to_finding(self, found: Finding) -> None:
        root, _slash, rest = found.where.partition("/")
        step = "gates" if root == "gates" else rest
        self._to_answers(step)

    def _to_answers(self, step: str = "") -> None:
        held = None if self._found is None else self._found.opened.assessment.id
        part = "/".join(str(each) for each in (held or "", step) if each)
        self.context.go(Place("assessment", self.place.case, part))

    def _to_letter(self) -> None:
        self.context.go(Place("documents", self.place.case, "allocation"))

    # Beside the RAS, and a menu's choice

    def _record(self) -> None:
        case, today = self.place.case, self.context.desk.today()
        assert case is not None
        amount = amount_dialog.ask(self, case, self._needs, today)
        if amount is not None:
            desk = self.context.desk
            self.act(lambda: allocation.record(desk, amount), self._recorded, self._refused)

    def _end(self, amount: SetAmount) -> None:
        answer = amount_dialog.ask_end(self, self.context.desk.today())
        if answer is not None:
            desk = self.context.desk
            self.act(
                lambda: allocation.end(desk, amount.id, *answer), self._recorded, self._refused
            )

    def _recorded(self, _amount: SetAmount) -> None:
        self.open(self.place)

    def _choose(self, chosen: tuple[str, ...]) -> None:
        assert self._found is not None
        desk, held = self.context.desk, self._found.opened.assessment

        def choose(copy: Assessment) -> Done[Assessment]:
            return assessment.keep(desk, replace(copy, chosen=chosen))

        act_on(
            self, self.context, held, choose, self._compare(), lambda _kept: self.open(self.place),
            self._refused,
        )  # fmt: skip

    def _compare(self) -> Compare:
        """How two copies of the answers are said."""
        assert self._found is not None
        at = self._found.opened
        gates = {each.id: each.title for each in at.scheme.gates}
        return by(lambda: copy_words.answers(at.form, gates, "answers", "gates"))

    # What if

    def _try(self, changed: dict[str, Given]) -> None:
        assert self._found is not None
        desk, held = self.context.desk, self._found.opened.assessment
        self.run(
            lambda: allocation.with_changes(desk, held, changed), self.what_if.say, key="what_if"
        )


class _WhatIfCard(Card):
    """Changes answers on a copy: nothing is kept."""

    def __init__(self, tried: Any) -> None:
        words = _("On a copy: nothing here is kept, and nothing of the assessment changes.")
        super().__init__(_("What if?"), words)
        self._tried = tried
        self._opened: Opened | None = None
        self._changed: dict[str, Given] = {}
        self.question = ListField(_("Question"), ())
        self.level = ListField(_("Answer"), ())
        self.question.edited.connect(self._offer_levels)
        self.level.edited.connect(self._turn)
        self.again = button(_("Start again"), self._reset, icon="undo")
        self.result = text.label()
        self.said = text.quiet()
        self.body.addLayout(row(self.question, self.level, None, gap=2))
        for part in (self.result, self.said):
            self.body.addWidget(part)
        self.body.addLayout(row(self.again, None))

    def ask(self, opened: Opened) -> None:
        """Offers the questions of a form."""
        same = self._opened is not None and self._opened.assessment == opened.assessment
        self._opened = opened
        if not same:
            self._reset()

    def say(self, found: WhatIf) -> None:
        """Says what the changed answers would make of the budget."""
        change = found.change
        words = _("{before} would become {after}").format(
            before=headline(found.before), after=headline(found.after)
        )
        if change is not None and change:
            sign = _("more") if change > Money(0) else _("less")
            words += ": " + _("{sum} a year {more}").format(
                sum=money(Money(abs(change.pence))), more=sign
            )
        self.result.setText(words)
        titles = [self._title(name, given) for name, given in self._changed.items()]
        self.said.setText(_("Changed here: {list}").format(list="; ".join(titles)))

    def _title(self, name: str, given: Given) -> str:
        assert self._opened is not None
        question = self._opened.form.by_id[name]
        level = question.by_id.get(given.level or "")
        return f"{question.title} – {level.title if level else ''}"

    def _reset(self) -> None:
        assert self._opened is not None
        self._changed = {}
        asked = [
            each
            for each in self._opened.form.questions
            if each.kind is QuestionKind.LEVELS and each.id in self._opened.assessment.answers
        ]
        self.question.offer([Choice(each.id, each.title) for each in asked])
        self.question.load(None)
        self.level.offer(())
        self.result.setText("")
        self.said.setText("")

    def _offer_levels(self) -> None:
        assert self._opened is not None
        question = self._opened.form.by_id.get(self.question.value() or "")
        levels = question.levels if question else ()
        self.level.offer([Choice(each.id, each.title) for each in levels])
        if question is not None:
            given = self._changed.get(question.id) or self._opened.assessment.answers[question.id]
            self.level.load(given.level)

    def _turn(self) -> None:
        assert self._opened is not None
        name, level = self.question.value(), self.level.value()
        if name is None or level is None:
            return
        self._changed[name] = Given(level=level, willing=True)
        self._tried(dict(self._changed))


def _effect_words(effect: Effect, budget: Budget) -> str:
    """“Lots” instead of “Some” for a question, and what that would do to the sum."""
    answer = effect.level_title or (number(effect.number) if effect.number is not None else "")
    if effect.difference is None:
        words = _("{question}: “{answer}” would change what happens, not only the sum: {outcome}.")
        return words.format(
            question=effect.title, answer=answer, outcome=outcome(effect.outcome).lower()
        )
    if isinstance(effect.after, Money):
        change = money(Money(abs(effect.difference)))
    else:
        change = hours(Hours(abs(effect.difference)))
    more = _("{question}: “{answer}” would give {change} {period} more.")
    less = _("{question}: “{answer}” would give {change} {period} less.")
    return (more if effect.difference > 0 else less).format(
        question=effect.title, answer=answer, change=change, period=period(budget.period)
    )


def _chosen(history: tuple[Assessment, ...], wanted: str) -> Assessment | None:
    named = next((each for each in history if str(each.id) == wanted), None)
    drafts = (each for each in history if each.state is AssessmentState.DRAFT)
    return named or next(drafts, next(iter(history), None))


def _source(opened: Opened) -> str:
    held = opened.assessment
    said = made_with(opened.form.title, held.on, opened.scheme.title, held.scheme_version)
    return " · ".join(each for each in (said, opened.scheme.notice) if each)


PAGE = AllocationPage
