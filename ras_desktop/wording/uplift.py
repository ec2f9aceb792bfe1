"""Sentences of the word uplift."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "uplift.title": N_("Say what the new rates are called, for example “Rates from April 2026”."),
    "uplift.share": N_("Other rates rise by 0 to {most} per cent."),
    "uplift.starts": N_(
        "New rates begin within the last or the next {months} months. Look at the day again."
    ),
    "uplift.no_prices": N_("No price list is in force on {day}. Add the new prices first."),
    "uplift.nobody": N_(
        "Nobody is reached: no rate of the list is higher on that day than what is paid."
    ),
    "uplift.other_list": N_(
        "The list is another by now: {count} families, {more} more a year. Nothing was approved; "
        "look at it again."
    ),
    "uplift.list": N_("{units} × {new} ({unit}) = {after} a year; before it was {before}."),
    "uplift.share_of": N_(
        "Its own rate of {old} rises by {share} of it to {new}: {after} a year; before it was "
        "{before}."
    ),
}
register(SENTENCES)

STATES = {
    "draft": N_("To be approved"),
    "approved": N_("Approved"),
    "withdrawn": N_("Withdrawn"),
}
WHY_NOT = {
    "not_paid": N_("the council buys it; no money is paid"),
    "sum": N_("a sum for the year, not hours times a rate"),
    "own_rate": N_("its rate is not of the council’s list"),
    "no_price": N_("the list has no price for it on that day"),
    "same": N_("it is paid at the new rate or above already"),
    "changed": N_("its amount was changed since it was decided: look at it by hand"),
    "ends": N_("the agreement is over by then"),
    "later": N_("it began or changed after this was approved: make another one for it"),
}
"""Why a support is not reached."""
