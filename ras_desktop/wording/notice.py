"""Sentences of the word: notice. Its days, why a day is refused, and what a letter still lacks."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "notice.given.hand": N_("The letter was handed over on {sent}: notice is given on {day}."),
    "notice.given.post": N_(
        "The letter was posted on {sent}. {days} working days are allowed for the post: "
        "notice is given on {day}."
    ),
    "notice.given.email": N_("The e-mail was sent on {sent}: notice is given on {day}."),
    "notice.ends": N_("{months} months from {given}: notice ends on {day}."),
    "notice.starts": N_(
        "The lower amount begins with the first payment period after {ends}: on {day}."
    ),
    "notice.missing": N_(
        "A lower amount cannot begin on {day} without notice. Give notice with the decision first."
    ),
    "notice.too_early": N_(
        "{day} is too early: notice ends on {ends}, so the lower amount can begin on {first}. "
        "An earlier day needs the family’s agreement in writing."
    ),
    "notice.agreement.missing": N_(
        "An earlier day needs the family’s agreement in writing. Write down the day they gave it."
    ),
    "notice.reasons.missing": N_(
        "Say why less support is enough now. A lower figure of the RAS is not a reason."
    ),
    "notice.needs.missing": N_(
        "Name the assessed needs that the reduced support met; the letter goes through each."
    ),
    "notice.changed.missing": N_("{need}: say what is different, and why less is enough now."),
    "notice.alternative.missing": N_("{need}: say what was found instead."),
    "notice.meets.missing": N_("{need}: say how what was found meets it."),
}
register(SENTENCES)
