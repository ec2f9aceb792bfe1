"""Sentences of the stage word: payment. How each instalment came about; pauses; what came back."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "payment.once": N_("{amount}, paid once."),
    "payment.full": N_("{annual} a year in {count} parts: {amount}."),
    "payment.full.remainder": N_(
        "{annual} a year in {count} parts, and {remainder} that rounding has left over: {amount}."
    ),
    "payment.full.capped": N_(
        "{annual} a year in {count} parts, less {remainder} so that the year pays no more than "
        "its sum: {amount}."
    ),
    "payment.part": N_(
        "{annual} a year in {count} parts, for {days} of {of} days of this one: {amount}."
    ),
    "payment.part.remainder": N_(
        "{annual} a year in {count} parts, for {days} of {of} days of this one, and {remainder} "
        "that rounding has left over: {amount}."
    ),
    "payment.part.capped": N_(
        "{annual} a year in {count} parts, for {days} of {of} days of this one, less {remainder} "
        "so that the year pays no more than its sum: {amount}."
    ),
    "pause.reason": N_("Write why nothing is to be paid in these days"),
    "pause.days": N_("A pause ends on {day} or later"),
    "pause.long": N_(
        "A pause is shorter than {weeks} weeks. For longer than that the amount is decided anew, "
        "with its notice"
    ),
    "pause.overlaps": N_("There is a pause from {first} to {last} already"),
    "pause.resume.reason": N_("Write why payments go on earlier"),
    "pause.resume.day": N_("The pause is from {first} to {last}: choose a day in it"),
    "paid.not_paid": N_("This is no payment, so it cannot come back"),
    "paid.undone_already": N_("This payment came back or was reversed already"),
    "paid.reason": N_("Write why"),
    "paid.day": N_("Choose a day from {first} to {last}"),
    "paid.back.nothing": N_("Write how much came back: more than £0.00"),
    "paid.back.more": N_("Only {most} was paid too much"),
    "paid.back.more_than_paid": N_("Only {most} was paid in all"),
    "paid.back.day": N_("Choose a day up to {day}"),
}
register(SENTENCES)
