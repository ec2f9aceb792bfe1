"""Sentences of the gate before a paper leaves: who, which address, confirmed when."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "recipient.gone": N_(
        "{name} is no longer among the people round the child: choose again whom it is for"
    ),
    "recipient.no_papers": N_(
        "{name} must get no papers of this child: choose somebody else, or change it under People"
    ),
    "recipient.means": N_("Choose how it reaches {name}"),
    "recipient.address_missing": N_(
        "No address of {name} is recorded: enter it under People, or hand the paper over"
    ),
    "recipient.other_address": N_(
        "Another address of {name} is recorded by now: look at it, then issue again"
    ),
    "recipient.not_confirmed": N_(
        "Nobody has confirmed where {name} lives: say how you know that the address is right today"
    ),
    "recipient.changed": N_(
        "The address of {name} is another than the one that {by} confirmed on {day}: say how you "
        "know that this one is right today"
    ),
    "recipient.old": N_(
        "The address of {name} was last confirmed on {day}, more than {months} months ago: say how "
        "you know that it is still right"
    ),
    "recipient.tells": N_(
        "This paper tells {name} where {whose} lives, so it cannot go to them: take the address "
        "out of its text first"
    ),
}
register(SENTENCES)

MEANS = {"hand": N_("I hand it over"), "post": N_("By post")}
MEANS_UNDER = {
    "hand": N_("From your hand to theirs, at a visit or a meeting."),
    "post": N_("To the address shown here, confirmed."),
}
SOURCES = {
    "told": N_("They told me themselves"),
    "letter": N_("I saw a letter or a bill of theirs"),
    "system": N_("It stands so in the case management system today"),
}
"""How an address is known to be right."""
