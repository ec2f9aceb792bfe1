"""Sentences of the word: reconsideration."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "document.answered_already": N_("It is answered already: the letter is the answer."),
    "document.not_answered": N_("It is not answered yet: the letter says the answer."),
    "reconsideration.asked_already": N_(
        "The family asked about this notice on {day}; it is looked at again once. What is new "
        "belongs to a review or a complaint."
    ),
    "reconsideration.asked_on.wrong": N_(
        "{day} is before notice was given ({first}), or has not come yet."
    ),
    "reconsideration.asked_by.missing": N_("Write down who asked."),
    "reconsideration.words.missing": N_("Write down what the family says, in their words."),
    "reconsideration.outcome.missing": N_("Choose the answer."),
    "reconsideration.file": N_("This file is no longer there. Choose another one."),
    "reconsideration.dropped.reason": N_("Say why the family takes its request back."),
    "due.reconsideration": N_("Answer the family: look at the notice again"),
    "due.acknowledge": N_("Tell the family that their request has arrived"),
    "reconsideration.by.decided_before": N_(
        "Somebody who decided the reduction cannot look at it again. Choose another person."
    ),
    "reconsideration.reasons.missing": N_("Write the reasons of the answer; the letter says them."),
    "reconsideration.on.before_asked": N_("{day} is before the family asked ({asked})."),
    "reconsideration.annual.not_between": N_(
        "A varied amount lies between the reduced {after} and the {before} before it."
    ),
}
register(SENTENCES)

OUTCOMES = {
    "upheld": N_("The notice stands"),
    "varied": N_("Less of it stands"),
    "withdrawn": N_("The full amount goes on"),
}
"""What came of looking again."""
