"""Proposals about an account: where each stands, what the family says, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.proposal import Proposal, State, too_early
from ras_desktop.gui import act_words, two_copies
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.dialogs import proposal as dialogs
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, show_if
from ras_desktop.services import proposal
from ras_desktop.services.monitoring import Overview
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _, day, finding, money, short_day
from ras_desktop.wording.proposal import CONCERNS, STATES


class Proposals(Card):
    """A card of the page; it asks and writes through it."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            _("Is something to be talked about?"),
            _("A surplus is never taken back by itself: the family answers, somebody decides."),
        )
        self.page = page
        self._told: Overview | None = None
        self._unkept: dict[UUID, tuple[str, date]] = {}
        self.propose = button(_("Propose something …"), self.make, icon="plus")
        self.list = column(gap=2)
        self.body.addLayout(self.list)
        self.body.addWidget(holding(Flow(self.propose)))

    def show_overview(self, told: Overview) -> None:
        """The proposals of a case, the latest first."""
        self._told = told
        empty(self.list)
        for each in told.proposals:
            self.list.addWidget(self._one(each))
        waits = any(each.is_open for each in told.proposals)
        may = self.page.context.desk.offers("proposal.make", told.case)
        show_if(self.propose, may and not waits)

    def _one(self, held: Proposal) -> QWidget:
        said = [
            text.label(f"{_(CONCERNS[held.concern.value])} · {_(STATES[held.state.value])}"),
            text.body(_facts(held)),
            text.body(held.reasons),
        ]
        if held.answer and held.answered_on:
            words = _("The family said on {day}: {words}")
            said.append(text.body(words.format(day=short_day(held.answered_on), words=held.answer)))
        if held.decided_on:
            said.append(text.body(_outcome(held)))
        return holding(column(*said, holding(Flow(*self._acts(held))), gap=0.5))

    def _acts(self, held: Proposal) -> list[QWidget]:
        """What this person may do with it in its state; a decision that comes too early says so."""
        desk = self.page.context.desk
        offered = (
            ("proposal.answer", _("Write down the answer …"), self.answer),
            ("proposal.decide", _("Decide …"), self._decide_now),
            ("proposal.withdraw", _("Withdraw …"), self.withdraw),
        )
        made = []
        for verb, words, do in offered:
            own = held.by == desk.actor.id
            if held.is_open and desk.why_not(verb, held.state.value, held.case, own) is None:
                made.append(button(words, partial(do, held)))
        if held.state is not State.WITHDRAWN:
            made.append(button(_("The letter"), partial(self.letter, held), icon="document"))
        return list(made)

    def _decide_now(self, held: Proposal) -> None:
        """Asks for the decision, or says why it comes too early."""
        early = too_early(held, self.page.context.desk.today())
        if early is None:
            self.decide(held)
        else:
            self.page.context.warn(finding(early))

    # Acts

    def letter(self, held: Proposal) -> None:
        """To the letter about it: to be looked at and issued."""
        part = f"{DocumentKind.PROPOSAL.value}/{held.id}"
        self.page.context.go(Place("documents", held.case, part))

    def make(self) -> None:
        """Asks what to propose, and proposes it."""
        told = self._told
        if told is None:
            return
        desk = self.page.context.desk
        over = told.held.over if told.held else ZERO
        asked = dialogs.ask_proposal(self.page, over, told.year, desk.today())
        if asked is not None:
            days = (asked.first, asked.last)
            self.page.act(
                lambda: proposal.make(
                    desk, told.case, asked.concern, asked.sum, days, asked.reasons
                ),
                partial(self._said_done, _("Proposed")),
                self._refused,
            )

    def answer(self, held: Proposal) -> None:
        """Writes down what the family says; what could not be kept stands there the next time."""
        desk = self.page.context.desk
        typed = self._unkept.get(held.id)
        asked = dialogs.ask_answer(self.page, held, desk.today(), typed)
        if asked is not None:
            self._unkept[held.id] = asked
            words, on = asked
            self._keep_answer(held, replace(held, answer=words, answered_on=on))

    def _keep_answer(self, seen: Proposal, mine: Proposal) -> None:
        """Keeps it. Where somebody else wrote another answer, one is made of both."""
        desk, page = self.page.context.desk, self.page

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs = fault.theirs
            if theirs is None:
                page.context.failed(fault)
                return
            said = act_words.proposal("answer", "answered_on")
            chosen = two_copies.choose(page, mine, theirs, seen, said)
            if chosen is not None:
                self._keep_answer(theirs, chosen)
            else:  # not now: theirs is shown, mine stands in the question the next time
                page.open(page.place)

        def done(_kept: object) -> None:
            self._unkept.pop(mine.id, None)
            self._done(_("The answer is kept"))

        on = mine.answered_on
        assert on is not None
        page.act(lambda: proposal.answer(desk, mine, mine.answer, on), done, self._refused, stale)

    def decide(self, held: Proposal) -> None:
        """Decides it."""
        desk = self.page.context.desk
        asked = dialogs.ask_decision(self.page, held)
        if asked is not None:
            self._on_copy(held, lambda copy: proposal.decide(desk, copy, *asked), _("Decided"))

    def withdraw(self, held: Proposal) -> None:
        """Takes it back."""
        desk = self.page.context.desk
        reason = dialogs.ask_withdrawal(self.page)
        if reason is not None:
            words = _("Withdrawn")
            self._on_copy(held, lambda copy: proposal.withdraw(desk, copy, reason), words)

    def _on_copy(self, held: Proposal, verb: Callable[[Proposal], Any], words: str) -> None:
        """Does it to the copy that is shown; where it is another by now, both are shown first."""
        compare = by(act_words.proposal)
        done = partial(self._said_done, words)
        act_on(self.page, self.page.context, held, verb, compare, done, self._refused)

    def _said_done(self, words: str, _kept: object) -> None:
        self._done(words)

    def _done(self, words: str) -> None:
        self.page.context.notify(words)
        self.page.open(self.page.place)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.page.context.warn(" ".join(finding(each) for each in found))


def _facts(held: Proposal) -> str:
    said = _("{first} to {last}").format(first=short_day(held.first), last=short_day(held.last))
    if held.sum:
        said = f"{money(held.sum)} · {said}"
    if held.state is State.PROPOSED:
        until = _("answer by {day}").format(day=day(held.answer_by))
        return f"{said} · {until}"
    return said


def _outcome(held: Proposal) -> str:
    assert held.decided_on is not None
    who = _("{name}, {day}").format(name=held.decided_by_name, day=short_day(held.decided_on))
    if held.decided_sum is None:
        return f"{who}: {held.decision}"
    back = _("{sum} is paid back").format(sum=money(held.decided_sum))
    return f"{who}: {back}. {held.decision}"
