"""Sentences of the account that money is paid into."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "account.holder": N_("Write whose name the account is in"),
    "account.sort_code": N_("A sort code has six digits, such as 20-00-01"),
    "account.number": N_("An account number has eight digits; some banks give six or seven"),
    "account.seen": N_("Write which paper of the bank it was taken from"),
    "account.other_numbers": N_(
        "These are not the numbers that were entered. Look at the bank’s paper again; if it is "
        "right, have the account entered anew"
    ),
}
register(SENTENCES)

STATES = {
    "waiting": N_("To be confirmed"),
    "confirmed": N_("Confirmed"),
    "replaced": N_("Replaced"),
}
