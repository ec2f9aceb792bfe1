"""Sentences of the word: review. When the next one is, and what is wrong with a day."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "review.first": N_(
        "Payments began on {started}. The first review is within {months} months: by {day}."
    ),
    "review.after": N_(
        "The last review was on {last}. The next one is {months} months after it: by {day}."
    ),
    "review.with_ehc": N_(
        "The EHC plan review is on {day}, within {weeks} weeks of that: the two are held together."
    ),
    "review.too_late_to_join": N_(
        "The EHC plan review on {day} is too late to wait for: a review cannot be after {ceiling}."
    ),
    "review.on.future": N_("{day} is still to come. Write down a review once it has been held."),
    "review.on.before_start": N_(
        "{day} is before the payments began ({started}). Check the date of the review."
    ),
    "review.on.twice": N_("A review on {day} is written down already. Is it the same one?"),
    "review.on.before_last": N_(
        "{day} is before the last review ({later}). It is kept; the next one is counted from "
        "the last."
    ),
}
register(SENTENCES)
