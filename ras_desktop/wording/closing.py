"""Sentences about what follows when a case is closed, held or reopened."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "closing.same": N_("The case already stands like this"),
    "closing.reopen.work": N_("The case is worked on again and shows in the caseload"),
    "closing.reopen.died": N_(
        "The record says that the child has died: reopen only to mend a mistake"
    ),
    "closing.reopen.money": N_(
        "Payments of {sum} a year do not start again by themselves: check them"
    ),
    "closing.reopen.review": N_("The next review is due on {day}"),
    "closing.reopen.review_late": N_("A review was due on {day}: it shows as late"),
    "closing.hold.kept": N_("Everything is kept, drafts too; the case still shows in the caseload"),
    "closing.hold.money": N_(
        "Payments of {sum} a year go on: pausing them is a decision of its own"
    ),
    "closing.hold.review": N_("The review due on {day} stays due"),
    "closing.hold.requests": N_(
        "Requests that wait for an outcome: {count}. The family still waits"
    ),
    "closing.money.notice": N_(
        "{sum} a year is being paid. Ending it is a reduction: it needs a decision with reasons "
        "and three months’ notice, so payments go on at least to {ends}"
    ),
    "closing.money.moved_away": N_(
        "Payments of {sum} a year end without notice because the family has moved away on {day}: "
        "tell the new council, and finance to close the account"
    ),
    "closing.money.died": N_(
        "Payments of {sum} a year end without notice on {day}: tell finance, and have one person "
        "speak with the family"
    ),
    "closing.requests": N_(
        "Requests that wait for an outcome: {count}. Record an outcome, so that the family is told"
    ),
    "closing.drafts": N_("Begun and not finished, kept as they are: {stages}"),
    "closing.review": N_("The review due on {day} no longer shows as due"),
    "closing.siblings": N_(
        "Linked siblings with their own case: {count}. Their cases do not change"
    ),
    "closing.died": N_("No letter or reminder is made for this case without somebody’s look first"),
    "closing.kept": N_("The record stays, can be read and found, and can be reopened"),
}
register(SENTENCES)
