"""Sentences of the word: reconsideration."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
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
