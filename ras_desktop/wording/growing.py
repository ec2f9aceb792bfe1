"""Sentences of the word: growing."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "growing.born.future": N_("{day} is still to come. Check the date of birth."),
    "growing.born.old": N_(
        "Born on {day} is older than {oldest}, the oldest age that the policy covers. "
        "Check the date of birth."
    ),
}
register(SENTENCES)
