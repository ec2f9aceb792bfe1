"""Sentences about putting off what waits."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "put_off.reason.missing": N_("Choose why it waits: a manager counts it by that"),
    "put_off.words.missing": N_("Write the reason in a few words"),
    "put_off.never": N_("This cannot be put off: it is looked at now"),
    "put_off.late": N_(
        "It was due on {due} and a family counts on that day: it stays on the list until it is "
        "done. Give the reason and leave the day empty"
    ),
    "put_off.past": N_("{day} is not ahead: enter a day from tomorrow on"),
    "put_off.after_due": N_(
        "A family counts on {due}: it can be put off until that day, and {day} is later"
    ),
    "put_off.far": N_("{day} is too far: it can be put off until {last}, and then again"),
}
register(SENTENCES)

REASONS = {
    "family_asked": N_("The family asked for a later day"),
    "family_away": N_("The family is away"),
    "child_unwell": N_("The child is unwell or in hospital"),
    "not_reached": N_("The family could not be reached"),
    "paper": N_("A paper or report is missing"),
    "other_service": N_("Another service has to act first"),
    "meeting_set": N_("A meeting is arranged"),
    "worker_away": N_("The worker is away"),
    "too_much": N_("There was no time for it"),
    "other": N_("Another reason"),
}
"""Reason → how it is said."""

NO_REASON = N_("No reason given")
