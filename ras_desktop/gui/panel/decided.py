"""A sealed decision: what was decided, why, and whether it meets the assessed needs."""

from __future__ import annotations

from collections.abc import Iterator

from ras_desktop.domain.panel import GRANTS, Decision, Forum, Verdict
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.panel.asked import Lines
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import row
from ras_desktop.wording import _, day, money
from ras_desktop.wording.panel import DECIDED, FORUMS, agreed_at

TONES = {
    Verdict.APPROVE: (Tone.GOOD, "check"),
    Verdict.OTHER_AMOUNT: (Tone.NOTE, "edit"),
    Verdict.DEFER: (Tone.WARN, "pause"),
    Verdict.DECLINE: (Tone.BAD, "ended"),
}


class DecidedCard(Card):
    """`show_decision(decision)`: everything that is sealed, as a person reads it."""

    def __init__(self) -> None:
        super().__init__(_("The decision"))
        self.badge = Badge("")
        self.reasons = text.body()
        self.lines = Lines()
        self.facts = FactList()
        self.body.addLayout(row(self.badge, None))
        for part in (self.reasons, self.lines, self.facts):
            self.body.addWidget(part)

    def show_decision(self, decision: Decision) -> None:
        """Shows it."""
        held = decision.decided
        assert held is not None
        assert decision.verdict is not None
        self.heading.setText(
            _("Decided urgently") if decision.forum is Forum.URGENT else _("The decision")
        )
        words = _("{who}, {day}. Sealed by {name}: it never changes.").format(
            who=_(FORUMS[decision.forum.value]), day=day(held.on), name=held.by_name
        )
        self.say_under(words)
        self.badge.say(_(DECIDED[decision.verdict.value]), *TONES[decision.verdict])
        self.reasons.setText(decision.reasons)
        self.lines.show_decided(decision)
        self.facts.show_facts(facts(decision))


def facts(decision: Decision) -> Iterator[tuple[str, str]]:
    """What else was decided, each with its name."""
    held = decision.decided
    assert held is not None
    needs = {each.id: each.words for each in held.question.needs}
    if decision.starts is not None and decision.verdict in GRANTS:
        yield _("First day of the money"), day(decision.starts)
    if decision.interim is not None:
        yield _("Until the panel has met, a year"), money(decision.interim)
    yield _("Conditions"), decision.conditions
    if decision.meets_needs is not None:
        words = _("Yes") if decision.meets_needs else _("No. {why}")
        yield _("Does this meet the assessed needs?"), words.format(why=decision.needs_reason)
    for each in decision.unmet:
        name = needs.get(each.need, "")
        yield _("Left unmet: {need}").format(need=name), each.reason
    if decision.verdict is Verdict.DEFER:
        late = decision.deferral
        yield _("What is needed"), late.needed
        yield _("By whom"), late.by_whom
        yield _("By when"), day(late.by_when) if late.by_when else ""
    yield _("Ground of the exception"), decision.exception
    yield _("Who disagreed, and why"), decision.dissent
    yield _("What was wrong with the earlier decision"), decision.correction
    if held.question.at_review is not None:
        name = _("Agreed at the review of {day}").format(day=day(held.question.at_review.on))
        yield name, agreed_at(held.question.at_review)
    yield _("Why not as agreed at the review"), decision.otherwise
