"""Sentences of the word: proposal."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

CONCERNS = {
    "surplus": N_("More is held than the rule allows"),
    "use": N_("Money was used for something that was not agreed"),
    "no-return": N_("No statement has come"),
}
STATES = {
    "proposed": N_("Waits for the family’s answer"),
    "answered": N_("Waits for a decision"),
    "decided": N_("Decided"),
    "withdrawn": N_("Withdrawn"),
}
SENTENCES = {
    "proposal.reasons.missing": N_("Say why this is proposed; the family reads it."),
    "proposal.days.turned": N_("The first day is after the last one."),
    "proposal.days.future": N_("{day} is still to come. A proposal is about what has been."),
    "proposal.sum.above": N_(
        "{sum} is more than the {over} that is above the rule. Nobody is asked for more than that."
    ),
    "proposal.sum.nothing": N_("Say what sum is proposed."),
    "proposal.open_already": N_(
        "A proposal of {day} still waits. Decide or withdraw it before you make another one."
    ),
    "proposal.answer.missing": N_("Write down what the family says."),
    "proposal.answered_on.wrong": N_(
        "The answer came between {first} and today: {day} cannot be right."
    ),
    "proposal.too_early": N_(
        "The family has until {day} to answer. It is decided after that, or once it has answered."
    ),
    "proposal.decision.missing": N_("Write down the reason; the family reads it."),
    "proposal.decided_sum.above": N_(
        "{sum} is more than the {most} that was proposed. More needs a proposal of its own."
    ),
}
register(SENTENCES)
