"""Sentences of the stage word: payment. How each instalment came about."""

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
}
register(SENTENCES)
