"""Sentences of the word closing account."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "closing_account.notice": N_(
        "Employed since {since}, to {ends}: {weeks} weeks of notice × {weekly} a week = {sum} "
        "(Employment Rights Act 1996 s86; to check with payroll)."
    ),
    "closing_account.rest": N_(
        "{balance} in the account − {notice} notice pay − {other} still to be paid = {rest}; "
        "{returned} is paid back, {kept} stays with the family."
    ),
    "closing_account.owed": N_(
        "{balance} in the account − {notice} notice pay − {other} still to be paid: {owed} too "
        "little. The council pays it."
    ),
    "closing_account.nothing_ended": N_(
        "No agreement with a direct payment has ended, or its account is written already."
    ),
    "closing_account.since": N_("It ended on {day}: nobody can be employed since a later day."),
    "closing_account.no_weeks": N_("The law gives no notice in the first month of employment."),
    "closing_account.weekly": N_("Write what was paid for a week."),
    "closing_account.balance_on": N_("Say on which day this was in the account."),
    "closing_account.balance_future": N_("That day is still to come."),
    "closing_account.below": N_("A sum here is £0.00 or more."),
    "closing_account.notice_words": N_("Say how the notice pay comes about."),
    "closing_account.other_words": N_("Say what is still to be paid."),
    "closing_account.more": N_("No more than {most} can be paid back: that is what is left."),
    "closing_account.kept_reason": N_("Say why {kept} stays with the family."),
    "closing_account.return_by": N_("Say by which day it is paid back."),
    "closing_account.return_past": N_("That day is past. Give the family time to pay it back."),
    "closing_account.other_sum": N_(
        "{sum} is to be paid back by now. Nothing was settled; look at it again."
    ),
    "closing_account.nothing_back": N_("Nothing is to be paid back."),
    "closing_account.returned_on": N_("The money came between {day} and today."),
}
register(SENTENCES)

STATES = {
    "draft": N_("Being written"),
    "settled": N_("Settled"),
    "returned": N_("Settled, and paid back"),
    "withdrawn": N_("Withdrawn"),
}
