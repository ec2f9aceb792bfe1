"""Sentences of the stage word: payment. How each instalment came about; pauses; what came back."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "recharge.days": N_("Choose days that are over, the first one first: today is {day}"),
    "recharge.nothing": N_("Nothing was recorded on these days that is charged back to them"),
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
    "payment.run.open": N_(
        "The run for {day}, opened by {name}, is not finished: seal it or give it up first"
    ),
    "payment.run.period": N_("The period from {first} was paid already, with a run of its own"),
    "payment.run.before": N_("There is a later run already: choose {day} or a later day"),
    "payment.run.reason": N_("Write why there is a run between the regular ones"),
    "payment.run.day": N_("Choose a day no more than {back} days back and {ahead} days ahead"),
    "payment.run.not_all_seen": N_(
        "This run has lines of families that you may not know of. Somebody who is named for them "
        "seals and exports it"
    ),
    "payment.run.changed": N_(
        "What is due is no longer what was reviewed: something was signed, changed or looked at "
        "since. Have the run reviewed again"
    ),
    "payment.run.nothing": N_("There is nothing to pay in this run"),
    "payment.cost_code.social_care": N_(
        "There is no cost code for social care, and the ledger’s layout asks for one. Write it "
        "down under “How we pay”, then have the run worked out again"
    ),
    "payment.cost_code.health": N_(
        "There is no cost code for health, and the ledger’s layout asks for one. Write it "
        "down under “How we pay”, then have the run worked out again"
    ),
    "payment.cost_code.sen": N_(
        "There is no cost code for SEN / education, and the ledger’s layout asks for one. Write it "
        "down under “How we pay”, then have the run worked out again"
    ),
    "payment.export.other": N_(
        "The file would be another than the one made on {day}. Tell whoever looks after the program"
    ),
    "payment.no_term": N_(
        "The school terms of that time are not known, so nobody can say what is due"
    ),
    "payment.too_much": N_("More than {most} at once is looked at first: the amount may be a slip"),
    "payment.share.health": N_("Nobody has written down who bears health’s share and agreed it"),
    "payment.share.sen": N_("Nobody has written down who bears education’s share and agreed it"),
    "payment.returned.look": N_("A payment came back on {day} and nobody has looked at it yet"),
    "payment.no_hands": N_(
        "This case is restricted, and no two people of finance are named for it: no run pays it. "
        "A manager names them under Workers and state"
    ),
    "payment.case": N_("The child’s record is closed, so nothing more is paid"),
    "share.strand": N_("Only health and education have a share of their own"),
    "share.agency": N_("Write whose share it is"),
    "share.agreed_by": N_("Write who agreed to it for them"),
    "share.agreed_on": N_("Choose a day up to {day}"),
    "share.monitored_by": N_("Write who looks at how their share is used"),
    "ledger.column.missing": N_("No column says “{word}”, without which nothing can be paid"),
    "returns.column.reference": N_("No column of the file is called “Reference”"),
    "returns.column.amount": N_("No column of the file is called “Amount”"),
    "returns.column.on": N_("No column of the file is called “Date”"),
    "returns.column.reason": N_("No column of the file is called “Reason”"),
    "returns.row": N_("Row {row} cannot be read: it needs a reference, an amount and a date"),
    "returns.nothing_new": N_(
        "No payment of ours that came back is in this file, or all are known"
    ),
    "returns.unknown": N_("No payment went out with the reference {reference}"),
    "returns.known": N_("This one is known already"),
    "returns.twice": N_("This one stands in the file twice"),
    "returns.amount": N_("{paid} went out with this reference, and the file says {told}"),
    "pause.nothing_paid": N_("This family is paid nothing that could be paused"),
    "pause.look": N_("Write what you looked at"),
    "paid.not_returned": N_("This payment did not come back"),
    "paid.look": N_("Write what was done about it"),
    "paid.before.done": N_("What was paid before is written down already, or a run has paid"),
    "paid.before.none": N_("Nothing of this is payable by then"),
    "paid.nothing": N_("Nothing was paid of this yet"),
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

KINDS_OF_RUN = {
    "four-weekly": N_("Four-weekly"),
    "monthly": N_("Monthly"),
    "termly": N_("Termly"),
    "between": N_("Between"),
}
"""Kind of a run → its name."""

DUE = {
    "four-weekly": N_("The four-weekly payments of {day} are due."),
    "monthly": N_("The monthly payments of {day} are due."),
    "termly": N_("The termly payments of {day} are due."),
}
COMING = {
    "four-weekly": N_("The next four-weekly payments are due on {day}."),
    "monthly": N_("The next monthly payments are due on {day}."),
    "termly": N_("The next termly payments are due on {day}."),
}
"""Kind of a regular run → that it is due, or when it will be."""

RUN_STATES = {
    "draft": N_("Opened"),
    "reviewed": N_("Checked"),
    "sealed": N_("Sealed"),
    "dropped": N_("Given up"),
}
"""State of a run → its name."""

KINDS_OF_ENTRY = {
    "payment": N_("Paid"),
    "before": N_("Paid before this program was used"),
    "returned": N_("Came back from the bank"),
    "reversal": N_("Reversed"),
    "paid_back": N_("Given back: paid too much"),
    "unspent": N_("Given back: not needed"),
}
"""Kind of an entry → its name."""

PAUSES = {
    "asked": N_("A manager has to agree"),
    "agreed": N_("Agreed"),
    "refused": N_("Not agreed"),
    "withdrawn": N_("Taken back"),
}
"""State of a pause → its name."""
