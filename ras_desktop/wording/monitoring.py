"""Sentences of the words monitoring and adequacy."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "adequacy.floor": N_(
        "On {day} the lowest legal wage is {wage} an hour; with the employer’s on-costs ({share} "
        "of it) an hour costs {whole}."
    ),
    "adequacy.rate.below_wage": N_(
        "{what}: {rate} an hour is below the lowest legal wage of {wage}: nobody can be employed "
        "for it."
    ),
    "adequacy.rate.no_oncosts": N_(
        "{what}: {rate} an hour leaves too little for holiday pay, pension and insurance: an hour "
        "costs {whole}."
    ),
    "adequacy.rate.below_local": N_(
        "{what}: {rate} an hour is below the local price of {local}. Can the support be bought for "
        "it?"
    ),
    "monitoring.float.within": N_(
        "{balance} is {weeks} weeks of payments ({annual} a year); {allowed} weeks, {sum}, may "
        "be held."
    ),
    "monitoring.float.over": N_(
        "{balance} is {weeks} weeks of payments ({annual} a year); {allowed} weeks, {sum}, may "
        "be held: {over} is more than that."
    ),
    "monitoring.file.again": N_(
        "This file was taken in already, on {day} by {name}. Nothing was taken in."
    ),
    "monitoring.file.nothing_new": N_(
        "Every line of this file is there already. Nothing was taken in."
    ),
    "monitoring.line.unknown": N_(
        "No direct payment is decided for this support. Look at the page again."
    ),
}
register(SENTENCES)


REASONS = {
    "no-return": N_("no statement for 4 months"),
    "float": N_("over the float"),
    "not-sorted": N_("not all sorted"),
    "never-looked-at": N_("never looked at"),
    "new-payee": N_("new"),
    "large": N_("large sum"),
    "by-lot": N_("drawn by lot"),
}
"""Why an account is looked at."""
