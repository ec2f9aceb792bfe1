"""Sentences of the word: notice. Its days, why a day is refused, and what a letter still lacks."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "notice.given.hand": N_("The letter was handed over on {sent}: notice is given on {day}."),
    "notice.given.post": N_(
        "The letter was posted on {sent}. {days} working days are allowed for the post: "
        "notice is given on {day}."
    ),
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
    "document.no_notice": N_("No notice was given: there is no letter of it."),
    "due.notice_help": N_("Ring about the notice: does what was found work?"),
    "due.notice_ends": N_("The notice ends: is everything in its place?"),
    "notice.looked_at": N_(
        "The family has asked to look at this notice again. Until that is answered nothing lower "
        "can be agreed."
    ),
    "notice.answered_none": N_(
        "The answer to the family took this notice back: what they had goes on. Anything lower "
        "needs a new decision and a new notice."
    ),
    "notice.below": N_(
        "This would pay {sum} a year. After the answer to the family, or new rates, it is {left}: "
        "an agreement about it needs a new decision."
    ),
    "notice.nothing_in_force": N_("No signed agreement is in force: there is nothing to lower."),
    "notice.nothing_lower": N_("No lower amount has been decided that waits for a notice."),
    "notice.no_longer_lower": N_(
        "This is no longer the decision that waits for a notice. Remove this draft."
    ),
    "notice.no_calendar": N_("No payment periods are known for these days: the terms are missing."),
    "notice.withdrawn": N_("This notice was taken back. Begin another one."),
    "notice.withdrawn.reason": N_("Say why the notice is taken back."),
    "notice.agreed.future": N_("{day} has not come yet."),
    "notice.agreed.before": N_("The family cannot have agreed before it was decided, on {day}."),
    "notice.agreed.by": N_("Write down who of the family agreed in writing."),
    "notice.wanted.past": N_("{day} is over. Choose a day to come."),
    "notice.help.missing": N_("Say what was done to help, and what came of it."),
    "notice.help.day": N_("{day} is before notice was given ({first}), or has not come yet."),
    "notice.ground.agreed": N_(
        "What the family agrees to in writing belongs to a notice with its reasons."
    ),
    "notice.ground.missing": N_("Choose what happened."),
    "notice.ground.reason": N_("Say what happened, and how it is known."),
    "notice.ground.before": N_("Nothing was paid before {day}."),
    "notice.ground.not_in_favour": N_(
        "A correction that pays less is not in the family’s favour: give notice."
    ),
    "notice.reasons.figure": N_(
        "This only says that a figure is lower, which is no reason. Say what has changed for the "
        "child, and why less support is enough now."
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

HOW = {
    "hand": N_("by hand"),
    "post": N_("by post"),
}
"""How notice was given, at the end of a sentence."""

GROUNDS = {
    "death": N_("The child has died"),
    "moved-away": N_("The family has moved away"),
    "adult": N_("The adults’ decision takes its place"),
    "law": N_("The law says that it stops"),
    "correction": N_("A correction in the family’s favour"),
    "agreed": N_("The family asked for it in writing"),
}
"""Why a lower amount needs no notice."""

STATES = {
    "draft": N_("Being written"),
    "given": N_("Notice is given"),
    "ended": N_("The notice has ended"),
    "withdrawn": N_("Taken back"),
}
"""How a notice stands."""
