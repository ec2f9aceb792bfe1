"""Sentences of the word spending."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "spending.exceeded": N_(
        "The budget of {budget} will be used up in the month from {month}: {over} too little to "
        "31 March."
    ),
    "spending.exceeded_with_waiting": N_(
        "{left} of {budget} is left, and {waiting} waits for a decision or a signature: more than "
        "is left."
    ),
    "spending.team_only": N_(
        "You see your own team’s families. Whether the council’s budget lasts is seen by finance "
        "and the RAS lead, who see every team’s."
    ),
    "spending.no_term": N_(
        "Agreements paid by term that are in no sum here, because their terms are not known: "
        "{count}. Add the dates of the terms in Settings."
    ),
}
register(SENTENCES)

MOVES = {
    "begins": N_("Payments begin"),
    "rises": N_("A higher amount begins"),
    "falls": N_("A lower amount begins"),
    "ends": N_("Payments end"),
    "adult": N_("18th birthday"),
}
"""What changes what is due within the year."""
